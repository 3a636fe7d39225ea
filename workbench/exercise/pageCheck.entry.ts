// Runs the public tests of an exercise in the page; bundled with them by bundleTests.
import type {Channel} from "./channel.ts";
import {checkReport} from "./checkReport.ts";
import {manualStates} from "./manualState.ts";
import {PUBLIC_SEED, runSuite} from "./runSuite.ts";
import type {CheckReport, DefineTests, ExerciseInfo, Language} from "./types.ts";

export {AnswerError} from "./answerError.ts";
export {decodeValue, encodeValue} from "./wire.ts";

/** Limit of one test in the page. */
const TIMEOUT_MS = 10_000;

/**
 * Runs the check; `output` says afterwards what each answer printed, `written` whether the learner has
 * written into the cell of a text, both by answer id.
 */
export type RunCheck = (
  channel: Channel & {output?(): Readonly<Record<string, string>>},
  language: Language,
  written: Readonly<Record<string, boolean>>,
) => Promise<CheckReport>;

/** Joins the tests of an exercise to its metadata, which holds the values of its variant cell. */
export function createPageCheck(
  tests: DefineTests,
  infos: Readonly<Record<Language, ExerciseInfo>>,
): RunCheck {
  return async (channel, language, written) => {
    const {exercise, answers, variant} = infos[language];
    const verdicts = await runSuite(tests, {
      answers,
      channel,
      seed: PUBLIC_SEED,
      visibility: "visible",
      timeoutMs: TIMEOUT_MS,
      now: () => performance.now(),
      ...(variant && {variant}),
    });
    const manual = await manualStates(answers, channel, written);
    return checkReport(verdicts, {exercise, language, manual, output: channel.output?.() ?? {}});
  };
}
