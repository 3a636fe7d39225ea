import {type Tensor, tensor} from "../tensor.ts";
import {binaryCrossEntropyWithLogits} from "./binaryCrossEntropyWithLogits.ts";
import {focalLoss} from "./focalLoss.ts";
import {generalisedDiceLoss} from "./generalisedDiceLoss.ts";
import type {LossResult} from "./lossResult.ts";
import {type LossSpec, requireLossSpec, type SimpleLossSpec} from "./lossSpec.ts";
import {softDiceLoss} from "./softDiceLoss.ts";
import {softmaxCrossEntropy} from "./softmaxCrossEntropy.ts";
import {tverskyLoss} from "./tverskyLoss.ts";

/** Computes a loss that is no sum. */
function simpleLoss(spec: SimpleLossSpec, logits: Tensor, target: Tensor): LossResult {
  switch (spec.kind) {
    case "crossEntropy":
      return softmaxCrossEntropy(logits, target, spec);
    case "binaryCrossEntropy":
      return binaryCrossEntropyWithLogits(logits, target, spec);
    case "dice":
      return softDiceLoss(logits, target, spec);
    case "generalisedDice":
      return generalisedDiceLoss(logits, target, spec);
    case "tversky":
      return tverskyLoss(logits, target, spec);
    case "focal":
      return focalLoss(logits, target, spec);
  }
}

/**
 * Computes a loss that is given as data, and its gradient with respect to the logits.
 *
 * A compound loss adds its terms as they stand: a cross-entropy that is a sum over a million voxels
 * drowns a Dice loss of at most 1, so combine it with a mean.
 *
 * @formula eq:compound-loss $L = \alpha L_{CE} + \beta L_{Dice}$
 * @param spec - kind "crossEntropy", "binaryCrossEntropy", "dice", "generalisedDice", "tversky" or
 *   "focal" with the options of its function, or "compound" with terms {weight, loss}
 * @param logits - channel-last, [batch, places…, channels]
 * @param target - as the loss takes it
 * @returns the loss and its gradient with respect to the logits
 * @throws RangeError when there is no such kind, a compound has no term or a weight that is not finite,
 *   or what the loss itself refuses
 * @ref isensee2021
 * @example lossOf({kind: "compound", terms: [{weight: 0.5, loss: {kind: "binaryCrossEntropy", reduction: "mean"}}]}, tensor([1], [0]), tensor([1], [1])).value // 0.34657359027997264
 */
export function lossOf(spec: LossSpec, logits: Tensor, target: Tensor): LossResult {
  requireLossSpec("lossOf", spec);
  if (spec.kind !== "compound") return simpleLoss(spec, logits, target);
  const gradient = tensor(logits.shape);
  let value = 0;
  for (const {weight, loss} of spec.terms) {
    const term = simpleLoss(loss, logits, target);
    value += weight * term.value;
    for (let i = 0; i < gradient.data.length; i++) {
      gradient.data[i] += weight * term.gradient.data[i];
    }
  }
  return {value, gradient};
}
