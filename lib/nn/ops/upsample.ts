import type {Tensor} from "../tensor.ts";
import {type AxisMap, applyMaps, applyMapsTransposed, axisMap} from "./axisMap.ts";
import {type PerAxis, perAxis} from "./perAxis.ts";
import {requireGradientShape, type Shaped, spatialShape, withSpatial} from "./spatialAxes.ts";

/** Options of `upsample`; exactly one of size and scale. */
export interface InterpolationOptions {
  /** Voxels of the output: one number, or one for each spatial axis, slowest first. */
  readonly size?: PerAxis;
  /** How many times the size of the input; must give whole sizes. */
  readonly scale?: PerAxis;
  /** "nearest", "linear" between 2 neighbours per axis, "cubic" between 4 (Keys, a = −0.75). No default. */
  readonly mode: "nearest" | "linear" | "cubic";
  /** True puts the first and last centres of input and output on each other; false their outer edges. */
  readonly alignCorners?: boolean;
}

/** Options of `upsampleBackward`; of the input only the shape matters. */
export interface UpsampleBackwardOptions extends InterpolationOptions {
  readonly x: Shaped;
}

/** Works out the sizes of the output. */
function outputSize(who: string, input: readonly number[], options: InterpolationOptions) {
  const {size, scale} = options;
  if ((size === undefined) === (scale === undefined)) {
    throw new RangeError(
      `${who}: exactly one of size and scale must be given, got ${size === undefined ? "neither" : "both"}`,
    );
  }
  const axes = input.length;
  if (size !== undefined) return perAxis(who, "size", size, {axes, least: 1});
  const scales = typeof scale === "number" ? input.map(() => scale) : (scale ?? []);
  if (scales.length !== axes) {
    throw new RangeError(
      `${who}: scale must be one number or ${axes}, one per spatial axis, got [${scales.join(", ")}]`,
    );
  }
  const output = input.map((n, axis) => n * scales[axis]);
  if (!output.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `${who}: scale must give whole sizes of at least 1, got [${output.join(", ")}]; give size instead`,
    );
  }
  return output;
}

/** Keys' cubic kernel with a = −0.75, the one that PyTorch uses. */
function keysCubic(distance: number): number {
  const a = -0.75;
  const t = Math.abs(distance);
  if (t <= 1) return ((a + 2) * t - (a + 3)) * t * t + 1;
  if (t < 2) return ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
  return 0;
}

/** Builds the interpolation along one axis. */
function interpolation(
  inputs: number,
  outputs: number,
  {mode, alignCorners = false}: InterpolationOptions,
): AxisMap {
  const last = inputs - 1;
  if (mode === "nearest") {
    return axisMap({inputs, outputs}, (i) => ({taps: [[Math.floor((i * inputs) / outputs), 1]]}));
  }
  const place = (i: number) => {
    if (alignCorners) return outputs === 1 ? 0 : (i * last) / (outputs - 1);
    return ((i + 0.5) * inputs) / outputs - 0.5;
  };
  if (mode === "linear") {
    return axisMap({inputs, outputs}, (i) => {
      const at = Math.max(0, place(i));
      const below = Math.min(last, Math.floor(at));
      if (below === last) return {taps: [[last, 1]]};
      const share = at - below;
      return {
        taps: [
          [below, 1 - share],
          [below + 1, share],
        ],
      };
    });
  }
  return axisMap({inputs, outputs}, (i) => {
    const at = place(i);
    const below = Math.floor(at);
    // Neighbours outside the image are those at its edge.
    const inside = (u: number) => Math.min(last, Math.max(0, below + u));
    return {taps: [-1, 0, 1, 2].map((u) => [inside(u), keysCubic(at - below - u)])};
  });
}

/** Checks the options and builds the interpolation along each axis. */
function interpolations(who: string, x: Shaped, options: InterpolationOptions): AxisMap[] {
  const input = spatialShape(who, x);
  const {mode, alignCorners = false} = options;
  if (mode !== "nearest" && mode !== "linear" && mode !== "cubic") {
    throw new RangeError(`${who}: mode must be "nearest", "linear" or "cubic", got ${mode}`);
  }
  if (mode === "nearest" && alignCorners) {
    throw new RangeError(`${who}: alignCorners must be false when mode is "nearest", got true`);
  }
  const output = outputSize(who, input, options);
  return input.map((inputs, axis) => interpolation(inputs, output[axis], options));
}

/**
 * Interpolates an image on a finer (or coarser) grid, channel by channel, one axis after the other.
 *
 * "nearest" repeats: output i reads input ⌊i·n/m⌋. Going to a coarser grid reads single places and does not
 * average, so it aliases.
 *
 * @formula $y_i = \sum_j h(t_i - j)\,x_j$, $t_i = (i + \tfrac12)\tfrac{n}{m} - \tfrac12$, or $t_i = i\,\tfrac{n-1}{m-1}$ with aligned corners
 * @param x - [batch, (z,) (y,) x, channel], n voxels along an axis
 * @param options - size m or scale m/n, one number or one per axis; mode; alignCorners, false when left out
 * @returns y, [batch, m per axis, channel]
 * @throws RangeError when not exactly one of size and scale is given, a size is not whole and positive,
 *   mode is none of the three, or corners shall be aligned with "nearest"
 * @throws ShapeError when x is no image
 * @ref odena2016
 * @example upsample(tensor([1, 2, 1], [0, 4]), {scale: 2, mode: "nearest"}).data // [0, 0, 4, 4]
 * upsample(tensor([1, 2, 1], [0, 4]), {scale: 2, mode: "linear"}).data // [0, 1, 3, 4]
 * upsample(tensor([1, 2, 1], [0, 3]), {size: 4, mode: "linear", alignCorners: true}).data // [0, 1, 2, 3]
 */
export function upsample(x: Tensor, options: InterpolationOptions): Tensor {
  return applyMaps(x, interpolations("upsample", x, options));
}

/**
 * Computes the gradient of upsampling: every output hands its gradient to the places it was read from.
 *
 * @formula $\frac{\partial L}{\partial x_j} = \sum_i h(t_i - j) \frac{\partial L}{\partial y_i}$ along each axis
 * @param gradOutput - gradient with respect to y, of the shape of y
 * @param options - x: the input, or anything of its shape; the rest as for upsample
 * @returns the gradient with respect to x, of its shape
 * @throws RangeError as upsample does
 * @throws ShapeError when gradOutput has not the shape of the output, or as for upsample
 * @ref odena2016
 * @example upsampleBackward(tensor([1, 4, 1], [1, 2, 3, 4]), {x: {shape: [1, 2, 1]}, scale: 2, mode: "nearest"}).data // [3, 7]
 */
export function upsampleBackward(
  gradOutput: Tensor,
  {x, ...options}: UpsampleBackwardOptions,
): Tensor {
  const maps = interpolations("upsampleBackward", x, options);
  const output = maps.map(({starts}) => starts.length - 1);
  requireGradientShape("upsampleBackward", gradOutput, withSpatial(x, output));
  return applyMapsTransposed(gradOutput, maps);
}
