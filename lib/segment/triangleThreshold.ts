import {type BinOptions, binnedValues, type ThresholdInput} from "./binnedValues.ts";

/**
 * Finds the triangle threshold: the histogram's bin furthest below the line from its peak to the end
 * of its longer tail. It suits one high peak (background) with a long tail.
 *
 * @formula $\arg\max_i\; h_{\max}\,(i - i_0) - (i_{\max} - i_0)\,h_i$ from the end $i_0$ of the longer tail
 * @param image - a volume, or values of any unit, shape [n]; all finite
 * @param options - bins, a bin for each whole number in arrays of whole numbers and 256 equal bins in
 *   others when left out
 * @returns the centre of that bin; `value > threshold` belongs to the higher part
 * @throws RangeError when values are missing, not finite, or fall into one bin
 * @ref zack1977
 * @example triangleThreshold(Uint8Array.of(1, 1, 1, 1, 2, 2, 3, 4, 9)) // 5
 */
export function triangleThreshold(image: ThresholdInput, options: BinOptions = {}): number {
  const {counts, first, step} = binnedValues("triangleThreshold", image, options);
  const n = counts.length;
  let peak = 0;
  for (let i = 1; i < n; i++) if (counts[i] > counts[peak]) peak = i;
  let low = 0;
  while (counts[low] === 0) low++;
  let high = n - 1;
  while (counts[high] === 0) high--;

  // The longer tail is walked from its end to the peak.
  const isUpper = peak - low < high - peak;
  const end = isUpper ? high : low;
  const direction = isUpper ? -1 : 1;
  const width = Math.abs(peak - end);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < width; k++) {
    const length = counts[peak] * k - width * counts[end + direction * k];
    if (length > most) {
      most = length;
      best = k;
    }
  }
  return first + step * (end + direction * best);
}
