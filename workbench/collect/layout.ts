import {basename} from "node:path";
import {readCanvasName, readUpload} from "./canvasName.ts";
import {exerciseOfPath} from "../grader/findSubmissions.ts";
import type {GatheredSource, Step} from "./gatherSource.ts";
import {exerciseNames, stemOf, studentInName} from "./looseName.ts";
import {readMoodleName} from "./moodleName.ts";

/** What a source says of a student; the roster, where there is one, tells who that is. */
export interface Claim {
  /** The source's own key: it names the folder where there is no roster. */
  readonly owner: string;
  /** What is compared with the names and ids of the roster. */
  readonly name: string;
  readonly system: "canvas" | "moodle" | undefined;
  /** The user's number in Canvas, or the participant's in Moodle. */
  readonly id: string | undefined;
  /** Only a roster can tell whether it is a student at all. */
  readonly weak: boolean;
}

/** Whose a file is and where it lies, as its path tells. */
export interface Origin {
  /** The most telling first; the first that the roster knows counts. */
  readonly claims: readonly Claim[];
  /** The path below the student's folder, by which its exercise is told. */
  readonly place: string;
  /** Canvas's mark; null elsewhere. */
  readonly late: boolean | null;
  readonly sequence: number | null;
  /** The upload that the name counts, from 1; 1 where it counts none. */
  readonly upload: number;
  /** True when the file's own time is that of the student's work, not of a download. */
  readonly timed: boolean;
  /** The system it was downloaded from, which keeps the time of the handing-in to itself. */
  readonly system: "canvas" | "moodle" | undefined;
}

/** What a path is read with. */
export interface LayoutContext {
  /** Ids of all exercises of the course. */
  readonly ids: readonly string[];
  /** True for a name that the roster knows; false for every name where there is none. */
  readonly isKnown: (name: string) => boolean;
}

const claim = (owner: string, more: Partial<Claim> = {}): Claim => ({
  owner,
  name: owner,
  system: undefined,
  id: undefined,
  weak: false,
  ...more,
});

/** The name of a source without folders above it and without its ending. */
const stemOfSource = ({name}: GatheredSource): string =>
  name.replace(/^.*\//, "").replace(/\.(zip|ipynb)$/i, "");

const join = (steps: readonly Step[]): string => steps.map(({name}) => name).join("/");

/** True for a folder that belongs to a course's tree and names nobody: `exercises`, `02-ct-numbers`, `hu-drift`. */
const isCourseFolder = (name: string, ids: readonly string[]): boolean =>
  name === "exercises" ||
  ids.some((id) => [id.split("/")[0], basename(id), id.replace("/", "__")].includes(name));

/** Folders of an nbgrader course beside `submitted` (its documentation, "directory structure"). */
const NBGRADER = new Set(["source", "release", "autograded", "feedback", "gradebook.db"]);

/** True when a name by itself tells a student: of Canvas, of Moodle, or an exercise's with a student's. */
function tellsStudent(name: string, ids: readonly string[]): boolean {
  return (
    readCanvasName(name) !== undefined ||
    readMoodleName(name) !== undefined ||
    studentInName(stemOf(name), exerciseNames(ids)) !== undefined
  );
}

/** How many folders stand around the whole content of a source and belong to nobody. */
function wrapperDepth(
  paths: readonly (readonly Step[])[],
  source: GatheredSource,
  context: LayoutContext,
): number {
  const {ids, isKnown} = context;
  let depth = 0;
  for (;;) {
    const here = paths.map((steps) => steps.slice(depth));
    const top = here[0]?.[0];
    if (top === undefined || here.some((steps) => steps.length < 2 || steps[0].name !== top.name))
      return depth;
    if (top.name === "submitted" || readMoodleName(top.name) !== undefined) return depth;
    if (isKnown(top.name) || isCourseFolder(top.name, ids)) return depth;
    const second = new Set(here.map((steps) => steps[1].name));
    const told = [...second].some(
      (name) => name === "submitted" || tellsStudent(name, ids) || isKnown(name),
    );
    // Archivers name a zip after the folder they pack: then the folders in it are the students'.
    const isArchive = source.kind === "archive";
    const packed = isArchive && top.name === stemOfSource(source) && second.size > 1;
    const folders = here.every((steps) => steps.length > 2 || steps[1].archive);
    const tree = [...second].some((name) => isCourseFolder(name, ids));
    if (!told && !(packed && folders && !tree)) return depth;
    depth += 1;
  }
}

/** Reads a path whose owner a system's naming tells. */
function systemOrigin(
  steps: readonly Step[],
  at: number,
  ids: readonly string[],
): Origin | undefined {
  const {name} = steps[at];
  const isFile = at === steps.length - 1;
  const below = steps.slice(at + 1);
  const moodle = readMoodleName(name);
  if (moodle !== undefined) {
    const {owner, rest, participant} = moodle;
    const place = isFile ? rest : join(below);
    const own = claim(owner, {name: moodle.name, system: "moodle", id: participant});
    return {
      claims: [own],
      place,
      late: null,
      sequence: null,
      upload: 1,
      timed: steps.some(({archive}, i) => archive && i >= at),
      system: "moodle",
    };
  }
  const canvas = isFile || steps[at].archive ? readCanvasName(name) : undefined;
  if (canvas === undefined) return undefined;
  const {owner, userId, late, fileId} = canvas;
  const {file, upload} = readUpload(canvas.file, (name) => exerciseOfPath(name, ids) !== undefined);
  return {
    claims: [claim(owner, {name: canvas.name || owner, system: "canvas", id: userId})],
    place: isFile ? file : join(below),
    late,
    sequence: fileId,
    upload: isFile ? upload : 1,
    timed: steps[at].archive,
    system: "canvas",
  };
}

/** Reads a path in a folder, an archive or a heap of files. */
function plainOrigin(
  steps: readonly Step[],
  source: GatheredSource,
  {ids}: LayoutContext,
  isOneFolder: boolean,
): Origin {
  const [first] = steps;
  const isLoose = steps.length === 1;
  const stem = isLoose ? stemOf(first.name) : first.name;
  const hasFolder = !isLoose && !isCourseFolder(first.name, ids);
  const claims: Claim[] = [];
  const inName = isLoose || first.archive ? studentInName(stem, exerciseNames(ids)) : undefined;
  if (inName !== undefined) claims.push(claim(inName));
  if (hasFolder && !isOneFolder) claims.push(claim(first.name));

  // A name such as hu-drift.ipynb says nothing of a student: the archive that was handed in does.
  const own = claim(stemOfSource(source), {weak: source.kind !== "archive" || claims.length > 0});
  const others = isLoose || (hasFolder && isOneFolder) ? [claim(stem, {weak: true})] : [];
  return {
    claims: [...claims, own, ...others],
    place: join(hasFolder ? steps.slice(1) : steps),
    late: null,
    sequence: null,
    upload: 1,
    timed: true,
    system: undefined,
  };
}

/** The paths of a source as they are read: an archive that was handed in under a telling name stands for itself. */
function pathsOf(
  source: GatheredSource,
  ids: readonly string[],
): (steps: readonly Step[]) => readonly Step[] {
  const own = stemOfSource(source);
  const keeps = source.kind !== "archive" || tellsStudent(own, ids);
  return (steps) => (keeps ? steps : steps.slice(1));
}

/**
 * Finds out how a source is laid out, and returns what tells of each path whose it is; undefined is returned
 * for what lies in an nbgrader course and was not submitted.
 *
 * @param source - a folder for each student, a download of Canvas or Moodle, nbgrader's `submitted`, or files side by side
 */
export function readLayout(
  source: GatheredSource,
  context: LayoutContext,
): (steps: readonly Step[]) => Origin | undefined {
  const own = pathsOf(source, context.ids);
  const files = source.paths.map(own);
  const depth = wrapperDepth(files, source, context);
  const tops = new Map(files.map((steps) => [steps[depth]?.name, steps[depth]]));
  const isCourse = tops.has("submitted") && [...tops.keys()].some((name) => NBGRADER.has(name));
  // One folder in an archive is a student's folder, or what a student packed: the archive's name is the better sign.
  const [only] = tops.values();
  const isOneFolder =
    source.kind === "archive" && tops.size === 1 && !only?.archive && !context.isKnown(only?.name);
  return (path) => {
    let steps = own(path).slice(depth);
    if (steps[0].name === "submitted" && steps.length > 1) steps = steps.slice(1);
    else if (isCourse) return undefined;
    const told = steps.findIndex(({name}) => readMoodleName(name) !== undefined);
    return (
      systemOrigin(steps, Math.max(told, 0), context.ids) ??
      plainOrigin(steps, source, context, isOneFolder)
    );
  };
}
