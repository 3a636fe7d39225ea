import type {Mask, Volume, VoxelArray} from "../../image/index.ts";
import {createVolume, requireSameGrid, voxelToWorld} from "../../image/index.ts";

/** A box of voxels: the first one, and how many there are along x, y, z. */
export interface Box {
  readonly start: readonly [number, number, number];
  readonly shape: readonly [number, number, number];
}

/** Gives the box of a whole image. */
export function wholeBox({shape}: {readonly shape: readonly [number, number, number]}): Box {
  return {start: [0, 0, 0], shape};
}

/** Finds the smallest box that holds a region; without a region, the box of the whole image. */
export function regionBox(who: string, image: Volume, region: Mask | undefined): Box {
  if (region === undefined) return wholeBox(image);
  requireSameGrid(who, image, region);
  const [nx, ny, nz] = region.shape;
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  for (let z = 0, at = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, at++) {
        if (region.data[at] === 0) continue;
        if (x < low[0]) low[0] = x;
        if (x > high[0]) high[0] = x;
        if (y < low[1]) low[1] = y;
        if (y > high[1]) high[1] = y;
        if (z < low[2]) low[2] = z;
        high[2] = z;
      }
    }
  }
  if (high[2] < 0) throw new RangeError(`${who}: region must hold at least one voxel, got 0`);
  return {
    start: [low[0], low[1], low[2]],
    shape: [high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1],
  };
}

/** Puts values that were computed for a box of an image on that part of its grid. */
export function boxVolume(
  image: Volume,
  {start, shape}: Box,
  data: VoxelArray,
  unit: Volume["unit"],
): Volume {
  const {spacing, direction} = image;
  const [x, y, z] = voxelToWorld(image, start);
  return createVolume(data, {shape, spacing, direction, origin: [x, y, z], unit});
}
