import type {Tensor32} from "../train/tensor32.ts";
import {requireMembers} from "./requireMembers.ts";

/** What several predictions of one image say together. */
export interface Ensemble {
  /** Of the shape of each prediction. */
  readonly mean: Tensor32;
  /** Mean squared distance from the mean: divided by the number of members, so 0 for one member. */
  readonly variance: Tensor32;
}

/**
 * Averages the predictions of several networks, or of one network several times, and measures how far
 * they lie apart. Give it probabilities: the mean of logits is another thing.
 *
 * @formula eq:ensemble $\bar p = \frac{1}{M} \sum_m p_m$ and $v = \frac{1}{M} \sum_m (p_m - \bar p)^2$
 * @param predictions - at least one, all of one shape
 * @returns mean and variance, place by place, of the shape of a prediction
 * @throws RangeError when there is no prediction
 * @throws ShapeError when shapes differ
 * @ref lakshminarayanan2017
 * @example ensemble([{shape: [1], data: Float32Array.of(0.25)}, {shape: [1], data: Float32Array.of(0.75)}]).variance.data // [0.0625]
 */
export function ensemble(predictions: readonly Tensor32[]): Ensemble {
  requireMembers("ensemble", "predictions", predictions);
  const [{shape, data}] = predictions;
  const mean = new Float32Array(data.length);
  const variance = new Float32Array(data.length);
  const count = predictions.length;
  for (let i = 0; i < data.length; i++) {
    let total = 0;
    for (let m = 0; m < count; m++) total += predictions[m].data[i];
    const middle = total / count;
    let squares = 0;
    for (let m = 0; m < count; m++) squares += (predictions[m].data[i] - middle) ** 2;
    mean[i] = middle;
    variance[i] = squares / count;
  }
  return {mean: {shape, data: mean}, variance: {shape, data: variance}};
}
