/** How far a feature moves within cases. */
export interface Spread {
  /** Mean of all values. */
  readonly mean: number;
  /** Largest minus smallest value of a case, averaged over cases. */
  readonly range: number;
  /** The same as a share of the size of the case's mean. */
  readonly relativeRange: number;
  /** Within-case coefficient of variation: root of the mean of (s / mean)², s with divisor n − 1. */
  readonly cv: number;
}

/**
 * Measures the spread of a feature under perturbation: `data` from `start` holds, for each of so many
 * cases, one value for each variant. A value that is not finite makes all NaN; a case whose mean is 0
 * has no relative spread.
 */
export function spreadOf(
  data: Float64Array,
  start: number,
  cases: number,
  variants: number,
): Spread {
  let total = 0;
  let range = 0;
  let relativeRange = 0;
  let squares = 0;
  for (let i = 0, at = start; i < cases; i++, at += variants) {
    let sum = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < variants; j++) {
      const value = data[at + j];
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const mean = sum / variants;
    let squared = 0;
    for (let j = 0; j < variants; j++) squared += (data[at + j] - mean) ** 2;
    total += mean;
    range += high - low;

    // Rounding of the mean must not make a variance out of equal values.
    const variance = high === low ? 0 : squared / (variants - 1);
    relativeRange += mean === 0 ? Number.NaN : (high - low) / Math.abs(mean);
    squares += mean === 0 ? Number.NaN : variance / mean ** 2;
  }
  return {
    mean: total / cases,
    range: range / cases,
    relativeRange: relativeRange / cases,
    cv: Math.sqrt(squares / cases),
  };
}
