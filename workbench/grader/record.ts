import type {AnswerKind, CodedMessage, Picture, TestStatus, Variant} from "../exercise/types.ts";
import type {Tier} from "./isolation.ts";
import type {Limits} from "./limits.ts";

/** A text in both languages, with the keys of the record. */
export interface RecordWords {
  readonly en: string;
  readonly zh: string;
}

export interface RecordMessage extends RecordWords {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export interface RecordTest {
  readonly id: string;
  readonly title: RecordWords;
  readonly visibility: "visible" | "hidden";
  readonly status: TestStatus;
  readonly score: number;
  readonly max_score: number;
  readonly duration_ms: number;
  /** Null when the test passed. */
  readonly message: RecordMessage | null;
  /** What the answer printed; public tests only. */
  readonly output: string;
  /** Public tests only. */
  readonly call?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly hint?: number;
  /** Public tests only: what was expected and got, where both are images. */
  readonly picture?: Picture;
}

/** One line of a rubric, with the points that it may give. */
export interface RubricItem {
  readonly id: string;
  readonly points: number;
  readonly title: RecordWords;
}

/** What a person gave for an answer that no program can judge. */
export interface ManualMark {
  /** Points by rubric item id. */
  readonly points: Readonly<Record<string, number>>;
  readonly comment: string;
  readonly marked_at: string;
  /** SHA-256 of the answer that was marked: a changed answer waits for a person again. */
  readonly answer_sha256: string;
}

/** An answer that waits for a person, or has been marked by one. */
export interface ManualPart {
  readonly kind: "text" | "figure";
  /** The student's Markdown, or the figure as JSON; empty when nothing was handed in. */
  readonly answer: string;
  readonly answer_sha256: string;
  readonly rubric: readonly RubricItem[];
  /** Null while it waits; an untouched answer is worth 0 and waits for nobody. */
  readonly mark: ManualMark | null;
}

export interface RecordQuestion {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly title: RecordWords;
  readonly score: number;
  readonly max_score: number;
  /** Empty for an answer that a person marks. */
  readonly tests: readonly RecordTest[];
  readonly manual?: ManualPart;
}

export type RecordStatus = "graded" | "not_gradable" | "infrastructure_error" | "needs_manual";

/** The result of grading one submission: what every report and export is written from. */
export interface GradeRecord {
  readonly schema: 1;
  readonly assignment: string;
  readonly title: RecordWords;
  readonly student: string;
  readonly attempt: number;
  /** Null when nothing was handed in. */
  readonly submitted_at: string | null;
  /** Seconds after the due time, 0 when in time; absent where no due time is known. */
  readonly late_seconds?: number;
  readonly graded_at: string;
  readonly seed: string;
  /** The values by which the answers were judged; absent where the exercise has no variants. */
  readonly variant?: Variant;
  readonly status: RecordStatus;
  readonly score: number;
  readonly max_score: number;
  /** Why it was not graded; null when it was. */
  readonly reason: RecordMessage | null;
  /** What an instructor should know: edited cells, extra cells. */
  readonly notes: readonly RecordMessage[];
  readonly provenance: {
    readonly submission_sha256: string;
    readonly tests_sha256: string;
    readonly lib_version: string;
    readonly runtime: string;
    readonly isolation: Tier;
    readonly limits: Limits;
  };
  readonly questions: readonly RecordQuestion[];
}

/** Writes a message with the keys of the record. */
export function recordMessage({code, args, en, "zh-CN": zh}: CodedMessage): RecordMessage {
  return {code, args, en, zh};
}
