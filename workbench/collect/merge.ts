import {lstat} from "node:fs/promises";
import {join} from "node:path";
import type {Collected, CollectedFile, CollectedNote} from "../grader/collected.ts";
import {type Attempt, countAttempts, knownHandings} from "./attempts.ts";
import {type Handed, type Handing, keyOf, sortOut} from "./handing.ts";
import {lateness} from "./lateness.ts";
import {bytesAt, earlierPath, exerciseFile} from "./place.ts";
import {sha256} from "./readArchive.ts";

/** What handings-in are joined with. */
export interface MergeContext {
  readonly out: string;
  readonly ids: readonly string[];
  /** ms */
  readonly due: number | undefined;
  readonly isUntouched: (file: Handed) => Promise<boolean>;
  readonly notes: CollectedNote[];
}

/** Groups what belongs to one student and exercise, in their order. */
export function byTask<T extends {readonly student: string; readonly exercise: string}>(
  list: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = `${one.student}\n${one.exercise}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Makes handings-in of the files that one source holds of a student for an exercise. */
async function foundHandings(files: readonly Handed[], context: MergeContext): Promise<Handing[]> {
  const sorted = await sortOut(files, context.isUntouched, context.notes);
  return sorted.map((group) => ({
    files: group.map((file) => ({
      student: file.student,
      exercise: file.exercise,
      source: file.source,
      submitted_at: file.submittedAt,
      seen_at: file.seenAt,
      ...lateness(file, context.due),
      sha256: file.sha256,
      sequence: file.sequence,
    })),
    at: Math.max(...group.map(({seenAt}) => Date.parse(seenAt))),
    sequence: group[0].sequence,
    attempt: Math.max(...group.map(({upload}) => upload)),
  }));
}

/**
 * What an instructor changed or laid into the folder by hand: it counts right after what it replaces, and a later
 * handing-in replaces it in turn.
 */
async function byHand(
  path: string,
  own: Pick<CollectedFile, "student" | "exercise">,
  known: readonly Handing[],
  context: MergeContext,
  found: readonly Handing[],
): Promise<Handing[]> {
  const bytes = await bytesAt(join(context.out, path));
  if (bytes === undefined) return [];
  const sum = sha256(bytes);
  if ([...known, ...found].some((one) => one.files.some((file) => file.sha256 === sum))) return [];
  const before = known.at(-1);
  const changed = (await lstat(join(context.out, path))).mtime;
  const at = before === undefined ? changed.getTime() : before.at + 1;
  const [last] = before?.files ?? [];
  const why = last === undefined ? "was there before" : "was changed by hand";
  context.notes.push({path, reason: `it ${why} and is kept`});
  const file = {
    ...own,
    source: "by hand",
    submitted_at: last === undefined ? changed.toISOString() : last.submitted_at,
    seen_at: new Date(at).toISOString(),
    late: last?.late ?? null,
    late_seconds: last?.late_seconds ?? null,
    sha256: sum,
    sequence: before?.sequence ?? null,
  };
  return [{files: [file], at, sequence: file.sequence, attempt: 1}];
}

/** Says of known handings-in what this collection knows better: whether they were late, now that the due time is given. */
function withDue(
  known: readonly Handing[],
  found: readonly Handing[],
  due: number | undefined,
): Handing[] {
  if (due === undefined) return [...known];
  return known.map((one) => {
    const again = found.find((other) => keyOf(other) === keyOf(one));
    const files =
      again === undefined
        ? one.files
        : one.files.map((file) => ({
            ...file,
            ...lateness(
              {submittedAt: file.submitted_at, seenAt: file.seen_at, marked: file.late},
              due,
            ),
          }));
    return {...one, files};
  });
}

/** True when the bytes of a handing-in can still be read, here or in what was found now. */
async function isThere(
  one: Handing,
  before: readonly CollectedFile[],
  found: readonly Handed[],
  {out, ids}: MergeContext,
): Promise<boolean> {
  for (const file of one.files) {
    if (found.some(({sha256: sum}) => sum === file.sha256)) continue;
    // A run that was cut off may have laid it with the earlier ones already.
    const own = before.filter(({sha256: sum}) => sum === file.sha256).map(({path}) => path);
    let held = false;
    for (const path of [...own, earlierPath(file, ids)]) {
      const bytes = await bytesAt(join(out, path));
      held ||= bytes !== undefined && sha256(bytes) === file.sha256;
    }
    if (!held) return false;
  }
  return true;
}

/**
 * Joins what one student handed in for one exercise, through any number of sources, to what was collected before.
 *
 * @param before - the files of the earlier collection, earlier attempts first
 */
export async function mergeTask(
  files: readonly Handed[],
  before: readonly CollectedFile[],
  own: Pick<CollectedFile, "student" | "exercise">,
  context: MergeContext,
): Promise<Attempt[]> {
  const bySource = new Map<string, Handed[]>();
  for (const file of files) {
    bySource.set(file.sourceName, [...(bySource.get(file.sourceName) ?? []), file]);
  }
  const found: Handing[] = [];
  for (const group of bySource.values()) found.push(...(await foundHandings(group, context)));
  const known: Handing[] = [];
  for (const one of knownHandings(before).sort((a, b) => a.attempt - b.attempt))
    if (await isThere(one, before, files, context)) known.push(one);
  const path = `${own.student}/${exerciseFile(own.exercise, context.ids)}.ipynb`;
  const hand = await byHand(path, own, known, context, found);
  return countAttempts([...withDue(known, found, context.due), ...hand], found);
}

/** Tells whose files of an earlier collection are now known to be another student's: the same file of the same source. */
export function movedFiles(
  before: Collected | undefined,
  handed: readonly Handed[],
): Set<CollectedFile> {
  const now = new Map(handed.map((file) => [`${file.source}\n${file.sha256}`, file.student]));
  const all = [...(before?.files ?? []), ...(before?.earlier ?? [])];
  return new Set(
    all.filter(({source, sha256: sum, student}) => {
      const owner = now.get(`${source}\n${sum}`);
      return owner !== undefined && owner !== student;
    }),
  );
}
