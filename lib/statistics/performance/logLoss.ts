import type {MatrixLike} from "../../core/index.ts";
import {checkedForecasts} from "./forecasts.ts";

/** Options of `logLoss`. */
export interface LogLossOptions {
  /** Probabilities are moved at least so far away from 0 and 1; 0, not at all, when left out. */
  readonly clip?: number;
}

/**
 * Computes the log loss: the mean negative logarithm of the probability given to what happened.
 *
 * It punishes certainty that was wrong without limit: one patient given 0 who has the outcome makes it
 * Infinity. Clipping hides that, by an amount that the clip decides; say it beside the number.
 *
 * @formula $-\frac{1}{n} \sum_i \log p_{i, y_i}$
 * @param y - outcomes, 0 or 1, or class indices, shape [n]
 * @param probabilities - of class 1, shape [n], or of all classes, rows are patients
 * @param options - clip, 0 when left out, below ½
 * @returns the loss in nats, at least 0
 * @throws RangeError when a probability lies outside 0 to 1, a row does not add up to 1, y holds
 *   anything but classes, or clip lies outside 0 to ½
 * @throws ShapeError when y and probabilities differ in length
 * @ref gneiting2007
 * @example logLoss([1, 0], [0.5, 0.75]) // 1.0397207708399179
 * logLoss([1, 0], [0, 0.75], {clip: 0.001}) // 4.147024820165028
 */
export function logLoss(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number> | MatrixLike,
  {clip = 0}: LogLossOptions = {},
): number {
  const {y: labels, p, width} = checkedForecasts("logLoss", y, probabilities);
  if (!(clip >= 0 && clip < 0.5)) {
    throw new RangeError(`logLoss: clip must lie in 0 to ½, got ${clip}`);
  }
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    // Of class 1 alone the other has 1 − p; the logarithm of that keeps its digits where p is small.
    const given = p[width === 1 ? i : i * width + labels[i]];
    const kept = Math.min(1 - clip, Math.max(clip, given));
    total -= width === 1 && labels[i] === 0 ? Math.log1p(-kept) : Math.log(kept);
  }
  return total / labels.length;
}
