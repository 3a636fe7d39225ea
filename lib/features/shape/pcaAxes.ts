import type {Mask} from "../../image/index.ts";
import type {RegionMoments} from "./regionMoments.ts";
import {regionMoments} from "./regionMoments.ts";
import {requireVoxels} from "./requireVoxels.ts";
import {symmetricEigen3} from "./symmetricEigen3.ts";

/** Options of `pcaAxes`. */
export interface PcaAxesOptions {
  /** What the sum of squares is divided by: "sample" N − 1, "population" N. No default. */
  readonly covariance: "sample" | "population";
}

/** The principal axes of a region; lengths are those of the full axes of a solid ellipsoid-like cloud. */
export interface PcaAxes {
  /** Variances along the axes, mm², from the largest down. */
  readonly eigenvalues: readonly [number, number, number];
  /** Unit vectors of the axes along the grid's own axes, one a row, shape [9]. */
  readonly directions: Float64Array;
  /** 4 √λ₁, mm. */
  readonly major: number;
  /** 4 √λ₂, mm. */
  readonly minor: number;
  /** 4 √λ₃, mm. */
  readonly least: number;
  /** √(λ₂ / λ₁); NaN where λ₁ is 0. */
  readonly elongation: number;
  /** √(λ₃ / λ₁); NaN where λ₁ is 0. */
  readonly flatness: number;
}

/** Finds the principal axes from the moments of a region. */
export function axesOfMoments(
  {voxels, scatter}: RegionMoments,
  covariance: "sample" | "population",
): PcaAxes {
  const divisor = covariance === "sample" ? voxels - 1 : voxels;
  const {values, vectors} = symmetricEigen3(scatter);

  // What rounding leaves of a variance of 0, above it or below, is 0.
  const trace = values[0] + values[1] + values[2];
  const [first, second, third] = values.map((value) =>
    divisor === 0 ? Number.NaN : value <= 1e-14 * trace ? 0 : value / divisor,
  );
  return {
    eigenvalues: [first, second, third],
    directions: vectors,
    major: 4 * Math.sqrt(first),
    minor: 4 * Math.sqrt(second),
    least: 4 * Math.sqrt(third),
    elongation: Math.sqrt(second / first),
    flatness: Math.sqrt(third / first),
  };
}

/**
 * Finds the principal axes of a region's voxel centres. An ellipsoid with semi-axes a ≥ b ≥ c has the
 * variances a²/5, b²/5, c²/5, so its axis lengths here are 4/√5 of a, b, c; the ratios are exact.
 *
 * The IBSI's reference values follow the sample covariance (N − 1), PyRadiomics divides by N. The
 * ratios are the same.
 *
 * @formula eq:principal-axes $L_k = 4 \sqrt{\lambda_k}$, $\lambda$ the eigenvalues of $\frac{1}{N-1} \sum_i (x_i - \bar x)(x_i - \bar x)^\top$
 * @param mask - the region
 * @param options - covariance, "sample" (N − 1) or "population" (N)
 * @returns eigenvalues (mm²), directions and lengths (mm), elongation and flatness; the ratios of one
 *   voxel are NaN, as is all but the directions of its sample covariance
 * @throws ShapeError when the voxels do not fit the grid
 * @throws RangeError when covariance is neither of the two, or the region is empty
 * @ref zwanenburg2020
 * @example pcaAxes(createMask(Uint8Array.of(1, 1, 1), {shape: [3, 1, 1]}), {covariance: "sample"}).major // 4
 */
export function pcaAxes(mask: Mask, {covariance}: PcaAxesOptions): PcaAxes {
  requireVoxels("pcaAxes", mask);
  if (covariance !== "sample" && covariance !== "population") {
    throw new RangeError(
      `pcaAxes: covariance must be "sample" or "population", got ${String(covariance)}`,
    );
  }
  const moments = regionMoments(mask);
  if (moments.voxels === 0) {
    throw new RangeError("pcaAxes: the region must hold at least one voxel, got 0");
  }
  return axesOfMoments(moments, covariance);
}
