import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Lists, for each element of the larger tensor, which element of the smaller one it repeats. */
function sources(who: string, small: readonly number[], size: readonly number[]): Int32Array {
  const spatial = small.slice(1, -1);
  const fits = size.length === spatial.length && size.every((n, axis) => n >= spatial[axis]);
  if (!fits || !size.every(Number.isSafeInteger)) {
    throw new ShapeError(
      `${who}: size must be at least the input's along each axis, got ${shapeText(size)} for ${shapeText(spatial)}`,
    );
  }
  const large = [small[0], ...size, small[small.length - 1]];
  const from = new Int32Array(sizeOf(large));
  const place = new Array<number>(large.length).fill(0);
  for (let i = 0; i < from.length; i++) {
    for (let axis = 0; axis < large.length; axis++) {
      from[i] = from[i] * small[axis] + Math.min(place[axis], small[axis] - 1);
    }
    for (let axis = large.length - 1; axis >= 0 && ++place[axis] === large[axis]; axis--) {
      place[axis] = 0;
    }
  }
  return from;
}

/**
 * Continues a tensor by its edge, at the end of each spatial axis, to a given size.
 *
 * Upsampling an odd size that was halved gives one element less; this is how MONAI's networks meet
 * the size of what a long connection carries.
 *
 * @formula $y_p = x_{\min(p, n - 1)}$ along each spatial axis of size $n$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size: of the result along each spatial axis, the slowest first
 * @returns a tensor of its own data, [batch, …size, channel]
 * @throws ShapeError when the size is smaller than the input's or for other axes
 * @ref cardoso2022
 * @example padTo(tensor([1, 2, 1], [1, 2]), {size: [4]}).data // [1, 2, 2, 2]
 */
export function padTo(x: Tensor, {size}: {readonly size: readonly number[]}): Tensor {
  const from = sources("padTo", x.shape, size);
  const data = new Float64Array(from.length);
  for (let i = 0; i < data.length; i++) data[i] = x.data[from[i]];
  return {shape: [x.shape[0], ...size, x.shape[x.shape.length - 1]], data};
}

/**
 * Carries a gradient back through padTo: an edge element gathers the gradients of all its copies.
 *
 * @formula $\nabla_{x_q} = \sum_{p:\,\min(p, n - 1) = q} \nabla_{y_p}$
 * @param gradOutput - gradient with respect to the result, [batch, …size, channel]
 * @param options - shape: of the input of padTo
 * @returns the gradient with respect to the input, of its shape
 * @throws ShapeError when gradOutput is no continuation of that shape
 * @ref cardoso2022
 * @example padToBackward(tensor([1, 4, 1], [1, 2, 3, 4]), {shape: [1, 2, 1]}).data // [1, 9]
 */
export function padToBackward(
  gradOutput: Tensor,
  {shape}: {readonly shape: readonly number[]},
): Tensor {
  const from = sources("padToBackward", shape, gradOutput.shape.slice(1, -1));
  if (from.length !== gradOutput.data.length) {
    throw new ShapeError(
      `padToBackward: gradOutput must continue the input, got ${shapeText(gradOutput.shape)} and ${shapeText(shape)}`,
    );
  }
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < from.length; i++) data[from[i]] += gradOutput.data[i];
  return {shape: [...shape], data};
}
