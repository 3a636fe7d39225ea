/**
 * Adds numbers with a running correction, so that the rounding error does not grow with their count.
 *
 * @formula $\sum_i x_i$, each addition's lost low part kept beside the sum (Neumaier's variant)
 * @param values - numbers in any unit, shape [n]
 * @returns their sum in the same unit; 0 when there are none
 * @ref neumaier1974
 * @example sum([1, 1e100, 1, -1e100]) // 2
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = total + value;

    // What the addition dropped is exactly the difference on the side of the smaller term.
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }

  // An infinite or undefined total stands as it is: its correction would be Infinity - Infinity.
  return Number.isFinite(total) ? total + lost : total;
}
