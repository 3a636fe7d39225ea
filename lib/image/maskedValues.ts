import {requireSameGrid} from "./sameGrid.ts";
import type {Mask, Volume} from "./volume.ts";

/**
 * Collects the values of an image inside a mask, in the order of the flat array.
 *
 * @formula $\{v_i : m_i = 1\}$
 * @param volume - the image
 * @param mask - the region, on the same grid
 * @returns the values in the image's unit, shape [n], n at least 1
 * @throws ShapeError when the grids differ
 * @throws RangeError when the mask is empty
 * @ref zwanenburg2020
 * @example maskedValues(createVolume(Float32Array.of(5, 6, 7), {shape: [3, 1, 1], unit: "HU"}), createMask(Uint8Array.of(1, 0, 1), {shape: [3, 1, 1]})) // [5, 7]
 */
export function maskedValues(volume: Volume, mask: Mask): Float64Array {
  requireSameGrid("maskedValues", volume, mask);
  const {data: inside} = mask;
  let count = 0;
  for (let i = 0; i < inside.length; i++) count += inside[i];
  if (count === 0) {
    throw new RangeError(
      `maskedValues: the mask must hold at least one voxel, got 0 of ${inside.length}`,
    );
  }

  const {data} = volume;
  const values = new Float64Array(count);
  for (let i = 0, k = 0; i < inside.length; i++) {
    if (inside[i] !== 0) values[k++] = data[i];
  }
  return values;
}
