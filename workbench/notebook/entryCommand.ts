import {existsSync, mkdirSync, renameSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {buildSync} from "esbuild";

const here = fileURLToPath(import.meta.url);
const bundled = new Map<string, string>();

/**
 * Bundles an entry of this folder when this module runs from sources, once per process.
 * The child must not be started through tsx: its hooks change how cells resolve packages.
 */
function bundleFromSource(name: string): string {
  const known = bundled.get(name);
  if (known !== undefined) return known;
  // Inside the package, so that what the entry looks for beside itself is where it is when built.
  const folder = join(dirname(here), "../dist.sources/notebook");
  const outfile = join(folder, `${name}.entry.js`);
  const fresh = `${outfile}.${process.pid}.js`;
  mkdirSync(folder, {recursive: true});
  buildSync({
    entryPoints: [join(dirname(here), `${name}.entry.ts`)],
    outfile: fresh,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  renameSync(fresh, outfile);
  bundled.set(name, outfile);
  return outfile;
}

function findEntry(name: string): string {
  if (here.endsWith(".ts")) return bundleFromSource(name);
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const entry = join(folder, "notebook", `${name}.entry.js`);
    if (existsSync(entry)) return entry;
  }
  throw new Error(`entryCommand: notebook/${name}.entry.js must lie beside the built program`);
}

/**
 * Gives the arguments with which Node starts an entry of this folder.
 *
 * @param name - file name without `.entry.ts`
 */
export function entryCommand(name: string): string[] {
  // Node 20 warns when a cell's require loads an ES module, which is how every chapter imports.
  return ["--disable-warning=ExperimentalWarning", findEntry(name)];
}
