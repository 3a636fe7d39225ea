import {createHash} from "node:crypto";
import type {Picture} from "../../workbench/exercise/types.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {SavedMark} from "../../workbench/grader/marks.ts";
import type {
  GradeRecord,
  ManualPart,
  RecordQuestion,
  RecordTest,
} from "../../workbench/grader/record.ts";

/** A text in both languages, the Chinese one told by its end. */
export const both = (text: string): {en: string; zh: string} => ({en: text, zh: `${text}·中`});

/** SHA-256 of an answer, as records hold it. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A public test that failed, with everything such a test can have. */
export const FAILED_TEST: RecordTest = {
  id: "double.public.1",
  title: both("two becomes four"),
  visibility: "visible",
  status: "fail",
  score: 0,
  max_score: 5,
  duration_ms: 3,
  message: {code: "value.close", args: {}, ...both("the sign is turned")},
  output: "printed here",
  call: "double(2)",
  expected: "4",
  got: "-4",
  hint: 2,
};

/** A hidden test, whose record holds more than anybody may see. */
export const HIDDEN_TEST: RecordTest = {
  id: "double.hidden.1",
  title: both("any number"),
  visibility: "hidden",
  status: "fail",
  score: 0,
  max_score: 5,
  duration_ms: 3,
  message: {code: "hidden.fail", args: {}, ...both("not right")},
  output: "secret output",
  expected: "secret expected",
  call: "secret call",
  picture: {kind: "mask", shape: [1, 1], expected: [1], got: [0]},
};

/** A question with tests. */
export function testQuestion(tests: readonly RecordTest[] = [FAILED_TEST]): RecordQuestion {
  return {
    id: "double",
    kind: "function",
    title: both("Doubling"),
    score: tests.reduce((sum, {score}) => sum + score, 0),
    max_score: tests.reduce((sum, {max_score}) => sum + max_score, 0),
    tests,
  };
}

/** A question that a person marks, with two items of 2 and 1.5 points. */
export function manualQuestion(answer: string, part: Partial<ManualPart> = {}): RecordQuestion {
  const rubric = [
    {id: "idea", points: 2, title: both("The idea is right")},
    {id: "words", points: 1.5, title: both("The words are right")},
  ];
  const manual: ManualPart = {
    kind: "text",
    answer,
    answer_sha256: sha256(answer),
    rubric,
    mark: null,
    ...part,
  };
  const kind = manual.kind;
  return {id: "why", kind, title: both("Why?"), score: 0, max_score: 3.5, tests: [], manual};
}

/** A record of a student, with the parts that a test names. */
export function madeRecord(part: Partial<GradeRecord> = {}): GradeRecord {
  const questions = part.questions ?? [testQuestion()];
  const waits = questions.some(({manual}) => manual?.mark === null && manual.answer !== "");
  return {
    schema: 1,
    assignment: "00-small/double",
    title: both("Double"),
    student: "s001",
    attempt: 1,
    submitted_at: "2026-01-01T00:00:00.000Z",
    graded_at: "2026-01-02T00:00:00.000Z",
    seed: `seed of ${part.student ?? "s001"}`,
    status: waits ? "needs_manual" : "graded",
    score: questions.reduce((sum, {score}) => sum + score, 0),
    max_score: questions.reduce((sum, {max_score}) => sum + max_score, 0),
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
    questions,
    ...part,
  };
}

/** A mark of the made question, as `marks.json` holds it. */
export function madeMark(answer: string, part: Partial<SavedMark> = {}): SavedMark {
  return {
    student: "s001",
    exercise: "00-small/double",
    question: "why",
    points: {idea: 2, words: 1},
    comment: "Nearly.",
    marked_at: "2026-01-03T00:00:00.000Z",
    answer_sha256: sha256(answer),
    ...part,
  };
}

/** Two masks of 4 × 2 that agree in two pixels: three are only expected, one is only given. */
export const MASKS: Picture = {
  kind: "mask",
  shape: [4, 2],
  expected: [1, 1, 1, 0, 1, 1, 0, 0],
  got: [1, 0, 0, 1, 1, 0, 0, 0],
};
