import {type Block, neededBox, paddedData, widenedBox} from "./block.ts";
import type {Box} from "./box.ts";
import type {Padding} from "./padding.ts";

/**
 * Weights along one axis: the response at a voxel is Σ weights[k] · f(voxel + first + k · step). `step`
 * above 1 leaves holes between the samples.
 */
export interface AxisKernel {
  readonly weights: Float64Array;
  readonly first: number;
  readonly step: number;
}

/** One kernel for each of x, y, z; null leaves an axis as it is. */
export type AxisKernels = readonly [AxisKernel | null, AxisKernel | null, AxisKernel | null];

/** Makes the kernel of a convolution h * f whose middle is h[⌊n/2⌋]. */
export function convolutionKernel(h: Float64Array, step = 1): AxisKernel {
  const middle = Math.floor(h.length / 2);
  return {weights: h.slice().reverse(), first: (middle - h.length + 1) * step, step};
}

/** Turns a kernel round, so that it looks the other way. */
export function flipped({weights, first, step}: AxisKernel): AxisKernel {
  const last = first + (weights.length - 1) * step;
  return {weights: weights.slice().reverse(), first: -last, step};
}

/** Finds how far a kernel reaches before and after a voxel, at least 0. */
function reachOf(kernel: AxisKernel | null): readonly [number, number] {
  if (kernel === null) return [0, 0];
  const {weights, first, step} = kernel;
  return [Math.max(0, -first), Math.max(0, first + (weights.length - 1) * step)];
}

/** Widens a box by what kernels reach. */
function reachedBox(box: Box, kernels: AxisKernels): Box {
  const reach = kernels.map(reachOf);
  return widenedBox(
    box,
    reach.map(([before]) => before),
    reach.map(([, after]) => after),
  );
}

/** Finds the part of an image that kernels need to give their response in a box. */
export function kernelBox(
  box: Box,
  kernels: AxisKernels,
  whole: readonly [number, number, number],
  padding: Padding,
): Box {
  return neededBox(reachedBox(box, kernels), whole, padding);
}

/** Weighs samples along one axis where all of them are there, so that the axis becomes shorter. */
function weighAxis(
  data: Float64Array,
  shape: readonly number[],
  axis: number,
  {weights, first, step}: AxisKernel,
): Float64Array {
  const stride = axis === 0 ? 1 : axis === 1 ? shape[0] : shape[0] * shape[1];
  const [before, after] = reachOf({weights, first, step});
  const count = shape[axis] - before - after;
  const blocks = data.length / (shape[axis] * stride);
  const out = new Float64Array(blocks * count * stride);
  const hop = step * stride;
  for (let block = 0, to = 0; block < blocks; block++) {
    const from = (block * shape[axis] + before + first) * stride;
    for (let i = 0; i < count * stride; i++, to++) {
      let total = 0;
      for (let k = 0, at = from + i; k < weights.length; k++, at += hop) {
        total += weights[k] * data[at];
      }
      out[to] = total;
    }
  }
  return out;
}

/** Applies one kernel after the other to a block, and gives the response in a box of its image. */
export function applyKernels(
  source: Block,
  kernels: AxisKernels,
  box: Box,
  padding: Padding,
): Block {
  const reached = reachedBox(box, kernels);
  const shape = [...reached.shape];
  let data = paddedData(source, reached, padding);
  for (const axis of [0, 1, 2]) {
    const kernel = kernels[axis];
    if (kernel === null) continue;
    data = weighAxis(data, shape, axis, kernel);
    shape[axis] = box.shape[axis];
  }
  return {data, box, whole: source.whole};
}

/**
 * Applies stages of kernels, each to the padded response of the one before. Boxes are planned from the
 * last stage back to the image.
 */
export function applyStages(
  source: Block,
  stages: readonly AxisKernels[],
  box: Box,
  padding: Padding,
): Block {
  const boxes = [box];
  for (let k = stages.length - 1; k > 0; k--) {
    boxes.unshift(kernelBox(boxes[0], stages[k], source.whole, padding));
  }
  return stages.reduce(
    (block, kernels, k) => applyKernels(block, kernels, boxes[k], padding),
    source,
  );
}
