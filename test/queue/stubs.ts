import {createHash} from "node:crypto";
import type {GradeJob} from "../../workbench/grader/job.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";

export const EXERCISE = "02-ct-numbers/hu-drift";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A job of a made student. */
export function jobOf(student: string, changes: Partial<GradeJob> = {}): GradeJob {
  const job = {
    student,
    exercise: EXERCISE,
    seed: "seed",
    attempt: 1,
    submittedAt: null,
    chosen: {
      ok: true as const,
      path: "hu-drift.ipynb",
      file: {
        ok: true as const,
        sha256: sha256(student),
        exercise: EXERCISE,
        cells: [
          {id: "bias", code: true, source: `// ${student}`, gradeId: undefined, untouched: false},
        ],
      },
    },
    testsSha256: sha256("tests"),
    libVersion: "0.1.0",
    ...changes,
  };
  return {...job, key: changes.key ?? sha256(JSON.stringify(job))};
}

/** The record of a job as a worker that does nothing makes it. */
export function recordOf(job: GradeJob, score = 1): GradeRecord {
  return {
    schema: 1,
    assignment: job.exercise,
    title: {en: "", zh: ""},
    student: job.student,
    attempt: job.attempt,
    submitted_at: job.submittedAt,
    graded_at: "2026-01-01T00:00:00.000Z",
    seed: job.seed,
    status: "graded",
    score,
    max_score: 10,
    reason: null,
    notes: [],
    provenance: {
      submission_sha256: job.chosen.ok ? job.chosen.file.sha256 : job.chosen.sha256,
      tests_sha256: job.testsSha256,
      lib_version: job.libVersion,
      runtime: "node",
      isolation: "namespaces",
      limits: LIMITS,
    },
    questions: [],
  };
}

/** Hands out jobs one by one. */
export async function* each<T>(jobs: readonly T[]): AsyncGenerator<T> {
  yield* jobs;
}
