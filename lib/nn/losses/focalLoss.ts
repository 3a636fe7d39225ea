import {sigmoid} from "../ops/activations/sigmoid.ts";
import {logSoftmax} from "../ops/activations/softmax.ts";
import {softplus} from "../ops/activations/softplus.ts";
import {type Tensor, tensor} from "../tensor.ts";
import {
  type LossActivation,
  type LossReduction,
  type LossResult,
  requireAtLeast0,
  requireWeights,
  requireWord,
} from "./lossResult.ts";
import {type DenseTarget, denseTarget, requireLogits} from "./lossTarget.ts";

/** Options of `focalLoss`. */
export interface FocalOptions {
  /** "softmax" over the channels, or "sigmoid" of each. No default. */
  readonly activation: LossActivation;
  /** Exponent of 1 − p, at least 0; 0 gives the cross-entropy. No default. */
  readonly gamma: number;
  /** "mean" divides by all elements that count, places times channels. No default. */
  readonly reduction: LossReduction;
  /**
   * Weight of positives, 0 to 1, with one minus it for negatives ("sigmoid") or for class 0
   * ("softmax"); or, for "softmax", a weight for each class. All weigh 1 when left out.
   */
  readonly alpha?: number | readonly number[];
  /** The label of places that do not count; all count when left out. */
  readonly ignore?: number;
}

/** Gives the weight of positives and of negatives in each channel. */
export function balance({activation, alpha}: FocalOptions, channels: number) {
  const ones = new Array<number>(channels).fill(1);
  if (alpha === undefined) return {positive: ones, negative: ones};
  if (typeof alpha !== "number") {
    if (activation === "sigmoid") {
      throw new RangeError("focalLoss: alpha must be one number for sigmoid, got a list");
    }
    requireWeights("focalLoss", "alpha", alpha, channels);
    return {positive: alpha, negative: ones};
  }
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`focalLoss: alpha must lie in 0 to 1, got ${alpha}`);
  }
  const positive = ones.map((_, k) => (activation === "softmax" && k === 0 ? 1 - alpha : alpha));
  return {positive, negative: ones.map(() => 1 - alpha)};
}

/** Computes the slope of −(1 − p)^γ log p in log p, divided by 1 − p; q is 1 − p. */
function slopeOf(logP: number, q: number, gamma: number): number {
  if (gamma === 0) return -1;
  if (q === 0) return 0;
  return gamma * Math.exp(logP) * q ** (gamma - 1) * logP - q ** gamma;
}

/** Adds the loss of each element under its own sigmoid. */
function sigmoidFocal(
  z: Float64Array,
  {y, counted}: DenseTarget,
  {gamma, positive, negative}: {gamma: number; positive: number; negative: number},
) {
  const gradient = new Float64Array(z.length);
  let value = 0;
  for (let i = 0; i < z.length; i++) {
    if (counted[i] === 0) continue;

    // With s = ±1 for a positive or a negative, p = σ(s z) is the probability of what is true.
    const s = y[i] === 1 ? 1 : -1;
    const weight = s === 1 ? positive : negative;
    const logP = -softplus(-s * z[i]);
    const q = sigmoid(-s * z[i]);
    value -= weight * q ** gamma * logP;
    gradient[i] = weight * s * q ** gamma * (gamma * Math.exp(logP) * logP - q);
  }
  return {value, gradient};
}

/** Adds the loss of each place's true class under the softmax. */
function softmaxFocal(
  logits: Tensor,
  {y}: DenseTarget,
  {gamma, weights}: {gamma: number; weights: readonly number[]},
) {
  const classes = weights.length;
  const logP = logSoftmax(logits).data;
  const gradient = new Float64Array(logP.length);
  let value = 0;
  for (let start = 0; start < logP.length; start += classes) {
    const label = y.subarray(start, start + classes).indexOf(1);
    if (label < 0) continue;

    // 1 − p is added up from the other classes, so that it keeps its digits when p is almost 1.
    let q = 0;
    for (let k = 0; k < classes; k++) if (k !== label) q += Math.exp(logP[start + k]);
    value -= weights[label] * q ** gamma * logP[start + label];
    const slope = weights[label] * slopeOf(logP[start + label], q, gamma);
    for (let k = 0; k < classes; k++) {
      gradient[start + k] = slope * (k === label ? q : -Math.exp(logP[start + k]));
    }
  }
  return {value, gradient};
}

/**
 * Computes the focal loss: a cross-entropy in which places that are already right count little.
 *
 * γ = 0 is the cross-entropy, γ = 2 the published choice. It is no proper score for γ above 0. For
 * "softmax" a mean still divides by places times channels, as in MONAI, so that at γ = 0 it is the
 * mean cross-entropy over K.
 *
 * @formula eq:focal $L = -\sum_i \alpha_i (1 - p_i)^\gamma \log p_i$ for the probability $p_i$ of what is true
 * @param logits - channel-last, [places…, channels]
 * @param target - class indices or, for "sigmoid", 0 and 1, as in `softDiceLoss`
 * @param options - activation, gamma and reduction without defaults; alpha, ignore
 * @returns the loss in nats and its gradient with respect to the logits
 * @throws RangeError when a label is out of range (with its place), a logit is not finite, an option
 *   breaks its rule, or no element counts towards a mean
 * @throws ShapeError when the shapes do not fit
 * @ref lin2017
 * @example focalLoss(tensor([1, 1], [0]), tensor([1], [1]), {activation: "sigmoid", gamma: 2, alpha: 0.25, reduction: "mean"}).value // 0.04332169878499658
 */
export function focalLoss(logits: Tensor, target: Tensor, options: FocalOptions): LossResult {
  const {activation, gamma, reduction, ignore} = options;
  requireWord("focalLoss", "activation", activation, ["softmax", "sigmoid"]);
  requireWord("focalLoss", "reduction", reduction, ["mean", "sum"]);
  requireAtLeast0("focalLoss", "gamma", gamma);
  requireLogits("focalLoss", logits, 1);
  const dense = denseTarget("focalLoss", logits, target, {activation, ignore});
  const {positive, negative} = balance(options, logits.shape[logits.shape.length - 1]);
  const count = dense.counted.reduce((total, one) => total + one, 0);
  if (reduction === "mean" && count === 0) {
    throw new RangeError("focalLoss: target must hold a label that counts, or the mean is 0/0");
  }

  const {value, gradient} =
    activation === "sigmoid"
      ? sigmoidFocal(logits.data, dense, {gamma, positive: positive[0], negative: negative[0]})
      : softmaxFocal(logits, dense, {gamma, weights: positive});
  const scale = reduction === "mean" ? 1 / count : 1;
  for (let i = 0; i < gradient.length; i++) gradient[i] *= scale;
  return {value: value * scale, gradient: tensor(logits.shape, gradient)};
}
