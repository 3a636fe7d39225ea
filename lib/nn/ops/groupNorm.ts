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

/** Options of `groupNorm`. */
export interface GroupNormOptions extends NormAffine {
  /** Number of groups; must divide the channels. No default. */
  readonly groups: number;
}

/** One set for each scan and each group of neighbouring channels. */
export function groupView(
  who: string,
  x: Tensor,
  {gamma, beta, groups}: GroupNormOptions,
): NormView {
  const channels = channelsOf(who, x);
  if (!Number.isSafeInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new RangeError(
      `${who}: groups must be a whole number that divides the channels, got ${groups} and ${channels}`,
    );
  }
  requireShape(who, {name: "gamma", value: gamma, shape: [channels]});
  requireShape(who, {name: "beta", value: beta, shape: [channels]});
  const [blocks] = x.shape;
  return {
    blocks,
    positions: sizeOf(x.shape) / (blocks * channels),
    groups,
    members: channels / groups,
  };
}

/**
 * Normalises each scan by itself, over all places and the channels of a group.
 *
 * Needs no batch, so training and evaluation are the same map. groups = channels is instance
 * normalisation. NaN where variance + eps is 0.
 *
 * @formula eq:group-norm $\hat z = \gamma_c\,\frac{z - \mu_{n,g}}{\sqrt{\sigma_{n,g}^2 + \varepsilon}} + \beta_c$, moments over all places and the $C/G$ channels of group $g$ in scan $n$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - groups; gamma and beta, [channel], 1 and 0 when left out; eps, 1e-5 when left out
 * @returns y, of the shape of x
 * @throws RangeError when groups does not divide the channels, a group holds one value only, or eps is
 *   negative
 * @throws ShapeError when gamma or beta have not one entry for each channel
 * @ref wu2018
 * @example groupNorm(tensor([1, 1, 4], [1, 3, 10, 30]), {groups: 2, eps: 0}).data // [-1, 1, -1, 1]
 */
export function groupNorm(x: Tensor, options: GroupNormOptions): Tensor {
  const view = groupView("groupNorm", x, options);
  return normaliseByOwn("groupNorm", x, {...options, view}).y;
}

/**
 * Carries a gradient back through `groupNorm`.
 *
 * @formula $\frac{\partial L}{\partial z_i} = \frac{1}{\sqrt{\sigma^2 + \varepsilon}} \left( h_i - \bar h - \tilde z_i\,\overline{h \tilde z} \right)$ with $h = \gamma g$ and means over the scan and group
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, groups, gamma and eps as given to groupNorm
 * @returns gradients with respect to x, gamma and beta
 * @throws RangeError when groups does not divide the channels, a group holds one value only, or eps is
 *   negative
 * @throws ShapeError when gradOutput has not the shape of x, or gamma not one entry for each channel
 * @ref wu2018
 * @example groupNormBackward(tensor([1, 1, 4], [1, 1, 2, 2]), {x: tensor([1, 1, 4], [1, 3, 10, 30]), groups: 2, eps: 0}).x.data // [0, 0, 0, 0]
 */
export function groupNormBackward(
  gradOutput: Tensor,
  options: GroupNormOptions & {readonly x: Tensor},
): NormGradients {
  const view = groupView("groupNormBackward", options.x, options);
  return normaliseByOwnBackward("groupNormBackward", gradOutput, {...options, view});
}
