import type {Dirent} from "node:fs";
import {existsSync} from "node:fs";
import {readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {DatasetError} from "./datasetError.ts";
import {hashFile} from "./hashFile.ts";
import type {DatasetInfo} from "./manifest.ts";

/** How deep a mirror is searched for a file that is not at its usual path. */
const DEPTH = 8;

/** Returns the size of a regular file, or -1 where there is none. */
export async function fileSize(path: string): Promise<number> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : -1;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(String((error as {code?: unknown}).code))) return -1;
    throw error;
  }
}

/** A regular file of a mirror. */
export interface MirrorFile {
  readonly path: string;
  readonly bytes: number;
}

/** Lists the regular files below a mirror folder, sorted by name, for several searches in a row. */
export async function indexMirror(folder: string, depth: number = DEPTH): Promise<MirrorFile[]> {
  const found: MirrorFile[] = [];
  const entries: Dirent[] = await readdir(folder, {withFileTypes: true});
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth > 0) found.push(...(await indexMirror(path, depth - 1)));
      continue;
    }
    const bytes = await fileSize(path);
    if (bytes >= 0) found.push({path, bytes});
  }
  return found;
}

/**
 * Finds a dataset in a mirror folder by its SHA-256: at the manifest's path first, else any file
 * with the same size and hash. Returns the path, or what was found instead.
 */
export async function findInMirror(
  info: DatasetInfo,
  folder: string,
  index?: readonly MirrorFile[],
): Promise<{path: string} | {missing: string}> {
  const usable = existsSync(folder) && (await stat(folder)).isDirectory();
  if (!usable) {
    throw new DatasetError(
      `${info.id}: VOXELBOOK_MIRROR must name a folder, got ${folder}; correct it or unset it`,
      {fault: "mirror", dataset: info.id},
    );
  }

  // The usual place; a wrong file there is remembered for the message, not used.
  const usual = join(folder, info.file);
  const size = await fileSize(usual);
  let missing = `the mirror ${folder} has no ${info.file}`;
  if (size === info.bytes) {
    const got = await hashFile(usual);
    if (got === info.sha256) return {path: usual};
    missing = `the mirror's ${info.file} has SHA-256 ${got}, expected ${info.sha256}`;
  } else if (size >= 0) {
    missing = `the mirror's ${info.file} has ${size} bytes, expected ${info.bytes}`;
  }

  for (const {path, bytes} of index ?? (await indexMirror(folder))) {
    if (path === usual || bytes !== info.bytes) continue;
    if ((await hashFile(path)) === info.sha256) return {path};
  }
  return {missing};
}
