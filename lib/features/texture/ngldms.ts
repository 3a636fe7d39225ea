import type {Levels} from "../../image/index.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {dependenceMatrices} from "./dependenceMatrices.ts";
import {requireDimensions, requireDistance} from "./offsets.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** Options of `ngldms`. */
export interface NgldmsOptions {
  /** "3D" for neighbours in the volume, "2D" for those within each slice across z. No default. */
  readonly dimensions: TextureDimensions;
  /** How far neighbours may lie along any axis, in voxels (Chebyshev). No default. */
  readonly distance: number;
  /**
   * True takes only neighbours at that distance, as PyRadiomics does; false, when left out, all up to
   * it, as the IBSI says.
   */
  readonly shell?: boolean;
  /** Coarseness: levels that differ by at most so much are alike, ≥ 0. No default. */
  readonly alpha: number;
}

/** Throws unless a coarseness is a finite number from 0 on. */
export function requireAlpha(who: string, alpha: number): void {
  if (!(Number.isFinite(alpha) && alpha >= 0)) {
    throw new RangeError(`${who}: alpha must be a finite number from 0 on, got ${String(alpha)}`);
  }
}

/**
 * Counts neighbouring grey level dependence matrices: how many voxels of each level have how many alike
 * around them, themselves included. PyRadiomics calls the matrix gldm.
 *
 * @formula eq:ngldm $n(i, j) = \#\{v : X_d(v) = i,\ 1 + \#\{u : \lVert u - v \rVert_\infty \le \delta,\ |X_d(u) - i| \le \alpha\} = j\}$
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - dimensions, distance, shell, alpha
 * @returns one matrix of the volume, or one for each slice that holds a voxel
 * @throws RangeError when an option breaks its rule, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels
 * @ref sun1983, zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * ngldms(line, {dimensions: "3D", distance: 1, alpha: 0}).map(denseMatrix) // [[[1, 2], [1, 0]]]
 */
export function ngldms(
  levels: Levels,
  {dimensions, distance, shell = false, alpha}: NgldmsOptions,
): CountMatrix[] {
  requireDimensions("ngldms", dimensions);
  requireDistance("ngldms", distance);
  requireAlpha("ngldms", alpha);
  const region = levelRegion("ngldms", levels, {reach: distance});
  return dependenceMatrices(region, {dimensions, distance, shell, alpha});
}
