import type {QuestionVerdict} from "./runSuite.ts";
import {addPoints, scoreQuestions} from "./score.ts";
import type {AnswerInfo, CheckedTest, CheckReport, Language, TestVerdict} from "./types.ts";

export interface CheckReportOptions {
  readonly exercise: string;
  readonly language: Language;
  /** What each answer printed, by answer id. */
  readonly output?: Readonly<Record<string, string>>;
}

function checkedTest(verdict: TestVerdict, language: Language): CheckedTest {
  const {id, title, status, message, call, expected, got, hint} = verdict;
  return {
    id,
    title: title[language],
    status,
    message: message?.[language] ?? "",
    ...(call === undefined ? {} : {call}),
    ...(expected === undefined ? {} : {expected}),
    ...(got === undefined ? {} : {got}),
    ...(hint === undefined ? {} : {hint}),
  };
}

/** Writes the verdicts of the public tests as the report that a learner sees. */
export function checkReport(
  verdicts: readonly QuestionVerdict[],
  {exercise, language, output = {}}: CheckReportOptions,
): CheckReport {
  const hidden = ({answer}: {answer: AnswerInfo}): [string, number] => [
    answer.id,
    answer.hiddenWeight ?? 0,
  ];
  const scored = scoreQuestions(verdicts, Object.fromEntries(verdicts.map(hidden)));
  return {
    exercise,
    language,
    questions: scored.map(({answer, tests, score, maxScore, hiddenPoints}) => ({
      id: answer.id,
      title: answer.title,
      score,
      maxScore,
      hiddenPoints,
      tests: tests.map((test) => checkedTest(test, language)),
      output: output[answer.id] ?? "",
    })),
    score: addPoints(scored.map(({score}) => score)),
    maxScore: addPoints(scored.map(({maxScore}) => maxScore)),
  };
}
