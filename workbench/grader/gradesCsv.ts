import {stringify} from "csv-stringify/sync";
import type {GradeRecord} from "./record.ts";

const COLUMNS = [
  "student",
  "exercise",
  "status",
  "score",
  "max_score",
  "attempt",
  "submitted_at",
  "graded_at",
  "isolation",
  "reason",
] as const;

/** Writes two decimals at most; the record keeps the exact number. */
const points = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * Writes the grades as CSV (RFC 4180): one row for each student and exercise. A cell that a spreadsheet would
 * take for a formula is made text.
 */
export function gradesCsv(records: readonly GradeRecord[]): string {
  const rows = records.map(
    (record): Record<(typeof COLUMNS)[number], string> => ({
      student: record.student,
      exercise: record.assignment,
      status: record.status,
      score: points(record.score),
      max_score: points(record.max_score),
      attempt: String(record.attempt),
      submitted_at: record.submitted_at ?? "",
      graded_at: record.graded_at,
      isolation: record.provenance.isolation,
      reason: record.reason?.en ?? "",
    }),
  );
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
