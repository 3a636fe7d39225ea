import {floatLike} from "./floatData.ts";
import {maskedValues} from "./maskedValues.ts";
import type {Mask, Volume, VoxelArray} from "./volume.ts";

/** Where least and most come from. */
export interface MinMaxOptions {
  /** The region whose least and most become 0 and 1; the whole image when left out. */
  readonly mask?: Mask;
}

/** Finds the least and the most of some values; both are NaN where one value is. */
export function rangeOf(values: VoxelArray): [number, number] {
  let least = values[0];
  let most = values[0];
  for (let i = 1; i < values.length; i++) {
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  return [least, most];
}

/**
 * Rescales an image so that its least value becomes 0 and its most 1, over all voxels or over a region.
 *
 * @formula $y = (x - \min) / (\max - \min)$
 * @param volume - the image
 * @param options - mask, the region that gives both; all voxels when left out
 * @returns the image, unit "1"; outside the region values may leave 0 to 1
 * @throws RangeError when the values hold a NaN or an infinity, or are constant
 * @throws ShapeError when image and mask do not share a grid
 * @ref gonzalez2018
 * @example minMax(createVolume(Float64Array.of(-1000, 0, 1000), {shape: [3, 1, 1], unit: "HU"})).data // [0, 0.5, 1]
 */
export function minMax(volume: Volume, {mask}: MinMaxOptions = {}): Volume {
  const values = mask === undefined ? volume.data : maskedValues(volume, mask);
  const [least, most] = rangeOf(values);
  if (!(Number.isFinite(most - least) && most > least)) {
    throw new RangeError(
      `minMax: the values must be finite and not constant, got ${least} to ${most}`,
    );
  }
  const data = floatLike(volume.data, volume.data.length);
  for (let i = 0; i < data.length; i++) data[i] = (volume.data[i] - least) / (most - least);
  return {...volume, data, unit: "1"};
}
