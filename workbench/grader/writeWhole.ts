import {mkdir, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {explainWrite} from "./explainWrite.ts";
import {ownMark} from "./processMark.ts";

/** Makes the new name of a file last through a loss of power, where the system lets a folder be synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}

/** The name of a file while it is written: `.name.4711-123456.part`, after the process that writes it. */
export const PART = /^\..+\.(\d+-\d+)\.part$/;

/**
 * Writes a file whole or not at all: a new file beside it takes its place once it is complete and on disk.
 *
 * @throws CliError naming the path and the fix when the disk is full or may not be written
 */
export async function writeWhole(
  path: string,
  text: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  const folder = dirname(path);
  const fresh = join(folder, `.${basename(path)}.${ownMark()}.part`);
  try {
    await mkdir(folder, {recursive: true});
    const file = await open(fresh, "w", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(fresh, {force: true}).catch(() => undefined);
    throw explainWrite(error, path);
  }
}
