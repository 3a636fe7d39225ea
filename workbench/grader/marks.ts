import type {ManualMark} from "./record.ts";

/** A person's mark of one answer. */
export interface SavedMark extends ManualMark {
  readonly student: string;
  readonly exercise: string;
  readonly question: string;
}

/** `<out>/marks.json`: the marks of a course and the comments that the marker keeps for reuse. */
export interface MarksFile {
  readonly schema: 1;
  readonly marks: readonly SavedMark[];
  /** Comments kept for reuse, by `<exercise>/<question>`. */
  readonly comments: Readonly<Record<string, readonly string[]>>;
}
