import {createHash} from "node:crypto";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {CacheEnvironment} from "../../lib/data/files.ts";
import type {DatasetInfo} from "../../lib/data/index.ts";

/** Runs a test in a fresh folder that is removed afterwards. */
export async function inScratch(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-test-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Returns the SHA-256 of bytes. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

/** Makes the row of a dataset with these bytes. */
export function rowOf(bytes: Uint8Array, url: string | null): DatasetInfo & {readonly url: string} {
  const row = {
    id: "made-up",
    title: "A made-up file",
    kind: "image",
    unit: "1",
    file: "folder/made-up.nii.gz",
    url,
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    licence: "CC0 1.0",
    attribution: "nobody",
    mirrorOnly: url === null,
  } as const;
  return row as typeof row & {readonly url: string};
}

/** An environment whose cache, and mirror if given, lie in a test's folder. */
export function environmentOf(cache: string, mirror?: string): CacheEnvironment {
  return {
    env: {VOXELBOOK_CACHE: cache, ...(mirror === undefined ? {} : {VOXELBOOK_MIRROR: mirror})},
    platform: "linux",
    home: cache,
  };
}
