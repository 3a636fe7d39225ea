import {mkdir, rename, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

/** Writes a file under another name first, so that a reader never meets half of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, text);
  await rename(fresh, path);
}
