import {AnswerError} from "../exercise/answerError.ts";
import {checkReport} from "../exercise/checkReport.ts";
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
}

/** Runs the public tests of an exercise on a learner's answers. */
export async function checkAnswers(
  exercise: Exercise,
  sources: readonly AnswerSource[],
  {isolation, language, ambiguous = []}: CheckOptions,
): Promise<CheckReport> {
  const {info} = editionIn(exercise, language);
  const {answers: infos} = await infoWithHiddenWeights(exercise, info);
  const answers = new IsolatedAnswers(sources, isolation);
  for (const id of ambiguous)
    answers.block(id, new AnswerError("not_run", "answer.duplicate", {id}));
  try {
    const grading = {exercise, answers, infos, hiddenSeed: undefined};
    const {verdicts, output} = await gradeAnswers(grading);
    return checkReport(verdicts, {exercise: exercise.id, language, output});
  } finally {
    await answers.close();
  }
}
