import {mean, variance} from "../core/index.ts";
import {floatLike} from "./floatData.ts";
import {maskedValues} from "./maskedValues.ts";
import type {Mask, Volume} from "./volume.ts";

/** Where a mean and a standard deviation come from. */
export interface ZScoreOptions {
  /** The region whose mean and spread become 0 and 1; the whole image when left out. */
  readonly mask?: Mask;
}

/**
 * Rescales an image to mean 0 and standard deviation 1, over all voxels or over a region.
 * The standard deviation is that of the population: it divides by n.
 *
 * @formula $z = (x - \bar x) / s$
 * @param volume - the image
 * @param options - mask, the region that gives mean and spread; all voxels when left out
 * @returns the image in units of the standard deviation, unit "zscore"
 * @throws RangeError when the values hold a NaN, or are constant, so that no spread is left
 * @throws ShapeError when image and mask do not share a grid
 * @ref nyul1999
 * @example zScore(createVolume(Float64Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "HU"})).data // ≈ [-1.2247, 0, 1.2247]
 */
export function zScore(volume: Volume, {mask}: ZScoreOptions = {}): Volume {
  const values = mask === undefined ? volume.data : maskedValues(volume, mask);
  const middle = mean(values);
  const spread = Math.sqrt(variance(values));

  // Rounding leaves a constant image a spread of some ulp, which must not be blown up to 1.
  if (!(spread > 1e-12 * Math.abs(middle)) || !Number.isFinite(spread)) {
    throw new RangeError(
      `zScore: the values must be finite and not constant, got mean ${middle} and standard deviation ${spread}`,
    );
  }
  const data = floatLike(volume.data, volume.data.length);
  for (let i = 0; i < data.length; i++) data[i] = (volume.data[i] - middle) / spread;
  return {...volume, data, unit: "zscore"};
}
