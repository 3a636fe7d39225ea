import {binOf} from "../core/index.ts";
import {equalBins} from "./equalBins.ts";
import {rangeOf} from "./minMax.ts";
import {requireSameGrid} from "./sameGrid.ts";
import type {Volume} from "./volume.ts";

/** How finely values are binned. */
export interface JointHistogramOptions {
  /** Bins of one width for each image, from its least to its most value. */
  readonly bins: number;
}

/**
 * Counts how often pairs of values meet in two images on one grid.
 *
 * @formula $n_{jk} = |\{i : a_i \in \text{bin } j,\ b_i \in \text{bin } k\}|$
 * @param a - the image whose bins are rows
 * @param b - the image whose bins are columns
 * @param options - bins for each image, from its least to its most value
 * @returns the counts, row-major, shape [bins·bins]
 * @throws ShapeError when the grids differ
 * @throws RangeError when an image is constant or holds a NaN, or bins is not a whole number above 0
 * @ref maes1997
 * @example jointHistogram(createVolume(Float64Array.of(0, 0, 9), {shape: [3, 1, 1], unit: "1"}), createVolume(Float64Array.of(5, 1, 5), {shape: [3, 1, 1], unit: "1"}), {bins: 2}) // [1, 1, 0, 1]
 */
export function jointHistogram(a: Volume, b: Volume, {bins}: JointHistogramOptions): Float64Array {
  requireSameGrid("jointHistogram", a, b);
  const rows = equalBins("jointHistogram", rangeOf(a.data), bins);
  const columns = equalBins("jointHistogram", rangeOf(b.data), bins);
  const counts = new Float64Array(bins * bins);
  for (let i = 0; i < a.data.length; i++) {
    counts[binOf(a.data[i], rows) * bins + binOf(b.data[i], columns)]++;
  }
  return counts;
}
