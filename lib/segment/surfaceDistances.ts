import type {Mask} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";
import {squaredDistances} from "./squaredDistances.ts";

/** How far the surface of each of two masks lies from that of the other, mm. */
export interface SurfaceDistances {
  /** One distance for each surface voxel of the first mask, in scan order. */
  readonly aToB: Float64Array;
  /** One distance for each surface voxel of the second mask. */
  readonly bToA: Float64Array;
}

/** A box of voxels: first and last index along each axis. */
interface Box {
  readonly low: [number, number, number];
  readonly high: [number, number, number];
}

/** Lists the voxels of a mask that have a face neighbour outside, and widens a box to hold them. */
function surfaceOf({data, shape}: Mask, {low, high}: Box): Int32Array {
  const [nx, ny, nz] = shape;
  const sx = 1;
  const sy = nx;
  const sz = nx * ny;
  let found = new Int32Array(1024);
  let count = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (data[i] === 0) continue;

        // What lies beyond the image is outside; an axis of one voxel has no beyond.
        const isSurface =
          (nx > 1 && (x === 0 || x === nx - 1 || data[i - sx] === 0 || data[i + sx] === 0)) ||
          (ny > 1 && (y === 0 || y === ny - 1 || data[i - sy] === 0 || data[i + sy] === 0)) ||
          (nz > 1 && (z === 0 || z === nz - 1 || data[i - sz] === 0 || data[i + sz] === 0)) ||
          nx * ny * nz === 1;
        if (!isSurface) continue;
        if (count === found.length) {
          const larger = new Int32Array(2 * count);
          larger.set(found);
          found = larger;
        }
        found[count++] = i;
        if (x < low[0]) low[0] = x;
        if (x > high[0]) high[0] = x;
        if (y < low[1]) low[1] = y;
        if (y > high[1]) high[1] = y;
        if (z < low[2]) low[2] = z;
        if (z > high[2]) high[2] = z;
      }
    }
  }
  return found.subarray(0, count);
}

/** Moves voxel numbers of the image to those of a box in it. */
function inBox(voxels: Int32Array, {low, high}: Box, [nx, ny]: readonly number[]): Int32Array {
  const bx = high[0] - low[0] + 1;
  const by = high[1] - low[1] + 1;
  return voxels.map((voxel) => {
    const x = voxel % nx;
    const y = ((voxel - x) / nx) % ny;
    const z = Math.floor(voxel / (nx * ny));
    return x - low[0] + bx * (y - low[1] + by * (z - low[2]));
  });
}

/**
 * Measures the distances between the surfaces of two masks. A surface voxel is one with a face
 * neighbour outside the mask, or beyond the image; distances run between centres, in mm. The measures
 * `hausdorff`, `hausdorff95`, `assd`, `meanSurfaceDistance`, `rmsSurfaceDistance` and `surfaceDice`
 * are computed from these lists.
 *
 * @formula eq:surface-distances $d(s, \partial B) = \min_{t \in \partial B} \lVert s - t \rVert$ for every $s \in \partial A$, and the same from $B$ to $A$
 * @param a - a mask, often the prediction
 * @param b - another one on the same grid, often the reference
 * @returns distances in mm, shapes [surface voxels of a] and [surface voxels of b]. An empty mask has
 *   an empty list, and the other mask's distances to it are Infinity
 * @throws ShapeError when the grids differ
 * @ref taha2015
 * @example surfaceDistances(createMask(Uint8Array.of(1, 0, 0), {shape: [3, 1, 1]}), createMask(Uint8Array.of(0, 1, 1), {shape: [3, 1, 1]})).bToA // [1, 2]
 */
export function surfaceDistances(a: Mask, b: Mask): SurfaceDistances {
  requireSameGrid("surfaceDistances", a, b);
  const box: Box = {low: [Infinity, Infinity, Infinity], high: [-1, -1, -1]};
  const surfaces = [surfaceOf(a, box), surfaceOf(b, box)];
  if (surfaces[0].length === 0 || surfaces[1].length === 0) {
    const [aToB, bToA] = surfaces.map(({length}) => new Float64Array(length).fill(Infinity));
    return {aToB, bToA};
  }

  // Only the box around both surfaces matters, so only it is measured.
  const {low, high} = box;
  const shape = [high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1] as const;
  const [voxelsA, voxelsB] = surfaces.map((voxels) => inBox(voxels, box, a.shape));
  const sites = new Uint8Array(shape[0] * shape[1] * shape[2]);
  const measure = (from: Int32Array, to: Int32Array): Float64Array => {
    sites.fill(0);
    for (let k = 0; k < to.length; k++) sites[to[k]] = 1;
    const squared = squaredDistances(sites, 1, shape, a.spacing);
    return Float64Array.from(from, (voxel) => Math.sqrt(squared[voxel]));
  };
  return {aToB: measure(voxelsA, voxelsB), bToA: measure(voxelsB, voxelsA)};
}
