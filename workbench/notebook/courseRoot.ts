import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** Returns the nearest folder at or above one from which `voxelbook/<folder>` resolves. */
export function courseAbove(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules/voxelbook/package.json"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Returns the folder in which cells run, the same for the runner and Jupyter: the root of the
 * course that the given folder lies in, else of the course this program belongs to.
 */
export function courseRoot(start: string): string | undefined {
  return courseAbove(start) ?? courseAbove(dirname(fileURLToPath(import.meta.url)));
}
