import {inverse3} from "../core/index.ts";
import type {Grid} from "./volume.ts";

/**
 * Computes where a world position lies on a grid; the exact inverse of `voxelToWorld`.
 *
 * @formula eq:world-to-voxel $v = \operatorname{diag}(s)^{-1} D^{-1} (p - o)$
 * @param grid - a volume, a mask or any other grid
 * @param position - position in mm, RAS+, shape [3]
 * @returns index along x, y, z, not rounded and possibly outside the grid, shape [3]
 * @throws RangeError when position is not three finite numbers
 * @ref cox2004
 * @example worldToVoxel(createMask(Uint8Array.of(1), {shape: [1, 1, 1], spacing: [2, 4, 5], origin: [5, 6, 7]}), [7, 6, 12]) // [1, 0, 1]
 */
export function worldToVoxel(grid: Grid, position: ArrayLike<number>): [number, number, number] {
  if (position.length !== 3 || !Array.from(position).every(Number.isFinite)) {
    throw new RangeError(
      `worldToVoxel: position must be three finite numbers, got [${Array.from(position).join(", ")}]`,
    );
  }

  // Header cosines are orthonormal only to their digits, so the matrix is inverted, not transposed.
  const {spacing, origin} = grid;
  const inverse = inverse3(grid.direction);
  const x = position[0] - origin[0];
  const y = position[1] - origin[1];
  const z = position[2] - origin[2];
  return [
    (inverse[0] * x + inverse[1] * y + inverse[2] * z) / spacing[0],
    (inverse[3] * x + inverse[4] * y + inverse[5] * z) / spacing[1],
    (inverse[6] * x + inverse[7] * y + inverse[8] * z) / spacing[2],
  ];
}
