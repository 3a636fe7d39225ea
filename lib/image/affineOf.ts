import type {Grid} from "./volume.ts";

/**
 * Derives the affine matrix that takes voxel indices to world positions (mm, RAS+).
 *
 * @formula eq:affine $A = \begin{pmatrix} D\,\operatorname{diag}(s) & o \\ 0 & 1 \end{pmatrix}$
 * @param grid - a volume, a mask or any other grid
 * @returns the matrix, row-major 4 × 4, shape [16]
 * @ref cox2004
 * @example affineOf(createMask(Uint8Array.of(1), {shape: [1, 1, 1], spacing: [2, 3, 4], origin: [5, 6, 7]})) // [2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7, 0, 0, 0, 1]
 */
export function affineOf({spacing, origin, direction}: Grid): Float64Array {
  const affine = new Float64Array(16);
  for (let row = 0; row < 3; row++) {
    for (let axis = 0; axis < 3; axis++) {
      affine[4 * row + axis] = direction[3 * row + axis] * spacing[axis];
    }
    affine[4 * row + 3] = origin[row];
  }
  affine[15] = 1;
  return affine;
}
