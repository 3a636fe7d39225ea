import type {Levels} from "../../image/index.ts";
import {levelRegion} from "./levelRegion.ts";
import {requireDimensions, requireDistance} from "./offsets.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {ToneDifferenceMatrix} from "./toneDifferenceMatrix.ts";
import type {Isolated} from "./toneDifferences.ts";
import {toneDifferences} from "./toneDifferences.ts";

/** Options of `ngtdms`. */
export interface NgtdmsOptions {
  /** "3D" for neighbours in the volume, "2D" for those within each slice across z. No default. */
  readonly dimensions: TextureDimensions;
  /** How far neighbours may lie along any axis, in voxels (Chebyshev). No default. */
  readonly distance: number;
  /**
   * True takes only neighbours at that distance, as PyRadiomics does; false, when left out, all up to
   * it, as the IBSI says.
   */
  readonly shell?: boolean;
  /**
   * What becomes of a voxel without neighbours in the region: "leave out", as the IBSI has it and when
   * nothing is said, or "count" with difference 0, as PyRadiomics does.
   */
  readonly isolated?: Isolated;
}

/**
 * Sums up neighbourhood grey tone difference matrices: for each level, how far its voxels lie from the
 * mean of their neighbours within the region.
 *
 * @formula eq:ngtdm $s_i = \sum_{v : X_d(v) = i} |i - \bar{X}_v|$, $\bar{X}_v$ the mean over the neighbours of v
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - dimensions, distance, shell, isolated
 * @returns one matrix of the volume, or one for each slice that holds a voxel
 * @throws RangeError when an option breaks its rule, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels
 * @ref amadasun1989, zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * ngtdms(line, {dimensions: "3D", distance: 1})[0].difference // [1.5, 1]
 */
export function ngtdms(
  levels: Levels,
  {dimensions, distance, shell = false, isolated = "leave out"}: NgtdmsOptions,
): ToneDifferenceMatrix[] {
  requireDimensions("ngtdms", dimensions);
  requireDistance("ngtdms", distance);
  if (isolated !== "leave out" && isolated !== "count") {
    throw new RangeError(
      `ngtdms: isolated must be "leave out" or "count", got ${JSON.stringify(isolated)}`,
    );
  }
  const region = levelRegion("ngtdms", levels, {reach: distance});
  return toneDifferences(region, {dimensions, distance, shell, isolated});
}
