import type {ManualMark} from "../../grader/record.ts";

/** A question that a person marks. */
export interface MarkingQuestion {
  readonly exercise: string;
  readonly question: string;
  /** Exercise and question, in the page's language. */
  readonly title: string;
  readonly rubric: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: number;
  }[];
  /** Comments that are kept for reuse. */
  readonly comments: readonly string[];
}

/** One student's answer to such a question; what was written stands in the template of the same place. */
export interface MarkingAnswer {
  /** Under which its draft is kept in the browser. */
  readonly key: string;
  /** Place in the list of questions. */
  readonly question: number;
  readonly student: string;
  readonly sha256: string;
  readonly mark: ManualMark | null;
}

/** What the overview's script is given, as JSON in the page. */
export interface OverviewData {
  readonly words: Readonly<Record<string, string>>;
  readonly questions: readonly MarkingQuestion[];
  /** By question, in an order that does not follow the names. */
  readonly answers: readonly MarkingAnswer[];
}
