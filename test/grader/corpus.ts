import type {Exercise} from "../../workbench/exercise/readExercise.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {compiler} from "./corpus/compiler.ts";
import {FILE, folders} from "./corpus/folders.ts";
import {kinds} from "./corpus/kinds.ts";
import {answered, type Attacks, type Expected, type Made, type Targets} from "./corpus/made.ts";
import {notebooks} from "./corpus/notebooks.ts";
import {processes} from "./corpus/processes.ts";
import {reach} from "./corpus/reach.ts";
import {replies} from "./corpus/replies.ts";
import {values} from "./corpus/values.ts";
import {variants} from "./corpus/variants.ts";

/** The exercises that the submissions are for. */
export interface CorpusExercises {
  /** hu-drift: functions, numbers and an expression. */
  readonly drift: Exercise;
  /** An exercise with an answer of every kind. */
  readonly kinds: Exercise;
  /** An exercise with a variant for each student. */
  readonly variants: Exercise;
}

/** Submissions in which one answer attacks and all others are right. */
function inOneAnswer(
  exercise: Exercise,
  cell: string,
  attacks: Attacks,
  [file, status]: readonly [string, Expected["status"]],
): Made[] {
  return Object.entries(attacks).map(([student, [source, expected]]) => ({
    student,
    exercise: exercise.id,
    files: {[file]: writeNotebook(answered(exercise, {[cell]: source}))},
    expected: {status, ...expected},
  }));
}

/** Where nothing is, for tests that take harmless submissions only. */
const NOWHERE: Targets = {
  port: 9,
  socket: "none",
  course: "/none",
  submissions: "/none",
  out: "/none",
};

/** Makes the submissions for hu-drift, each with what it must get. */
export function driftCorpus(drift: Exercise, targets: Targets = NOWHERE): Made[] {
  const inBias = [values, processes, replies, reach(targets), compiler(targets)];
  const whole = Object.entries(notebooks(drift)).map(
    ([student, [file, expected]]): Made => ({
      student,
      exercise: drift.id,
      files: {[FILE]: file},
      expected,
    }),
  );
  const places = Object.entries(folders(drift, targets)).map(
    ([student, [files, expected]]): Made => ({student, exercise: drift.id, files, expected}),
  );
  const first = inBias.flatMap((attacks) => inOneAnswer(drift, "bias", attacks, [FILE, "graded"]));
  return [...first, ...whole, ...places];
}

/** Makes the submissions for the exercise with every kind of answer. */
function kindCorpus(exercise: Exercise): Made[] {
  const made = (cell: string, attacks: Attacks): Made[] =>
    inOneAnswer(exercise, cell, attacks, ["made.ipynb", "needs_manual"]);
  const right = made("", {"every-kind": ["", {lost: []}]});
  return [...right, ...kinds.flatMap(({cell, attacks}) => made(cell, attacks))];
}

/** Makes every submission of the corpus, each with what it must get. */
export async function corpus(
  exercises: CorpusExercises,
  targets: Targets,
  secret: string,
): Promise<Made[]> {
  return [
    ...driftCorpus(exercises.drift, targets),
    ...kindCorpus(exercises.kinds),
    ...(await variants(exercises.variants, secret)),
  ];
}
