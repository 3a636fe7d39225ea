// `npm run bench:peers`: makes the Python environment that benchmarks compare with.
import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const folder = fileURLToPath(new URL("../../.voxelbook/peers", import.meta.url));
const requirements = fileURLToPath(new URL("./requirements.txt", import.meta.url));

/** Runs one step and ends the program where it fails. */
function step(what, program, args, fix) {
  console.log(`bench:peers: ${what}`);
  const {status, error} = spawnSync(program, args, {stdio: "inherit"});
  if (status === 0) return;
  console.error(`bench:peers: ${what} failed (${error?.message ?? `exit code ${status}`})`);
  console.error(`  fix: ${fix}`);
  process.exit(3);
}

step(
  "making a Python environment in .voxelbook/peers",
  "python3",
  ["-m", "venv", folder],
  "install Python 3.11 or later with venv (Debian: apt install python3 python3-venv)",
);
step(
  "installing NumPy, SciPy, scikit-image and SimpleITK",
  join(folder, "bin/python"),
  ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements],
  "check the network, then run npm run bench:peers again",
);
console.log("bench:peers: ready");
