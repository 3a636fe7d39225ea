import type {Boundary} from "./boundary.ts";
import {boundaryIndex} from "./boundary.ts";

/** For each place of an axis, where its neighbour k further on stands in the flat array; −1: a constant. */
export function shiftedIndices(
  n: number,
  k: number,
  {stride, boundary}: {stride: number; boundary: Boundary},
): Int32Array {
  return Int32Array.from({length: n}, (_, i) => {
    const at = boundaryIndex(i + k, n, boundary);
    return at < 0 ? -1 : at * stride;
  });
}

/** Copies an image moved by whole voxels: voxel v of the copy is voxel v + (dx, dy, dz) of the image. */
export function copyShifted(
  source: ArrayLike<number>,
  target: Float64Array,
  {
    shape,
    by,
    boundary,
  }: {
    shape: readonly [number, number, number];
    by: readonly [number, number, number];
    boundary: Boundary;
  },
): void {
  const [nx, ny, nz] = shape;
  const xs = shiftedIndices(nx, by[0], {stride: 1, boundary});
  const ys = shiftedIndices(ny, by[1], {stride: nx, boundary});
  const zs = shiftedIndices(nz, by[2], {stride: nx * ny, boundary});
  const beyond = typeof boundary === "object" ? boundary.constant : 0;
  for (let z = 0, to = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      const row = zs[z] < 0 || ys[y] < 0 ? -1 : zs[z] + ys[y];
      for (let x = 0; x < nx; x++, to++) {
        target[to] = row < 0 || xs[x] < 0 ? beyond : source[row + xs[x]];
      }
    }
  }
}
