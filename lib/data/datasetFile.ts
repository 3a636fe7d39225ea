import {mkdir, rm, statfs} from "node:fs/promises";
import {join} from "node:path";
import {type CacheEnvironment, cacheFolder, processEnvironment} from "../core/index.ts";
import {DatasetError} from "./datasetError.ts";
import type {DownloadOptions} from "./download.ts";
import {download, stoppedError} from "./download.ts";
import {hashFile} from "./hashFile.ts";
import {withLock} from "./lock.ts";
import type {DatasetInfo} from "./manifest.ts";
import type {MirrorFile} from "./mirror.ts";
import {fileSize, findInMirror} from "./mirror.ts";
import {mirrorFolder} from "./mirrorFolder.ts";

/** Where a dataset's file was found; "network" means that it has just come. */
export interface FoundDataset {
  readonly path: string;
  readonly source: "mirror" | "cache" | "network";
}

/** Options of {@link datasetFile}. */
export interface DatasetFileOptions extends DownloadOptions {
  readonly environment?: CacheEnvironment;
}

/** Says the three ways to a dataset that could not be had, one a line. */
function waysToGet(info: DatasetInfo, folder: string): string {
  const mirror = "set VOXELBOOK_MIRROR to a folder that holds it (found by its SHA-256)";
  const byHand = join(folder, info.sha256);
  if (info.url === null) return `\nTo get it, ${mirror}\n  or copy the file to ${byHand}`;
  return (
    `\nTo get it, connect and run: voxelbook datasets fetch ${info.id}` +
    `\n  or ${mirror}` +
    `\n  or fetch ${info.url} on another machine and copy it to ${byHand}`
  );
}

/** Returns the cached file when its bytes are right; says what is wrong with a damaged one. */
async function inCache(info: DatasetInfo, folder: string): Promise<{path?: string; note: string}> {
  const path = join(folder, info.sha256);
  const size = await fileSize(path);
  if (size < 0) return {note: ""};
  const got = size === info.bytes ? await hashFile(path) : `a file of ${size} bytes`;
  if (got === info.sha256) return {path, note: ""};
  return {note: `the cached copy is damaged: expected SHA-256 ${info.sha256}, got ${got}. `};
}

/** Makes the cache folder and checks that the file will fit. */
async function prepareFolder(info: DatasetInfo, folder: string): Promise<void> {
  try {
    await mkdir(folder, {recursive: true});
  } catch (error) {
    throw new DatasetError(
      `${info.id}: the cache folder ${folder} cannot be made (${(error as Error).message}); ` +
        "set VOXELBOOK_CACHE to a folder that can be written",
      {fault: "cache", dataset: info.id},
    );
  }
  const {bavail, bsize} = await statfs(folder);
  if (bavail * bsize < info.bytes) {
    throw new DatasetError(
      `${info.id}: the disk is full at ${folder}: ${bavail * bsize} bytes are free, the file needs ` +
        `${info.bytes}. Free some space, or set VOXELBOOK_CACHE to a folder on another disk`,
      {fault: "disk-full", dataset: info.id},
    );
  }
}

/** Adds to an error of the network what else was tried and the ways to get the file. */
function withWays(error: DatasetError, note: string, ways: string): DatasetError {
  if (error.fault !== "no-network" && error.fault !== "not-found") return error;
  return new DatasetError(`${error.message}${note === "" ? "" : `; ${note.trim()}`}${ways}`, {
    fault: error.fault,
    dataset: error.dataset,
  });
}

/** Finds a dataset where it already is: the mirror first, then the cache; never the network. */
export async function findLocally(
  info: DatasetInfo,
  environment: CacheEnvironment = processEnvironment(),
  index?: readonly MirrorFile[],
): Promise<{found?: FoundDataset; note: string}> {
  const mirror = mirrorFolder(environment);
  let note = "";
  if (mirror !== undefined) {
    const there = await findInMirror(info, mirror, index);
    if ("path" in there) return {found: {path: there.path, source: "mirror"}, note: ""};
    note = `${there.missing}. `;
  }
  const cached = await inCache(info, cacheFolder(environment));
  note += cached.note;
  return cached.path === undefined ? {note} : {found: {path: cached.path, source: "cache"}, note};
}

/** Brings a dataset's file here, verified by size and SHA-256: mirror, then cache, then network. */
export async function datasetFile(
  info: DatasetInfo,
  {environment = processEnvironment(), ...options}: DatasetFileOptions = {},
): Promise<FoundDataset> {
  const {found, note} = await findLocally(info, environment);
  if (found !== undefined) return found;

  const folder = cacheFolder(environment);
  const ways = waysToGet(info, folder);
  const {url} = info;
  if (url === null) {
    throw new DatasetError(`${info.id}: this file has no public address. ${note.trim()}${ways}`, {
      fault: "mirror-only",
      dataset: info.id,
    });
  }
  await prepareFolder(info, folder);
  try {
    return await withLock(
      join(folder, `${info.sha256}.lock`),
      async (): Promise<FoundDataset> => {
        // Another process may have brought it while this one waited for the lock.
        const meanwhile = await inCache(info, folder);
        if (meanwhile.path !== undefined) return {path: meanwhile.path, source: "cache"};
        await rm(join(folder, info.sha256), {force: true});
        return {path: await download({...info, url}, folder, options), source: "network"};
      },
      {signal: options.signal},
    );
  } catch (error) {
    if (error instanceof DatasetError) throw withWays(error, note, ways);
    throw options.signal?.aborted ? stoppedError(info) : error;
  }
}
