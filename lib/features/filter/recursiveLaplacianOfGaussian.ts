import type {Mask, Volume} from "../../image/index.ts";
import {type Box, boxVolume, regionBox} from "./box.ts";
import {type Samples, recursiveAxis} from "./recursiveAxis.ts";
import {recursiveGaussian} from "./recursiveGaussian.ts";
import {requireImage} from "./requireImage.ts";

/** How wide the recursive Laplacian of a Gaussian is. */
export interface RecursiveLogOptions {
  /** Standard deviation, mm, above 0. */
  readonly sigmaMm: number;
}

/** Refuses a width that PyRadiomics would skip. */
function requireSigma(who: string, sigmaMm: number, {shape, spacing}: Volume): void {
  if (!(Number.isFinite(sigmaMm) && sigmaMm > 0)) {
    throw new RangeError(`${who}: sigmaMm must be finite and above 0 mm, got ${sigmaMm}`);
  }
  if (shape.some((n) => n < 4)) {
    throw new RangeError(
      `${who}: image must have at least 4 voxels on each axis, got ${shape.join(" × ")}`,
    );
  }
  const least = spacing.map((d) => Math.ceil(sigmaMm / d) + 1);
  if (shape.some((n, axis) => n < least[axis])) {
    throw new RangeError(
      `${who}: sigmaMm must reach at most one voxel less than each axis has, got ${sigmaMm} mm, which needs ${least.join(" × ")} voxels, for ${shape.join(" × ")}`,
    );
  }
}

/**
 * Deviations beyond which a voxel weighs less than 10⁻¹⁷: the filter's slower oscillation falls by
 * e^1.37 with each. That is below the rounding of the sums.
 */
const REACH = 30;

/** Finds the voxels that can have a say in a box. */
function heardBox({start, shape}: Box, sigmaMm: number, {shape: whole, spacing}: Volume): Box {
  const [x, y, z] = whole.map((n, axis): [number, number] => {
    // The filter itself needs four voxels.
    const reach = Math.max(4, Math.ceil((REACH * sigmaMm) / spacing[axis]));
    const from = Math.max(0, start[axis] - reach);
    return [from, Math.min(n, start[axis] + shape[axis] + reach) - from];
  });
  return {start: [x[0], y[0], z[0]], shape: [x[1], y[1], z[1]]};
}

/** Copies a box of the image in the precision in which the first pass reads it. */
function samplesOf({data, shape: [nx, ny]}: Volume, {start, shape}: Box): Samples {
  // Whole numbers of 16 bits are exact in single precision.
  const count = shape[0] * shape[1] * shape[2];
  const isDouble = data instanceof Float64Array || data.BYTES_PER_ELEMENT === 4;
  const isWide = isDouble && !(data instanceof Float32Array);
  const out = isWide ? new Float64Array(count) : new Float32Array(count);
  for (let z = 0, to = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++, to += shape[0]) {
      const from = start[0] + nx * (y + start[1] + ny * (z + start[2]));
      out.set(data.subarray(from, from + shape[0]), to);
    }
  }
  return {data: out, shape};
}

/** What the passes of one width share. */
interface LogTask {
  readonly sigmaMm: number;
  readonly spacing: readonly number[];
  /** The wanted box, within the samples. */
  readonly box: Box;
  /** Room for the results of two passes, which take turns. */
  readonly rooms: readonly [Float32Array, Float32Array];
}

/** Computes one of the three second derivatives: first along its own axis, then smoothed along the others. */
function secondDerivative(source: Samples, axis: 0 | 1 | 2, task: LogTask): Samples {
  const {sigmaMm, spacing, box, rooms} = task;
  const order = [axis, ...([0, 1, 2] as const).filter((other) => other !== axis)];
  return order.reduce((samples, along, k) => {
    const derivative = along === axis ? 2 : 0;
    const filter = recursiveGaussian(sigmaMm / spacing[along], derivative, sigmaMm * sigmaMm);
    const pass = {axis: along, filter, from: box.start[along], count: box.shape[along]};
    return recursiveAxis(samples, pass, rooms[k % 2]);
  }, source);
}

/** Computes the response in a box. */
function logInBox(image: Volume, sigmaMm: number, box: Box): Float32Array {
  const {spacing} = image;
  const heard = heardBox(box, sigmaMm, image);
  const source = samplesOf(image, heard);
  const [x, y, z] = box.start.map((start, axis) => start - heard.start[axis]);
  const shares = box.shape.map((n, axis) => n / heard.shape[axis]);
  const room = (): Float32Array =>
    new Float32Array(Math.ceil(source.data.length * Math.max(...shares)));
  const within: Box = {start: [x, y, z], shape: box.shape};
  const task: LogTask = {sigmaMm, spacing, box: within, rooms: [room(), room()]};
  const total = new Float32Array(box.shape[0] * box.shape[1] * box.shape[2]);
  for (const axis of [0, 1, 2] as const) {
    const {data} = secondDerivative(source, axis, task);
    const scale = 1 / (spacing[axis] * spacing[axis]);
    for (let i = 0; i < total.length; i++) total[i] += data[i] * scale;
  }
  return total;
}

/**
 * Computes the scale-normalised Laplacian of the Gaussian-smoothed image as ITK and PyRadiomics do: by
 * recursive filters of fourth order, after Deriche. It differs from `sampledLaplacianOfGaussian`, the
 * IBSI's, in the factor σ², in the unit of the width, and in its border, where the last value is thought
 * to go on for ever. Whatever the image, the response is in single precision.
 *
 * @formula $g = \sigma^2 \sum_a \partial_a^2 (G_\sigma * f)$, $\hat G_\sigma(\omega) = e^{-\sigma^2 \omega^2 / 2}$
 * @param image - the image, at least 4 voxels on each axis, finite
 * @param options - sigmaMm, standard deviation in mm
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"
 * @throws RangeError when sigma is not above 0 or wider than the image, an axis has fewer than 4 voxels,
 *   or a value is not finite
 * @ref deriche1993
 * @ref farneback2006
 * @example recursiveLaplacianOfGaussian(createVolume(Float32Array.from({length: 729}, (_, i) => (i === 364 ? 1 : 0)), {shape: [9, 9, 9], unit: "1"}), {sigmaMm: 1}).data[364] // ≈ -0.1936
 */
export function recursiveLaplacianOfGaussian(
  image: Volume,
  {sigmaMm}: RecursiveLogOptions,
  region?: Mask,
): Volume {
  requireImage("recursiveLaplacianOfGaussian", image);
  requireSigma("recursiveLaplacianOfGaussian", sigmaMm, image);
  const box = regionBox("recursiveLaplacianOfGaussian", image, region);
  return boxVolume(image, box, logInBox(image, sigmaMm, box), "1");
}
