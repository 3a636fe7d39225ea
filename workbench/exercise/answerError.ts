import type {CodedMessage, TestStatus} from "./types.ts";
import {type MessageArgs, words} from "./words.ts";

/** How an answer itself can go wrong, before there is anything to compare. */
export type AnswerFault = Exclude<TestStatus, "pass" | "fail">;

/** The answer could not be called, or gave no value: it threw, hung, died or sent what is not data. */
export class AnswerError extends Error {
  override name = "AnswerError";
  readonly status: AnswerFault;
  readonly said: CodedMessage;
  constructor(status: AnswerFault, code: string, args: MessageArgs = {}) {
    const said = words(code, args);
    super(said.en);
    this.status = status;
    this.said = said;
  }
}

/** Tells an answer's fault, also one thrown by another bundle of this class. */
export function isAnswerError(error: unknown): error is AnswerError {
  return error instanceof Error && error.name === "AnswerError" && "said" in error;
}

/** True when the answer's own code threw, as against a crash, a limit or an empty answer. */
export function answerThrew(error: unknown): boolean {
  return isAnswerError(error) && error.said.code === "answer.threw";
}
