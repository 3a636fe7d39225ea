import {basename} from "node:path";
import type {ReadFile} from "../exercise/readSubmission.ts";
import {exerciseOfPath} from "../grader/findSubmissions.ts";

/** Which exercise a notebook is for, or why that is not known. */
export type Which =
  | {readonly ok: true; readonly exercise: string}
  | {readonly ok: false; readonly reason: string};

const CHECK = /\bcheck\s*\(\s*["'`]([\w./-]{1,200})["'`]/g;

/** What a notebook says of itself. */
export interface OwnWord {
  readonly exercise: string | undefined;
  readonly student: string | undefined;
  /** Why it cannot be read; undefined when it can. */
  readonly fault: string | undefined;
}

/** Reads what a notebook says of itself: its metadata, else the exercise that its cells check. */
export function ownWord(read: ReadFile): OwnWord {
  if (!read.ok) return {exercise: undefined, student: undefined, fault: read.reason.en};
  const checked = read.cells
    .filter(({code}) => code)
    .flatMap(({source}) => [...source.matchAll(CHECK)].map(([, id]) => id));
  const only = new Set(checked).size === 1 ? checked[0] : undefined;
  return {
    exercise: (read.exercise ?? only)?.slice(0, 200),
    student: read.student?.slice(0, 200),
    fault: undefined,
  };
}

/**
 * Tells which exercise a notebook is for: by what it says itself; by its place and name where it says nothing.
 *
 * @param place - the path below the student's folder
 * @param said - the exercise that the notebook itself names
 * @param ids - of all exercises of the course
 */
export function whichExercise(
  place: string,
  said: string | undefined,
  ids: readonly string[],
): Which {
  const path = place.replace(/\.ipynb$/i, ".ipynb");
  const placed = exerciseOfPath(path, ids);
  if (said === undefined) {
    return placed === undefined
      ? {ok: false, reason: "neither its name nor the notebook itself tells an exercise"}
      : {ok: true, exercise: placed};
  }
  // Older copies, and people, name an exercise without its topic.
  const own = ids.find((id) => id === said) ?? ids.find((id) => basename(id) === said);
  if (own === undefined) {
    const found = JSON.stringify(said.replace(/\p{Cc}/gu, "?"));
    return {ok: false, reason: `it says it is for ${found}, which is no exercise of this course`};
  }
  if (placed !== undefined && placed !== own)
    return {ok: false, reason: `its name tells ${placed}, the notebook itself ${own}`};
  return {ok: true, exercise: own};
}
