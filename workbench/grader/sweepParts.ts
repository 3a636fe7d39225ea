import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {isAlive} from "./processMark.ts";
import {PART} from "./writeWhole.ts";

/** Records lie no deeper: `<student>/NN-topic/name.json`. */
const DEPTH = 2;

/**
 * Removes the half-written files of processes that were killed, in a folder of results and below it.
 *
 * @param folder - locked by this process
 */
export async function sweepParts(folder: string, depth = DEPTH): Promise<void> {
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    const [, mark] = PART.exec(entry.name) ?? [];
    if (entry.isDirectory() && depth > 0) await sweepParts(path, depth - 1);
    else if (entry.isFile() && mark !== undefined && !isAlive(mark)) await rm(path, {force: true});
  }
}
