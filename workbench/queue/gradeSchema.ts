import {EXERCISE_ID} from "../exercise/exerciseSchema.ts";
import type {GradeJob} from "../grader/job.ts";
import type {GradeRecord} from "../grader/record.ts";
import {plainCheck, UnfitData} from "./checkPlain.ts";
import {JOB_BYTES, RESULT_BYTES} from "./names.ts";

const SHORT = {type: "string", maxLength: 2_000} as const;
const NAME = {type: "string", minLength: 1, maxLength: 500} as const;
const SHA256 = {type: "string", pattern: "^[0-9a-f]{64}$"} as const;
/** The hash of a submission without a file is empty. */
const MAYBE_SHA256 = {type: "string", pattern: "^([0-9a-f]{64})?$"} as const;
const EXERCISE = {type: "string", pattern: EXERCISE_ID.source, maxLength: 200} as const;

const REASON = {
  type: "object",
  required: ["code", "args", "en", "zh-CN"],
  properties: {
    code: NAME,
    args: {type: "object", maxProperties: 50, additionalProperties: {type: ["string", "number"]}},
    en: {type: "string"},
    "zh-CN": {type: "string"},
  },
} as const;

const CELL = {
  type: "object",
  required: ["id", "code", "source", "untouched"],
  properties: {
    id: {type: "string"},
    code: {type: "boolean"},
    source: {type: "string"},
    gradeId: {type: "string"},
    untouched: {type: "boolean"},
  },
} as const;

const CHOSEN = {
  type: "object",
  required: ["ok"],
  properties: {path: SHORT},
  oneOf: [
    {
      required: ["path", "file"],
      properties: {
        ok: {const: true},
        file: {
          type: "object",
          required: ["ok", "sha256", "cells"],
          properties: {
            ok: {const: true},
            sha256: SHA256,
            exercise: {type: "string"},
            student: {type: "string"},
            cells: {type: "array", maxItems: 100_000, items: CELL},
          },
        },
      },
    },
    {
      required: ["sha256", "reason"],
      properties: {ok: {const: false}, sha256: MAYBE_SHA256, reason: REASON},
    },
  ],
} as const;

/** Numbers, texts, truth values and lists of them. */
const VARIANT = {
  type: "object",
  maxProperties: 200,
  additionalProperties: {type: ["number", "string", "boolean", "array"]},
} as const;

const JOB = {
  type: "object",
  required: [
    ...["key", "student", "exercise", "seed", "attempt", "submittedAt"],
    ...["chosen", "testsSha256", "libVersion"],
  ],
  properties: {
    key: SHA256,
    student: NAME,
    exercise: EXERCISE,
    seed: NAME,
    attempt: {type: "integer", minimum: 1},
    submittedAt: {type: ["string", "null"], maxLength: 40},
    lateSeconds: {type: "number"},
    chosen: CHOSEN,
    variant: VARIANT,
    notes: {type: "array", maxItems: 10, items: REASON},
    testsSha256: SHA256,
    libVersion: NAME,
  },
} as const;

const SCORE = {type: "number", minimum: 0} as const;

const RECORD = {
  type: "object",
  required: [
    ...["schema", "assignment", "student", "attempt", "submitted_at", "graded_at", "seed"],
    ...["title", "status", "score", "max_score", "reason", "notes", "provenance", "questions"],
  ],
  properties: {
    schema: {const: 1},
    assignment: EXERCISE,
    student: NAME,
    attempt: {type: "integer", minimum: 1},
    seed: NAME,
    status: {enum: ["graded", "not_gradable", "infrastructure_error", "needs_manual"]},
    score: SCORE,
    max_score: SCORE,
    notes: {type: "array", items: {type: "object"}},
    provenance: {
      type: "object",
      required: ["submission_sha256", "tests_sha256", "lib_version", "isolation", "limits"],
      properties: {
        submission_sha256: MAYBE_SHA256,
        tests_sha256: SHA256,
        lib_version: NAME,
        isolation: {enum: ["namespaces", "container", "permissions"]},
        limits: {type: "object"},
      },
    },
    questions: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "title", "score", "max_score", "tests"],
        properties: {
          id: NAME,
          score: SCORE,
          max_score: SCORE,
          tests: {type: "array", items: {type: "object"}},
        },
      },
    },
  },
} as const;

/** Gives a job back as it is, or throws UnfitData. */
export const checkGradeJob = plainCheck<GradeJob>("job of grading", JOB, JOB_BYTES);

const checkForm = plainCheck<GradeRecord>("record of a grading", RECORD, RESULT_BYTES);

/**
 * Makes sure that a result is the record of a job.
 *
 * @throws UnfitData when it is no record, or one of another student, exercise, file, seed or tests
 */
export function checkRecord(value: unknown, job: GradeJob): GradeRecord {
  const record = checkForm(value);
  const {provenance} = record;
  const sha256 = job.chosen.ok ? job.chosen.file.sha256 : job.chosen.sha256;
  const pairs: readonly (readonly [string, string, string])[] = [
    ["student", job.student, record.student],
    ["exercise", job.exercise, record.assignment],
    ["seed", job.seed, record.seed],
    ["file", sha256, provenance.submission_sha256],
    ["tests", job.testsSha256, provenance.tests_sha256],
    ["library", job.libVersion, provenance.lib_version],
  ];
  const other = pairs.find(([, wanted, got]) => wanted !== got);
  if (other !== undefined) {
    const [what, wanted, got] = other;
    throw new UnfitData(`the record must be of ${what} ${wanted}, got ${got.slice(0, 100)}`);
  }
  if (record.score > record.max_score) {
    throw new UnfitData(`score must be at most ${record.max_score}, got ${record.score}`);
  }
  return record;
}
