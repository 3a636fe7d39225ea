import type {GradeRecord, RecordQuestion, RecordWords} from "../grader/record.ts";
import {type Language, message} from "../messages/message.ts";
import {oneLine, plainText} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import {waitsForPerson} from "../grader/applyMarks.ts";

/** Longest feedback: a gradebook shows it in a small box. */
const MOST = 1_000;

/** The words of a record in a language. */
export function inLanguage(words: RecordWords, language: Language): string {
  return language === "en" ? words.en : words.zh;
}

/** Returns a text of the exports in a language. */
export function say(
  code: string,
  args: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return message("export", code, args, language);
}

/** "3 of 4 points", rounded. */
export function pointsOf(
  {score, max_score}: {readonly score: number; readonly max_score: number},
  language: Language,
): string {
  return say("points", {score: roundPoints(score), max: roundPoints(max_score)}, language);
}

/** True for an answer that waits for a person. */
export function waits({manual}: RecordQuestion): boolean {
  return manual !== undefined && waitsForPerson(manual);
}

function questionLine(question: RecordQuestion, language: Language): string {
  const title = oneLine(inLanguage(question.title, language), 200);
  const points = waits(question) ? say("waits", {}, language) : pointsOf(question, language);
  const comment = question.manual?.mark?.comment ?? "";
  return `${title}: ${points}${comment === "" ? "" : ` (${oneLine(comment, 300)})`}`;
}

/**
 * Writes the short text that goes beside a grade: the points of each answer, why a submission could not be
 * graded. It holds nothing of the instructor's tests.
 */
export function feedbackOf(record: GradeRecord, language: Language): string {
  const {status, reason, title, questions} = record;
  const head = oneLine(inLanguage(title, language), 200);
  if (status === "graded" || status === "needs_manual") {
    const lines = questions.map((question) => questionLine(question, language));
    return plainText([`${head}: ${pointsOf(record, language)}`, ...lines].join("\n"), MOST);
  }
  // What failed on the machine is no business of the student's.
  const own = reason === null || status === "infrastructure_error";
  const why = own ? say(status, {}, language) : inLanguage(reason, language);
  return plainText(`${head}: ${oneLine(why)}`, MOST);
}
