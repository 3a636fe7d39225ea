import type {Boundary, Levels, Mask, Volume} from "../../image/index.ts";
import {discretise, gaussianFilter} from "../../image/index.ts";
import type {Offset} from "./countMatrix.ts";
import {glcm} from "./glcm.ts";
import {glcmFeatures} from "./glcmFeatures.ts";

/** How every image of a sweep becomes levels. */
export type SweepBinning =
  | {
      /** Inner edges that stay where they are, rising, shape [levels − 1]: below the first is level 1, from the last on the last level. */
      readonly edges: ArrayLike<number>;
    }
  | {
      /** A number of bins that is fitted again to the range of each blurred image. */
      readonly bins: number;
    };

/** Options of `blurSweep`. */
export interface BlurSweepOptions {
  /** Standard deviations of the Gaussian blurs, mm, in any order; 0 is the image itself. */
  readonly sigmasMm: readonly number[];
  /** Fixed edges, or a number of bins fitted to each image. No default: it decides what is seen. */
  readonly binning: SweepBinning;
  /** The step from a voxel to its neighbour along x, y, z, in voxels; the matrix is symmetric. No default. */
  readonly offset: Offset;
  /** What stands beyond the last voxel when the image is blurred. */
  readonly boundary: Boundary;
}

/** Texture after one blur. */
export interface SweptTexture {
  readonly sigmaMm: number;
  /** What the features were computed from. */
  readonly levels: Levels;
  readonly contrast: number;
  /** Also called energy. */
  readonly angularSecondMoment: number;
  /** Also called homogeneity. */
  readonly inverseDifferenceMoment: number;
}

/** Throws unless edges are finite and rise. */
function requireEdges(edges: ArrayLike<number>): void {
  const list = Array.from(edges);
  const rises = list.every((edge, k) => Number.isFinite(edge) && (k === 0 || edge > list[k - 1]));
  if (list.length === 0 || list.length >= 65_535 || !rises) {
    throw new RangeError(
      `blurSweep: edges must be 1 to 65534 finite numbers that rise, got [${list.slice(0, 8).join(", ")}]`,
    );
  }
}

/** Gives each voxel the number of edges at or below it, and one more. */
function byEdges(image: Volume, mask: Mask, edges: ArrayLike<number>): Levels {
  const count = edges.length + 1;
  const numbers = new Float64Array(image.data.length);
  for (let v = 0; v < numbers.length; v++) {
    // A bisection between the edges; a value that is no number stays one, for discretise to refuse.
    const value = image.data[v];
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle]) low = middle + 1;
      else high = middle;
    }
    numbers[v] = Number.isFinite(value) ? low + 1 : value;
  }
  const levels = discretise({...image, data: numbers}, mask, {method: "none"});
  const outer = [Number.NEGATIVE_INFINITY, ...Array.from(edges), Number.POSITIVE_INFINITY];
  return {...levels, count, edges: Float64Array.from(outer)};
}

/**
 * Blurs an image more and more and follows three features of its symmetric co-occurrence matrix, with
 * bins that stay or bins that are fitted to each image again.
 *
 * The whole image is blurred, and texture is taken within the mask.
 *
 * @formula $\sum_{i,j} (i - j)^2 p_{ij}$, $\sum_{i,j} p_{ij}^2$ and $\sum_{i,j} p_{ij} / (1 + (i - j)^2)$ of $f * G_\sigma$, for each $\sigma$
 * @param image - the image
 * @param mask - the region, on the same grid
 * @param options - sigmasMm, standard deviations in mm; binning, {edges} or {bins}; offset in voxels; boundary
 * @returns one entry for each standard deviation, in the order given; its features are NaN where no two
 *   voxels of the region lie one offset apart
 * @throws ShapeError when the grids differ
 * @throws RangeError when there is no standard deviation, edges do not rise, or an option breaks its rule
 * @ref haralick1973, zwanenburg2020
 * @example const step = createVolume(Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1), {shape: [8, 1, 1], unit: "1"})
 * const all = createMask(new Uint8Array(8).fill(1), {shape: [8, 1, 1]})
 * blurSweep(step, all, {sigmasMm: [0, 1], binning: {edges: [0.25, 0.5, 0.75]}, offset: [1, 0, 0], boundary: "nearest"}).map(({contrast}) => contrast) // [1.2857142857142858, 0.42857142857142855]
 */
export function blurSweep(
  image: Volume,
  mask: Mask,
  {sigmasMm, binning, offset, boundary}: BlurSweepOptions,
): SweptTexture[] {
  if (sigmasMm.length === 0) {
    throw new RangeError("blurSweep: sigmasMm must hold at least one standard deviation, got none");
  }
  if ("edges" in binning) requireEdges(binning.edges);
  return sigmasMm.map((sigmaMm) => {
    const soft = gaussianFilter(image, {sigmaMm, boundary});
    const levels =
      "edges" in binning
        ? byEdges(soft, mask, binning.edges)
        : discretise(soft, mask, {method: "fixedBinNumber", bins: binning.bins});
    const {contrast, angularSecondMoment, inverseDifferenceMoment} = glcmFeatures(
      glcm(levels, {offset, symmetric: true}),
    );
    return {sigmaMm, levels, contrast, angularSecondMoment, inverseDifferenceMoment};
  });
}
