import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

/** Writes a file whole or not at all: under another name first, then in one step to its place. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}
