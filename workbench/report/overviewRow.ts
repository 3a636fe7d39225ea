import {waitsForPerson} from "../grader/applyMarks.ts";
import type {GradeRecord, RecordStatus, RecordWords} from "../grader/record.ts";

/** What the overview keeps of a record: small, so that thousands fit in memory. */
export interface OverviewRow {
  readonly student: string;
  readonly exercise: string;
  readonly title: RecordWords;
  readonly status: RecordStatus;
  readonly score: number;
  readonly maxScore: number;
  /** Answers that wait for a person. */
  readonly waiting: number;
  readonly attempt: number;
  readonly submittedAt: string | null;
  readonly gradedAt: string;
  readonly lateSeconds: number | undefined;
  readonly isolation: string;
  readonly reason: RecordWords | null;
  readonly reasonCode: string | null;
  readonly notes: readonly RecordWords[];
}

/** Longest reason or note that the overview keeps; the report has the whole. */
const LONGEST = 300;

function short({en, zh}: RecordWords): RecordWords {
  return {en: en.slice(0, LONGEST), zh: zh.slice(0, LONGEST)};
}

/** Takes from a record what the overview shows. */
export function overviewRow(record: GradeRecord): OverviewRow {
  const waiting = record.questions.filter(
    ({manual}) => manual !== undefined && waitsForPerson(manual),
  ).length;
  return {
    student: record.student,
    exercise: record.assignment,
    title: record.title,
    status: record.status,
    score: record.score,
    maxScore: record.max_score,
    waiting: record.status === "needs_manual" ? waiting : 0,
    attempt: record.attempt,
    submittedAt: record.submitted_at,
    gradedAt: record.graded_at,
    lateSeconds: record.late_seconds,
    isolation: record.provenance.isolation,
    reason: record.reason === null ? null : short(record.reason),
    reasonCode: record.reason?.code ?? null,
    notes: record.notes.slice(0, 5).map(short),
  };
}

/** One exercise of the overview. */
export interface OverviewExercise {
  readonly id: string;
  readonly title: RecordWords;
  readonly maxScore: number;
}

/** Lists the exercises of some rows in the order of their ids. */
export function exercisesOf(rows: readonly OverviewRow[]): OverviewExercise[] {
  const found = new Map<string, OverviewExercise>();
  for (const {exercise, title, maxScore} of rows) {
    const known = found.get(exercise);
    if (known === undefined || known.maxScore < maxScore) {
      found.set(exercise, {id: exercise, title, maxScore});
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
