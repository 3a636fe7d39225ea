import type {Tensor} from "../tensor.ts";
import {type AxisMap, applyMaps, applyMapsTransposed, axisMap, meanRow} from "./axisMap.ts";
import {type PoolWindow, poolGeometry} from "./poolWindow.ts";
import {requireGradientShape, type Shaped, withSpatial} from "./spatialAxes.ts";

/** Options of `avgPool`. */
export interface AvgPoolOptions extends PoolWindow {
  /** True counts the padding as zeros; false divides by the voxels of the image only. True when left out. */
  readonly countPadding?: boolean;
}

/** Options of `avgPoolBackward`: those of the forward pass and its input, of which only the shape matters. */
export interface AvgPoolBackwardOptions extends AvgPoolOptions {
  readonly x: Shaped;
}

/** Builds the average along each axis; the mean over a box is the mean of means along its sides. */
function averages(
  who: string,
  x: Shaped,
  {countPadding = true, ...window}: AvgPoolOptions,
): {maps: AxisMap[]; output: readonly number[]} {
  const {kernel, stride, padding, input, output} = poolGeometry(who, x, window);
  const maps = input.map((inputs, axis) =>
    axisMap({inputs, outputs: output[axis]}, (i) => {
      const first = i * stride[axis] - padding[axis];
      const from = Math.max(0, first);
      const to = Math.min(inputs, first + kernel[axis]);
      return meanRow(from, to, countPadding ? kernel[axis] : to - from);
    }),
  );
  return {maps, output};
}

/**
 * Computes the mean of every window of an image, channel by channel: a box filter, then every s-th sample.
 *
 * @formula eq:avg-pool $y_{i} = \frac{1}{k} \sum_{u=0}^{k-1} x_{s i + u - p}$ along each axis
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - kernel k, stride s (the kernel when left out) and padding p (0), voxels per axis;
 *   countPadding (true): the padding counts as zeros, else k is the number of voxels within the image
 * @returns y, [batch, ⌊(n + 2p − k)/s⌋ + 1 per axis, channel]
 * @throws RangeError when an option is not a whole number in range, or the padding is above k/2
 * @throws ShapeError when x is no image or the kernel does not fit
 * @ref lecun1998
 * @example avgPool(tensor([1, 4, 1], [1, 3, 2, 6]), {kernel: 2}).data // [2, 4]
 * avgPool(tensor([1, 3, 1], [2, 4, 6]), {kernel: 2, padding: 1}).data // [1, 5]
 * avgPool(tensor([1, 3, 1], [2, 4, 6]), {kernel: 2, padding: 1, countPadding: false}).data // [2, 5]
 */
export function avgPool(x: Tensor, options: AvgPoolOptions): Tensor {
  return applyMaps(x, averages("avgPool", x, options).maps);
}

/**
 * Computes the gradient of average pooling: each output's gradient is spread evenly over its window.
 *
 * @formula $\frac{\partial L}{\partial x_j} = \sum_{i:\,0 \le j + p - s i < k} \frac{1}{k} \frac{\partial L}{\partial y_i}$ along each axis
 * @param gradOutput - gradient with respect to y, of the shape of y
 * @param options - x: the input, or anything of its shape; the rest as for avgPool
 * @returns the gradient with respect to x, of its shape
 * @throws RangeError when an option is not a whole number in range, or the padding is above k/2
 * @throws ShapeError when gradOutput has not the shape of the output, or as for avgPool
 * @ref lecun1998
 * @example avgPoolBackward(tensor([1, 2, 1], [2, 4]), {x: {shape: [1, 4, 1]}, kernel: 2}).data // [1, 1, 2, 2]
 */
export function avgPoolBackward(
  gradOutput: Tensor,
  {x, ...options}: AvgPoolBackwardOptions,
): Tensor {
  const {maps, output} = averages("avgPoolBackward", x, options);
  requireGradientShape("avgPoolBackward", gradOutput, withSpatial(x, output));
  return applyMapsTransposed(gradOutput, maps);
}
