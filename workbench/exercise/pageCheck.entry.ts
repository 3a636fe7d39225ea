// Runs the public tests of an exercise in the page; bundled with them by bundleTests.
import type {Channel} from "./channel.ts";
import {checkReport} from "./checkReport.ts";
import {PUBLIC_SEED, runSuite} from "./runSuite.ts";
import type {CheckReport, DefineTests, ExerciseInfo, Language} from "./types.ts";

export {AnswerError} from "./answerError.ts";
export {decodeValue, encodeValue} from "./wire.ts";

/** Limit of one test in the page. */
const TIMEOUT_MS = 10_000;

/** Runs the check; `output` says afterwards what each answer printed, by answer id. */
export type RunCheck = (
  channel: Channel & {output?(): Readonly<Record<string, string>>},
  language: Language,
) => Promise<CheckReport>;

/** Joins the tests of an exercise to its metadata. */
export function createPageCheck(
  tests: DefineTests,
  infos: Readonly<Record<Language, ExerciseInfo>>,
): RunCheck {
  return async (channel, language) => {
    const {exercise, answers} = infos[language];
    const verdicts = await runSuite(tests, {
      answers,
      channel,
      seed: PUBLIC_SEED,
      visibility: "visible",
      timeoutMs: TIMEOUT_MS,
      now: () => performance.now(),
    });
    return checkReport(verdicts, {exercise, language, output: channel.output?.() ?? {}});
  };
}
