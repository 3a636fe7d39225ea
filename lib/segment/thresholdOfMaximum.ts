import type {Mask, Volume} from "../image/index.ts";
import {createMask, requireSameGrid} from "../image/index.ts";

/** Options of `thresholdOfMaximum`. */
export interface MaximumOptions {
  /** Share of the maximum that a voxel needs, 0 to 1, such as 0.41; no default. */
  readonly fraction: number;
  /** Where the maximum is sought and the result lies; the whole image when left out. */
  readonly region?: Mask;
}

/**
 * Marks the voxels that reach a share of the maximum, as PET lesions are outlined at 41 % of SUVmax.
 * The maximum is that of the region; a brighter organ inside it (brain, bladder) takes the threshold over.
 *
 * @formula eq:fraction-of-maximum $M = \{v \in R : I(v) \ge f \cdot \max_R I\}$
 * @param volume - the image, zero where there is nothing, such as SUV in g/mL
 * @param options - fraction of the maximum; region, the whole image when left out
 * @returns the mask, at least one voxel; NaN is never inside
 * @throws ShapeError when region lies on another grid
 * @throws RangeError when fraction lies outside 0 to 1, or the region's maximum is not above 0
 * @ref boellaard2015
 * @example thresholdOfMaximum(createVolume(Float32Array.of(1, 4, 10), {shape: [3, 1, 1], unit: "SUV"}), {fraction: 0.4}).data // [0, 1, 1]
 */
export function thresholdOfMaximum(volume: Volume, {fraction, region}: MaximumOptions): Mask {
  if (!(fraction > 0 && fraction <= 1)) {
    throw new RangeError(
      `thresholdOfMaximum: fraction must lie above 0 and up to 1, got ${fraction}`,
    );
  }
  if (region !== undefined) requireSameGrid("thresholdOfMaximum", volume, region);
  const {data, shape, spacing, origin, direction} = volume;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    if ((region === undefined || region.data[i] === 1) && data[i] > most) most = data[i];
  }
  if (!(most > 0 && Number.isFinite(most))) {
    throw new RangeError(
      `thresholdOfMaximum: the maximum of the region must be finite and above 0, got ${most}`,
    );
  }
  const inside = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const isCandidate = region === undefined || region.data[i] === 1;
    inside[i] = isCandidate && data[i] >= fraction * most ? 1 : 0;
  }
  return createMask(inside, {shape, spacing, origin, direction});
}
