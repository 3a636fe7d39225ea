import {ShapeError} from "../../core/index.ts";
import {requireAtLeast0} from "./lossResult.ts";

/** Throws unless there is a probability for each 0 or 1. */
export function requirePairs(who: string, p: ArrayLike<number>, y: ArrayLike<number>): void {
  if (p.length !== y.length || p.length === 0) {
    throw new ShapeError(
      `${who}: y must hold one label for each probability, got ${y.length} and ${p.length}`,
    );
  }
  for (let i = 0; i < p.length; i++) {
    if (!(p[i] >= 0 && p[i] <= 1)) {
      throw new RangeError(`${who}: p must lie in 0 to 1, got ${p[i]} at [${i}]`);
    }
    if (y[i] !== 0 && y[i] !== 1) {
      throw new RangeError(`${who}: y must hold 0 or 1, got label ${y[i]} at [${i}]`);
    }
  }
}

/** A number and its derivative with respect to each probability. */
export interface ProbabilityScore {
  readonly value: number;
  /** Shape [n]. */
  readonly gradient: Float64Array;
}

/**
 * Computes the soft Dice overlap of probabilities and labels, and its derivative by each probability.
 *
 * The overlap D itself, not the loss 1 − D. Without smoothing, an empty reference and a prediction of
 * zeros leave it undefined: value and gradient are NaN.
 *
 * @formula eq:soft-dice-gradient $\frac{\partial D}{\partial p_j} = \frac{2 y_j}{S + \varepsilon} - \frac{2 I + \varepsilon}{(S + \varepsilon)^2}$ with $I = \sum p_i y_i$, $S = \sum p_i + \sum y_i$
 * @param p - probabilities of the foreground, shape [n]
 * @param y - 0 or 1, shape [n]
 * @param options - smoothing ε, at least 0, above and below the bar; no default
 * @returns the overlap, 0 to 1, and its gradient, shape [n]
 * @throws RangeError when a probability, a label or ε is out of range
 * @throws ShapeError when p and y differ in length
 * @ref milletari2016
 * @example diceOfProbabilities([0.5, 0.5], [1, 0], {smoothing: 0}).value // 0.5
 * diceOfProbabilities([0.5, 0.5], [1, 0], {smoothing: 0}).gradient // [0.75, -0.25]
 */
export function diceOfProbabilities(
  p: ArrayLike<number>,
  y: ArrayLike<number>,
  {smoothing}: {readonly smoothing: number},
): ProbabilityScore {
  requirePairs("diceOfProbabilities", p, y);
  requireAtLeast0("diceOfProbabilities", "smoothing", smoothing);
  let intersection = 0;
  let both = 0;
  for (let i = 0; i < p.length; i++) {
    intersection += p[i] * y[i];
    both += p[i] + y[i];
  }
  const above = 2 * intersection + smoothing;
  const below = both + smoothing;
  const gradient = Float64Array.from(y, (label) => (2 * label) / below - above / (below * below));
  return {value: above / below, gradient};
}
