import {checkedBinary, checkedVector} from "../checks.ts";

/** Outcomes and the log odds that were claimed for them. */
export interface CalibrationInput {
  readonly y: Uint8Array;
  /** Shape [n], as y. */
  readonly probabilities: Float64Array;
  readonly logits: Float64Array;
}

/** Reads probabilities strictly between 0 and 1 at a public boundary: their log odds must be finite. */
export function checkedLogits(
  who: string,
  y: ArrayLike<number>,
  given: ArrayLike<number>,
): CalibrationInput {
  const probabilities = checkedVector(who, given, {name: "probabilities"});
  const at = probabilities.findIndex((p) => !(p > 0 && p < 1));
  if (at >= 0) {
    throw new RangeError(
      `${who}: probabilities must lie between 0 and 1, got ${probabilities[at]} at index ${at}: its log odds are infinite`,
    );
  }
  const outcome = checkedBinary(who, y, {name: "y", length: probabilities.length});
  return {y: outcome, probabilities, logits: probabilities.map((p) => Math.log(p / (1 - p)))};
}
