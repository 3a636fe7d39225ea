import {type BinOptions, binnedValues, type ThresholdInput} from "./binnedValues.ts";

/** Options of `otsu`. */
export interface OtsuOptions extends BinOptions {
  /** Number of classes, at least 2; there is one threshold fewer. */
  readonly classes: number;
}

/** More bins than this, with more than two classes, would take seconds: the search is quadratic. */
const MOST_BINS = 8192;

/** Running sums of count and of count times bin number; entry k covers the bins before k. */
function moments(counts: Float64Array): {weight: Float64Array; first: Float64Array} {
  const n = counts.length;
  const weight = new Float64Array(n + 1);
  const first = new Float64Array(n + 1);

  // Bin numbers from the middle keep the sums, and so the rounding, small.
  const middle = (n - 1) / 2;
  for (let i = 0; i < n; i++) {
    weight[i + 1] = weight[i] + counts[i];
    first[i + 1] = first[i] + counts[i] * (i - middle);
  }
  return {weight, first};
}

/** Finds the last bin of each class but the highest; of equal cuts the lowest. */
function bestCuts(counts: Float64Array, classes: number): number[] {
  const n = counts.length;
  const {weight, first} = moments(counts);

  // best[j] is the largest sum of squared class sums over class weights for the bins up to j.
  let best = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    if (weight[j + 1] > 0) best[j] = (first[j + 1] * first[j + 1]) / weight[j + 1];
  }

  // Each further class asks where the one before it ends; the highest class ends at the last bin.
  const ends: Int32Array[] = [];
  for (let k = 1; k < classes; k++) {
    const next = new Float64Array(n);
    const end = new Int32Array(n);
    for (let j = k === classes - 1 ? n - 1 : k; j < n; j++) {
      let most = -1;
      for (let t = k - 1; t < j; t++) {
        const w = weight[j + 1] - weight[t + 1];
        const m = first[j + 1] - first[t + 1];
        const total = w > 0 ? best[t] + (m * m) / w : best[t];
        if (total > most) {
          most = total;
          end[j] = t;
        }
      }
      next[j] = most;
    }
    ends.push(end);
    best = next;
  }

  // The choices are read back from the last bin.
  const cuts: number[] = [];
  for (let k = ends.length - 1, j = n - 1; k >= 0; k--) {
    j = ends[k][j];
    cuts.unshift(j);
  }
  return cuts;
}

/**
 * Finds the thresholds that part a histogram into the classes with the largest variance between them.
 * The optimum is exact. Agrees with scikit-image's `threshold_otsu`; its `threshold_multiotsu` counts
 * the lowest bin as the second, and can therefore choose a neighbouring bin where that bin is full.
 *
 * @formula $\max_{t_1 < \dots < t_{K-1}} \sum_k \omega_k\,(\mu_k - \mu)^2$
 * @param image - a volume, or values of any unit, shape [n]; all finite
 * @param options - classes, at least 2; bins, a bin for each whole number in arrays of whole numbers
 *   and 256 equal bins in others when left out
 * @returns the thresholds, rising, shape [classes − 1]: centres of the last bin of each lower class,
 *   so that `value > threshold` belongs to the higher one
 * @throws RangeError when values are missing, not finite, or fall into fewer bins than classes
 * @ref otsu1979
 * @ref liao2001
 * @example otsu(Uint8Array.of(1, 1, 2, 8, 9, 9), {classes: 2}) // [2]
 */
export function otsu(image: ThresholdInput, {classes, ...options}: OtsuOptions): number[] {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`otsu: classes must be a whole number of at least 2, got ${classes}`);
  }
  const {counts, first, step} = binnedValues("otsu", image, options, classes);
  if (classes > 2 && counts.length > MOST_BINS) {
    throw new RangeError(
      `otsu: more than two classes need at most ${MOST_BINS} bins, got ${counts.length}; pass bins as a number`,
    );
  }
  return bestCuts(counts, classes).map((bin) => first + step * bin);
}
