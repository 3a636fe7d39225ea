import type {Tensor} from "../tensor.ts";
import {type AxisMap, applyMaps, applyMapsTransposed, axisMap, meanRow} from "./axisMap.ts";
import {type PerAxis, perAxis} from "./perAxis.ts";
import {requireGradientShape, type Shaped, spatialShape, withSpatial} from "./spatialAxes.ts";

/** Options of `adaptiveAvgPool`. */
export interface AdaptiveAvgPoolOptions {
  /** Voxels of the output: one number, or one for each spatial axis, slowest first. */
  readonly size: PerAxis;
}

/** Options of `adaptiveAvgPoolBackward`; of the input only the shape matters. */
export interface AdaptiveAvgPoolBackwardOptions extends AdaptiveAvgPoolOptions {
  readonly x: Shaped;
}

/** Builds the average along each axis over windows that reach from ⌊i·n/m⌋ to ⌈(i+1)·n/m⌉. */
function averages(who: string, x: Shaped, size: AdaptiveAvgPoolOptions["size"]): AxisMap[] {
  const input = spatialShape(who, x);
  const output = perAxis(who, "size", size, {axes: input.length, least: 1});
  return input.map((inputs, axis) => {
    const outputs = output[axis];
    return axisMap({inputs, outputs}, (i) => {
      const from = Math.floor((i * inputs) / outputs);
      const to = Math.ceil(((i + 1) * inputs) / outputs);
      return meanRow(from, to, to - from);
    });
  });
}

/**
 * Computes means over as many windows as the output shall have voxels, whatever the size of the input.
 *
 * Windows overlap by a voxel where the sizes do not divide.
 *
 * @formula $y_i = \frac{1}{b_i - a_i} \sum_{j=a_i}^{b_i - 1} x_j$, $a_i = \lfloor i n / m \rfloor$, $b_i = \lceil (i+1) n / m \rceil$ along each axis
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size m: voxels of the output, one number or one per axis
 * @returns y, [batch, m per axis, channel]
 * @throws RangeError when size is not a whole number of at least 1
 * @throws ShapeError when x is no image
 * @ref paszke2019
 * @example adaptiveAvgPool(tensor([1, 5, 1], [1, 2, 3, 4, 5]), {size: 2}).data // [2, 4]
 */
export function adaptiveAvgPool(x: Tensor, {size}: AdaptiveAvgPoolOptions): Tensor {
  return applyMaps(x, averages("adaptiveAvgPool", x, size));
}

/**
 * Computes the gradient of adaptive average pooling: each output's gradient is spread over its window.
 *
 * @formula $\frac{\partial L}{\partial x_j} = \sum_{i:\,a_i \le j < b_i} \frac{1}{b_i - a_i} \frac{\partial L}{\partial y_i}$ along each axis
 * @param gradOutput - gradient with respect to y, of the shape of y
 * @param options - x: the input, or anything of its shape; size as for adaptiveAvgPool
 * @returns the gradient with respect to x, of its shape
 * @throws RangeError when size is not a whole number of at least 1
 * @throws ShapeError when gradOutput has not the shape of the output, or as for adaptiveAvgPool
 * @ref paszke2019
 * @example adaptiveAvgPoolBackward(tensor([1, 1, 1], 6), {x: {shape: [1, 3, 1]}, size: 1}).data // [2, 2, 2]
 */
export function adaptiveAvgPoolBackward(
  gradOutput: Tensor,
  {x, size}: AdaptiveAvgPoolBackwardOptions,
): Tensor {
  const maps = averages("adaptiveAvgPoolBackward", x, size);
  const output = maps.map(({starts}) => starts.length - 1);
  requireGradientShape("adaptiveAvgPoolBackward", gradOutput, withSpatial(x, output));
  return applyMapsTransposed(gradOutput, maps);
}
