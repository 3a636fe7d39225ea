import {binOf} from "../core/index.ts";

/** Counts of values in bins of equal width. */
export interface Histogram {
  readonly counts: Float64Array;
  /** Value at the centre of the first bin. */
  readonly first: number;
  /** Distance of two centres. */
  readonly step: number;
}

/** Finds the smallest and the largest value, and refuses NaN, infinities and an empty list. */
export function rangeOf(who: string, values: ArrayLike<number>): {low: number; high: number} {
  if (values.length === 0) {
    throw new RangeError(`${who}: values must hold at least one number, got 0`);
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value - value === 0)) {
      throw new RangeError(`${who}: values must be finite, got ${value} at index ${i}`);
    }
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return {low, high};
}

/**
 * Counts values in equal bins from the smallest to the largest, the last bin closed on both sides;
 * or, with "integers", in one bin for each whole number.
 */
export function histogramOf(
  who: string,
  values: ArrayLike<number>,
  bins: number | "integers",
): Histogram {
  const {low, high} = rangeOf(who, values);
  if (bins === "integers") {
    const n = high - low + 1;
    if (n > 65536) {
      throw new RangeError(
        `${who}: whole numbers must span at most 65536 values, got ${low} to ${high}; pass bins as a number`,
      );
    }
    const counts = new Float64Array(n);
    for (let i = 0; i < values.length; i++) counts[values[i] - low]++;
    return {counts, first: low, step: 1};
  }

  const counts = new Float64Array(bins);
  const step = (high - low) / bins;
  if (step === 0) {
    counts[0] = values.length;
    return {counts, first: low, step};
  }
  const layout = {count: bins, least: low, width: step};
  for (let i = 0; i < values.length; i++) counts[binOf(values[i], layout)]++;
  return {counts, first: low + step / 2, step};
}
