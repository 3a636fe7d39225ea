import type {CodedMessage, Picture} from "./types.ts";

/** What a failed comparison knows beside its message. */
export interface FailureDetails {
  readonly expected?: string;
  readonly got?: string;
  readonly hint?: 1 | 2 | 3;
  readonly picture?: Picture;
}

/** Thrown by the comparison helpers: the answer was judged and is not right. */
export class CheckFailure extends Error {
  override name = "CheckFailure";
  /** The message in every language. */
  readonly said: CodedMessage;
  readonly details: FailureDetails;
  constructor(said: CodedMessage, details: FailureDetails = {}) {
    super(said.en);
    this.said = said;
    this.details = details;
  }
}

/** Tells a failed comparison, also one thrown by another bundle of this class. */
export function isCheckFailure(error: unknown): error is CheckFailure {
  return error instanceof Error && error.name === "CheckFailure" && "said" in error;
}
