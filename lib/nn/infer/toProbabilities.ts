import {sigmoid} from "../ops/activations/sigmoid.ts";
import type {Tensor32} from "../train/tensor32.ts";
import {requireMembers} from "./requireMembers.ts";

/**
 * What turns a network's output into probabilities. "sigmoid": each channel for itself; "softmax": the
 * channels are classes that exclude one another; "none": they are probabilities already.
 */
export type OutputActivation = "sigmoid" | "softmax" | "none";

/** Computes the logistic function of each number. */
function sigmoidOf(data: Float32Array): Float32Array {
  const out = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = sigmoid(data[i]);
  return out;
}

/** Writes softmax of each place; the greatest logit is taken out first, so that nothing overflows. */
function softmaxOver(data: Float32Array, channels: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += channels) {
    let greatest = Number.NEGATIVE_INFINITY;
    for (let k = start; k < start + channels; k++) greatest = Math.max(greatest, data[k]);
    let total = 0;
    for (let k = start; k < start + channels; k++) total += Math.exp(data[k] - greatest);
    for (let k = start; k < start + channels; k++) out[k] = Math.exp(data[k] - greatest) / total;
  }
  return out;
}

/** Checks the activation in the caller's name and applies it. */
export function probabilitiesFrom(
  who: string,
  {shape, data}: Tensor32,
  activation: OutputActivation,
): Tensor32 {
  switch (activation) {
    case "sigmoid":
      return {shape, data: sigmoidOf(data)};
    case "softmax":
      return {shape, data: softmaxOver(data, shape[shape.length - 1])};
    case "none":
      return {shape, data};
    default:
      throw new RangeError(
        `${who}: activation must be "sigmoid", "softmax" or "none", got ${String(activation)}`,
      );
  }
}

/**
 * Turns a network's output into probabilities.
 *
 * @formula $p = \sigma(z)$, or $p_k = e^{z_k} / \sum_j e^{z_j}$ over the channels
 * @param logits - [batch, (z,) (y,) x, channels]
 * @param options - activation: "sigmoid", "softmax" or "none"
 * @returns probabilities, of the shape of the logits
 * @throws RangeError when the activation is none of the three
 * @throws ShapeError when the logits are not as many as their shape holds
 * @ref bishop2006
 * @example toProbabilities({shape: [1, 2], data: Float32Array.of(0, 0)}, {activation: "softmax"}).data // [0.5, 0.5]
 */
export function toProbabilities(
  logits: Tensor32,
  {activation}: {readonly activation: OutputActivation},
): Tensor32 {
  requireMembers("toProbabilities", "logits", [logits]);
  return probabilitiesFrom("toProbabilities", logits, activation);
}
