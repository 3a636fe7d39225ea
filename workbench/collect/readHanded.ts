import type {CollectedNote} from "../grader/collected.ts";
import {folderKey, type FoundNotebook, type GatheredSource} from "./gatherSource.ts";
import type {Handed} from "./handing.ts";
import {type Claim, type Origin, readLayout} from "./layout.ts";
import type {StudentFinder} from "./matchStudent.ts";
import {readTimestamp} from "./timestamp.ts";
import {whichExercise} from "./whichExercise.ts";
import {type FolderNames, folderName, whoseFile} from "./whoseFile.ts";

/** What files are read with. */
export interface HandedContext {
  readonly ids: readonly string[];
  /** Exercises that are collected; undefined takes all. */
  readonly wanted: ReadonlySet<string> | undefined;
  readonly finder: StudentFinder | undefined;
  readonly folders: FolderNames;
  /** The time of the collection: nothing can have been handed in after it. */
  readonly now: Date;
}

/** What became of the notebooks of a source. */
export interface HandedSource {
  readonly handed: readonly Handed[];
  readonly strays: readonly CollectedNote[];
  readonly notes: readonly CollectedNote[];
  /** How many notebooks are of exercises that were not asked for. */
  readonly leftAside: number;
}

/** Archivers without a clock write 1980; nobody used this course before. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** A clock may be ahead, and the time of a zip may be that of another zone. */
const AHEAD_MS = 36 * 3_600_000;

/** True for a time at which something can have been handed in. */
const isPlausible = (time: Date, {now}: HandedContext): boolean =>
  time.getTime() >= EARLIEST && time.getTime() <= now.getTime() + AHEAD_MS;

/**
 * The time of a handing-in, as nbgrader wrote it beside the file; undefined where it did not. One that came in a
 * student's own archive was written by anybody.
 */
function stampOf(
  {steps}: FoundNotebook,
  {system}: Origin,
  {timestamps, name, kind}: GatheredSource,
  notes: Map<string, CollectedNote>,
): Date | undefined {
  const key = folderKey(steps);
  const found = timestamps.get(key);
  const inside = kind === "archive" ? steps.slice(1) : steps;
  const isOwn = inside.some(({archive}) => archive);
  if (found === undefined || system !== undefined || isOwn) return undefined;
  const time = readTimestamp(found.text);
  if (time === undefined) {
    const shown = JSON.stringify(found.text.slice(0, 40));
    const reason = `must hold a time such as "2026-12-01 23:59:00 UTC", got ${shown}; the file's own time is taken`;
    notes.set(key, {path: `${name}: ${found.shown}`, reason});
  }
  return time;
}

/** What a notebook says of its student, where nothing else does. */
function withOwnWord(claims: readonly Claim[], {says}: FoundNotebook): readonly Claim[] {
  const said = says.student;
  if (said === undefined || claims.some(({weak}) => !weak)) return claims;
  return [...claims, {owner: said, name: said, system: undefined, id: undefined, weak: false}];
}

/** True when a notebook says it is the copy of another student. */
function isOthersCopy({says}: FoundNotebook, student: string, {finder}: HandedContext): boolean {
  const said = says.student;
  if (said === undefined) return false;
  const own: Claim = {owner: said, name: said, system: undefined, id: undefined, weak: false};
  const match = finder?.find(own);
  return match === undefined
    ? folderName(said) !== student
    : match.kind !== "one" || match.student !== student;
}

function handedOf(
  notebook: FoundNotebook,
  source: GatheredSource,
  origin: Origin,
  stamp: Date | undefined,
  context: HandedContext,
): Omit<Handed, "student" | "exercise" | "source"> {
  const {staged, modified, arrived, says} = notebook;
  const changed = isPlausible(modified, context) ? modified : undefined;
  // A download's own time is all that Canvas and Moodle give; a file's time is when the work was saved last.
  const submitted = stamp ?? (origin.system === undefined ? changed : undefined);
  const seen = submitted ?? (isPlausible(arrived, context) ? arrived : source.modified);
  return {
    sourceName: source.name,
    submittedAt: submitted?.toISOString() ?? null,
    seenAt: seen.toISOString(),
    marked: origin.late,
    sequence: origin.sequence,
    upload: origin.upload,
    sha256: staged.sha256,
    changedAt: origin.timed ? (changed?.getTime() ?? null) : null,
    fault: says.fault,
  };
}

/** Tells for every notebook of a source whose it is and for which exercise; what cannot be told is listed. */
export function readHanded(source: GatheredSource, context: HandedContext): HandedSource {
  const {ids, wanted, finder, folders} = context;
  const isKnown = (name: string | undefined): boolean => finder?.isKnown(name) ?? false;
  const originOf = readLayout(source, {ids, isKnown});
  const handed: Handed[] = [];
  const strays: CollectedNote[] = [];
  const notes: CollectedNote[] = [];
  const stamps = new Map<string, CollectedNote>();
  let leftAside = 0;
  for (const notebook of source.notebooks) {
    const path = source.kind === "notebook" ? source.name : `${source.name}: ${notebook.shown}`;
    const stray = (reason: string): void => void strays.push({path, reason});
    const origin = originOf(notebook.steps);
    if (origin === undefined) {
      stray('nbgrader keeps what was handed in in its folder "submitted"');
      continue;
    }
    const whose = whoseFile(withOwnWord(origin.claims, notebook), finder);
    const which = whichExercise(origin.place, notebook.says.exercise, ids);
    if (which.ok && wanted !== undefined && !wanted.has(which.exercise)) leftAside += 1;
    else if (!whose.ok) stray(whose.reason);
    else if (!which.ok) stray(which.reason);
    else {
      const {student} = whose;
      const other = folders.clash(student);
      if (other !== undefined) {
        stray(
          `the folder "${student}" would be that of "${other}" on many disks; name both in a roster`,
        );
        continue;
      }
      if (isOthersCopy(notebook, student, context))
        notes.push({path, reason: "the notebook says it is another student's copy"});
      const stamp = stampOf(notebook, origin, source, stamps);
      const known = handedOf(notebook, source, origin, stamp, context);
      handed.push({student, exercise: which.exercise, source: path, ...known});
    }
  }
  return {handed, strays, notes: [...stamps.values(), ...notes], leftAside};
}
