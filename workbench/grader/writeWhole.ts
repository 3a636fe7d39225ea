import {mkdir, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

/** Writes a file whole or not at all: a new file beside it takes its place once it is complete. */
export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = await open(fresh, "w", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, {force: true});
    throw error;
  }
}
