import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Calls `visit(inside, outside, length)` for every run of elements of a box that lies in a tensor. */
function forEachRun(
  outside: readonly number[],
  {inside, start}: {readonly inside: readonly number[]; readonly start: readonly number[]},
  visit: (inside: number, outside: number, length: number) => void,
): void {
  // The last two axes, x and channels, lie together when all channels are taken.
  const axes = outside.length - 2;
  const length = inside[axes] * inside[axes + 1];
  const place = new Array<number>(axes).fill(0);
  const rows = sizeOf(inside.slice(0, axes));
  for (let row = 0; row < rows; row++) {
    let at = 0;
    for (let axis = 0; axis < axes; axis++) at = at * outside[axis] + place[axis] + start[axis];
    visit(row * length, (at * outside[axes] + start[axes]) * outside[axes + 1], length);
    for (let axis = axes - 1; axis >= 0 && ++place[axis] === inside[axis]; axis--) place[axis] = 0;
  }
}

/** Finds the box of a size in the middle of a tensor, the smaller half of an odd rest before it. */
function middle(who: string, shape: readonly number[], size: readonly number[]) {
  const spatial = shape.slice(1, -1);
  const fits =
    size.length === spatial.length && size.every((n, axis) => n >= 1 && n <= spatial[axis]);
  if (!fits || !size.every(Number.isSafeInteger)) {
    throw new ShapeError(
      `${who}: size must be at least 1 and at most the input's along each axis, got ${shapeText(size)} of ${shapeText(spatial)}`,
    );
  }
  const inside = [shape[0], ...size, shape[shape.length - 1]];
  return {inside, start: shape.map((n, axis) => Math.floor((n - inside[axis]) / 2))};
}

/**
 * Cuts the middle out of a tensor, as the U-Net of 2015 does with what its long connections carry.
 *
 * With an odd rest the smaller half is cut off before, the larger behind.
 *
 * @formula $y_p = x_{p + \lfloor (n - m)/2 \rfloor}$ along each spatial axis, from size $n$ to $m$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size: of the result along each spatial axis, the slowest first
 * @returns a tensor of its own data, [batch, …size, channel]
 * @throws ShapeError when the size is larger than the input's, below 1 or for other axes
 * @ref ronneberger2015
 * @example cropTo(tensor([1, 4, 1], [1, 2, 3, 4]), {size: [2]}).data // [2, 3]
 */
export function cropTo(x: Tensor, {size}: {readonly size: readonly number[]}): Tensor {
  const box = middle("cropTo", x.shape, size);
  const data = new Float64Array(sizeOf(box.inside));
  forEachRun(x.shape, box, (inside, outside, length) => {
    data.set(x.data.subarray(outside, outside + length), inside);
  });
  return {shape: box.inside, data};
}

/**
 * Carries a gradient back through cropTo: what was cut off had no part in the result and gets 0.
 *
 * @formula $\nabla_{x_{p + \lfloor (n - m)/2 \rfloor}} = \nabla_{y_p}$, and 0 elsewhere
 * @param gradOutput - gradient with respect to the result, [batch, …size, channel]
 * @param options - shape: of the input of cropTo
 * @returns the gradient with respect to the input, of its shape
 * @throws ShapeError when gradOutput cannot have been cut from that shape
 * @ref ronneberger2015
 * @example cropToBackward(tensor([1, 2, 1], [5, 6]), {shape: [1, 4, 1]}).data // [0, 5, 6, 0]
 */
export function cropToBackward(
  gradOutput: Tensor,
  {shape}: {readonly shape: readonly number[]},
): Tensor {
  const box = middle("cropToBackward", shape, gradOutput.shape.slice(1, -1));
  if (!box.inside.every((n, axis) => n === gradOutput.shape[axis])) {
    throw new ShapeError(
      `cropToBackward: gradOutput must be cut from the input, got ${shapeText(gradOutput.shape)} and ${shapeText(shape)}`,
    );
  }
  const data = new Float64Array(sizeOf(shape));
  forEachRun(shape, box, (inside, outside, length) => {
    data.set(gradOutput.data.subarray(inside, inside + length), outside);
  });
  return {shape: [...shape], data};
}
