import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {
  type NormAffine,
  channelsOf,
  type NormGradients,
  type NormView,
  normaliseByOwn,
  normaliseByOwnBackward,
  requireShape,
} from "./normalise.ts";

/** One set for each scan and each place along the axes that gamma or beta do not span. */
function viewOf(who: string, x: Tensor, {gamma, beta}: NormAffine): NormView {
  channelsOf(who, x);
  const shape = gamma?.shape ?? beta?.shape ?? x.shape.slice(1);
  const trailing = x.shape.slice(Math.max(1, x.shape.length - shape.length));
  if (shape.length < 1 || shapeText(trailing) !== shapeText(shape)) {
    throw new ShapeError(
      `${who}: gamma and beta must have the shape of the last axes of x, got ${shapeText(shape)} and ${shapeText(x.shape)}`,
    );
  }
  requireShape(who, {name: "beta", value: beta, shape});
  const members = sizeOf(shape);
  return {blocks: sizeOf(x.shape) / members, positions: 1, groups: 1, members};
}

/**
 * Normalises over the last axes of x, those that gamma and beta span, each scan by itself.
 *
 * With gamma of shape [channel] each place is normalised over its channels; with gamma of the shape of
 * a whole scan, or without gamma and beta, each scan over all places and channels. gamma and beta have
 * one entry for each element of those axes. NaN where variance + eps is 0.
 *
 * @formula $\hat z = \gamma_k\,\frac{z - \mu_n}{\sqrt{\sigma_n^2 + \varepsilon}} + \beta_k$, moments over the elements $k$ of the last axes
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - gamma and beta, of the shape of the last axes of x, 1 and 0 when left out; eps, 1e-5
 *   when left out
 * @returns y, of the shape of x
 * @throws RangeError when those axes hold one value only or eps is negative
 * @throws ShapeError when gamma or beta have not the shape of the last axes of x
 * @ref ba2016
 * @example layerNorm(tensor([1, 2, 2], [1, 3, 10, 30]), {gamma: tensor([2], 1), eps: 0}).data // [-1, 1, -1, 1]
 */
export function layerNorm(x: Tensor, options: NormAffine = {}): Tensor {
  const view = viewOf("layerNorm", x, options);
  return normaliseByOwn("layerNorm", x, {...options, view}).y;
}

/**
 * Carries a gradient back through `layerNorm`.
 *
 * @formula $\frac{\partial L}{\partial z_i} = \frac{1}{\sqrt{\sigma^2 + \varepsilon}} \left( h_i - \bar h - \tilde z_i\,\overline{h \tilde z} \right)$ with $h = \gamma g$ and means over the last axes
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, gamma and eps as given to layerNorm
 * @returns gradients with respect to x, gamma and beta; without gamma the last two have the shape of a
 *   whole scan
 * @throws RangeError when those axes hold one value only or eps is negative
 * @throws ShapeError when gradOutput has not the shape of x, or gamma not that of the last axes of x
 * @ref ba2016
 * @example layerNormBackward(tensor([1, 2, 2], [1, 1, 2, 2]), {x: tensor([1, 2, 2], [1, 3, 10, 30]), gamma: tensor([2], 1), eps: 0}).beta.data // [3, 3]
 */
export function layerNormBackward(
  gradOutput: Tensor,
  options: NormAffine & {readonly x: Tensor},
): NormGradients {
  const {x, gamma, beta} = options;
  const view = viewOf("layerNormBackward", x, options);
  const grads = normaliseByOwnBackward("layerNormBackward", gradOutput, {...options, view});
  const shape = gamma?.shape ?? beta?.shape ?? x.shape.slice(1);
  return {
    x: grads.x,
    gamma: {shape: [...shape], data: grads.gamma.data},
    beta: {shape: [...shape], data: grads.beta.data},
  };
}
