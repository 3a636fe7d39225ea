import type {GradeRecord, RecordQuestion} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {inLanguage, pointsOf, say} from "./feedback.ts";
import {oneLine, plainText} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import {manualText, testText, testTitle} from "./testText.ts";

/** One entry of `tests`; both points are always there, since one without disables the display of all. */
export interface PrairielearnTest {
  readonly name: string;
  readonly description: string;
  readonly points: number;
  readonly max_points: number;
  readonly message: string;
  readonly output: string;
}

/** `/grade/results/results.json`. */
export type PrairielearnResults =
  | {
      readonly gradable: true;
      readonly score: number;
      readonly message: string;
      readonly tests: readonly PrairielearnTest[];
    }
  | {
      readonly gradable: false;
      readonly format_errors: readonly string[];
      readonly message: string;
    };

/** PrairieLearn takes files of at most 1 MB; characters take up to four bytes. */
const MOST_BYTES = 1_000_000;

function questionTests(question: RecordQuestion, language: Language): PrairielearnTest[] {
  const description = oneLine(inLanguage(question.title, language), 200);
  if (question.manual !== undefined) {
    const {score, max_score} = question;
    const points = {points: roundPoints(score), max_points: roundPoints(max_score)};
    const message = manualText(question, language);
    return [{name: description, description: "", ...points, message, output: ""}];
  }
  return question.tests.map((test) => ({
    name: testTitle(test, language),
    description,
    points: roundPoints(test.score),
    max_points: roundPoints(test.max_score),
    message: testText({...test, output: ""}, language),
    output: test.visibility === "visible" ? plainText(test.output) : "",
  }));
}

/**
 * Writes a record as the results of an external grader of PrairieLearn.
 *
 * Format: docs/externalGrading.md of PrairieLearn, and makeGradingResult of its lib/externalGraderCommon.ts.
 * What cannot be read is not gradable: no attempt is used and no points are lost.
 *
 * @throws RangeError for a record without a final score: PrairieLearn has no word for it
 */
export function prairielearnResults(record: GradeRecord, language: Language): PrairielearnResults {
  const {status, reason, score, max_score, questions} = record;
  if (status === "infrastructure_error" || status === "needs_manual") {
    throw new RangeError(`prairielearnResults: the score must be final, got status ${status}`);
  }
  if (status === "not_gradable") {
    const why = oneLine(reason === null ? say(status, {}, language) : inLanguage(reason, language));
    return {gradable: false, format_errors: [why], message: why};
  }
  const tests = questions.flatMap((question) => questionTests(question, language));
  const results = {
    gradable: true,
    // Four decimals of a fraction are two of a percentage.
    score: Math.min(1, roundPoints((100 * score) / max_score) / 100),
    message: pointsOf(record, language),
    tests,
  } as const;
  if (Buffer.byteLength(JSON.stringify(results)) <= MOST_BYTES) return results;
  return {...results, tests: tests.map((test) => ({...test, output: ""}))};
}
