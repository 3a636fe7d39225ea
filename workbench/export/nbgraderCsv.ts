import {stringify} from "csv-stringify/sync";
import {addPoints} from "../exercise/score.ts";
import type {GradeRecord} from "../grader/record.ts";
import {type Identity, splitName} from "./identities.ts";
import {nbgraderAssignment, nbgraderTime} from "./nbgraderNames.ts";
import {roundPoints} from "./round.ts";

/** The columns of nbgrader's own export, in its order (CsvExportPlugin of its plugins/export.py). */
const COLUMNS = [
  "assignment",
  "duedate",
  "timestamp",
  "student_id",
  "last_name",
  "first_name",
  "email",
  "raw_score",
  "late_submission_penalty",
  "score",
  "max_score",
] as const;

interface Sum {
  readonly scores: number[];
  readonly maxima: number[];
  submitted: string | null;
}

/** A number as Python writes a float. */
const float = (value: number): string => {
  const rounded = roundPoints(value);
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded);
};

/**
 * Writes the table that `nbgrader export` writes, with quotes where a field needs them, which nbgrader
 * leaves out. A submission that is not there is a row of zeros without a time, as there.
 */
export async function nbgraderCsv(
  records: AsyncIterable<GradeRecord>,
  identify: (student: string) => Identity,
): Promise<string> {
  const sums = new Map<string, Map<string, Sum>>();
  for await (const {student, assignment, score, max_score, submitted_at} of records) {
    const name = nbgraderAssignment(assignment);
    const own = sums.get(name) ?? new Map<string, Sum>();
    const sum = own.get(student) ?? {scores: [], maxima: [], submitted: null};
    sum.scores.push(score);
    sum.maxima.push(max_score);
    if (submitted_at !== null && (sum.submitted ?? "") < submitted_at) sum.submitted = submitted_at;
    sums.set(name, own.set(student, sum));
  }
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([assignment, students]) =>
      [...students].map(([student, {scores, maxima, submitted}]): Record<string, string> => {
        const {name, email} = identify(student);
        const {first, last} = splitName(name);
        const score = float(addPoints(scores));
        return {
          assignment,
          duedate: "",
          timestamp: submitted === null ? "" : nbgraderTime(submitted),
          student_id: student,
          last_name: last,
          first_name: first,
          email,
          raw_score: score,
          late_submission_penalty: "0.0",
          score,
          max_score: float(addPoints(maxima)),
        };
      }),
    );
  return stringify(rows, {header: true, columns: [...COLUMNS], escape_formulas: true});
}
