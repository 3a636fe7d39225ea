import {stringify} from "csv-stringify/sync";
import type {OverviewRow} from "./overviewRow.ts";

/** Writes two decimals at most; the record keeps the exact number. */
const points = (value: number): string => String(Math.round(value * 100) / 100);

/** A line of `grades.csv`, cell by column. */
function cells(row: OverviewRow, name: string | undefined): Record<string, string> {
  return {
    student: row.student,
    ...(name === undefined ? {} : {name}),
    exercise: row.exercise,
    status: row.status,
    score: points(row.score),
    max_score: points(row.maxScore),
    waiting: String(row.waiting),
    attempt: String(row.attempt),
    submitted_at: row.submittedAt ?? "",
    late_seconds: row.lateSeconds === undefined ? "" : String(Math.round(row.lateSeconds)),
    graded_at: row.gradedAt,
    isolation: row.isolation,
    reason: row.reason?.en ?? "",
  };
}

/**
 * Writes the grades as CSV (RFC 4180, UTF-8): one row for each student and exercise. A cell that a spreadsheet would
 * take for a formula (it begins with = + - @, a tabulator or a carriage return) gets an apostrophe before it, so that
 * it stays text.
 *
 * @param names - names of students by their folder, in a column of their own; no column when absent
 */
export function gradesCsv(
  rows: readonly OverviewRow[],
  names?: ReadonlyMap<string, string>,
): string {
  const nameOf = (student: string): string | undefined =>
    names === undefined ? undefined : (names.get(student) ?? "");
  const [first] = rows;
  const columns = Object.keys(first === undefined ? {student: ""} : cells(first, nameOf("")));
  return stringify(
    rows.map((row) => cells(row, nameOf(row.student))),
    {header: true, columns, record_delimiter: "windows", escape_formulas: true},
  );
}
