import type {Mask} from "../../image/index.ts";
import {boxOf} from "../region.ts";

/** A region cut out of its image, with one layer of outside on each side. */
export interface PaddedRegion {
  /** 1 inside, 0 outside, x fastest. */
  readonly inside: Uint8Array;
  /** Voxels along x, y, z with the layer. */
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
}

/** Cuts a region out so that every voxel has its neighbours; refuses an empty one. */
export function paddedRegion(who: string, mask: Mask): PaddedRegion {
  const box = boxOf(mask);
  if (box === undefined) {
    throw new RangeError(`${who}: the region must hold at least one voxel, got 0`);
  }
  const {data, shape, spacing} = mask;
  const {start, shape: size} = box;
  const [px, py, pz] = [size[0] + 2, size[1] + 2, size[2] + 2];
  const inside = new Uint8Array(px * py * pz);
  for (let z = 0; z < size[2]; z++) {
    for (let y = 0; y < size[1]; y++) {
      const from = start[0] + shape[0] * (start[1] + y + shape[1] * (start[2] + z));
      inside.set(data.subarray(from, from + size[0]), 1 + px * (y + 1 + py * (z + 1)));
    }
  }
  return {inside, shape: [px, py, pz], spacing};
}
