import type {Boundary} from "./boundary.ts";
import {boundaryIndex, requireBoundary} from "./boundary.ts";
import {convolveAxis} from "./convolveAxis.ts";
import {floatLike} from "./floatData.ts";
import {requireNeighbours} from "./requireNeighbours.ts";
import type {Volume, VoxelArray} from "./volume.ts";

/** How patches are compared, and how far away they may be. */
export interface NonLocalMeansOptions {
  /** Half-width of a patch, voxels: it holds (2r + 1) voxels along each axis. */
  readonly patchRadius: number;
  /** How far patches are searched, voxels. */
  readonly searchRadius: number;
  /** Difference of patches at which a weight falls to 1/e, in the image's unit, above 0. */
  readonly h: number;
  /** Standard deviation of the noise, whose share of the difference is taken off; 0 when left out. */
  readonly noiseSd?: number;
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
}

/** Copies an image with `pad` more voxels at either end of each axis longer than one voxel. */
function padded(
  data: VoxelArray,
  shape: readonly [number, number, number],
  {pads, boundary}: {pads: readonly number[]; boundary: Boundary},
): Float64Array {
  const [nx, ny, nz] = shape;
  const [mx, my, mz] = shape.map((n, axis) => n + 2 * pads[axis]);
  const out = new Float64Array(mx * my * mz);
  for (let z = 0, to = 0; z < mz; z++) {
    const c = boundaryIndex(z - pads[2], nz, boundary);
    for (let y = 0; y < my; y++) {
      const b = boundaryIndex(y - pads[1], ny, boundary);
      for (let x = 0; x < mx; x++, to++) {
        const a = boundaryIndex(x - pads[0], nx, boundary);
        const isBeyond = Math.min(a, b, c) < 0;
        if (!isBeyond) out[to] = data[a + nx * (b + ny * c)];
        else if (typeof boundary === "object") out[to] = boundary.constant;
      }
    }
  }
  return out;
}

/**
 * Averages each voxel with voxels whose surroundings look alike, wherever they are in the search
 * window: a weight falls with the mean squared difference of the two patches. An axis of one voxel is
 * left alone. A NaN spreads to every voxel that can reach it. Patches count evenly and the search goes
 * on beyond the border; scikit-image's `denoise_nl_means` weighs a patch by a Gaussian and clips the
 * search, so its numbers differ.
 *
 * @formula $g(v) = \dfrac{\sum_u w(v,u)\,f(u)}{\sum_u w(v,u)}$ with $w = \exp\bigl(-\max(d^2 - 2\sigma^2, 0) / h^2\bigr)$, $d^2$ the mean squared difference of the patches
 * @param volume - the image
 * @param options - patchRadius and searchRadius in voxels; h in the image's unit; noiseSd, 0 when left
 *   out; boundary, what lies beyond the image
 * @returns the filtered image, in the same unit
 * @throws RangeError when a radius is not a whole number of at least 0, h is not above 0, noiseSd is
 *   below 0, or the boundary is not one of the names
 * @ref buades2005
 * @example nonLocalMeans(createVolume(Float64Array.of(5, 5, 5), {shape: [3, 1, 1], unit: "1"}), {patchRadius: 1, searchRadius: 1, h: 1, boundary: "reflect"}).data // [5, 5, 5]
 */
export function nonLocalMeans(
  volume: Volume,
  {patchRadius, searchRadius, h, noiseSd = 0, boundary}: NonLocalMeansOptions,
): Volume {
  requireBoundary("nonLocalMeans", boundary);
  const isRadius = (r: number): boolean => Number.isInteger(r) && r >= 0;
  if (!isRadius(patchRadius) || !isRadius(searchRadius) || !(h > 0) || !(noiseSd >= 0)) {
    throw new RangeError(
      `nonLocalMeans: radii must be whole numbers of at least 0, h above 0 and noiseSd at least 0, got ${patchRadius}, ${searchRadius}, ${h} and ${noiseSd}`,
    );
  }
  const {data: source, shape} = volume;
  const patch = shape.map((n) => (n === 1 ? 0 : patchRadius));
  const search = shape.map((n) => (n === 1 ? 0 : searchRadius));
  requireNeighbours("nonLocalMeans", patch);
  requireNeighbours("nonLocalMeans", search);
  const pads = patch.map((r, axis) => r + search[axis]);
  const wide = padded(source, shape, {pads, boundary});
  const strides = [1, shape[0] + 2 * pads[0], (shape[0] + 2 * pads[0]) * (shape[1] + 2 * pads[1])];

  // The image with room for its patches; differences are taken there and averaged over the patch.
  const inner: [number, number, number] = [0, 0, 0];
  for (let a = 0; a < 3; a++) inner[a] = shape[a] + 2 * patch[a];
  const squares = new Float64Array(inner[0] * inner[1] * inner[2]);
  const weights = new Float64Array(source.length);
  const totals = new Float64Array(source.length);
  const start = search[0] + strides[1] * search[1] + strides[2] * search[2];
  for (let dz = -search[2]; dz <= search[2]; dz++) {
    for (let dy = -search[1]; dy <= search[1]; dy++) {
      for (let dx = -search[0]; dx <= search[0]; dx++) {
        const by = dx + strides[1] * dy + strides[2] * dz;
        patchDifferences(wide, squares, {inner, strides, start, by, patch});
        addNeighbour(
          {wide, squares, weights, totals},
          {shape, inner, strides, pads, patch, by, h, noiseSd},
        );
      }
    }
  }
  const data = floatLike(source, source.length);
  for (let i = 0; i < data.length; i++) data[i] = totals[i] / weights[i];
  return {...volume, data};
}

/** Computes, at each voxel, the mean squared difference of its patch from the patch `by` further on. */
function patchDifferences(
  wide: Float64Array,
  squares: Float64Array,
  {
    inner,
    strides,
    start,
    by,
    patch,
  }: {
    inner: readonly [number, number, number];
    strides: readonly number[];
    start: number;
    by: number;
    patch: readonly number[];
  },
): void {
  for (let z = 0, to = 0; z < inner[2]; z++) {
    for (let y = 0; y < inner[1]; y++) {
      let from = start + y * strides[1] + z * strides[2];
      for (let x = 0; x < inner[0]; x++, from++, to++) {
        const difference = wide[from] - wide[from + by];
        squares[to] = difference * difference;
      }
    }
  }
  for (let axis = 0; axis < 3; axis++) {
    if (patch[axis] === 0) continue;
    const count = 2 * patch[axis] + 1;
    const weights = new Float64Array(count).fill(1 / count);
    convolveAxis(squares, squares, {shape: inner, axis, weights, boundary: "nearest"});
  }
}

/** Adds one neighbour of every voxel, weighed by how alike the patches are. */
function addNeighbour(
  {wide, squares, weights, totals}: Record<"wide" | "squares" | "weights" | "totals", Float64Array>,
  {
    shape,
    inner,
    strides,
    pads,
    patch,
    by,
    h,
    noiseSd,
  }: {
    shape: readonly number[];
    inner: readonly number[];
    strides: readonly number[];
    pads: readonly number[];
    patch: readonly number[];
    by: number;
    h: number;
    noiseSd: number;
  },
): void {
  const expected = 2 * noiseSd * noiseSd;
  for (let z = 0, to = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++) {
      let at = patch[0] + inner[0] * (y + patch[1] + inner[1] * (z + patch[2]));
      let from = pads[0] + strides[1] * (y + pads[1]) + strides[2] * (z + pads[2]) + by;
      for (let x = 0; x < shape[0]; x++, at++, from++, to++) {
        const weight = Math.exp(-Math.max(squares[at] - expected, 0) / (h * h));
        weights[to] += weight;
        totals[to] += weight * wide[from];
      }
    }
  }
}
