/** Bins of one width, side by side; the last one holds its upper edge too. */
export interface BinLayout {
  /** How many bins there are. */
  readonly count: number;
  /** Lower edge of the first bin. */
  readonly least: number;
  /** Width of a bin, > 0. */
  readonly width: number;
}

/**
 * Finds the bin of a value. The edges `least + k · width` decide, as they are computed, and not the
 * quotient, which may round across one; values beyond the range count to the first or the last bin.
 *
 * @formula $k = \max\{j : a + j\,w \le x\}$, at least 0 and at most $n - 1$
 * @param value - a finite number
 * @param layout - count of bins n, least value a, width w
 * @returns the number of the bin, from 0
 * @example binOf(0.3, {count: 10, least: 0, width: 0.1}) // 2
 * binOf(1, {count: 10, least: 0, width: 0.1}) // 9
 */
export function binOf(value: number, {count, least, width}: BinLayout): number {
  let bin = Math.min(count - 1, Math.max(0, Math.floor((value - least) / width)));
  if (bin > 0 && value < least + bin * width) bin--;
  else if (bin < count - 1 && value >= least + (bin + 1) * width) bin++;
  return bin;
}
