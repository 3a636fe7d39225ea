import type {Tensor} from "../tensor.ts";
import {groupView} from "./groupNorm.ts";
import {
  type NormAffine,
  channelsOf,
  type NormGradients,
  normaliseByOwn,
  normaliseByOwnBackward,
} from "./normalise.ts";

/**
 * Normalises each channel of each scan by itself, over all places.
 *
 * What batch normalisation computes in training when the batch is one scan. NaN where
 * variance + eps is 0.
 *
 * @formula $\hat z = \gamma_c\,\frac{z - \mu_{n,c}}{\sqrt{\sigma_{n,c}^2 + \varepsilon}} + \beta_c$, moments over the places of channel $c$ in scan $n$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - gamma and beta, [channel], 1 and 0 when left out; eps, 1e-5 when left out
 * @returns y, of the shape of x
 * @throws RangeError when there is only one place or eps is negative
 * @throws ShapeError when gamma or beta have not one entry for each channel
 * @ref ulyanov2016
 * @example instanceNorm(tensor([2, 2, 1], [1, 3, 10, 30]), {eps: 0}).data // [-1, 1, -1, 1]
 */
export function instanceNorm(x: Tensor, options: NormAffine = {}): Tensor {
  const groups = channelsOf("instanceNorm", x);
  const view = groupView("instanceNorm", x, {...options, groups});
  return normaliseByOwn("instanceNorm", x, {...options, view}).y;
}

/**
 * Carries a gradient back through `instanceNorm`.
 *
 * @formula $\frac{\partial L}{\partial z_i} = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}} \left( g_i - \bar g - \tilde z_i\,\overline{g \tilde z} \right)$, means over the scan and channel
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, gamma and eps as given to instanceNorm
 * @returns gradients with respect to x, gamma and beta
 * @throws RangeError when there is only one place or eps is negative
 * @throws ShapeError when gradOutput has not the shape of x, or gamma not one entry for each channel
 * @ref ulyanov2016
 * @example instanceNormBackward(tensor([1, 2, 1], [1, 0]), {x: tensor([1, 2, 1], [1, 3]), eps: 0}).gamma.data // [-1]
 */
export function instanceNormBackward(
  gradOutput: Tensor,
  options: NormAffine & {readonly x: Tensor},
): NormGradients {
  const groups = channelsOf("instanceNormBackward", options.x);
  const view = groupView("instanceNormBackward", options.x, {...options, groups});
  return normaliseByOwnBackward("instanceNormBackward", gradOutput, {...options, view});
}
