import type {Mask} from "../../image/index.ts";

/** The voxel centres of a region as a cloud of points. */
export interface RegionMoments {
  readonly voxels: number;
  /** Mean position, mm along the grid's axes from voxel (0, 0, 0). */
  readonly centre: readonly [number, number, number];
  /** Sums of products of the distances from the centre, mm², row-major 3 × 3. */
  readonly scatter: Float64Array;
}

/** Adds up places and products of places; all sums of whole numbers, so exact up to 2⁵³. */
export function regionMoments({data, shape, spacing}: Mask): RegionMoments {
  const [nx, ny, nz] = shape;
  let voxels = 0;
  const sums = [0, 0, 0];
  const squares = new Float64Array(9);
  for (let z = 0, row = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, row += nx) {
      let [count, sumX, sumXx] = [0, 0, 0];
      for (let x = 0; x < nx; x++) {
        const here = data[row + x];
        count += here;
        sumX += here * x;
        sumXx += here * x * x;
      }
      if (count === 0) continue;
      voxels += count;
      sums[0] += sumX;
      sums[1] += count * y;
      sums[2] += count * z;
      squares[0] += sumXx;
      squares[1] += sumX * y;
      squares[2] += sumX * z;
      squares[4] += count * y * y;
      squares[5] += count * y * z;
      squares[8] += count * z * z;
    }
  }

  // Moving the origin to the centre: Σ(a − ā)(b − b̄) = (n Σab − Σa Σb) / n.
  const scatter = new Float64Array(9);
  for (let a = 0; a < 3; a++) {
    for (let b = a; b < 3; b++) {
      const about = (voxels * squares[3 * a + b] - sums[a] * sums[b]) / voxels;
      scatter[3 * a + b] = scatter[3 * b + a] = about * spacing[a] * spacing[b];
    }
  }
  const [x, y, z] = sums.map((sum, axis) => (sum / voxels) * spacing[axis]);
  return {voxels, centre: [x, y, z], scatter};
}
