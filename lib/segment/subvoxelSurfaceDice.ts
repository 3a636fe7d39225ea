import type {Mask} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";
import {squaredDistances} from "./squaredDistances.ts";
import type {SurfaceDiceOptions} from "./surfaceDice.ts";
import {surfaceElementSizes} from "./surfaceElementSizes.ts";

/** Finds for every cube between voxel centres which of its eight corners lie inside. */
function codesOf({data, shape}: Mask, cubes: readonly number[]): Uint8Array {
  const [nx, ny, nz] = shape;
  const [cx, cy, cz] = cubes;
  const codes = new Uint8Array(cx * cy * cz);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (data[i] === 0) continue;

        // A voxel is a corner of eight cubes; along an axis of one voxel it is both corners of one.
        for (let corner = 0; corner < 8; corner++) {
          const px = nx > 1 ? x + 1 - (corner & 1) : 0;
          const py = ny > 1 ? y + 1 - ((corner >> 1) & 1) : 0;
          const pz = nz > 1 ? z + 1 - (corner >> 2) : 0;
          codes[px + cx * (py + cy * pz)] |= 1 << corner;
        }
      }
    }
  }
  return codes;
}

/** Marks the cubes that a surface crosses. */
function crossed(codes: Uint8Array): Uint8Array {
  return codes.map((code) => (code !== 0 && code !== 255 ? 1 : 0));
}

/**
 * Measures which share of two surfaces lies within a tolerance of the other one, where a piece of
 * surface counts by its area in mm² (its length on a flat image) and not as one voxel. Surfaces run
 * half-way between voxel centres; distances are those of the cubes that they cross.
 *
 * @formula $\frac{\sum_{s : d(s, \partial B) \le \tau} |s| + \sum_{t : d(t, \partial A) \le \tau} |t|}{\sum_s |s| + \sum_t |t|}$
 * @param a - a mask
 * @param b - another one on the same grid
 * @param options - toleranceMm, as large as two careful observers differ
 * @returns the share, 0 … 1; NaN when both masks are empty, 0 when one is; NaN on an image of
 *   one voxel, which has no surface between centres
 * @throws ShapeError when the grids differ
 * @throws RangeError when toleranceMm is not a number of at least 0
 * @ref nikolov2021
 * @example subvoxelSurfaceDice(createMask(Uint8Array.of(1, 0), {shape: [2, 1, 1]}), createMask(Uint8Array.of(1, 1), {shape: [2, 1, 1]}), {toleranceMm: 0}) // 0.5
 */
export function subvoxelSurfaceDice(a: Mask, b: Mask, {toleranceMm}: SurfaceDiceOptions): number {
  requireSameGrid("subvoxelSurfaceDice", a, b);
  if (!(toleranceMm >= 0 && Number.isFinite(toleranceMm))) {
    throw new RangeError(
      `subvoxelSurfaceDice: toleranceMm must be a finite length of at least 0, got ${toleranceMm}`,
    );
  }
  const {shape, spacing} = a;
  const [cx, cy, cz] = shape.map((n) => (n > 1 ? n + 1 : 1));
  const codes = [a, b].map((mask) => codesOf(mask, [cx, cy, cz]));
  const sizes = surfaceElementSizes(spacing);

  // As in surfaceDice, a distance that equals the tolerance is not lost to rounding.
  const most = toleranceMm * toleranceMm * (1 + 2e-12);
  let near = 0;
  let all = 0;
  [0, 1].forEach((from) => {
    const squared = squaredDistances(crossed(codes[1 - from]), 1, [cx, cy, cz], spacing);
    codes[from].forEach((code, i) => {
      all += sizes[code];
      if (squared[i] <= most) near += sizes[code];
    });
  });
  return near / all;
}
