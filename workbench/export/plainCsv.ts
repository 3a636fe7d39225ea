import {stringify} from "csv-stringify/sync";
import {addPoints} from "../exercise/score.ts";
import type {GradeRecord} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {inLanguage} from "./feedback.ts";
import type {Identity} from "./identities.ts";
import {oneLine} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import type {SurveyedExercise} from "./surveyRecords.ts";

export interface PlainCsvOptions {
  readonly language: Language;
  /** A mark at the beginning by which spreadsheet programs know UTF-8. */
  readonly bom: boolean;
}

/** CSV by RFC 4180; a cell that a spreadsheet would take for a formula is made text. */
function csvOf(rows: readonly (readonly string[])[], bom: boolean): string {
  return stringify([...rows.map((row) => [...row])], {
    bom,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

/** Points that are final; a submission that waits or that the machine failed on has none. */
const finalScore = ({status, score}: GradeRecord): string =>
  status === "graded" || status === "not_gradable" ? String(roundPoints(score)) : "";

const LONG = [
  "student",
  "name",
  "email",
  "exercise",
  "title",
  "status",
  "score",
  "max_score",
  "late_seconds",
  "attempt",
  "submitted_at",
  "graded_at",
  "reason",
] as const;

/** Writes one row for each student and exercise. */
export async function longCsv(
  records: AsyncIterable<GradeRecord>,
  identify: (student: string) => Identity,
  {language, bom}: PlainCsvOptions,
): Promise<string> {
  const rows: string[][] = [[...LONG]];
  for await (const record of records) {
    const {name, email} = identify(record.student);
    const row: Record<(typeof LONG)[number], string> = {
      student: record.student,
      name,
      email,
      exercise: record.assignment,
      title: oneLine(inLanguage(record.title, language)),
      status: record.status,
      score: finalScore(record),
      max_score: String(roundPoints(record.max_score)),
      late_seconds: record.late_seconds === undefined ? "" : String(record.late_seconds),
      attempt: String(record.attempt),
      submitted_at: record.submitted_at ?? "",
      graded_at: record.graded_at,
      reason: record.reason === null ? "" : oneLine(inLanguage(record.reason, language)),
    };
    rows.push(LONG.map((column) => row[column]));
  }
  return csvOf(rows, bom);
}

/**
 * Writes one row for each student: the points of each exercise, their sum and the greatest sum. An exercise
 * without a record or a final score is an empty cell, and where one waits the sum is empty too.
 */
export async function wideCsv(
  records: AsyncIterable<GradeRecord>,
  identify: (student: string) => Identity,
  exercises: readonly SurveyedExercise[],
  {bom}: PlainCsvOptions,
): Promise<string> {
  const students = new Map<string, Map<string, GradeRecord>>();
  for await (const record of records) {
    // Only what the row shows is kept of a record.
    const slim = {...record, questions: [], notes: []};
    const own = students.get(record.student) ?? new Map<string, GradeRecord>();
    students.set(record.student, own.set(record.assignment, slim));
  }
  const most = roundPoints(addPoints(exercises.map(({maxScore}) => maxScore)));
  const titles = exercises.map(({id, maxScore}) => `${id} (${roundPoints(maxScore)})`);
  const rows = [...students].map(([student, own]) => {
    const {name, email} = identify(student);
    const cells = exercises.map(({id}) => {
      const record = own.get(id);
      return record === undefined ? "" : finalScore(record);
    });
    const open = [...own.values()].some((record) => finalScore(record) === "");
    const sum = addPoints([...own.values()].map(({score}) => score));
    return [student, name, email, ...cells, open ? "" : String(roundPoints(sum)), String(most)];
  });
  return csvOf([["student", "name", "email", ...titles, "total", "max_total"], ...rows], bom);
}
