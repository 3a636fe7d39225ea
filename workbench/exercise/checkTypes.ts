import type {Picture} from "./picture.ts";
import type {Language, RubricLine, TestStatus} from "./types.ts";

/** One test as the learner sees it, in one language. */
export interface CheckedTest {
  readonly id: string;
  readonly title: string;
  readonly status: TestStatus;
  /** Empty when the test passed. */
  readonly message: string;
  readonly call?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly hint?: number;
  readonly picture?: Picture;
}

/** What a check knows of an answer that a person marks. */
export interface CheckedManual {
  /** `unknown` where the check cannot see the cell, as in a running notebook. */
  readonly state: "answered" | "notAnswered" | "unknown";
  readonly message: string;
  readonly points: number;
  readonly rubric: readonly RubricLine[];
}

/** One answer as the learner sees it. */
export interface CheckedQuestion {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly maxScore: number;
  /** Points that hidden tests will give when the instructor grades. */
  readonly hiddenPoints: number;
  readonly tests: readonly CheckedTest[];
  /** What the answer printed, cut to a few lines. */
  readonly output: string;
  /** Text and figure answers only; their points count neither in `score` nor in `maxScore`. */
  readonly manual?: CheckedManual;
}

/** What `check` shows: public tests only. */
export interface CheckReport {
  readonly exercise: string;
  readonly language: Language;
  readonly questions: readonly CheckedQuestion[];
  readonly score: number;
  readonly maxScore: number;
}
