import type {Mask, Volume} from "../image/index.ts";
import {createVolume} from "../image/index.ts";
import {squaredDistances} from "./squaredDistances.ts";

/** Options of `distanceTransform`. */
export interface DistanceOptions {
  /**
   * What is measured: "to mask" is 0 inside and grows outside; "to background" is 0 outside and grows
   * inside; "signed" is their difference, negative inside. No default.
   */
  readonly measure: "to mask" | "to background" | "signed";
}

/**
 * Measures the exact Euclidean distance between voxel centres: from each voxel to the nearest one of
 * the mask, of the background, or of the other side. Along an axis of one voxel there is nothing to
 * measure, so a flat image is measured in its plane.
 *
 * @formula eq:distance $D(v) = \min_{u \in M} \lVert S\,(v - u) \rVert$, $S$ the diagonal matrix of the spacing
 * @param mask - the mask, with its spacing in mm
 * @param options - measure: "to mask", "to background" or "signed" (never 0: the border runs between centres)
 * @returns distances in mm (unit "1", since a volume's unit names a grey value), shape [nx·ny·nz];
 *   Infinity where the mask, or the background, has no voxel at all
 * @throws RangeError when measure is none of the three
 * @ref felzenszwalb2012
 * @example distanceTransform(createMask(Uint8Array.of(0, 1, 1, 0), {shape: [4, 1, 1], spacing: [2, 1, 1]}), {measure: "signed"}).data // [2, -2, -2, 2]
 */
export function distanceTransform(mask: Mask, {measure}: DistanceOptions): Volume {
  if (measure !== "to mask" && measure !== "to background" && measure !== "signed") {
    throw new RangeError(
      `distanceTransform: measure must be "to mask", "to background" or "signed", got ${String(measure)}`,
    );
  }
  const {data, shape, spacing, origin, direction} = mask;
  const distances = squaredDistances(data, measure === "to background" ? 0 : 1, shape, spacing);
  for (let i = 0; i < distances.length; i++) distances[i] = Math.sqrt(distances[i]);
  if (measure === "signed") {
    const inside = squaredDistances(data, 0, shape, spacing);
    for (let i = 0; i < inside.length; i++) if (data[i] === 1) distances[i] = -Math.sqrt(inside[i]);
  }
  return createVolume(distances, {shape, spacing, origin, direction, unit: "1"});
}
