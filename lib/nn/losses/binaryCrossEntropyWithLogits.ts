import {sigmoid} from "../ops/activations/sigmoid.ts";
import {softplus} from "../ops/activations/softplus.ts";
import {type Tensor, tensor} from "../tensor.ts";
import {type LossReduction, type LossResult, requireAtLeast0, requireWord} from "./lossResult.ts";
import {denseTarget, requireLogits} from "./lossTarget.ts";

/** Options of `binaryCrossEntropyWithLogits`. */
export interface BinaryCrossEntropyOptions {
  /** "sum" over the elements, or "mean": the sum divided by how many count. No default. */
  readonly reduction: LossReduction;
  /** How much a positive weighs against a negative, at least 0; 1 when left out. */
  readonly positiveWeight?: number;
  /** The label of elements that do not count; all count when left out. */
  readonly ignore?: number;
}

/**
 * Computes the cross-entropy of zeros and ones under the sigmoid of logits, and its gradient.
 *
 * Written with softplus, so that a logit of ±1000 gives 0 or 1000 and not Infinity. The weight of
 * positives multiplies their terms only; a mean divides by the count, not by the weights.
 *
 * @formula eq:binary-cross-entropy $L = \sum_i w\,y_i \log(1 + e^{-z_i}) + (1 - y_i) \log(1 + e^{z_i})$, $\partial L / \partial z_i = (1 - y_i)\,p_i - w\,y_i\,(1 - p_i)$
 * @param logits - z, [places…, channels], each element for itself
 * @param target - 0 or 1 in the shape of the logits (a last axis of 1 may be left out), or class
 *   indices of two or more channels, [places…]
 * @param options - reduction ("mean" or "sum"; no default), positiveWeight w, ignore
 * @returns the loss in nats and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, an option
 *   breaks its rule, or no element counts towards a mean
 * @throws ShapeError when the shapes do not fit
 * @ref bishop2006
 * @ref paszke2019
 * @example binaryCrossEntropyWithLogits(tensor([2], [1000, -1000]), tensor([2], [1, 1]), {reduction: "mean"}).value // 500
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  {reduction, positiveWeight = 1, ignore}: BinaryCrossEntropyOptions,
): LossResult {
  const who = "binaryCrossEntropyWithLogits";
  requireLogits(who, logits, 1);
  requireWord(who, "reduction", reduction, ["mean", "sum"]);
  requireAtLeast0(who, "positiveWeight", positiveWeight);
  const {y, counted} = denseTarget(who, logits, target, {activation: "sigmoid", ignore});
  const count = counted.reduce((total, one) => total + one, 0);
  if (reduction === "mean" && count === 0) {
    throw new RangeError(`${who}: target must hold a label that counts, or the mean is 0/0`);
  }
  const scale = reduction === "mean" ? 1 / count : 1;

  const gradient = tensor(logits.shape);
  let value = 0;
  for (let i = 0; i < y.length; i++) {
    if (counted[i] === 0) continue;
    const z = logits.data[i];
    if (y[i] === 1) {
      value += positiveWeight * softplus(-z);
      gradient.data[i] = -positiveWeight * sigmoid(-z) * scale;
    } else {
      value += softplus(z);
      gradient.data[i] = sigmoid(z) * scale;
    }
  }
  return {value: value * scale, gradient};
}
