import type {AnswerInfo, Value} from "./types.ts";

/** How tests reach the learner's code, which runs in another process or worker. */
export interface Channel {
  /** Calls the function of an answer; rejects with AnswerError when there is no value. */
  call(answer: AnswerInfo, args: readonly unknown[]): Promise<Value>;
  /** Returns what the cell of a number or expression answer declared. */
  value(answer: AnswerInfo): Promise<Value>;
}
