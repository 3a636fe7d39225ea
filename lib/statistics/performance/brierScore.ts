import type {MatrixLike} from "../../core/index.ts";
import {checkedForecasts} from "./forecasts.ts";

/**
 * Computes the Brier score: the mean squared distance of probabilities from what happened.
 *
 * Two conventions are in use. Of the probabilities of class 1 it is the mean of (p − y)², 0 to 1; of a
 * table with all classes the squares are added over the classes, 0 to 2: for two classes twice the other.
 * Always saying the prevalence scores prevalence · (1 − prevalence): a small score with a rare outcome
 * is no achievement.
 *
 * @formula $\mathrm{BS} = \frac{1}{n} \sum_i (p_i - y_i)^2$
 * @param y - outcomes, 0 or 1, or class indices, shape [n]
 * @param probabilities - of class 1, shape [n], or of all classes, rows are patients
 * @returns the score; 0 is perfect
 * @throws RangeError when a probability lies outside 0 to 1, a row does not add up to 1, or y holds
 *   anything but classes
 * @throws ShapeError when y and probabilities differ in length
 * @ref brier1950
 * @example brierScore([1, 0], [0.8, 0.4]) // 0.1
 * brierScore([1, 0], [[0.2, 0.8], [0.6, 0.4]]) // 0.2
 */
export function brierScore(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number> | MatrixLike,
): number {
  const {y: labels, p, width} = checkedForecasts("brierScore", y, probabilities);
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    if (width === 1) total += (p[i] - labels[i]) ** 2;
    else for (let k = 0; k < width; k++) total += (p[i * width + k] - Number(labels[i] === k)) ** 2;
  }
  return total / labels.length;
}
