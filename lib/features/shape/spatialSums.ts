import type {VoxelBox} from "../region.ts";

/** Sums over all pairs of different voxels, weighted by their inverse distance. */
export interface SpatialSums {
  /** Σ wᵢⱼ, 1/mm. */
  readonly weights: number;
  /** Σ wᵢⱼ dᵢ dⱼ, d the distance of an intensity from the mean. */
  readonly products: number;
  /** Σ wᵢⱼ dᵢ². */
  readonly squares: number;
}

/** Distances of intensities from their mean on a block of voxels: 0 outside the region. */
export interface Deviations {
  readonly inside: Uint8Array;
  readonly values: Float64Array;
  readonly shape: VoxelBox["shape"];
  readonly spacing: readonly [number, number, number];
}

/**
 * Adds up all pairs one by one: n² steps, so for small regions.
 *
 * The plain way that the fast one is checked against.
 */
export function spatialSumsByPairs({inside, values, shape, spacing}: Deviations): SpatialSums {
  const [nx, ny] = shape;
  const places: number[] = [];
  inside.forEach((here, i) => {
    if (here === 1) places.push(i);
  });
  let [weights, products, squares] = [0, 0, 0];
  for (const i of places) {
    for (const k of places) {
      if (i === k) continue;
      const dx = ((i % nx) - (k % nx)) * spacing[0];
      const dy = ((Math.floor(i / nx) % ny) - (Math.floor(k / nx) % ny)) * spacing[1];
      const dz = (Math.floor(i / (nx * ny)) - Math.floor(k / (nx * ny))) * spacing[2];
      const weight = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
      weights += weight;
      products += weight * values[i] * values[k];
      squares += weight * values[i] * values[i];
    }
  }
  return {weights, products, squares};
}
