import {readdir} from "node:fs/promises";
import {join, sep} from "node:path";

/** A file of a folder. */
export interface FileBelow {
  readonly path: string;
  /** Relative to the folder, with "/". */
  readonly name: string;
}

/** Lists the files below a folder, hidden ones too, sorted. */
export async function filesBelow(folder: string): Promise<FileBelow[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths.map((path) => ({
    path,
    name: path
      .slice(folder.length + 1)
      .split(sep)
      .join("/"),
  }));
}
