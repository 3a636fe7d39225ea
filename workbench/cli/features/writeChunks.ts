import {open, rename, rm} from "node:fs/promises";

/** Writes a file whole or not at all, piece by piece, so that a long one is never one text in memory; its folder must be there. */
export async function writeChunks(path: string, chunks: Iterable<string>): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, "w");
    try {
      for (const chunk of chunks) await file.write(chunk);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}
