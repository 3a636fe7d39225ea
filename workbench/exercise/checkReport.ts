import {isManual} from "./manualKinds.ts";
import type {ManualState} from "./manualState.ts";
import {formatPoints} from "./renderCheck.ts";
import type {QuestionVerdict} from "./runSuite.ts";
import {addPoints, scoreQuestions} from "./score.ts";
import type {
  AnswerInfo,
  CheckedManual,
  CheckedTest,
  CheckReport,
  Language,
  TestVerdict,
} from "./types.ts";
import {words} from "./words.ts";

export interface CheckReportOptions {
  readonly exercise: string;
  readonly language: Language;
  /** What each answer printed, by answer id. */
  readonly output?: Readonly<Record<string, string>>;
  /** How far the answers are that a person marks, by answer id. */
  readonly manual?: Readonly<Record<string, ManualState>>;
}

function checkedTest(verdict: TestVerdict, language: Language): CheckedTest {
  const {id, title, status, message, call, expected, got, hint, picture} = verdict;
  return {
    id,
    title: title[language],
    status,
    message: message?.[language] ?? "",
    ...(call === undefined ? {} : {call}),
    ...(expected === undefined ? {} : {expected}),
    ...(got === undefined ? {} : {got}),
    ...(hint === undefined ? {} : {hint}),
    ...(picture === undefined ? {} : {picture}),
  };
}

/** What is said of an answer that a person marks. */
function checkedManual(
  {points, rubric = []}: AnswerInfo,
  {state}: ManualState,
  language: Language,
): CheckedManual {
  const message = words(`manual.${state}`, {points: formatPoints(points)})[language];
  return {state, message, points, rubric};
}

/** Writes the verdicts of the public tests as the report that a learner sees. */
export function checkReport(
  verdicts: readonly QuestionVerdict[],
  {exercise, language, output = {}, manual = {}}: CheckReportOptions,
): CheckReport {
  const hidden = ({answer}: {answer: AnswerInfo}): [string, number] => [
    answer.id,
    answer.hiddenWeight ?? 0,
  ];
  const scored = scoreQuestions(verdicts, Object.fromEntries(verdicts.map(hidden)));
  return {
    exercise,
    language,
    questions: scored.map(({answer, tests, score, maxScore, hiddenPoints}) => {
      const state = manual[answer.id] ?? {state: "unknown", tests: []};
      return {
        id: answer.id,
        title: answer.title,
        score,
        maxScore,
        hiddenPoints,
        tests: [...tests, ...state.tests].map((test) => checkedTest(test, language)),
        output: output[answer.id] ?? "",
        ...(isManual(answer) ? {manual: checkedManual(answer, state, language)} : {}),
      };
    }),
    score: addPoints(scored.map(({score}) => score)),
    maxScore: addPoints(scored.map(({maxScore}) => maxScore)),
  };
}
