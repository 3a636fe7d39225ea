import type {PaddedRegion} from "./paddedRegion.ts";

/**
 * The outermost points of a region's mesh, line by line. The mesh of a mask has its points half-way
 * between voxel centres, so in steps of half a voxel all are whole numbers.
 */
export interface SurfaceLines {
  /** Half steps along x, y, z: all coordinates lie below. */
  readonly size: readonly [number, number, number];
  /** Least and most x on each line of given y and z, at y + size[1]·z; none where most is −1. */
  readonly leastX: Int32Array;
  readonly mostX: Int32Array;
  /** Least and most y on each line of given x and z, at x + size[0]·z. */
  readonly leastY: Int32Array;
  readonly mostY: Int32Array;
}

/** Finds the first and last point of the mesh on every line along x and along y. */
export function surfaceLines({inside, shape}: PaddedRegion): SurfaceLines {
  const [px, py, pz] = shape;
  const [sx, sy, sz] = [2 * px, 2 * py, 2 * pz];
  const leastX = new Int32Array(sy * sz).fill(sx);
  const mostX = new Int32Array(sy * sz).fill(-1);
  const leastY = new Int32Array(sx * sz).fill(sy);
  const mostY = new Int32Array(sx * sz).fill(-1);
  const add = (x: number, y: number, z: number): void => {
    const alongX = y + sy * z;
    if (x < leastX[alongX]) leastX[alongX] = x;
    if (x > mostX[alongX]) mostX[alongX] = x;
    const alongY = x + sx * z;
    if (y < leastY[alongY]) leastY[alongY] = y;
    if (y > mostY[alongY]) mostY[alongY] = y;
  };

  // A point lies between each voxel and the next one along an axis, where one is inside and one is not.
  const layer = px * py;
  for (let z = 0; z < pz - 1; z++) {
    for (let y = 0; y < py - 1; y++) {
      for (let x = 0, i = px * (y + py * z); x < px - 1; x++, i++) {
        const here = inside[i];
        const sum = here + inside[i + 1] + inside[i + px] + inside[i + layer];
        if (sum === 0 || sum === 4) continue;
        if (inside[i + 1] !== here) add(2 * x + 1, 2 * y, 2 * z);
        if (inside[i + px] !== here) add(2 * x, 2 * y + 1, 2 * z);
        if (inside[i + layer] !== here) add(2 * x, 2 * y, 2 * z + 1);
      }
    }
  }
  return {size: [sx, sy, sz], leastX, mostX, leastY, mostY};
}
