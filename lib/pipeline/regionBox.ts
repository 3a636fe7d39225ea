import type {Mask, Volume} from "../image/index.ts";
import {createMask, createVolume, voxelToWorld} from "../image/index.ts";

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

/** Fills `out` with the numbers of an image that lie in a box, row by row. */
function fillFromBox(
  out: Volume["data"],
  {data, shape: [nx, ny]}: Volume | Mask,
  {start, shape: [mx, my, mz]}: Box,
): void {
  for (let z = 0, to = 0; z < mz; z++) {
    for (let y = 0; y < my; y++, to += mx) {
      const from = start[0] + nx * (start[1] + y + ny * (start[2] + z));
      out.set(data.subarray(from, from + mx), to);
    }
  }
}

/** The grid of the part of an image that lies in a box, in its place in the world. */
function boxGrid(image: Volume | Mask, {start, shape}: Box) {
  const {spacing, direction} = image;
  return {shape, spacing, direction, origin: voxelToWorld(image, start)};
}

/** Copies the part of a mask that lies in a box. */
export function copyBox(mask: Mask, box: Box): Mask {
  const [mx, my, mz] = box.shape;
  const data = new Uint8Array(mx * my * mz);
  fillFromBox(data, mask, box);
  return createMask(data, boxGrid(mask, box));
}

/** Copies the part of an image that lies in a box. */
export function copyVolumeBox(volume: Volume, box: Box): Volume {
  const [mx, my, mz] = box.shape;
  const data = volume.data.slice(0, mx * my * mz);
  fillFromBox(data, volume, box);
  return createVolume(data, {...boxGrid(volume, box), unit: volume.unit});
}
