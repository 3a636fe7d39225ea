import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/**
 * Turns a parameter from PyTorch's layout into ours: [a, b, kernel…] becomes [kernel…, b, a].
 *
 * One rule for all layers: a convolution's [out, in / groups, kernel…], a transposed convolution's
 * [in, out / groups, kernel…] and a dense layer's [out, in] all keep their two channel axes in front, and
 * the one that comes first goes last. A vector, such as a bias or a normalisation's gamma, stays as it is.
 * The kernel is not turned round: both compute a cross-correlation.
 *
 * @formula $w_{u,b,a} = w^{\mathrm{torch}}_{a,b,u}$ for the tap $u$
 * @param weight - PyTorch's parameter: [n], or [a, b, kernel…]
 * @returns a copy: [n], or [kernel…, b, a]
 * @throws ShapeError when the parameter has no axis
 * @ref paszke2019
 * @example weightFromTorch(tensor([2, 1, 3], [1, 2, 3, 4, 5, 6])).shape // [3, 1, 2]
 * weightFromTorch(tensor([2, 1, 3], [1, 2, 3, 4, 5, 6])).data // [1, 4, 2, 5, 3, 6]
 */
export function weightFromTorch(weight: Tensor): Tensor {
  const {shape, data} = weight;
  if (requireAxes("weightFromTorch", shape) === 1) return copied(weight);
  const [a, b, ...kernel] = shape;
  const taps = sizeOf(kernel);
  const turned = new Float64Array(data.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      for (let u = 0; u < taps; u++) turned[(u * b + j) * a + i] = data[(i * b + j) * taps + u];
    }
  }
  return {shape: [...kernel, b, a], data: turned};
}

/**
 * Turns a parameter from our layout into PyTorch's: [kernel…, b, a] becomes [a, b, kernel…].
 *
 * @formula $w^{\mathrm{torch}}_{a,b,u} = w_{u,b,a}$ for the tap $u$
 * @param weight - our parameter: [n], or [kernel…, b, a]
 * @returns a copy: [n], or [a, b, kernel…]
 * @throws ShapeError when the parameter has no axis
 * @ref paszke2019
 * @example weightToTorch(tensor([3, 1, 2], [1, 4, 2, 5, 3, 6])).data // [1, 2, 3, 4, 5, 6]
 */
export function weightToTorch(weight: Tensor): Tensor {
  const {shape, data} = weight;
  if (requireAxes("weightToTorch", shape) === 1) return copied(weight);
  const kernel = shape.slice(0, -2);
  const [b, a] = shape.slice(-2);
  const taps = sizeOf(kernel);
  const turned = new Float64Array(data.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      for (let u = 0; u < taps; u++) turned[(i * b + j) * taps + u] = data[(u * b + j) * a + i];
    }
  }
  return {shape: [a, b, ...kernel], data: turned};
}

/** Counts the axes of a parameter, at least one. */
function requireAxes(who: string, shape: readonly number[]): number {
  if (shape.length === 0) {
    throw new ShapeError(`${who}: weight must have at least one axis, got ${shapeText(shape)}`);
  }
  return shape.length;
}

/** Copies a tensor. */
function copied({shape, data}: Tensor): Tensor {
  return {shape: [...shape], data: data.slice()};
}
