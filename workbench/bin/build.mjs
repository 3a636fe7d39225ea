// Builds lib (JavaScript and declarations) and workbench (bundles) into their dist folders.
// Plain JavaScript: it runs before anything is compiled.
import {createHash} from "node:crypto";
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Lists the files below a folder, sorted, without build output. */
async function filesBelow(folder) {
  const found = [];
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (/^dist(\.|$)/.test(entry.name) || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else found.push(path);
  }
  return found.sort();
}

/** Hashes the content of the given folders and files. */
async function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash
      .update(path.slice(root.length))
      .update("\0")
      .update(await readFile(path))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Runs a program, and fails with its output when it fails. */
function runNode(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {cwd, stdio: ["ignore", "pipe", "pipe"]});
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(output) : reject(new Error(`the build failed:\n${output}`)),
    );
  });
}

/**
 * Puts what `make` builds in a fresh folder in the place of the old build; two builds at once end with
 * one of them, and one that fails leaves nothing.
 */
async function replace(out, make) {
  const fresh = `${out}.${process.pid}`;
  const old = `${fresh}.old`;
  try {
    await make(fresh);
    if (existsSync(out)) await rename(out, old);
    await rename(fresh, out);
  } finally {
    await rm(fresh, {recursive: true, force: true});
    await rm(old, {recursive: true, force: true});
  }
}

/** Compiles lib; declarations name their neighbours by .js, which every compiler reads. */
async function buildLib(fresh) {
  await runNode(
    [join(root, "node_modules/typescript/lib/tsc.js"), "-p", "tsconfig.json", "--outDir", fresh],
    join(root, "lib"),
  );
  for (const path of await filesBelow(fresh)) {
    if (!path.endsWith(".d.ts")) continue;
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
  }
  const manifest = join(root, "datasets/manifest.json");
  if (existsSync(manifest)) {
    await mkdir(join(fresh, "data"), {recursive: true});
    await writeFile(join(fresh, "data/manifest.json"), await readFile(manifest));
  }
}

/**
 * Leaves packages where they are installed, except mathjs: of it only what is used comes into the bundle, which
 * then starts in a quarter of the time that the whole takes.
 */
const packages = {
  name: "packages",
  setup({onResolve}) {
    onResolve({filter: /^[^./]/}, ({path, importer, kind}) => {
      const inside = /[\\/]node_modules[\\/]/.test(importer);
      if (kind === "entry-point" || inside || path === "mathjs") return undefined;
      return {path, external: true};
    });
  },
};

/** Keeps the licence of every package of which something came into the bundle beside it. */
async function writeLicences(inputs, folder) {
  const names = new Set();
  for (const path of inputs) {
    const name = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name !== undefined) names.add(name);
  }
  const texts = [];
  for (const name of [...names].sort()) {
    const own = join(root, "node_modules", name);
    const files = (await readdir(own)).filter((file) => /^(licen[cs]e|notice)/i.test(file));
    const {version, license, author} = JSON.parse(
      await readFile(join(own, "package.json"), "utf8"),
    );
    const by = typeof author === "string" ? author : (author?.name ?? "its authors");
    texts.push(`${name} ${version}, ${license}, by ${by}\n`);
    for (const file of files.sort()) {
      texts.push(`${name}: ${file}\n\n${(await readFile(join(own, file), "utf8")).trim()}\n`);
    }
  }
  await writeFile(join(folder, "LICENCES-OF-PARTS.txt"), texts.join(`\n${"-".repeat(72)}\n`));
}

/** Bundles every file of workbench/cli and every *.entry.ts into workbench/dist. */
async function buildWorkbench(fresh) {
  const {build} = await import("esbuild");
  const workbench = join(root, "workbench");
  const entryPoints = (await filesBelow(workbench)).filter(
    (path) =>
      path.endsWith(".entry.ts") ||
      path.endsWith(".entry.css") ||
      (path.startsWith(join(workbench, "cli")) && path.endsWith(".ts")),
  );
  const {metafile} = await build({
    entryPoints,
    metafile: true,
    absWorkingDir: root,
    outbase: workbench,
    outdir: fresh,
    bundle: true,
    splitting: true,
    plugins: [packages],
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  await writeLicences(Object.keys(metafile.inputs), fresh);
}

/**
 * Builds what has changed since the last build.
 * @param {(line: string) => void} say - told in one line what is being done
 */
export async function buildIfStale(say) {
  const stampPath = join(root, ".voxelbook/build.json");
  const stamp = existsSync(stampPath) ? JSON.parse(await readFile(stampPath, "utf8")) : {};
  const manifest = join(root, "datasets/manifest.json");
  const lib = await hashOf([
    ...(await filesBelow(join(root, "lib"))),
    ...(existsSync(manifest) ? [manifest] : []),
  ]);
  const workbench = await hashOf(await filesBelow(join(root, "workbench")));
  if (stamp.lib !== lib || !existsSync(join(root, "lib/dist"))) {
    say("building the library");
    await replace(join(root, "lib/dist"), buildLib);
  }
  if (stamp.workbench !== workbench || !existsSync(join(root, "workbench/dist"))) {
    say("building the workbench");
    await replace(join(root, "workbench/dist"), buildWorkbench);
  }
  await mkdir(join(root, ".voxelbook"), {recursive: true});
  await writeFile(stampPath, JSON.stringify({lib, workbench}));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildIfStale((line) => console.error(`voxelbook: ${line}`));
}
