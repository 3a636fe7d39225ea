import type {CountMatrix, Offset} from "./countMatrix.ts";

/**
 * How the length of a direction is measured when directions are weighted: the sum of its steps
 * ("manhattan"), their root of squares ("euclidean") or the largest ("infinity"), each in mm; or "none".
 */
export type Weighting = "none" | "manhattan" | "euclidean" | "infinity";

/** Throws unless a weighting is one of the four. */
export function requireWeighting(who: string, weighting: Weighting): void {
  if (!["none", "manhattan", "euclidean", "infinity"].includes(weighting)) {
    throw new RangeError(
      `${who}: weighting must be "none", "manhattan", "euclidean" or "infinity", got ${JSON.stringify(weighting)}`,
    );
  }
}

/** Measures the length of an offset, in mm. */
export function lengthOf(
  offset: Offset,
  spacing: readonly [number, number, number],
  norm: Exclude<Weighting, "none">,
): number {
  const [x, y, z] = offset.map((step, axis) => Math.abs(step) * spacing[axis]);
  if (norm === "manhattan") return x + y + z;
  return norm === "euclidean" ? Math.sqrt(x * x + y * y + z * z) : Math.max(x, y, z);
}

/** Multiplies a matrix by a weight; its voxels too, so that shares of voxels stay right. */
export function weighted(matrix: CountMatrix, weight: number): CountMatrix {
  if (weight === 1) return matrix;
  const count = matrix.count.map((n) => n * weight);
  return {...matrix, count, voxels: matrix.voxels * weight};
}
