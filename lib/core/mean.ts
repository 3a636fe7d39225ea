import {sum} from "./sum.ts";

/**
 * Computes the arithmetic mean.
 *
 * @formula $\bar{x} = \frac{1}{n} \sum_i x_i$
 * @param values - numbers in any unit, shape [n], at least one
 * @returns the mean in the same unit
 * @throws RangeError when there are no values
 * @ref neumaier1974
 * @example mean([2, 4, 9]) // 5
 */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) {
    throw new RangeError("mean: values must hold at least one number, got 0");
  }
  return sum(values) / values.length;
}
