import type {Boundary} from "./boundary.ts";
import {requireBoundary} from "./boundary.ts";
import {checkedGrid} from "./checkedGrid.ts";
import {convolveAxis} from "./convolveAxis.ts";
import type {FloatArray} from "./floatData.ts";
import {floatCopy} from "./floatData.ts";
import {gaussianWeights} from "./gaussianWeights.ts";
import type {Volume} from "./volume.ts";

/** How wide a Gaussian is and what lies beyond the image. */
export interface GaussianOptions {
  /** Standard deviation, mm: one for all axes, or one for x, y and z; 0 leaves an axis as it is. */
  readonly sigmaMm: number | readonly [number, number, number];
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
  /** Where the weights end, in standard deviations; 4 when left out. */
  readonly truncate?: number;
}

/** The longest half of a Gaussian, voxels: far beyond any image, short enough to be stored. */
const MOST_RADIUS = 2 ** 24;

/** Checks an image and the options of a Gaussian, and gives its standard deviations in voxels. */
export function gaussianSigmas(
  who: string,
  volume: Volume,
  {sigmaMm, boundary, truncate = 4}: GaussianOptions,
): [number, number, number] {
  const {spacing} = checkedGrid(who, volume, volume.data.length);
  const three = typeof sigmaMm === "number" ? [sigmaMm, sigmaMm, sigmaMm] : sigmaMm;
  if (three.length !== 3 || !three.every((sigma) => Number.isFinite(sigma) && sigma >= 0)) {
    throw new RangeError(
      `${who}: sigmaMm must be finite and at least 0 mm on each axis, got ${three.join(", ")}`,
    );
  }
  if (!(Number.isFinite(truncate) && truncate > 0)) {
    throw new RangeError(`${who}: truncate must be finite and above 0, got ${truncate}`);
  }
  requireBoundary(who, boundary);
  const longest = truncate * Math.max(...three.map((sigma, axis) => sigma / spacing[axis]));
  if (!(longest <= MOST_RADIUS)) {
    throw new RangeError(
      `${who}: sigmaMm times truncate must reach at most ${MOST_RADIUS} voxels, got ${longest}`,
    );
  }
  return [three[0] / spacing[0], three[1] / spacing[1], three[2] / spacing[2]];
}

/** Smooths an array in place, or takes derivatives of the smoothed image by the order of each axis. */
export function gaussianInPlace(
  data: FloatArray,
  {shape}: Volume,
  sigmas: readonly number[],
  {boundary, truncate = 4}: GaussianOptions,
  orders: readonly (0 | 1 | 2)[] = [0, 0, 0],
): void {
  for (let axis = 0; axis < 3; axis++) {
    if (shape[axis] === 1 || (sigmas[axis] === 0 && orders[axis] === 0)) continue;
    const weights = gaussianWeights(sigmas[axis], truncate, orders[axis]);
    convolveAxis(data, data, {shape, axis, weights, boundary});
  }
}

/**
 * Smooths an image with a Gaussian whose width is given in millimetres, one axis after the other.
 * An axis of one voxel is left alone, so a 2-D image is smoothed in its plane.
 *
 * @formula $g = f * G_\sigma$, $G_\sigma(k) \propto e^{-k^2 / 2\sigma^2}$ for $|k| \le \lfloor t\sigma + \tfrac12 \rfloor$, weights adding to 1
 * @param volume - the image
 * @param options - sigmaMm, standard deviation in mm, one or three; boundary, what lies beyond the
 *   image; truncate, where the weights end in standard deviations, 4 when left out
 * @returns the smoothed image on the same grid, in the same unit; NaN spreads to where a weight reaches
 * @throws RangeError when sigma is negative, not finite or beyond 2²⁴ voxels, or the boundary is not one of the names
 * @ref marr1980
 * @example gaussianFilter(createVolume(Float64Array.of(0, 0, 1, 0, 0), {shape: [5, 1, 1], unit: "1"}), {sigmaMm: 0.5, truncate: 2, boundary: "nearest"}).data // ≈ [0, 0.10650698, 0.78698604, 0.10650698, 0]
 */
export function gaussianFilter(volume: Volume, options: GaussianOptions): Volume {
  const sigmas = gaussianSigmas("gaussianFilter", volume, options);
  const data = floatCopy(volume.data);
  gaussianInPlace(data, volume, sigmas, options);
  return {...volume, data};
}
