import {percentile} from "./percentile.ts";

/**
 * Computes the median: the middle value, or the mean of the two middle ones.
 *
 * @formula $Q_{50}$, the 50th percentile with linear interpolation
 * @param values - numbers in any unit, shape [n], at least one, none NaN; not modified
 * @returns the median in the unit of the values
 * @throws RangeError when there are no values or one is NaN
 * @ref hyndman1996
 * @example median([9, 1, 4, 2]) // 3
 */
export function median(values: ArrayLike<number>): number {
  return percentile(values, 50);
}
