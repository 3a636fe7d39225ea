import {AnswerError} from "../exercise/answerError.ts";
import {loadTests} from "../exercise/bundleTests.ts";
import type {Channel} from "../exercise/channel.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {runSuite} from "../exercise/runSuite.ts";
import type {HiddenWeights} from "../exercise/studentNotebook.ts";
import type {ExerciseInfo} from "../exercise/types.ts";

/** Stands for a notebook without answers: every test ends at its first call. */
const NOBODY: Channel = {
  call: () => Promise.reject(new AnswerError("not_run", "answer.notAnswered")),
  value: () => Promise.reject(new AnswerError("not_run", "answer.notAnswered")),
};

/** Returns the sum of the weights of each answer's hidden tests; empty where there are none. */
export async function hiddenWeights({hiddenFile, info}: Exercise): Promise<HiddenWeights> {
  if (hiddenFile === undefined) return {};
  const verdicts = await runSuite(await loadTests(hiddenFile), {
    answers: info.answers,
    channel: NOBODY,
    seed: "weights",
    visibility: "hidden",
    timeoutMs: 5_000,
    now: () => 0,
  });
  return Object.fromEntries(
    verdicts.map(({answer, tests}) => [
      answer.id,
      tests.reduce((sum, {weight}) => sum + weight, 0),
    ]),
  );
}

/** Returns an edition's metadata in which each answer carries the weight of its hidden tests. */
export async function infoWithHiddenWeights(
  exercise: Exercise,
  info: ExerciseInfo,
): Promise<ExerciseInfo> {
  const weights = await hiddenWeights(exercise);
  const answers = info.answers.map((answer) => ({
    ...answer,
    hiddenWeight: weights[answer.id] ?? answer.hiddenWeight ?? 0,
  }));
  return {...info, answers};
}
