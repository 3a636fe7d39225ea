/**
 * Finds where voxel (x, y, z) stands in the flat array: x runs fastest.
 *
 * @formula eq:voxel-index $i = x + n_x\,(y + n_y\,z)$
 * @param x - column, 0 … nx − 1
 * @param y - row, 0 … ny − 1
 * @param z - slice, 0 … nz − 1
 * @param shape - number of voxels along x, y, z
 * @returns the index, 0 … nx·ny·nz − 1
 * @throws RangeError when the voxel lies outside the shape
 * @ref cox2004
 * @example voxelIndex(1, 2, 3, [4, 5, 6]) // 69
 */
export function voxelIndex(
  x: number,
  y: number,
  z: number,
  shape: readonly [number, number, number],
): number {
  const [nx, ny, nz] = shape;
  const isInside =
    Number.isInteger(x) &&
    Number.isInteger(y) &&
    Number.isInteger(z) &&
    x >= 0 &&
    y >= 0 &&
    z >= 0 &&
    x < nx &&
    y < ny &&
    z < nz;
  if (!isInside) {
    throw new RangeError(
      `voxelIndex: the voxel must lie inside ${nx} × ${ny} × ${nz}, got (${x}, ${y}, ${z})`,
    );
  }
  return x + nx * (y + ny * z);
}
