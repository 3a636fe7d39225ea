import type {Levels} from "../../image/index.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {requireSymmetric} from "./glcm.ts";
import {levelRegion} from "./levelRegion.ts";
import {requireDimensions, requireDistance} from "./offsets.ts";
import {pairMatrices} from "./pairMatrices.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {Weighting} from "./weighting.ts";
import {requireWeighting} from "./weighting.ts";

/** Options of `glcms`. */
export interface GlcmsOptions {
  /** "3D" for the directions of the volume, "2D" for those within each slice across z. No default. */
  readonly dimensions: TextureDimensions;
  /** Chebyshev distance of neighbours, in voxels: the largest step along any axis. No default. */
  readonly distance: number;
  /** True counts each pair both ways. No default. */
  readonly symmetric: boolean;
  /** Multiplies each direction's counts by exp(−length²), the length in mm; "none" when left out. */
  readonly weighting?: Weighting;
}

/**
 * Counts the grey level co-occurrence matrices of every direction at a Chebyshev distance: 13 in a
 * volume at distance 1, or 4 in each slice that holds a voxel; at distance 2 there are 49 and 8.
 *
 * Voxels of unequal spacing make equal distances in voxels unequal in mm; weighting can answer that
 * once matrices are merged.
 *
 * @formula $n_{\mathbf{r}}(i, j) = w(\mathbf{r})\,\#\{v : X_d(v) = i,\ X_d(v + \mathbf{r}) = j\}$, $\lVert \mathbf{r} \rVert_\infty = \delta$, $w = e^{-|\mathbf{r}|^2}$ or 1
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - dimensions, distance, symmetric, weighting
 * @returns one matrix for each direction (and slice), with both named; one without pairs is an empty list
 * @throws RangeError when an option breaks its rule, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels or symmetric is not said
 * @ref haralick1973, zwanenburg2020
 * @example const square = discretise(createVolume(Float64Array.of(1, 2, 2, 1), {shape: [2, 2, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [2, 2, 1]}), {method: "none"})
 * glcms(square, {dimensions: "2D", distance: 1, symmetric: true}).map(({direction}) => direction) // [[1, 0, 0], [-1, 1, 0], [0, 1, 0], [1, 1, 0]]
 */
export function glcms(
  levels: Levels,
  {dimensions, distance, symmetric, weighting = "none"}: GlcmsOptions,
): CountMatrix[] {
  requireDimensions("glcms", dimensions);
  requireDistance("glcms", distance);
  requireSymmetric("glcms", symmetric);
  requireWeighting("glcms", weighting);
  const region = levelRegion("glcms", levels, {reach: distance});
  return pairMatrices(region, {dimensions, distance, symmetric, weighting});
}
