import type {Mask} from "../../image/index.ts";
import {requireVoxels} from "./requireVoxels.ts";

/**
 * Computes the area of the faces between the voxels of a region and what is not, the border of the
 * image included. For a box along the axes it is exact; for a ball it tends to 3/2 of the true area
 * however fine the voxels are.
 *
 * @formula eq:voxel-faces $A = \sum_k n_k\,\frac{d_x d_y d_z}{d_k}$, $n_k$ the number of voxel faces across axis $k$
 * @param mask - the region
 * @returns area, mm²; 0 for an empty region
 * @throws ShapeError when the voxels do not fit the grid
 * @throws RangeError when a spacing is not finite and above 0
 * @example voxelFaceArea(createMask(Uint8Array.of(1, 1), {shape: [2, 1, 1], spacing: [2, 1, 1]})) // 18
 */
export function voxelFaceArea(mask: Mask): number {
  requireVoxels("voxelFaceArea", mask);
  const {data, shape, spacing} = mask;
  const [nx, ny, nz] = shape;
  const [dx, dy, dz] = spacing;

  // A face lies on each change between a voxel and the one before it, and after the last voxel.
  let [acrossX, acrossY, acrossZ] = [0, 0, 0];
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        const here = data[i];
        acrossX += here ^ (x > 0 ? data[i - 1] : 0);
        acrossY += here ^ (y > 0 ? data[i - nx] : 0);
        acrossZ += here ^ (z > 0 ? data[i - nx * ny] : 0);
        if (x === nx - 1) acrossX += here;
        if (y === ny - 1) acrossY += here;
        if (z === nz - 1) acrossZ += here;
      }
    }
  }
  return acrossX * dy * dz + acrossY * dx * dz + acrossZ * dx * dy;
}
