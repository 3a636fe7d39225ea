import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `effectiveReceptiveField`. */
export interface EffectiveFieldOptions {
  /** Shape of the output, [1, (z,) (y,) x, channel]. */
  readonly outputShape: readonly number[];
  /** Output voxel to look back from, slowest axis first; ⌊m/2⌋ along each axis when left out. */
  readonly at?: readonly number[];
  /** Channel of the output; 0 when left out. */
  readonly channel?: number;
}

/** How strongly one output depends on each voxel of the input. */
export interface EffectiveField {
  /** Derivative of the output with respect to the input, of the input's shape. */
  readonly gradient: Tensor;
  /** Sum of the gradient: what the output gains when the whole input grows by 1. */
  readonly sum: number;
  /** Standard deviation along each axis of places weighed by |gradient|, voxels; slowest axis first. */
  readonly sd: readonly number[];
  /** Root of the mean squared distance from the output's own place, weighed alike, voxels. */
  readonly rmsRadius: number;
}

/**
 * Computes the effective receptive field: the gradient of one output with respect to the whole input, and
 * how widely it spreads.
 *
 * The output's own place in an input of another size is where its centre falls, (i + ½) n/m − ½. When no
 * input changes the output there is no width: sd and rmsRadius are NaN.
 *
 * @formula $\frac{\partial y_i}{\partial x_j}$; $\mathrm{rms}^2 = \sum_j |g_j|\,\|j - i\|^2 / \sum_j |g_j|$
 * @param back - carries a gradient with respect to the output back to one with respect to the input, such
 *   as (g) => convBackward(g, {x, weight}).x
 * @param options - outputShape; at: output voxel, the middle when left out; channel, 0 when left out
 * @returns the gradient with its sum, sd per axis and rmsRadius
 * @throws RangeError when `at` or `channel` lie outside the output
 * @throws ShapeError when the output is not one image, or what comes back is not
 * @ref luo2016
 * @example effectiveReceptiveField((g) => g, {outputShape: [1, 5, 1]}).sd // [0]
 */
export function effectiveReceptiveField(
  back: (gradOutput: Tensor) => Tensor,
  {outputShape, at, channel = 0}: EffectiveFieldOptions,
): EffectiveField {
  const who = "effectiveReceptiveField";
  requireImage(who, "outputShape", outputShape);
  const output = outputShape.slice(1, -1);
  const channels = outputShape[outputShape.length - 1];
  const place = at ?? output.map((n) => Math.floor(n / 2));
  const index = flatIndex(who, [...place, channel], [...output, channels]);

  // A gradient of 1 at this output and 0 elsewhere asks for exactly its derivatives.
  const data = new Float64Array(sizeOf(outputShape));
  data[index] = 1;
  const gradient = back({shape: outputShape, data});
  requireImage(who, "the gradient with respect to the input", gradient.shape);
  const input = gradient.shape.slice(1, -1);
  if (input.length !== output.length) {
    throw new ShapeError(
      `${who}: input and output must have the same axes, got ${shapeText(gradient.shape)} and ${shapeText(outputShape)}`,
    );
  }
  const centre = place.map((p, axis) => ((p + 0.5) * input[axis]) / output[axis] - 0.5);
  const sum = gradient.data.reduce((total, g) => total + g, 0);
  return {gradient, sum, ...spreadOf(gradient, centre)};
}

/** Throws unless a shape is that of one image. */
function requireImage(who: string, name: string, shape: readonly number[]): void {
  if (shape.length < 3 || shape[0] !== 1) {
    throw new ShapeError(
      `${who}: ${name} must be [1, (z,) (y,) x, channel], got ${shapeText(shape)}`,
    );
  }
}

/** Finds the flat index of a place, checked. */
function flatIndex(who: string, place: readonly number[], shape: readonly number[]): number {
  const inside = place.every((p, a) => Number.isSafeInteger(p) && p >= 0 && p < shape[a]);
  if (place.length !== shape.length || !inside) {
    throw new RangeError(
      `${who}: at and channel must lie within the output, got ${shapeText(place)} and ${shapeText(shape)}`,
    );
  }
  return place.reduce((index, p, axis) => index * shape[axis] + p, 0);
}

/** Weighs places by |gradient|: standard deviation per axis, and distance from a centre. */
function spreadOf(
  {shape, data}: Tensor,
  centre: readonly number[],
): {sd: number[]; rmsRadius: number} {
  const axes = centre.length;
  const first = new Float64Array(axes);
  const second = new Float64Array(axes);
  let weight = 0;
  for (let i = 0; i < data.length; i++) {
    const w = Math.abs(data[i]);
    weight += w;
    let rest = Math.floor(i / shape[shape.length - 1]);
    for (let axis = axes - 1; axis >= 0; axis--) {
      const distance = (rest % shape[axis + 1]) - centre[axis];
      rest = Math.floor(rest / shape[axis + 1]);
      first[axis] += w * distance;
      second[axis] += w * distance ** 2;
    }
  }
  // Rounding may leave a little below 0 where all weight is on one place.
  const sd = Array.from(second, (s, axis) =>
    Math.sqrt(Math.max(0, s / weight - (first[axis] / weight) ** 2)),
  );
  return {sd, rmsRadius: Math.sqrt(second.reduce((total, s) => total + s, 0) / weight)};
}
