import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {
  COLLECTED,
  type Collected,
  type CollectedFile,
  type CollectedNote,
  readCollection,
} from "../grader/collected.ts";
import {lockFolder} from "../grader/lockFolder.ts";
import type {RosterEntry} from "../grader/roster.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {findDuplicates} from "./findDuplicates.ts";
import {gatherSource} from "./gatherSource.ts";
import type {Handed} from "./handing.ts";
import {COLLECT_LIMITS, type CollectLimits} from "./limits.ts";
import {finderOf} from "./matchStudent.ts";
import {byTask, type MergeContext, mergeTask, movedFiles} from "./merge.ts";
import {listOthers} from "./otherFiles.ts";
import {layOut, placeFiles, type Places, removeMoved} from "./place.ts";
import {type HandedContext, readHanded} from "./readHanded.ts";
import {openStaging, type Staging} from "./staging.ts";
import {startedFrom} from "./startedFrom.ts";
import {FolderNames} from "./whoseFile.ts";

export interface CollectOptions {
  /** Folders, zips and notebooks, with the names that records call them by. */
  readonly sources: readonly {readonly path: string; readonly name: string}[];
  readonly out: string;
  readonly exercisesFolder: string;
  /** Every exercise of the course. */
  readonly ids: readonly string[];
  /** Exercises to collect; undefined takes all. */
  readonly wanted: readonly string[] | undefined;
  readonly roster: readonly RosterEntry[] | undefined;
  readonly due: Date | undefined;
  /** The time of the collection. */
  readonly now: Date;
  readonly limits?: CollectLimits;
  /** Is told how many sources are done, and how many notebooks the next one has given so far. */
  readonly onProgress?: (done: number, name: string, notebooks: number) => void;
}

/** What a collection came to. */
export interface CollectResult {
  readonly collected: Collected;
  /** Files that were written, earlier attempts that were moved aside included. */
  readonly written: number;
  /** Notebooks of exercises that were not asked for. */
  readonly leftAside: number;
  /** Sources that could not be read, or not to their end. */
  readonly unread: readonly string[];
}

/** Everything that the sources hold. */
interface Harvest {
  readonly handed: Handed[];
  readonly strays: CollectedNote[];
  readonly notes: CollectedNote[];
  readonly unread: string[];
  leftAside: number;
}

/** Students whose folders are there already: a name that differs in the case of letters only is refused. */
async function takenNames(out: string): Promise<FolderNames> {
  const folders = new FolderNames();
  for (const entry of await readdir(out, {withFileTypes: true}))
    if (entry.isDirectory() && !entry.name.startsWith(".")) folders.clash(entry.name);
  return folders;
}

async function harvest(options: CollectOptions, staging: Staging): Promise<Harvest> {
  const {sources, out, ids, wanted, roster, now, limits = COLLECT_LIMITS, onProgress} = options;
  const context: HandedContext = {
    ids,
    wanted: wanted && new Set(wanted),
    finder: roster && finderOf(roster),
    folders: await takenNames(out),
    now,
  };
  const all: Harvest = {handed: [], strays: [], notes: [], unread: [], leftAside: 0};
  for (const [i, {path, name}] of sources.entries()) {
    const onNotebook = (count: number): void => onProgress?.(i, name, count);
    onNotebook(0);
    const source = await gatherSource(path, name, staging, {limits, onNotebook});
    const read = readHanded(source, context);
    all.handed.push(...read.handed);
    all.strays.push(...source.strays, ...read.strays, ...listOthers(source));
    all.notes.push(...read.notes);
    all.leftAside += read.leftAside;
    if (!source.whole) all.unread.push(name);
  }
  return all;
}

/** Says whose files a download held before and holds no more, where it is a later one of the same exercise. */
function missing(before: readonly CollectedFile[], handed: readonly Handed[]): CollectedNote[] {
  const key = ({student, exercise}: {student: string; exercise: string}): string =>
    `${student}\n${exercise}`;
  const now = new Set(handed.map(key));
  const again = new Set(before.filter((file) => now.has(key(file))).map(({exercise}) => exercise));
  return before
    .filter((file) => again.has(file.exercise) && !now.has(key(file)))
    .map(({path}) => ({path, reason: "no source holds it any more; what was collected is kept"}));
}

/** Keeps what earlier collections said of sources that were not read again. */
function ofOtherSources(
  notes: readonly CollectedNote[],
  {sources}: CollectOptions,
): CollectedNote[] {
  return notes.filter(
    ({path}) =>
      path.includes(": ") &&
      !sources.some(({name}) => path === name || path.startsWith(`${name}: `)),
  );
}

const byPath = <T extends {readonly path: string}>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** Works out what lies where after this collection. */
async function arrange(
  found: Harvest,
  before: Collected | undefined,
  moved: ReadonlySet<CollectedFile>,
  options: CollectOptions,
  context: MergeContext,
): Promise<Places> {
  const kept = [...(before?.earlier ?? []), ...(before?.files ?? [])].filter(
    (file) => !moved.has(file),
  );
  const handed = byTask(found.handed);
  const known = byTask(kept);
  const tasks = byTask([...kept, ...found.handed]);
  const files: CollectedFile[] = [];
  const earlier: CollectedFile[] = [];
  for (const [key, [own]] of tasks) {
    const {student, exercise} = own;
    const task = {student, exercise};
    const attempts = await mergeTask(handed.get(key) ?? [], known.get(key) ?? [], task, context);
    const places = layOut(attempts, options.ids);
    files.push(...places.files);
    earlier.push(...places.earlier);
  }
  return {files: byPath(files), earlier: byPath(earlier)};
}

/** Where the bytes of every file can be read: what was found now waits in the staging, the rest lies in the folder. */
function bytesOf(
  out: string,
  places: Places,
  before: Collected | undefined,
  staged: (sha256: string) => string,
): Map<string, string[]> {
  const all = [...places.files, ...places.earlier];
  const old = [...(before?.files ?? []), ...(before?.earlier ?? []), ...all];
  const where = new Map(all.map(({sha256}) => [sha256, [staged(sha256)]]));
  for (const {sha256, path} of old) where.get(sha256)?.push(join(out, path));
  return where;
}

/** Writes collected.json, unless it says the same already. */
async function writeCollected(
  out: string,
  next: Collected,
  before: Collected | undefined,
): Promise<Collected> {
  const same =
    before !== undefined &&
    JSON.stringify({...next, collected_at: before.collected_at}) === JSON.stringify(before);
  if (same) return before;
  await writeWhole(join(out, COLLECTED), `${JSON.stringify(next, null, 2)}\n`);
  return next;
}

async function collectInto(options: CollectOptions, staging: Staging): Promise<CollectResult> {
  const {out, exercisesFolder, ids, due, now} = options;
  const before = await readCollection(out);
  const found = await harvest(options, staging);
  const isUntouched = startedFrom(exercisesFolder);
  const notes = [...found.notes];
  const moved = movedFiles(before, found.handed);
  for (const {path, source} of moved)
    notes.push({path: source, reason: `${path} was collected under another student's name before`});
  const places = await arrange(found, before, moved, options, {
    out,
    ids,
    due: due?.getTime(),
    notes,
    isUntouched: (file) => isUntouched(file.exercise, staging.at(file.sha256), file.sha256),
  });
  notes.push(...missing(before?.files.filter((file) => !moved.has(file)) ?? [], found.handed));

  const sources = bytesOf(out, places, before, staging.at);
  const written = await placeFiles(out, places, sources);
  const duplicates = await findDuplicates(places.files, ({exercise, path, sha256}) =>
    isUntouched(exercise, join(out, path), sha256),
  );
  const collected = await writeCollected(
    out,
    {
      schema: 1,
      collected_at: now.toISOString(),
      due: due?.toISOString() ?? before?.due ?? null,
      ...places,
      strays: byPath([...ofOtherSources(before?.strays ?? [], options), ...found.strays]),
      notes: byPath([...ofOtherSources(before?.notes ?? [], options), ...notes]),
      duplicates,
    },
    before,
  );
  const old = [...(before?.files ?? []), ...(before?.earlier ?? [])];
  await removeMoved(out, old, [...places.files, ...places.earlier]);
  return {collected, written, leftAside: found.leftAside, unread: found.unread};
}

/**
 * Collects notebooks from sources of any layout into one folder for each student. What an earlier run collected stays:
 * a later one adds what is new, and one that was cut off is made good by the next.
 *
 * @throws CliError when the folder cannot be written, or another process writes into it
 */
export async function collectSubmissions(options: CollectOptions): Promise<CollectResult> {
  const unlock = await lockFolder(options.out, "collection");
  try {
    const staging = await openStaging(options.out);
    try {
      return await collectInto(options, staging);
    } finally {
      await staging.close();
    }
  } finally {
    await unlock();
  }
}
