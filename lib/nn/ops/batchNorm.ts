import {sizeOf, type Tensor} from "../tensor.ts";
import {
  type NormAffine,
  channelsOf,
  type NormGradients,
  type NormView,
  normaliseByOwn,
  normaliseByOwnBackward,
  requireShape,
} from "./normalise.ts";

/** The result of `batchNorm` and the statistics it rests on. */
export interface BatchNormResult {
  readonly y: Tensor;
  /** Mean of each channel over batch and space, [channels]. */
  readonly mean: Tensor;
  /** Variance of each channel with divisor M, [channels]. */
  readonly variance: Tensor;
}

/** One set for each channel: all scans and places together. */
function viewOf(who: string, x: Tensor, {gamma, beta}: NormAffine): NormView {
  const channels = channelsOf(who, x);
  requireShape(who, {name: "gamma", value: gamma, shape: [channels]});
  requireShape(who, {name: "beta", value: beta, shape: [channels]});
  return {blocks: 1, positions: sizeOf(x.shape) / channels, groups: channels, members: 1};
}

/**
 * Normalises each channel by its mean and variance over the whole batch and all places, as batch
 * normalisation does in training.
 *
 * The variance is the biased one, with divisor M = N·D·H·W; running averages take the unbiased one
 * (`batchNormRunning`). With N = 1 this is instance normalisation. NaN where variance + eps is 0.
 *
 * @formula eq:batch-norm $\hat z = \gamma\,\frac{z - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta$, $\mu = \frac{1}{M} \sum z$, $\sigma^2 = \frac{1}{M} \sum (z - \mu)^2$ over the $M = N D H W$ values of a channel
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - gamma and beta, [channel], 1 and 0 when left out; eps, 1e-5 when left out
 * @returns y, of the shape of x; mean and variance, [channel]
 * @throws RangeError when a channel holds one value only or eps is negative
 * @throws ShapeError when gamma or beta have not one entry for each channel
 * @ref ioffe2015
 * @example batchNorm(tensor([2, 2, 1], [1, 3, 5, 7]), {eps: 0}).variance.data // [5]
 * batchNorm(tensor([1, 2, 1], [1, 3]), {eps: 0, beta: tensor([1], 10)}).y.data // [9, 11]
 */
export function batchNorm(x: Tensor, options: NormAffine = {}): BatchNormResult {
  const view = viewOf("batchNorm", x, options);
  const {y, moments} = normaliseByOwn("batchNorm", x, {...options, view});
  const shape = [view.groups];
  return {
    y,
    mean: {shape, data: moments.mean},
    variance: {shape: [...shape], data: moments.variance},
  };
}

/**
 * Carries a gradient back through `batchNorm`: through the values, the mean and the variance.
 *
 * @formula eq:batch-norm-gradient $\frac{\partial L}{\partial z_i} = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}} \left( g_i - \bar g - \tilde z_i\,\overline{g \tilde z} \right)$ with $\tilde z = \frac{z - \mu}{\sqrt{\sigma^2 + \varepsilon}}$ and bars for means over the channel
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, gamma and eps as given to batchNorm
 * @returns gradients with respect to x, gamma and beta
 * @throws RangeError when a channel holds one value only or eps is negative
 * @throws ShapeError when gradOutput has not the shape of x, or gamma not one entry for each channel
 * @ref ioffe2015
 * @example batchNormBackward(tensor([3, 1], [1, 0, 0]), {x: tensor([3, 1], [1, 2, 3]), eps: 0}).beta.data // [1]
 */
export function batchNormBackward(
  gradOutput: Tensor,
  options: NormAffine & {readonly x: Tensor},
): NormGradients {
  const view = viewOf("batchNormBackward", options.x, options);
  return normaliseByOwnBackward("batchNormBackward", gradOutput, {...options, view});
}
