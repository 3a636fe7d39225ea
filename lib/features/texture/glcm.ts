import type {Levels} from "../../image/index.ts";
import type {CountMatrix, Offset} from "./countMatrix.ts";
import {levelRegion} from "./levelRegion.ts";
import {requireOffset} from "./offsets.ts";
import {pairMatrix} from "./pairMatrices.ts";

/** Options of `glcm`. */
export interface GlcmOptions {
  /** The step from a voxel to its neighbour along x, y, z, in voxels. No default. */
  readonly offset: Offset;
  /** True counts each pair both ways, which makes the matrix symmetric; false counts it once. No default. */
  readonly symmetric: boolean;
}

/** Throws unless symmetric is said. */
export function requireSymmetric(who: string, symmetric: boolean): void {
  if (typeof symmetric !== "boolean") {
    throw new TypeError(`${who}: symmetric must be true or false, got ${String(symmetric)}`);
  }
}

/**
 * Counts the grey level co-occurrence matrix of one offset: how often level j lies one offset away from
 * level i, both within the region.
 *
 * The opposite offset gives the transposed matrix; with `symmetric` both are added.
 *
 * @formula eq:glcm $n(i, j) = \#\{v : X_d(v) = i,\ X_d(v + \mathbf{r}) = j\}$
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - offset in voxels along x, y, z; symmetric
 * @returns the matrix as the list of its cells; an empty list when no two voxels lie so
 * @throws RangeError when the offset is not three whole numbers, the region is empty, or more than 10,000 levels occur
 * @throws TypeError when levels are no levels or symmetric is not said
 * @ref haralick1973
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * denseMatrix(glcm(line, {offset: [1, 0, 0], symmetric: false})) // [[1, 1], [1, 0]]
 * denseMatrix(glcm(line, {offset: [1, 0, 0], symmetric: true})) // [[2, 2], [2, 0]]
 */
export function glcm(levels: Levels, {offset, symmetric}: GlcmOptions): CountMatrix {
  requireOffset("glcm", offset);
  requireSymmetric("glcm", symmetric);
  const reach = Math.max(...offset.map(Math.abs));
  return pairMatrix(levelRegion("glcm", levels, {reach}), offset, null, symmetric);
}
