import type {AnswerInfo} from "../../../exercise/types.ts";

/** Sources of the tests of one answer: what stands inside its `describe`, and what that imports. */
export interface TestSource {
  /** Helpers of voxelbook-workbench/exercise, by name. */
  readonly helpers: readonly string[];
  /** A line that imports from the library. */
  readonly library?: string;
  /** What stands before the tests, such as a function that makes what is expected. */
  readonly setup?: string;
  /** Lines, indented as they stand in the file. */
  readonly body: string;
}

/** A small answer of one kind that is sound: an author changes it part by part. */
export interface KindTemplate {
  readonly answer: AnswerInfo;
  /** What the learner is asked, below the heading. */
  readonly task: string;
  /** The author's cell. */
  readonly cell: string;
  /** What each of the three hints says about it. */
  readonly hints: readonly [string, string, string];
  /** The functions in `Answer<…>`, for a function. */
  readonly functions?: string;
  /** Absent for an answer that a person marks. */
  readonly tests?: TestSource;
  readonly hidden?: TestSource;
  /** Sources of wrong/ and alternative/, by file name without extension. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly alternative: Readonly<Record<string, string>>;
}

/** Writes a wrong answer: its mistake, a part of the message that must name it, its cell. */
export function wrongSource(cell: string, mistake: string, expect: string, code: string): string {
  return `// mistake: ${mistake}\n// expect: ${expect}\n// answer: ${cell}\n${code}\n`;
}

/** Writes another right answer: what is different, its cell. */
export function alternativeSource(cell: string, different: string, code: string): string {
  return `// alternative: ${different}\n// answer: ${cell}\n${code}\n`;
}

/** Puts an author's answer between the two comments that mark it. */
export function solutionCell(comment: string, code: string): string {
  return `// ${comment}\n// BEGIN SOLUTION\n${code}\n// END SOLUTION`;
}
