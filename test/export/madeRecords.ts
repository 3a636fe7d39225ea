import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {
  GradeRecord,
  ManualMark,
  RecordQuestion,
  RecordTest,
} from "../../workbench/grader/record.ts";

export const EXERCISE = "00-small/double";

/** Words with a Chinese half that tells itself from the English one. */
export const bilingual = (text: string): {en: string; zh: string} => ({en: text, zh: `${text}·中`});

export function madeTest(id: string, more: Partial<RecordTest> = {}): RecordTest {
  return {
    id,
    title: bilingual(`title of ${id}`),
    visibility: "visible",
    status: "pass",
    score: 2,
    max_score: 2,
    duration_ms: 12,
    message: null,
    output: "",
    ...more,
  };
}

export const FAILED = {
  status: "fail",
  score: 0,
  message: {code: "value.close", args: {}, ...bilingual("differs")},
} as const;

/** A question of 4 points whose hidden test fails: 2 of 4. */
export function madeQuestion(more: Partial<RecordQuestion> = {}): RecordQuestion {
  return {
    id: "double",
    kind: "function",
    title: bilingual("Doubling"),
    score: 2,
    max_score: 4,
    tests: [
      madeTest("double.public.1"),
      madeTest("double.hidden.1", {
        ...FAILED,
        visibility: "hidden",
        output: "secret output",
        expected: "secret expected",
        got: "secret got",
        call: "secret(call)",
      }),
    ],
    ...more,
  };
}

export const MARK: ManualMark = {
  points: {clear: 3},
  comment: "good, but short",
  marked_at: "2026-01-03T00:00:00.000Z",
  answer_sha256: "ef".repeat(32),
};

/** A question of 6 points that a person marks; 3 once marked. */
export function manualQuestion(mark: ManualMark | null): RecordQuestion {
  return {
    id: "why",
    kind: "text",
    title: bilingual("Why"),
    score: mark === null ? 0 : 3,
    max_score: 6,
    tests: [],
    manual: {
      kind: "text",
      answer: "Because.",
      answer_sha256: "ef".repeat(32),
      rubric: [{id: "clear", points: 6, title: bilingual("Clear")}],
      mark,
    },
  };
}

/** A graded record with 5 of 10 points: 2 of 4 by tests, 3 of 6 by a person. */
export function madeRecord(student: string, more: Partial<GradeRecord> = {}): GradeRecord {
  return {
    schema: 1,
    assignment: EXERCISE,
    title: bilingual("Double"),
    student,
    attempt: 1,
    submitted_at: "2026-01-01T08:30:00.250Z",
    graded_at: "2026-01-02T00:00:00.125Z",
    seed: "s",
    status: "graded",
    score: 5,
    max_score: 10,
    reason: null,
    notes: [],
    provenance: {
      submission_sha256: "ab".repeat(32),
      tests_sha256: "cd".repeat(32),
      lib_version: "0.1.0",
      runtime: "node 20",
      isolation: "namespaces",
      limits: LIMITS,
    },
    questions: [madeQuestion(), manualQuestion(MARK)],
    ...more,
  };
}

/** One record of each status, and one that nobody handed in. */
export const STATES: Readonly<Record<string, Partial<GradeRecord>>> = {
  graded: {},
  waiting: {
    status: "needs_manual",
    score: 2,
    questions: [madeQuestion(), manualQuestion(null)],
  },
  unreadable: {
    status: "not_gradable",
    score: 0,
    reason: {code: "submission.notJson", args: {}, ...bilingual("not a notebook")},
    questions: [
      madeQuestion({score: 0, tests: [madeTest("double.public.1", {status: "not_run", score: 0})]}),
    ],
  },
  missing: {
    status: "not_gradable",
    score: 0,
    submitted_at: null,
    reason: {code: "submission.missing", args: {}, ...bilingual("nothing was handed in")},
    questions: [
      madeQuestion({score: 0, tests: [madeTest("double.public.1", {status: "not_run", score: 0})]}),
    ],
  },
  broken: {
    status: "infrastructure_error",
    score: 0,
    reason: {code: "submission.infrastructure", args: {error: "disk"}, ...bilingual("disk full")},
    questions: [],
  },
};

/** Names that break tables, spreadsheets, XML and terminals where they are not taken care of. */
export const HOSTILE_NAMES: readonly string[] = [
  "Doe, Jane",
  'Roe "Rick" Richard',
  "=HYPERLINK(1)",
  "+1",
  "@SUM(A1)",
  "-2",
  "王小明",
  "👩‍🔬 Ada",
  "<b>&amp;]]></b>",
  "n".repeat(300),
  "semi;colon\ttab",
  "O'Neil",
];

/** Writes records as `voxelbook grade` does; a student's folder may have another name than theirs. */
export async function writeRecords(
  folder: string,
  records: readonly GradeRecord[],
): Promise<string> {
  const graded = join(folder, "graded");
  for (const [i, record] of records.entries()) {
    const path = join(graded, String(i).padStart(3, "0"), `${record.assignment}.json`);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, JSON.stringify(record));
  }
  return graded;
}

/** Hands out records as the reader of a folder does. */
export async function* streamOf(records: readonly GradeRecord[]): AsyncGenerator<GradeRecord> {
  yield* records;
}
