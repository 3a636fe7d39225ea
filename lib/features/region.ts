import type {Grid, Levels, Mask, Volume, VoxelArray} from "../image/index.ts";
import {voxelToWorld} from "../image/index.ts";

/** A box of voxels: the first one, and how many there are along x, y, z. */
export interface VoxelBox {
  readonly start: readonly [number, number, number];
  readonly shape: readonly [number, number, number];
}

/** Finds the smallest box that holds all that is not 0; undefined where there is nothing. */
export function boxOf({data, shape}: Pick<Mask | Levels, "data" | "shape">): VoxelBox | undefined {
  const [nx, ny, nz] = shape;
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  for (let z = 0, row = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, row += nx) {
      // Each row is walked from both ends, as far as its first and its last voxel.
      let first = 0;
      while (first < nx && data[row + first] === 0) first++;
      if (first === nx) continue;
      let last = nx - 1;
      while (data[row + last] === 0) last--;
      if (first < low[0]) low[0] = first;
      if (last > high[0]) high[0] = last;
      if (y < low[1]) low[1] = y;
      if (y > high[1]) high[1] = y;
      if (z < low[2]) low[2] = z;
      high[2] = z;
    }
  }
  return high[0] < 0 ? undefined : boxBetween(low, high);
}

/** The box from one voxel to another, both included. */
export function boxBetween(low: readonly number[], high: readonly number[]): VoxelBox {
  const [x, y, z] = high.map((last, axis) => last - low[axis] + 1);
  return {start: [low[0], low[1], low[2]], shape: [x, y, z]};
}

/** Widens a box by some voxels along each axis, as far as the grid goes. */
export function grownBox(
  {start, shape}: VoxelBox,
  margins: readonly number[],
  {shape: limits}: Pick<Grid, "shape">,
): VoxelBox {
  return boxBetween(
    start.map((first, axis) => Math.max(0, first - margins[axis])),
    start.map((first, axis) => Math.min(limits[axis] - 1, first + shape[axis] - 1 + margins[axis])),
  );
}

/** The grid of a box of another grid. */
export function gridOf(grid: Grid, {start, shape}: VoxelBox): Grid {
  const [x, y, z] = voxelToWorld(grid, start);
  return {shape, spacing: grid.spacing, origin: [x, y, z], direction: grid.direction};
}

/** Tells whether a box is all of a grid. */
function isWhole({shape}: VoxelBox, grid: Grid): boolean {
  return shape.every((n, axis) => n === grid.shape[axis]);
}

/** Copies the rows of a box of an array to an array of the box's size. */
function copyBox<Data extends VoxelArray>(
  data: Data,
  [nx, ny]: readonly number[],
  {start, shape}: VoxelBox,
  target: Data,
): Data {
  const [width, height, depth] = shape;
  for (let z = 0, to = 0; z < depth; z++) {
    for (let y = 0; y < height; y++, to += width) {
      const from = start[0] + nx * (start[1] + y + ny * (start[2] + z));
      target.set(data.subarray(from, from + width), to);
    }
  }
  return target;
}

/** Cuts a box out of an image; the image itself where the box is all of it. */
export function cropImage(image: Volume, box: VoxelBox): Volume {
  if (isWhole(box, image)) return image;
  const {data, shape, unit} = image;
  const [x, y, z] = box.shape;
  const empty = data.slice(0, 0);
  const target = new (empty.constructor as new (length: number) => VoxelArray)(x * y * z);
  return {...gridOf(image, box), data: copyBox(data, shape, box, target), unit};
}

/** Cuts a box out of a mask; the mask itself where the box is all of it. */
export function cropMask(mask: Mask, box: VoxelBox): Mask {
  if (isWhole(box, mask)) return mask;
  const [x, y, z] = box.shape;
  const data = copyBox(mask.data, mask.shape, box, new Uint8Array(x * y * z));
  return {...gridOf(mask, box), kind: "mask", data};
}

/** Counts the voxels of a region. */
export function voxelsOf({data}: Mask): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i];
  return count;
}
