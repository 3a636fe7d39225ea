import {isAnswerError} from "./answerError.ts";
import {isCheckFailure} from "./checkFailure.ts";
import type {CodedMessage, Picture, TestStatus} from "./types.ts";
import {words} from "./words.ts";

/** What an error thrown by a test says about the answer. */
export interface Judgement {
  readonly status: TestStatus;
  readonly message: CodedMessage;
  readonly expected?: string;
  readonly got?: string;
  readonly hint?: number;
  readonly picture?: Picture;
}

const MAX_TEXT = 300;

/** Turns what a test threw into a verdict. */
export function judge(error: unknown): Judgement {
  if (isAnswerError(error)) return {status: error.status, message: error.said};
  if (isCheckFailure(error)) return {status: "fail", message: error.said, ...error.details};
  const code = (error as {code?: unknown} | undefined)?.code;
  if (code === "ERR_MOCHA_TIMEOUT") return {status: "timeout", message: words("answer.timeout")};
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {status: "fail", message: words("test.threw", {error: text.slice(0, MAX_TEXT)})};
}

/**
 * Keeps of a hidden test's verdict what may be shown: words that an author wrote, a hint, and how it ended.
 * What the answer threw or returned may carry the hidden input, so it goes.
 */
export function hideDetails({status, message, hint}: Judgement): Judgement {
  const written = message.code === "mistake" || message.code === "author";
  const safe = status === "not_run" || written;
  return {
    status,
    message: safe ? message : words(`hidden.${status}`),
    ...(hint === undefined ? {} : {hint}),
  };
}
