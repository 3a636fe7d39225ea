import {mean} from "./mean.ts";

/**
 * Computes the population variance: the divisor is n, as in IBSI, not n − 1.
 *
 * @formula $\sigma^2 = \frac{1}{n} \sum_i (x_i - \bar{x})^2$
 * @param values - numbers in any unit, shape [n], at least one
 * @returns the variance in the unit squared
 * @throws RangeError when there are no values
 * @ref chan1983
 * @example variance([2, 4, 9]) // 8.666666666666666
 */
export function variance(values: ArrayLike<number>): number {
  if (values.length === 0) {
    throw new RangeError("variance: values must hold at least one number, got 0");
  }

  // Two passes: the second one's own mean error is taken out by the term with `first`.
  const centre = mean(values);
  let first = 0;
  let second = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - centre;
    first += deviation;
    second += deviation * deviation;
  }
  return Math.max(0, (second - (first * first) / values.length) / values.length);
}
