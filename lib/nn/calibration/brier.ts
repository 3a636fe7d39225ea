import {brierScore} from "../../statistics/index.ts";
import type {Tensor} from "../tensor.ts";
import {requireLabels, requireProbabilities} from "./forecasts.ts";

/**
 * Computes the Brier score: the mean squared distance of probabilities from what happened.
 *
 * Two conventions are in use. Of [n] it is the mean of (p − y)², 0 to 1. Of [n, classes] the squares
 * are added over the classes, 0 to 2: for two classes that is twice the other.
 *
 * @formula eq:brier $\frac{1}{n} \sum_i \sum_k (p_{ik} - y_{ik})^2$
 * @param probabilities - [n] of the positive class, or [n, classes]
 * @param labels - true class indices, shape [n]
 * @returns the score; 0 is perfect
 * @throws RangeError when a probability or label is out of range, or a row does not add up to 1
 * @throws ShapeError when labels do not match the samples
 * @ref brier1950
 * @example brier(tensor([2], [0.8, 0.4]), [1, 0]) // 0.1
 * brier(tensor([2, 2], [0.2, 0.8, 0.6, 0.4]), [1, 0]) // 0.2
 */
export function brier(probabilities: Tensor, labels: ArrayLike<number>): number {
  requireProbabilities("brier", probabilities);
  const [count, classes = 2] = probabilities.shape;
  requireLabels("brier", labels, {count, classes});
  if (probabilities.shape.length === 1) return brierScore(labels, probabilities.data);
  return brierScore(labels, {data: probabilities.data, rows: count, columns: classes});
}
