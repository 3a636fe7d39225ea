import type {Tensor} from "../tensor.ts";
import {channelsOf, requireEps, requireShape} from "./normalise.ts";

/** Options of `foldBatchNorm`. */
export interface FoldBatchNormOptions {
  /** Bias of the layer before, [channels]; 0 when left out. */
  readonly bias?: Tensor | undefined;
  readonly gamma?: Tensor | undefined;
  readonly beta?: Tensor | undefined;
  /** Running mean and variance, [channels]. */
  readonly mean: Tensor;
  readonly variance: Tensor;
  /** Added to the variance; 1e-5 when left out. */
  readonly eps?: number | undefined;
}

/**
 * Folds batch normalisation by stored statistics into the convolution, or dense layer, before it: one
 * layer with other weights gives the same outputs.
 *
 * Exact after training only. In training the statistics change with every batch.
 *
 * @formula eq:fold-batch-norm $w'_o = \frac{\gamma_o}{\sqrt{\hat\sigma_o^2 + \varepsilon}}\,w_o$, $b'_o = \frac{\gamma_o}{\sqrt{\hat\sigma_o^2 + \varepsilon}}\,(b_o - \hat\mu_o) + \beta_o$
 * @param weight - [(kz,) (ky,) kx, channels in / groups, channels out], or [features in, features out]
 * @param options - mean and variance, [channels out]; bias, gamma and beta, [channels out], 0, 1 and 0
 *   when left out; eps, 1e-5 when left out
 * @returns the folded weight and bias
 * @throws RangeError when variance + eps is not above 0 everywhere
 * @throws ShapeError when a parameter has not one entry for each channel out
 * @ref jacob2018
 * @example foldBatchNorm(tensor([1, 1], [3]), {bias: tensor([1], 1), mean: tensor([1], 5), variance: tensor([1], 4), eps: 0}).bias.data // [-2]
 */
export function foldBatchNorm(
  weight: Tensor,
  {bias, gamma, beta, mean, variance, eps = 1e-5}: FoldBatchNormOptions,
): {weight: Tensor; bias: Tensor} {
  const channels = channelsOf("foldBatchNorm", weight);
  requireEps("foldBatchNorm", eps);
  for (const [name, value] of Object.entries({bias, gamma, beta, mean, variance})) {
    requireShape("foldBatchNorm", {name, value, shape: [channels]});
  }
  const bad = variance.data.find((v) => !(v + eps > 0));
  if (bad !== undefined) {
    throw new RangeError(`foldBatchNorm: variance + eps must be above 0, got ${bad} + ${eps}`);
  }
  const scale = variance.data.map((v, c) => (gamma?.data[c] ?? 1) / Math.sqrt(v + eps));
  return {
    weight: {shape: [...weight.shape], data: weight.data.map((w, i) => w * scale[i % channels])},
    bias: {
      shape: [channels],
      data: scale.map((s, c) => s * ((bias?.data[c] ?? 0) - mean.data[c]) + (beta?.data[c] ?? 0)),
    },
  };
}
