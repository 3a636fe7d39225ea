/**
 * Computes a percentile by linear interpolation between the two nearest order statistics.
 * This is definition 7 of Hyndman and Fan, the default of NumPy and R.
 *
 * @formula $h = (n - 1)\,p / 100$, $Q_p = x_{(\lfloor h \rfloor)} + (h - \lfloor h \rfloor)\,(x_{(\lfloor h \rfloor + 1)} - x_{(\lfloor h \rfloor)})$
 * @param values - numbers in any unit, shape [n], at least one, none NaN; not modified
 * @param p - the percentage, 0 to 100
 * @returns the percentile in the unit of the values
 * @throws RangeError when there are no values, one is NaN, or p lies outside 0 to 100
 * @ref hyndman1996
 * @example percentile([1, 2, 3, 4], 25) // 1.75
 */
export function percentile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 100)) {
    throw new RangeError(`percentile: p must lie in 0 to 100, got ${p}`);
  }
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) {
    throw new RangeError("percentile: values must hold at least one number, got 0");
  }

  // A typed array sorts NaN to its end.
  if (Number.isNaN(sorted[n - 1])) {
    throw new RangeError("percentile: values must not be NaN, got at least one");
  }

  const h = ((n - 1) * p) / 100;
  const low = Math.floor(h);
  const high = Math.min(low + 1, n - 1);
  if (sorted[low] === sorted[high]) return sorted[low];
  return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
}
