import {loadTests} from "../exercise/bundleTests.ts";
import type {Channel} from "../exercise/channel.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {PUBLIC_SEED, type QuestionVerdict, runSuite} from "../exercise/runSuite.ts";
import type {AnswerInfo, TestVerdict, Variant} from "../exercise/types.ts";
import {TEST_MS} from "./limits.ts";
import type {IsolatedAnswers} from "./isolatedAnswers.ts";

export interface GradeOptions {
  readonly exercise: Exercise;
  readonly answers: IsolatedAnswers;
  /** In the language of the learner. */
  readonly infos: readonly AnswerInfo[];
  /** Seed of the hidden tests; undefined runs the public tests only. */
  readonly hiddenSeed: string | undefined;
  /** The learner's own values; undefined where the exercise has none. */
  readonly variant?: Variant | undefined;
  /** Reaches the author's answers, for hidden tests. */
  readonly reference?: Channel;
}

export interface Grading {
  /** Public tests first, then hidden ones, of each answer. */
  readonly verdicts: readonly QuestionVerdict[];
  /** What each answer printed during the public tests. */
  readonly output: Readonly<Record<string, string>>;
}

/** A test whose answer wrote to the grader's channel is worth nothing, whatever it seemed to give. */
function annul(tests: readonly TestVerdict[], answers: IsolatedAnswers, id: string): TestVerdict[] {
  const violation = answers.violation(id);
  if (violation === undefined) return [...tests];
  return tests.map(({id: test, title, visibility, weight, durationMs}) => ({
    ...{id: test, title, visibility, weight, durationMs},
    status: "error",
    message: violation.said,
  }));
}

/** Runs all tests of an exercise, in this process, against answers that run in isolation. */
export async function gradeAnswers(options: GradeOptions): Promise<Grading> {
  const {exercise, answers, infos, hiddenSeed, variant, reference} = options;
  const common = {
    answers: infos,
    channel: answers,
    timeoutMs: TEST_MS,
    now: () => performance.now(),
    ...(variant && {variant}),
    ...(reference && {reference}),
  };
  await answers.prepare();
  const tests = await loadTests(exercise.testsFile);
  const visible = await runSuite(tests, {...common, seed: PUBLIC_SEED, visibility: "visible"});
  const output = answers.outputs();

  const hidden =
    hiddenSeed === undefined || exercise.hiddenFile === undefined
      ? []
      : await runSuite(await loadTests(exercise.hiddenFile), {
          ...common,
          seed: hiddenSeed,
          visibility: "hidden",
        });
  answers.requireSound();
  const verdicts = visible.map(({answer, tests: own}, i) => ({
    answer,
    tests: annul([...own, ...(hidden[i]?.tests ?? [])], answers, answer.id),
  }));
  return {verdicts, output};
}
