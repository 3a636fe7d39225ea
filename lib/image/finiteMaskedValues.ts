import {requireSameGrid} from "./sameGrid.ts";
import type {Mask, Volume} from "./volume.ts";

/** The intensities of a region and their range. */
export interface RegionValues {
  /** Values in the order of the flat array, shape [n], n at least 1; all finite. */
  readonly values: Float64Array;
  readonly least: number;
  readonly most: number;
}

/** Collects the values inside a mask and refuses an empty region, a NaN and an infinity in the caller's name. */
export function finiteMaskedValues(who: string, {data, ...grid}: Volume, mask: Mask): RegionValues {
  requireSameGrid(who, grid, mask);
  const {data: inside} = mask;
  let count = 0;
  for (let i = 0; i < inside.length; i++) count += inside[i];
  if (count === 0) {
    throw new RangeError(
      `${who}: the mask must hold at least one voxel, got 0 of ${inside.length}`,
    );
  }

  const values = new Float64Array(count);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0, k = 0; i < inside.length; i++) {
    if (inside[i] === 0) continue;
    const value = data[i];

    // A NaN or an infinity less itself is not 0.
    if (!(value - value === 0)) {
      throw new RangeError(
        `${who}: intensities within the mask must be finite, got ${value} at index ${i}`,
      );
    }
    if (value < least) least = value;
    if (value > most) most = value;
    values[k++] = value;
  }
  return {values, least, most};
}
