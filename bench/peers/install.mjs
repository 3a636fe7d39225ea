// `npm run bench:peers`: makes the Python environments that benchmarks compare with.
import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const NETWORK = "check the network, then run npm run bench:peers again";

/** Runs one step and ends the program where it fails. */
function step(what, program, args, fix) {
  console.log(`bench:peers: ${what}`);
  const {status, error} = spawnSync(program, args, {stdio: "inherit"});
  if (status === 0) return;
  console.error(`bench:peers: ${what} failed (${error?.message ?? `exit code ${status}`})`);
  console.error(`  fix: ${fix}`);
  process.exit(3);
}

/** Makes an environment and gives the call that installs into it. */
function environment(name) {
  const folder = fileURLToPath(new URL(`../../.voxelbook/${name}`, import.meta.url));
  step(
    `making a Python environment in .voxelbook/${name}`,
    "python3",
    ["-m", "venv", folder],
    "install Python 3.11 or later with venv (Debian: apt install python3 python3-venv)",
  );
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  return (what, args) => {
    step(`installing ${what}`, join(folder, "bin/python"), [...pip, ...args], NETWORK);
  };
}

const requirements = (name) => ["-r", fileURLToPath(new URL(`./${name}`, import.meta.url))];

environment("peers")("NumPy, SciPy, scikit-image and SimpleITK", requirements("requirements.txt"));

// PyRadiomics 3.0.1 needs an older NumPy, and builds its C code against it.
const install = environment("peers-radiomics");
install("NumPy 1 and what PyRadiomics builds with", requirements("radiomics-requirements.txt"));
install("PyRadiomics", ["--no-build-isolation", "pyradiomics==3.0.1"]);

environment("peers-statistics")(
  "neuroCombat, scikit-learn, pingouin and lifelines",
  requirements("statistics-requirements.txt"),
);

environment("peers-nbgrader")("nbgrader and its kernel", requirements("nbgrader-requirements.txt"));

// An index of builds for the processor alone saves two gigabytes: PIP_INDEX_URL names one.
environment("peers-torch")("PyTorch, MONAI and captum", requirements("torch-requirements.txt"));
console.log("bench:peers: ready");
