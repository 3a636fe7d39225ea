import {type BinOptions, binnedValues, type ThresholdInput} from "./binnedValues.ts";

/**
 * Finds the ISODATA threshold of Ridler and Calvard: it lies half-way between the mean of the values
 * at or below it and the mean of those above. Of several such thresholds this is the lowest.
 *
 * @formula $t = \tfrac12\,(\mu_{\le t} + \mu_{> t})$
 * @param image - a volume, or values of any unit, shape [n]; all finite
 * @param options - bins, a bin for each whole number in arrays of whole numbers and 256 equal bins in
 *   others when left out
 * @returns the centre of the bin that holds the balance; `value > threshold` belongs to the higher part
 * @throws RangeError when values are missing, not finite, or fall into one bin
 * @ref ridler1978
 * @example isodataThreshold(Uint8Array.of(1, 1, 2, 8, 9, 9)) // 5
 */
export function isodataThreshold(image: ThresholdInput, options: BinOptions = {}): number {
  const {counts, first, step} = binnedValues("isodataThreshold", image, options);
  const n = counts.length;
  let total = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    total += counts[i];
    sum += counts[i] * (first + step * i);
  }

  // As bins are added, the balance of the two means rises by less than their centres do in all: the
  // first bin whose centre comes within a step of it is a fixed point.
  let below = 0;
  let sumBelow = 0;
  let t = 0;
  for (; t < n - 2; t++) {
    const centre = first + step * t;
    below += counts[t];
    sumBelow += counts[t] * centre;
    const balance = (sumBelow / below + (sum - sumBelow) / (total - below)) / 2;
    if (balance - centre < step) break;
  }
  return first + step * t;
}
