/** What the energy of a contour depends on beside the image and the level set. */
export interface RegionEnergyOptions {
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly lengthWeight: number;
  readonly insideWeight: number;
}

/** The means of both regions, and the energy of the contour with them. */
export interface RegionEnergy {
  readonly inside: number;
  readonly outside: number;
  readonly energy: number;
}

/**
 * Finds the mean of each side of a level set and the energy with these means: weighted length of the
 * contour plus squared deviations, times the size of a voxel along the axes that exist. A side without
 * voxels takes the other's mean.
 */
export function regionEnergy(
  values: Float64Array,
  level: Float64Array,
  {shape, spacing, lengthWeight, insideWeight}: RegionEnergyOptions,
): RegionEnergy {
  const count = [0, 0];
  const sum = [0, 0];
  const squares = [0, 0];
  for (let i = 0; i < level.length; i++) {
    const side = level[i] > 0 ? 1 : 0;
    count[side]++;
    sum[side] += values[i];
    squares[side] += values[i] * values[i];
  }
  const outside = count[0] > 0 ? sum[0] / count[0] : sum[1] / count[1];
  const inside = count[1] > 0 ? sum[1] / count[1] : outside;

  // The smoothed delta times the slope adds up to the length of the contour.
  const [nx, ny, nz] = shape;
  const [sx, sy, sz] = [nx > 1 ? 1 : 0, ny > 1 ? nx : 0, nz > 1 ? nx * ny : 0];
  let length = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        const p = level[i];
        const gx = (level[x < nx - 1 ? i + sx : i] - p) / spacing[0];
        const gy = (level[y < ny - 1 ? i + sy : i] - p) / spacing[1];
        const gz = (level[z < nz - 1 ? i + sz : i] - p) / spacing[2];
        length += Math.sqrt(gx * gx + gy * gy + gz * gz) / (Math.PI * (1 + p * p));
      }
    }
  }
  const voxel = shape.reduce((size, n, axis) => (n > 1 ? size * spacing[axis] : size), 1);
  const within = squares[1] - count[1] * inside * inside;
  const without = squares[0] - count[0] * outside * outside;
  return {
    inside,
    outside,
    energy: voxel * (lengthWeight * length + insideWeight * within + without),
  };
}
