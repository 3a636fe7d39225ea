import type {Tensor} from "../tensor.ts";

/** A loss and how it changes with each logit. */
export interface LossResult {
  readonly value: number;
  /** Derivative of the value with respect to the logits, in their shape. */
  readonly gradient: Tensor;
}

/** How single losses become one number. */
export type LossReduction = "mean" | "sum";

/** How logits become probabilities: over the last axis, or each for itself. */
export type LossActivation = "softmax" | "sigmoid";

/** Throws unless the value is one of the words that the rule allows. */
export function requireWord(who: string, what: string, value: string, allowed: string[]): void {
  if (!allowed.includes(value)) {
    throw new RangeError(`${who}: ${what} must be one of ${allowed.join(", ")}, got ${value}`);
  }
}

/** Throws unless the number is finite and at least 0. */
export function requireAtLeast0(who: string, what: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${who}: ${what} must be a finite number of at least 0, got ${value}`);
  }
}

/** Throws unless there is one finite weight of at least 0 for each class. */
export function requireWeights(
  who: string,
  what: string,
  weights: readonly number[],
  classes: number,
): void {
  if (weights.length !== classes) {
    throw new RangeError(
      `${who}: ${what} must hold one number for each of ${classes} classes, got ${weights.length}`,
    );
  }
  weights.forEach((weight, k) => {
    requireAtLeast0(who, `${what}[${k}]`, weight);
  });
}
