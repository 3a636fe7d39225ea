import {mkdir, mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {CliError, FAILED} from "../cli/error.ts";
import {explainWrite} from "../grader/explainWrite.ts";
import {sweepParts} from "../grader/sweepParts.ts";
import {sha256} from "./readArchive.ts";

const PREFIX = ".incoming-";

/** A file that has been read and lies whole in the folder, under no name of its own yet. */
export interface Staged {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Where files wait, in the folder they will lie in, until it is known whose they are. So memory does not grow
 * with the number of submissions, and a file comes under its name by renaming, whole or not at all.
 */
export interface Staging {
  /** Keeps bytes; equal ones are kept once. */
  put(bytes: Uint8Array): Promise<Staged>;
  /** Where the bytes of a hash lie, if they were kept. */
  at(sha256: string): string;
  /** Keeps an archive to look into; it is gone after {@link Staging.drop}. */
  putArchive(bytes: Uint8Array): Promise<string>;
  drop(path: string): Promise<void>;
  /** Removes everything that still waits. */
  close(): Promise<void>;
}

/** What waits need not last: a run that is cut off reads its sources again. */
async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    // Told by the folder that was named on the command line; whatever it is, it is no fault of a source.
    const shown = join(dirname(dirname(path)), basename(path));
    const explained = explainWrite(error, shown);
    if (explained instanceof CliError) throw explained;
    const message = `${shown} cannot be written: ${(error as Error).message}`;
    throw new CliError(message, {exitCode: FAILED});
  }
}

/** Makes the place where files wait; what a killed run left there goes. */
export async function openStaging(out: string): Promise<Staging> {
  try {
    await mkdir(out, {recursive: true});
  } catch (error) {
    throw explainWrite(error, out);
  }
  await sweepParts(out);
  for (const name of await readdir(out)) {
    if (name.startsWith(PREFIX)) await rm(join(out, name), {recursive: true, force: true});
  }
  const folder = await mkdtemp(join(out, PREFIX)).catch((error: unknown) => {
    throw explainWrite(error, join(out, PREFIX));
  });
  const kept = new Set<string>();
  let archives = 0;
  const at = (sum: string): string => join(folder, `${sum}.ipynb`);
  return {
    at,
    async put(bytes) {
      const sum = sha256(bytes);
      const path = at(sum);
      if (!kept.has(sum)) await writeBytes(path, bytes);
      kept.add(sum);
      return {path, sha256: sum};
    },
    async putArchive(bytes) {
      const path = join(folder, `${archives++}.zip`);
      await writeBytes(path, bytes);
      return path;
    },
    drop: (path) => rm(path, {force: true}),
    close: () => rm(folder, {recursive: true, force: true}),
  };
}
