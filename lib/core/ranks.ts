/** The ranks of a sample, and how many of them are shared. */
export interface Ranks {
  /** From 1; equal values share the mean of their ranks. Shape [n]. */
  readonly ranks: Float64Array;
  /** Sum of t³ − t over groups of t equal values, which every rank test's variance needs. */
  readonly tieSum: number;
}

/**
 * Ranks a sample, the smallest value first.
 *
 * @formula $R_i = \#\{j : x_j < x_i\} + \tfrac12 \bigl(\#\{j : x_j = x_i\} + 1\bigr)$
 * @param values - finite, shape [n]
 * @returns ranks, shape [n], and tieSum
 * @throws RangeError when a value is NaN, which has no rank
 * @ref lehmann2006
 * @example ranks([10, 20, 20, 5]).ranks // [2, 3.5, 3.5, 1]
 * ranks([10, 20, 20, 5]).tieSum // 6
 */
export function ranks(values: ArrayLike<number>): Ranks {
  const n = values.length;
  const order = Uint32Array.from({length: n}, (_, i) => i);
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(values[i])) {
      throw new RangeError(`ranks: values must be numbers, got NaN at index ${i}`);
    }
  }
  order.sort((a, b) => values[a] - values[b]);
  const result = new Float64Array(n);
  let tieSum = 0;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) result[order[i]] = (start + 1 + end) / 2;
    const t = end - start;
    tieSum += t ** 3 - t;
    start = end;
  }
  return {ranks: result, tieSum};
}
