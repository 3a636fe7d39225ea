import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {bundleEntry} from "./bundleEntry.ts";

const here = fileURLToPath(import.meta.url);

/**
 * Bundles an entry of this folder when this module runs from sources.
 * The child must not be started through tsx: its hooks change how cells resolve packages.
 */
function bundleFromSource(name: string): string {
  const folder = join(dirname(here), "../dist.sources/notebook");
  return bundleEntry(join(dirname(here), `${name}.entry.ts`), join(folder, `${name}.entry.js`));
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
