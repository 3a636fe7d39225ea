import {mean} from "../../core/index.ts";
import type {Mask, Volume} from "../../image/index.ts";
import {maskedValues} from "../../image/index.ts";
import {boxOf} from "../region.ts";
import {requireVoxels} from "./requireVoxels.ts";
import type {Deviations} from "./spatialSums.ts";
import {spatialSumsByPairs} from "./spatialSums.ts";
import {spatialSumsByFrequency} from "./spatialSumsByFrequency.ts";

/** How alike the intensities of near voxels are. */
export interface SpatialAutocorrelation {
  /** Near 1 for like neighbours, 0 for no order, −1 for opposites. */
  readonly moranI: number;
  /** Below 1 for like neighbours, 1 for no order, above 1 for opposites. */
  readonly gearyC: number;
}

/** Options of `spatialAutocorrelation`. */
export interface SpatialAutocorrelationOptions {
  /** "frequency" by Fourier transforms, "pairs" one pair after the other; "frequency" when left out. */
  readonly method?: "frequency" | "pairs";
}

/**
 * Cuts the region out, takes the mean off its intensities and scales them to at most 1. Both measures stay
 * the same, and the transforms of values near 1 lose the fewest digits.
 */
function deviationsOf(image: Volume, mask: Mask, centre: number): Deviations | null {
  const box = boxOf(mask);
  if (box === undefined) return null;
  const {start, shape} = box;
  const [nx, ny, nz] = shape;
  const inside = new Uint8Array(nx * ny * nz);
  const values = new Float64Array(nx * ny * nz);
  let most = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      let at = start[0] + mask.shape[0] * (start[1] + y + mask.shape[1] * (start[2] + z));
      for (let x = 0; x < nx; x++, i++, at++) {
        if (mask.data[at] === 0) continue;
        inside[i] = 1;
        values[i] = image.data[at] - centre;
        most = Math.max(most, Math.abs(values[i]));
      }
    }
  }
  for (let i = 0; i < values.length; i++) values[i] /= most;
  return {inside, values, shape, spacing: mask.spacing};
}

/**
 * Computes Moran's I and Geary's C of the intensities in a region, every pair of voxels weighted by its
 * inverse distance. All n² pairs count, without sampling: their sums are convolutions.
 *
 * @formula $I = \frac{N}{\sum_{i \ne j} w_{ij}} \frac{\sum_{i \ne j} w_{ij} (x_i - \mu)(x_j - \mu)}{\sum_i (x_i - \mu)^2}$, $C = \frac{N - 1}{2 \sum_{i \ne j} w_{ij}} \frac{\sum_{i \ne j} w_{ij} (x_i - x_j)^2}{\sum_i (x_i - \mu)^2}$
 * @param image - intensities
 * @param mask - the region, on the image's grid
 * @param options - method, "frequency" (default) or "pairs", the plain sum over n² pairs
 * @returns both measures; NaN for fewer than two voxels or when all intensities are the same
 * @throws ShapeError when the voxels do not fit their grid or the two differ in shape
 * @throws RangeError when an intensity in the region is not finite, or method is neither of the two
 * @ref zwanenburg2020
 * @ref moran1950
 * @ref geary1954
 * @example spatialAutocorrelation(createVolume(Float64Array.of(1, 3), {shape: [2, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1), {shape: [2, 1, 1]})) // {moranI: -1, gearyC: 1}
 */
export function spatialAutocorrelation(
  image: Volume,
  mask: Mask,
  {method = "frequency"}: SpatialAutocorrelationOptions = {},
): SpatialAutocorrelation {
  requireVoxels("spatialAutocorrelation", mask);
  const voxels = maskedValues(image, mask);
  if (method !== "frequency" && method !== "pairs") {
    throw new RangeError(
      `spatialAutocorrelation: method must be "frequency" or "pairs", got ${String(method)}`,
    );
  }
  const bad = voxels.find((value) => !Number.isFinite(value));
  if (bad !== undefined) {
    throw new RangeError(`spatialAutocorrelation: intensities must be finite, got ${bad}`);
  }

  // Fewer than two voxels have no pair, equal ones no variance.
  const count = voxels.length;
  const isFlat = voxels.every((value) => value === voxels[0]);
  const deviations = isFlat ? null : deviationsOf(image, mask, mean(voxels));
  if (deviations === null) return {moranI: Number.NaN, gearyC: Number.NaN};
  const {weights, products, squares} =
    method === "pairs" ? spatialSumsByPairs(deviations) : spatialSumsByFrequency(deviations);
  let variation = 0;
  for (let i = 0; i < deviations.values.length; i++) variation += deviations.values[i] ** 2;

  // (xᵢ − xⱼ)² = dᵢ² + dⱼ² − 2 dᵢ dⱼ
  return {
    moranI: (count / weights) * (products / variation),
    gearyC: ((count - 1) / weights) * ((squares - products) / variation),
  };
}
