import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {Exercise} from "../exercise/readExercise.ts";
import {type ReadFile, readSubmittedFile} from "../exercise/readSubmission.ts";
import {startsOf} from "../exercise/startsOf.ts";
import type {CodedMessage} from "../exercise/types.ts";
import {words} from "../exercise/words.ts";

/** The file that is graded for an exercise, or why there is none. */
export type ChosenFile =
  | {readonly ok: true; readonly path: string; readonly file: Extract<ReadFile, {ok: true}>}
  | {
      readonly ok: false;
      readonly path: string | undefined;
      readonly sha256: string;
      readonly reason: CodedMessage;
    };

/** True when every answer cell still holds what the student started from. */
export function untouched(exercise: Exercise, file: Extract<ReadFile, {ok: true}>): boolean {
  const starts = startsOf(exercise);
  return exercise.info.answers.every(({id}) => {
    const cell = file.cells.find((candidate) => candidate.id === id);
    return cell === undefined || starts.get(id)?.has(cell.source.trim()) === true;
  });
}

/** How often a file is read anew that changes under the reader. */
const READS = 5;

/** When a file last changed, as far as its system tells. */
async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? "" : `${found.ino} ${found.mtimeMs} ${found.size}`;
}

/** Reads a file as it is at one moment: one that is being written is not read by halves. */
async function readStill(path: string): Promise<ReadFile> {
  for (let left = READS; ; left--) {
    const before = await stateOf(path);
    const file = await readSubmittedFile(path);
    if (left === 1 || before === (await stateOf(path))) return file;
  }
}

function judgeFile(exercise: Exercise, path: string, file: ReadFile): ChosenFile {
  if (!file.ok) return {ok: false, path, sha256: file.sha256, reason: file.reason};
  if (file.exercise !== undefined && file.exercise !== exercise.id) {
    const reason = words("submission.other", {
      found: file.exercise.slice(0, 80),
      exercise: exercise.id,
    });
    return {ok: false, path, sha256: file.sha256, reason};
  }
  return {ok: true, path, file};
}

/**
 * Chooses the notebook of a student to grade for an exercise. Several are no trouble when they are equal, or when
 * all but one are still empty, as the two languages of a released exercise often are.
 *
 * @param folder - the student's folder
 * @param paths - notebooks for this exercise, below it
 */
export async function chooseFile(
  exercise: Exercise,
  folder: string,
  paths: readonly string[],
): Promise<ChosenFile> {
  const none = {ok: false, path: undefined, sha256: ""} as const;
  if (paths.length === 0) return {...none, reason: words("submission.missing")};
  const read = await Promise.all(
    paths.map(async (path) => judgeFile(exercise, path, await readStill(join(folder, path)))),
  );
  if (read.length === 1) return read[0];
  const good = read.filter((one) => one.ok);
  if (good.length === 0) return read[0];
  const distinct = good.filter(
    (one, i) => good.findIndex((other) => other.file.sha256 === one.file.sha256) === i,
  );
  if (distinct.length === 1) return distinct[0];
  const answered = distinct.filter(({file}) => !untouched(exercise, file));
  if (answered.length === 1) return answered[0];
  if (answered.length === 0) return distinct[0];
  return {
    ...none,
    path: answered[0].path,
    reason: words("submission.several", {files: paths.join(", ")}),
  };
}
