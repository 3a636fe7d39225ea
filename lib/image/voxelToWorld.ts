import type {Grid} from "./volume.ts";

/**
 * Computes the world position of a voxel, or of a point between voxels.
 *
 * @formula eq:voxel-to-world $p = D\,\operatorname{diag}(s)\,v + o$
 * @param grid - a volume, a mask or any other grid
 * @param voxel - index along x, y, z; whole numbers are voxel centres, shape [3]
 * @returns position in mm, RAS+ (x grows to the patient's right), shape [3]
 * @throws RangeError when voxel is not three finite numbers
 * @ref cox2004
 * @example voxelToWorld(createMask(Uint8Array.of(1), {shape: [1, 1, 1], spacing: [2, 3, 4], origin: [5, 6, 7]}), [1, 1, 0.5]) // [7, 9, 9]
 */
export function voxelToWorld(grid: Grid, voxel: ArrayLike<number>): [number, number, number] {
  if (voxel.length !== 3 || !Array.from(voxel).every(Number.isFinite)) {
    throw new RangeError(
      `voxelToWorld: voxel must be three finite numbers, got [${Array.from(voxel).join(", ")}]`,
    );
  }
  const {spacing, origin, direction: d} = grid;
  const x = spacing[0] * voxel[0];
  const y = spacing[1] * voxel[1];
  const z = spacing[2] * voxel[2];
  return [
    d[0] * x + d[1] * y + d[2] * z + origin[0],
    d[3] * x + d[4] * y + d[5] * z + origin[1],
    d[6] * x + d[7] * y + d[8] * z + origin[2],
  ];
}
