import {readFile} from "node:fs/promises";
import {type Zippable, zipSync} from "fflate";
import {filesBelow} from "./filesBelow.ts";

/** The time of every file in a zip: equal releases are equal files. */
const TIME = new Date(2000, 0, 1);

/**
 * Packs a folder as a zip.
 *
 * @param folder - what is packed, hidden files too
 * @param root - name of the folder in the zip; "" puts the files at its top
 */
export async function zipFolder(folder: string, root: string): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const {path, name} of await filesBelow(folder)) {
    // What is packed already gains nothing from being packed again.
    const level = /\.(tgz|zip|png)$/.test(name) ? 0 : 6;
    files[root === "" ? name : `${root}/${name}`] = [await readFile(path), {level, mtime: TIME}];
  }
  return zipSync(files);
}
