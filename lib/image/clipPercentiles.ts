import {percentile} from "../core/index.ts";
import {floatLike} from "./floatData.ts";
import {maskedValues} from "./maskedValues.ts";
import type {Mask, Volume} from "./volume.ts";

/** Between which percentiles values are kept. */
export interface ClipPercentilesOptions {
  /** The lower percentage, 0 to 100. */
  readonly low: number;
  /** The upper percentage, above `low`. */
  readonly high: number;
  /** The region whose percentiles are taken; the whole image when left out. */
  readonly mask?: Mask;
}

/**
 * Moves values beyond two percentiles onto them, so that a few extreme voxels no longer rule the scale.
 * Percentiles interpolate linearly, as `percentile` does.
 *
 * @formula $y = \min(\max(x, Q_{\text{low}}), Q_{\text{high}})$
 * @param volume - the image
 * @param options - low and high, percentages; mask, the region that gives the percentiles
 * @returns the clipped image, in the same unit
 * @throws RangeError when low is not below high, one lies outside 0 to 100, or a value is NaN
 * @throws ShapeError when image and mask do not share a grid
 * @ref hyndman1996
 * @example clipPercentiles(createVolume(Float64Array.of(0, 1, 2, 3, 100), {shape: [5, 1, 1], unit: "1"}), {low: 25, high: 75}).data // [1, 1, 2, 3, 3]
 */
export function clipPercentiles(volume: Volume, {low, high, mask}: ClipPercentilesOptions): Volume {
  if (!(low < high)) {
    throw new RangeError(`clipPercentiles: low must be below high, got ${low} and ${high}`);
  }
  const values = mask === undefined ? volume.data : maskedValues(volume, mask);
  const least = percentile(values, low);
  const most = percentile(values, high);
  const data = floatLike(volume.data, volume.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.min(Math.max(volume.data[i], least), most);
  }
  return {...volume, data};
}
