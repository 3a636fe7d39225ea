import {lstat, readFile, rm, rmdir, utimes} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {CliError, FAILED} from "../cli/error.ts";
import {type CollectedFile, EARLIER} from "../grader/collected.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import type {Attempt} from "./attempts.ts";
import {sha256} from "./readArchive.ts";

/** Where the attempts of one student at one exercise lie. */
export interface Places {
  /** What counts, the attempt that came last. */
  readonly files: readonly CollectedFile[];
  readonly earlier: readonly CollectedFile[];
}

/** The name of an exercise's file: the short one where no two exercises share it. */
export function exerciseFile(exercise: string, ids: readonly string[]): string {
  const short = basename(exercise);
  return ids.filter((id) => basename(id) === short).length > 1 ? exercise : short;
}

/** Where a file lies once another one counts. */
export function earlierPath(
  {student, exercise, sha256: hash}: Pick<CollectedFile, "student" | "exercise" | "sha256">,
  ids: readonly string[],
): string {
  const name = exerciseFile(exercise, ids).replace("/", "__");
  return `${student}/${EARLIER}/${name}.${hash.slice(0, 12)}.ipynb`;
}

/** Lays the attempts of a student out in files. */
export function layOut(attempts: readonly Attempt[], ids: readonly string[]): Places {
  const last = attempts.at(-1);
  const paths = (attempt: Attempt): CollectedFile[] =>
    attempt.files.map((file, i) => {
      const name = exerciseFile(file.exercise, ids);
      const own = i === 0 ? name : `${name}-${i + 1}`;
      const path = attempt === last ? `${file.student}/${own}.ipynb` : earlierPath(file, ids);
      return {...file, path, attempt: attempt.number};
    });
  return {
    files: last === undefined ? [] : paths(last),
    earlier: attempts.slice(0, -1).flatMap(paths),
  };
}

/** Returns the bytes of an ordinary file, or undefined where there is none. */
export async function bytesAt(path: string): Promise<Buffer | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? readFile(path) : undefined;
}

/** Where bytes of a hash may be read, best first. */
export type Sources = ReadonlyMap<string, readonly string[]>;

/** Finds bytes by their hash: a file that was changed since is not what it was. */
async function bytesOf(hash: string, sources: Sources): Promise<Buffer | undefined> {
  for (const path of sources.get(hash) ?? []) {
    const bytes = await bytesAt(path);
    if (bytes !== undefined && sha256(bytes) === hash) return bytes;
  }
  return undefined;
}

/** Refuses a folder of the output that leads elsewhere. */
async function requireFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) {
    throw new CliError(`${path} must be a folder, got a file or a link`, {
      exitCode: FAILED,
      fix: "move it away, or choose another --out",
    });
  }
}

async function placeFile(out: string, file: CollectedFile, sources: Sources): Promise<boolean> {
  const path = join(out, file.path);
  const now = await bytesAt(path);
  const isThere = now !== undefined && sha256(now) === file.sha256;
  if (!isThere) {
    const bytes = await bytesOf(file.sha256, sources);
    if (bytes === undefined) throw new Error(`collect: nothing holds the bytes of ${file.path}`);
    await requireFolder(join(out, file.student));
    await requireFolder(dirname(path));
    await writeWhole(path, bytes);
  }
  // The time travels with the file, for whoever reads the folder without collected.json.
  const seen = new Date(file.seen_at);
  if ((await lstat(path)).mtimeMs !== seen.getTime()) await utimes(path, seen, seen);
  return !isThere;
}

/**
 * Writes the files of a collection. Earlier attempts come under their names before the ones that count take theirs,
 * so that a run may be cut off anywhere and nothing is lost.
 *
 * @param sources - where the bytes are: in the staging, or where an earlier run put them
 * @returns how many files were written
 */
export async function placeFiles(
  out: string,
  {files, earlier}: Places,
  sources: Sources,
): Promise<number> {
  let written = 0;
  for (const file of [...earlier, ...files]) {
    if (await placeFile(out, file, sources)) written += 1;
  }
  return written;
}

/** Removes a folder that holds nothing any more, and those above it: an empty one would be a student without work. */
async function removeEmpty(out: string, below: string): Promise<void> {
  for (let folder = below; folder !== "."; folder = dirname(folder)) {
    const isGone = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** Removes files of an earlier collection that lie elsewhere now; one that was changed since stays. */
export async function removeMoved(
  out: string,
  before: readonly CollectedFile[],
  now: readonly CollectedFile[],
): Promise<void> {
  const kept = new Set(now.map(({path}) => path));
  for (const {path, sha256: hash} of before) {
    if (kept.has(path)) continue;
    const bytes = await bytesAt(join(out, path));
    if (bytes === undefined || sha256(bytes) !== hash) continue;
    await rm(join(out, path));
    await removeEmpty(out, dirname(path));
  }
}
