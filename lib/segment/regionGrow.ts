import type {Mask, Volume} from "../image/index.ts";
import {createMask, voxelIndex} from "../image/index.ts";
import {componentAt} from "./componentAt.ts";
import type {Connectivity} from "./components.ts";

/** Options of `regionGrow`. */
export interface RegionGrowOptions {
  /** Where to begin, index along x, y, z. */
  readonly seed: readonly [number, number, number];
  /** Largest difference from the value at the seed, in the image's unit, at least 0. */
  readonly tolerance: number;
  /** Which neighbours touch: 6 share a face, 18 also an edge, 26 also a corner; no default. */
  readonly connectivity: Connectivity;
}

/**
 * Grows a region from a seed: the connected part around it whose values differ from the seed's by at
 * most a tolerance. The seed's own value decides, not the mean of what has grown so far.
 *
 * @formula eq:region-grow $R = C_s(\{v : |I(v) - I(s)| \le t\})$
 * @param volume - the image; NaN never joins
 * @param options - seed [x, y, z]; tolerance in the image's unit; connectivity 6, 18 or 26
 * @returns the region, never empty
 * @throws RangeError when the seed lies outside the image or on NaN, or an option breaks its rule
 * @ref adams1994
 * @example regionGrow(createVolume(Int16Array.of(5, 6, 9, 6), {shape: [4, 1, 1], unit: "HU"}), {seed: [0, 0, 0], tolerance: 1, connectivity: 6}).data // [1, 1, 0, 0]
 */
export function regionGrow(
  volume: Volume,
  {seed, tolerance, connectivity}: RegionGrowOptions,
): Mask {
  if (!(tolerance >= 0)) {
    throw new RangeError(`regionGrow: tolerance must be at least 0, got ${tolerance}`);
  }
  const {data, shape, spacing, origin, direction} = volume;
  const centre = data[voxelIndex(seed[0], seed[1], seed[2], shape)];
  if (!Number.isFinite(centre)) {
    throw new RangeError(
      `regionGrow: the value at the seed must be finite, got ${centre} at (${seed.join(", ")})`,
    );
  }

  // Every voxel close enough in value is a candidate; the part that holds the seed is the region.
  const close = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) close[i] = Math.abs(data[i] - centre) <= tolerance ? 1 : 0;
  const candidates = createMask(close, {shape, spacing, origin, direction});
  return componentAt(candidates, {voxel: seed, connectivity});
}
