import {softmaxCrossEntropy} from "../losses/softmaxCrossEntropy.ts";
import type {Tensor} from "../tensor.ts";
import {requireLabels} from "./forecasts.ts";

/**
 * Computes the mean negative log-likelihood of labels under the softmax of logits.
 *
 * A strictly proper score: in expectation it is least for the true probabilities alone.
 *
 * @formula $-\frac{1}{n} \sum_i \log p_{i, y_i}$
 * @param logits - [n, classes], or [places…, classes]
 * @param labels - true class indices, shape [n]
 * @returns the score in nats, at least 0
 * @throws RangeError when a label is out of range or a logit is not finite
 * @throws ShapeError when labels do not match the samples
 * @ref gneiting2007
 * @example nll(tensor([1, 4]), [2]) // 1.3862943611198906
 */
export function nll(logits: Tensor, labels: ArrayLike<number>): number {
  const classes = logits.shape[logits.shape.length - 1];
  const count = logits.data.length / classes;
  requireLabels("nll", labels, {count, classes});
  const flat = {shape: [count, classes], data: logits.data};
  const target = {shape: [count], data: Float64Array.from(labels)};
  return softmaxCrossEntropy(flat, target, {reduction: "mean"}).value;
}
