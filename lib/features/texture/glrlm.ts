import type {Levels} from "../../image/index.ts";
import type {CountMatrix, Offset} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {requireOffset} from "./offsets.ts";
import {runMatrix} from "./runMatrices.ts";

/** Options of `glrlm`. */
export interface GlrlmOptions {
  /** The step along a run: −1, 0 or 1 along x, y, z. No default. */
  readonly offset: Offset;
}

/**
 * Counts the grey level run length matrix of one direction: how many runs of each length the voxels of
 * each level make. A run is as long as it can be, and ends where the level or the region does.
 *
 * @formula eq:glrlm $n(i, j)$ = number of runs of level i and length j along $\mathbf{r}$
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - offset: the step along the runs; the opposite one gives the same matrix
 * @returns the matrix as the list of its cells
 * @throws RangeError when a step is not −1, 0 or 1, or all are 0; the region is empty; or more than 10,000 levels occur
 * @throws TypeError when levels are no levels
 * @ref galloway1975
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * denseMatrix(glrlm(line, {offset: [1, 0, 0]})) // [[1, 1], [1, 0]]
 */
export function glrlm(levels: Levels, {offset}: GlrlmOptions): CountMatrix {
  requireOffset("glrlm", offset);
  if (offset.some((step) => Math.abs(step) > 1)) {
    throw new RangeError(`glrlm: offset must be steps of −1, 0 or 1, got [${offset.join(", ")}]`);
  }
  const region = levelRegion("glrlm", levels, {reach: 1});
  return runMatrix(region, offset, null, new Uint16Array(region.ranks.length));
}
