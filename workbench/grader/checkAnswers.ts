import {AnswerError} from "../exercise/answerError.ts";
import {checkReport} from "../exercise/checkReport.ts";
import {givenCells, ownVariant} from "../exercise/givenCells.ts";
import {manualStates} from "../exercise/manualState.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {editionIn} from "../exercise/studentNotebook.ts";
import type {CheckReport, Language} from "../exercise/types.ts";
import {gradeAnswers} from "./gradeAnswers.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";
import {infoWithHiddenWeights} from "./hiddenWeights.ts";
import type {Isolation} from "./chooseIsolation.ts";

export interface CheckOptions {
  readonly isolation: Isolation;
  readonly language: Language;
  /** Ids of answers that cannot be told. */
  readonly ambiguous?: readonly string[];
  /** The values that the notebook says it has; the exercise's own where they are none. */
  readonly variant?: unknown;
}

/** Tells of each text whether the learner has written into its cell; those that cannot be seen are left out. */
function textsOf(sources: readonly AnswerSource[]): Record<string, boolean> {
  return Object.fromEntries(
    sources.flatMap(({answer, source, untouched}) =>
      answer.kind !== "text" || untouched === undefined
        ? []
        : [[answer.id, source?.trim() !== "" && !untouched]],
    ),
  );
}

/** Runs the public tests of an exercise on a learner's answers. */
export async function checkAnswers(
  exercise: Exercise,
  sources: readonly AnswerSource[],
  {isolation, language, ambiguous = [], variant: said}: CheckOptions,
): Promise<CheckReport> {
  const {info} = editionIn(exercise, language);
  const {answers: infos} = await infoWithHiddenWeights(exercise, info);
  const variant = ownVariant(exercise, said);
  const answers = new IsolatedAnswers(sources, isolation, givenCells(exercise, variant));
  for (const id of ambiguous)
    answers.block(id, new AnswerError("not_run", "answer.duplicate", {id}));
  try {
    const grading = {exercise, answers, infos, variant, hiddenSeed: undefined};
    const manual = await manualStates(infos, answers, textsOf(sources));
    const {verdicts, output} = await gradeAnswers(grading);
    return checkReport(verdicts, {exercise: exercise.id, language, output, manual});
  } finally {
    await answers.close();
  }
}
