import {type BinOptions, binnedValues, type ThresholdInput} from "./binnedValues.ts";

/**
 * Finds Yen's threshold: the cut whose two parts of the histogram carry the most correlation entropy.
 *
 * @formula $\max_t\; -\ln\bigl(\sum_{i \le t} p_i^2 \cdot \sum_{i > t} p_i^2\bigr) + 2 \ln\bigl(P_t\,(1 - P_t)\bigr)$
 * @param image - a volume, or values of any unit, shape [n]; all finite
 * @param options - bins, a bin for each whole number in arrays of whole numbers and 256 equal bins in
 *   others when left out
 * @returns the centre of the last lower bin, so that `value > threshold` belongs to the higher part
 * @throws RangeError when values are missing, not finite, or fall into one bin
 * @ref yen1995
 * @example yenThreshold(Uint8Array.of(1, 1, 2, 8, 9, 9)) // 2
 */
export function yenThreshold(image: ThresholdInput, options: BinOptions = {}): number {
  const {counts, first, step} = binnedValues("yenThreshold", image, options);
  const n = counts.length;
  const total = counts.reduce((a, b) => a + b, 0);

  // Sums of squared shares above each bin, from the top.
  const above = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) above[i] = above[i + 1] + (counts[i] / total) ** 2;

  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  let weight = 0;
  let below = 0;
  for (let t = 0; t < n - 1; t++) {
    const p = counts[t] / total;
    weight += p;
    below += p * p;
    const criterion =
      2 * Math.log(weight * (1 - weight)) - Math.log(below) - Math.log(above[t + 1]);
    if (criterion > most) {
      most = criterion;
      best = t;
    }
  }
  return first + step * best;
}
