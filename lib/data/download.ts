import type {FileHandle} from "node:fs/promises";
import {open, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {DatasetError} from "./datasetError.ts";
import {hashFile} from "./hashFile.ts";
import type {DatasetInfo} from "./manifest.ts";
import {fileSize} from "./mirror.ts";

/** How a download goes; all times in ms. */
export interface DownloadOptions {
  /** Told the bytes that are there so far, resumed ones included. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
  /** Longest silence of the server before the attempt is given up. */
  readonly silenceMs?: number;
  /** Pauses before the second, third … attempt; one more attempt than pauses is made. */
  readonly pausesMs?: readonly number[];
}

/** A dataset with a public address. */
export type PublicDataset = DatasetInfo & {readonly url: string};

/** An attempt that may succeed when repeated. */
class TransientError extends Error {
  override name = "TransientError";
}

/** The error of a download that its caller has stopped. */
export function stoppedError(info: DatasetInfo): DatasetError {
  return new DatasetError(
    `${info.id}: stopped; what has come so far is kept and resumed next time`,
    {fault: "stopped", dataset: info.id},
  );
}

/** Answers that mean "try again later". */
const LATER = [408, 425, 429, 500, 502, 503, 504];

/** Returns the innermost message of an error, where fetch hides the reason. */
function reasonOf(error: unknown): string {
  const {cause, message, code} = error as {cause?: unknown; message?: string; code?: string};
  if (cause instanceof Error) return reasonOf(cause);
  return message || code || String(error);
}

/** Tells whether a host's name is unknown: without a network every name is, and a pause changes nothing. */
function isUnknownHost(error: unknown): boolean {
  const {cause, code} = error as {cause?: unknown; code?: string};
  return code === "ENOTFOUND" || (cause instanceof Error && isUnknownHost(cause));
}

/** Opens the address from a byte on; says whether the server goes on there or starts again. */
async function request(
  info: PublicDataset,
  start: number,
  signal: AbortSignal,
): Promise<{response: Response; from: number}> {
  const headers: Record<string, string> = {"accept-encoding": "identity"};
  if (start > 0) headers["range"] = `bytes=${start}-`;
  let response: Response;
  try {
    response = await fetch(info.url, {headers, signal, redirect: "follow"});
  } catch (error) {
    throw new TransientError(reasonOf(error), {cause: error});
  }
  if (response.status === 206) {
    const range = response.headers.get("content-range") ?? "";
    const from = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? Number.NaN);
    if (from === start) return {response, from};
    await response.body?.cancel();
    throw new TransientError(`the server answered with bytes "${range}", asked from ${start}`);
  }
  if (response.ok) return {response, from: 0};
  await response.body?.cancel();
  if (response.status === 416 || LATER.includes(response.status)) {
    throw new TransientError(`the server answered ${response.status}`);
  }
  throw new DatasetError(
    `${info.id}: the server answered ${response.status} for ${info.url}; the file may have moved`,
    {fault: "not-found", dataset: info.id},
  );
}

/** Writes a whole chunk at the end of what is there; a full disk is said as such. */
async function append(handle: FileHandle, chunk: Uint8Array, info: DatasetInfo, part: string) {
  try {
    await handle.writeFile(chunk);
  } catch (error) {
    if ((error as {code?: unknown}).code !== "ENOSPC") throw error;
    await rm(part, {force: true});
    throw new DatasetError(
      `${info.id}: the disk is full at ${part}; the file needs ${info.bytes} bytes. ` +
        "Free some space, or set VOXELBOOK_CACHE to a folder on another disk",
      {fault: "disk-full", dataset: info.id},
    );
  }
}

/** Makes one attempt: goes on where the partial file ends, and stops at the expected size. */
async function attempt(info: PublicDataset, part: string, options: DownloadOptions): Promise<void> {
  const {onProgress, signal, silenceMs = 30_000} = options;
  const have = Math.max(0, await fileSize(part));
  if (have === info.bytes) return;
  if (have > info.bytes) await rm(part, {force: true});

  // The clock runs from one chunk to the next, not over the whole file.
  const silence = new AbortController();
  const clock = setTimeout(
    () => silence.abort(new TransientError(`no byte came for ${silenceMs} ms`)),
    silenceMs,
  );
  const either = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
  try {
    const {response, from} = await request(info, have > info.bytes ? 0 : have, either);
    const handle = await open(part, from > 0 ? "a" : "w");
    let bytes = from;
    try {
      for await (const chunk of response.body ?? []) {
        clock.refresh();
        await append(handle, chunk as Uint8Array, info, part);
        bytes += (chunk as Uint8Array).length;
        onProgress?.(Math.min(bytes, info.bytes));
        if (bytes > info.bytes) break;
      }
    } catch (error) {
      if (error instanceof DatasetError) throw error;
      throw new TransientError(reasonOf(error));
    } finally {
      await handle.close();
    }
    if (bytes < info.bytes) {
      throw new TransientError(`the connection ended after ${bytes} of ${info.bytes} bytes`);
    }
  } finally {
    clearTimeout(clock);
  }
}

/** Repeats attempts that failed for a passing reason, with growing pauses between them. */
async function fill(info: PublicDataset, part: string, options: DownloadOptions): Promise<void> {
  const {signal, pausesMs = [500, 1_500, 4_000]} = options;
  for (let round = 0; ; round++) {
    try {
      return await attempt(info, part, options);
    } catch (error) {
      if (signal?.aborted) throw stoppedError(info);
      if (!(error instanceof TransientError)) throw error;
      if (round >= pausesMs.length || isUnknownHost(error)) {
        const often = round === 0 ? "" : `; ${round + 1} attempts`;
        throw new DatasetError(
          `${info.id}: ${info.url} cannot be reached (${reasonOf(error)}${often})`,
          {fault: "no-network", dataset: info.id},
        );
      }
      await pause(pausesMs[round], undefined, signal === undefined ? {} : {signal}).catch(() => {
        throw stoppedError(info);
      });
    }
  }
}

/**
 * Downloads a dataset into a folder, under its SHA-256, and returns the path. Goes on with an
 * earlier partial file; the final name appears only once size and hash are right.
 */
export async function download(
  info: PublicDataset,
  folder: string,
  options: DownloadOptions = {},
): Promise<string> {
  const path = join(folder, info.sha256);
  const part = `${path}.part`;

  // A partial file of an earlier day may be what is wrong: then once more, from the start.
  const resumed = (await fileSize(part)) > 0;
  for (const last of resumed ? [false, true] : [true]) {
    await fill(info, part, options);
    const size = await fileSize(part);
    const got = await hashFile(part);
    if (size === info.bytes && got === info.sha256) {
      await rename(part, path);
      return path;
    }
    await rm(part, {force: true});
    if (last) {
      const more = size > info.bytes ? `more than ${info.bytes} bytes, ` : "";
      throw new DatasetError(
        `${info.id}: ${info.url} is not the file of the manifest: SHA-256 must be ${info.sha256}, ` +
          `got ${more}${got}; the download was removed`,
        {fault: "checksum", dataset: info.id},
      );
    }
  }
  throw new Error(`download: ${info.id} ended without a result`);
}
