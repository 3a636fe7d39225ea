import type {Levels} from "../../image/index.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {requireDimensions} from "./offsets.ts";
import {runMatrices} from "./runMatrices.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {Weighting} from "./weighting.ts";
import {requireWeighting} from "./weighting.ts";

/** Options of `glrlms`. */
export interface GlrlmsOptions {
  /** "3D" for the directions of the volume, "2D" for those within each slice across z. No default. */
  readonly dimensions: TextureDimensions;
  /** Multiplies each direction's counts by its length in mm, as PyRadiomics does; "none" when left out. */
  readonly weighting?: Weighting;
}

/**
 * Counts the grey level run length matrices of every direction: 13 in a volume, or 4 in each slice that
 * holds a voxel.
 *
 * @formula $n_{\mathbf{r}}(i, j)$ = number of runs of level i and length j along $\mathbf{r}$, $\lVert \mathbf{r} \rVert_\infty = 1$
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - dimensions, weighting
 * @returns one matrix for each direction (and slice), with both named
 * @throws RangeError when an option breaks its rule, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels
 * @ref galloway1975, zwanenburg2020
 * @example const square = discretise(createVolume(Float64Array.of(1, 2, 2, 1), {shape: [2, 2, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [2, 2, 1]}), {method: "none"})
 * glrlms(square, {dimensions: "2D"}).map(denseMatrix) // [[[2], [2]], [[2, 0], [0, 1]], [[2], [2]], [[0, 1], [2, 0]]]
 */
export function glrlms(
  levels: Levels,
  {dimensions, weighting = "none"}: GlrlmsOptions,
): CountMatrix[] {
  requireDimensions("glrlms", dimensions);
  requireWeighting("glrlms", weighting);
  return runMatrices(levelRegion("glrlms", levels, {reach: 1}), {dimensions, weighting});
}
