import {checkedProbabilities} from "./checkedProbabilities.ts";

/**
 * Adjusts p-values after Bonferroni, so that the chance of any false discovery stays below a level.
 *
 * What has an adjusted value of at most α is rejected at the family-wise level α. It holds however tests
 * depend on each other; `holm` holds as widely and never rejects less.
 *
 * @formula $\tilde p_i = \min(1, m p_i)$
 * @param p - p-values of all m tests that were made, each in 0 to 1, shape [m]
 * @returns adjusted p-values in the order given, shape [m]
 * @throws RangeError when a value is missing or outside 0 to 1
 * @ref dunn1961
 * @example bonferroni([0.01, 0.02, 0.4]) // [0.03, 0.06, 1]
 */
export function bonferroni(p: ArrayLike<number>): Float64Array {
  const values = checkedProbabilities("bonferroni", p);
  return values.map((value) => Math.min(1, values.length * value));
}
