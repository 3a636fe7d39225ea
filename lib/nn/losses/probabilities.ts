import {sigmoid, sigmoidDerivative} from "../ops/activations/sigmoid.ts";
import {softmax, softmaxBackward} from "../ops/activations/softmax.ts";
import type {Tensor} from "../tensor.ts";
import type {LossActivation} from "./lossResult.ts";

/** Turns logits into probabilities: over the last axis, or each for itself. */
export function probabilitiesOf(logits: Tensor, activation: LossActivation): Tensor {
  if (activation === "softmax") return softmax(logits);
  return {shape: logits.shape, data: logits.data.map((z) => sigmoid(z))};
}

/** Carries a gradient with respect to the probabilities back to the logits. */
export function toLogits(byP: Tensor, logits: Tensor, activation: LossActivation): Tensor {
  if (activation === "softmax") return softmaxBackward(byP, {x: logits});
  const data = byP.data.map((g, i) => g * sigmoidDerivative(logits.data[i]));
  return {shape: logits.shape, data};
}
