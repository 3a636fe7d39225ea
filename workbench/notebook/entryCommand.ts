import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

/**
 * Gives the arguments with which Node starts an entry of this folder: the built file, or,
 * when this module itself runs from sources, the source through tsx.
 *
 * @param name - file name without `.entry.ts`
 */
export function entryCommand(name: string): string[] {
  const here = fileURLToPath(import.meta.url);
  // Node 20 warns when a cell's require loads an ES module, which is how every chapter imports.
  const quiet = "--disable-warning=ExperimentalWarning";
  if (here.endsWith(".ts")) {
    const tsx = createRequire(import.meta.url).resolve("tsx");
    return [quiet, "--import", pathToFileURL(tsx).href, join(dirname(here), `${name}.entry.ts`)];
  }
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const entry = join(folder, "notebook", `${name}.entry.js`);
    if (existsSync(entry)) return [quiet, entry];
  }
  throw new Error(`entryCommand: notebook/${name}.entry.js must lie beside the built program`);
}
