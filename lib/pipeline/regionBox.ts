import type {Mask} from "../image/index.ts";
import {createMask, voxelToWorld} from "../image/index.ts";

/** A box of voxels: its first one, and how many there are along each axis. */
export interface Box {
  readonly start: readonly [number, number, number];
  readonly shape: readonly [number, number, number];
}

/** Finds the smallest box around a region, wider by a margin of voxels, within the image. */
export function regionBox({data, shape}: Mask, margin: readonly number[]): Box {
  const [nx, ny, nz] = shape;
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (data[i] === 0) continue;
        if (x < low[0]) low[0] = x;
        if (x > high[0]) high[0] = x;
        if (y < low[1]) low[1] = y;
        if (y > high[1]) high[1] = y;
        if (z < low[2]) low[2] = z;
        if (z > high[2]) high[2] = z;
      }
    }
  }
  const start = [0, 1, 2].map((axis) => Math.max(0, low[axis] - margin[axis]));
  const end = [0, 1, 2].map((axis) => Math.min(shape[axis], high[axis] + margin[axis] + 1));
  return {
    start: [start[0], start[1], start[2]],
    shape: [end[0] - start[0], end[1] - start[1], end[2] - start[2]],
  };
}

/** Copies the part of a mask that lies in a box, in its place in the world. */
export function copyBox(mask: Mask, {start, shape}: Box): Mask {
  const [nx, ny] = mask.shape;
  const [mx, my, mz] = shape;
  const data = new Uint8Array(mx * my * mz);
  for (let z = 0, to = 0; z < mz; z++) {
    for (let y = 0; y < my; y++, to += mx) {
      const from = start[0] + nx * (start[1] + y + ny * (start[2] + z));
      data.set(mask.data.subarray(from, from + mx), to);
    }
  }
  const [x, y, z] = voxelToWorld(mask, start);
  const {spacing, direction} = mask;
  return createMask(data, {shape, spacing, origin: [x, y, z], direction});
}
