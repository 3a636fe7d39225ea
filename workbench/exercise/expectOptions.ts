import {CheckFailure, type FailureDetails} from "./checkFailure.ts";
import type {CodedMessage, Picture, Words} from "./types.ts";
import {joinWords, type MessageArgs, words} from "./words.ts";

/** A wrong result that learners reach, and what to say to them. */
export interface Mistake<T> {
  readonly value: T;
  readonly message: Words;
}

/** Options of every comparison. */
export interface ExpectOptions {
  /** Which hint to open. */
  readonly hint?: 1 | 2 | 3;
  /** Shown with the general message. */
  readonly message?: Words;
  /** Unit shown behind expected and got. */
  readonly unit?: string;
}

/** Throws the failure of a comparison; the words of a known mistake stand in for the general ones. */
export function failComparison(
  code: string,
  args: MessageArgs,
  {hint, message, unit}: ExpectOptions,
  shown: {
    readonly expected?: string;
    readonly got?: string;
    readonly picture?: Picture | undefined;
  },
  mistake?: Words,
): never {
  const suffix = unit === undefined || unit === "1" ? "" : ` ${unit}`;
  const said: CodedMessage =
    mistake === undefined
      ? joinWords(words(code, args), message)
      : {code: "mistake", args: {}, ...mistake};
  const details: FailureDetails = {
    ...(shown.expected === undefined ? {} : {expected: shown.expected + suffix}),
    ...(shown.got === undefined ? {} : {got: shown.got + suffix}),
    ...(hint === undefined ? {} : {hint}),
    ...(shown.picture === undefined ? {} : {picture: shown.picture}),
  };
  throw new CheckFailure(said, details);
}
