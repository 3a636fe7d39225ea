import type {ThresholdInput} from "./binnedValues.ts";
import {holdsIntegers, valuesOf} from "./binnedValues.ts";
import {rangeOf} from "./histogramOf.ts";

/** Different values, rising, with how often each occurs. */
interface Counted {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** Counts how often each value occurs, as distance from the smallest one. */
function countValues(values: ArrayLike<number>): Counted & {low: number} {
  const {low} = rangeOf("liThreshold", values);
  const sorted = Float64Array.from(values).sort();
  const found: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) counts[counts.length - 1]++;
    else {
      found.push(sorted[i] - sorted[0]);
      counts.push(1);
    }
  }
  if (found.length < 2) {
    throw new RangeError(`liThreshold: values must differ, got ${low} only`);
  }
  return {values: Float64Array.from(found), counts: Float64Array.from(counts), low};
}

/** Means of the values up to a cut and above it. */
function partMeans({values, counts}: Counted, cut: number): {below: number; above: number} {
  const weight = [0, 0];
  const sum = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const part = values[i] > cut ? 1 : 0;
    weight[part] += counts[i];
    sum[part] += counts[i] * values[i];
  }
  return {below: sum[0] / weight[0], above: sum[1] / weight[1]};
}

/**
 * Finds Li's threshold: the fixed point that makes the cross-entropy between an image and its two
 * parts' means least, found by the iteration of Li and Tam from the mean. Values are first moved so
 * that the smallest is 0.
 *
 * @formula $t \leftarrow (\mu_b - \mu_a) / (\ln \mu_b - \ln \mu_a)$
 * @param image - a volume, or values of any unit, shape [n]; all finite
 * @returns the threshold in the image's unit, between two values in general; `value > threshold` belongs to the higher part
 * @throws RangeError when values are missing, not finite, or all equal
 * @ref li1998
 * @example liThreshold(Uint8Array.of(1, 1, 2, 8, 9, 9)) // ≈ 3.3388
 */
export function liThreshold(image: ThresholdInput): number {
  const all = valuesOf(image);
  const counted = countValues(all);
  const {values, counts, low} = counted;

  // Half a step between values is as fine as a threshold can matter.
  let tolerance = 0.5;
  if (!holdsIntegers(all)) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 1; i < values.length; i++) least = Math.min(least, values[i] - values[i - 1]);
    tolerance = least / 2;
  }

  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += counts[i];
    sum += counts[i] * values[i];
  }
  let next = sum / total;
  let current = -2 * tolerance;
  while (Math.abs(next - current) > tolerance) {
    current = next;
    const {below, above} = partMeans(counted, current);

    // A dark part of smallest values only has the mean 0, and no logarithm: the cut stays.
    if (below === 0) break;
    next = (below - above) / (Math.log(below) - Math.log(above));
  }
  return next + low;
}
