import type {Tensor} from "../tensor.ts";
import {type ActivateOptions, activate} from "./activations/activate.ts";
import {batchNorm} from "./batchNorm.ts";
import {batchNormEval} from "./batchNormEval.ts";
import {conv} from "./conv.ts";
import type {ConvOptions} from "./convGeometry.ts";
import type {NormAffine} from "./normalise.ts";

/** Options of `convBnAct`: those of the convolution, of the normalisation and of the activation. */
export interface ConvBnActOptions extends ConvOptions, NormAffine {
  /** Running mean and variance of each filter; the batch's own when both are left out. */
  readonly mean?: Tensor | undefined;
  readonly variance?: Tensor | undefined;
  /** The activation. No default. */
  readonly activation: ActivateOptions;
}

/** All steps of one layer. */
export interface ConvBnActResult {
  /** What the convolution gives, [batch, (z,) (y,) x, filter]. */
  readonly z: Tensor;
  /** After the normalisation with gamma and beta. */
  readonly normalised: Tensor;
  /** After the activation. */
  readonly y: Tensor;
  /** The statistics that were used, [filter]. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/**
 * Computes one whole layer: convolution, batch normalisation, activation, and keeps every step.
 *
 * @formula eq:whole-layer $y = \phi \left( \gamma\,\frac{\left( \sum w x + b \right) - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \right)$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param weight - [(kz,) (ky,) kx, channels / groups, filters]
 * @param options - activation, as in `activate`; all options of `conv`; gamma and beta, [filter], 1 and 0
 *   when left out; eps, 1e-5 when left out; mean and variance, [filter], both or neither: with them the
 *   layer works as after training, without them by the statistics of the batch
 * @returns z, normalised and y, and the mean and variance that were used
 * @throws TypeError when only one of mean and variance is there
 * @throws RangeError when a channel has one value only, or an option breaks its rule
 * @throws ShapeError when shapes do not fit
 * @ref ioffe2015
 * @example convBnAct(tensor([1, 4, 1], [1, 2, 4, 8]), tensor([2, 1, 1], [-1, 1]), {activation: {type: "relu"}, mean: tensor([1], 2), variance: tensor([1], 4), eps: 0}).y.data // [0, 0, 1]
 */
export function convBnAct(
  x: Tensor,
  weight: Tensor,
  {activation, gamma, beta, eps, mean, variance, ...convolution}: ConvBnActOptions,
): ConvBnActResult {
  if ((mean === undefined) !== (variance === undefined)) {
    const there = mean === undefined ? "variance" : "mean";
    throw new TypeError(
      `convBnAct: mean and variance must be given both or not at all, got ${there} alone`,
    );
  }
  const z = conv(x, weight, convolution);
  if (mean === undefined || variance === undefined) {
    const batch = batchNorm(z, {gamma, beta, eps});
    const y = activate(batch.y, activation);
    return {z, normalised: batch.y, y, mean: batch.mean, variance: batch.variance};
  }
  const normalised = batchNormEval(z, {gamma, beta, eps, mean, variance});
  return {z, normalised, y: activate(normalised, activation), mean, variance};
}
