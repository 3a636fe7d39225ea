import type {Box} from "./box.ts";
import {type Padding, paddedIndex} from "./padding.ts";

/** Values on a box of an image, x fastest; `whole` is the shape of that image. */
export interface Block {
  readonly data: ArrayLike<number>;
  readonly box: Box;
  readonly whole: readonly [number, number, number];
}

/** Lists the values' places on an axis for positions from … from + count − 1; −1 where 0 stands. */
function places(from: number, count: number, n: number, padding: Padding): Int32Array {
  return Int32Array.from({length: count}, (_, i) => paddedIndex(from + i, n, padding));
}

/** Finds the part of an axis that holds all values at positions from … from + count − 1. */
function neededOf(
  from: number,
  count: number,
  n: number,
  padding: Padding,
): readonly [number, number] {
  const at = places(from, count, n, padding).filter((i) => i >= 0);
  let low = n;
  let high = -1;
  for (const i of at) {
    low = Math.min(low, i);
    high = Math.max(high, i);
  }
  return [low, high - low + 1];
}

/** Finds the box of an image that a padded box takes its values from. */
export function neededBox(
  {start, shape}: Box,
  whole: readonly [number, number, number],
  padding: Padding,
): Box {
  const [x, y, z] = start.map((from, axis) => neededOf(from, shape[axis], whole[axis], padding));
  return {start: [x[0], y[0], z[0]], shape: [x[1], y[1], z[1]]};
}

/** Widens a box by voxels before and after on each axis. */
export function widenedBox(
  {start, shape}: Box,
  before: readonly number[],
  after: readonly number[],
): Box {
  return {
    start: [start[0] - before[0], start[1] - before[1], start[2] - before[2]],
    shape: [
      shape[0] + before[0] + after[0],
      shape[1] + before[1] + after[1],
      shape[2] + before[2] + after[2],
    ],
  };
}

/** Copies the values of a box, which may reach beyond the image. */
export function paddedData(
  {data, box, whole}: Block,
  {start, shape}: Box,
  padding: Padding,
): Float64Array {
  const [xs, ys, zs] = start.map((from, axis) => places(from, shape[axis], whole[axis], padding));
  const [nx, ny] = box.shape;
  const out = new Float64Array(shape[0] * shape[1] * shape[2]);
  let to = 0;
  for (const z of zs) {
    for (const y of ys) {
      if (z < 0 || y < 0) {
        to += xs.length;
        continue;
      }
      const row = nx * (y - box.start[1] + ny * (z - box.start[2])) - box.start[0];
      for (let i = 0; i < xs.length; i++, to++) if (xs[i] >= 0) out[to] = data[row + xs[i]];
    }
  }
  return out;
}
