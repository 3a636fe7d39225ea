/**
 * Computes hard swish, SiLU drawn with straight lines and one parabola.
 *
 * @formula $x \cdot \min(\max(0, x + 3), 6) / 6$
 * @param x - any finite number
 * @returns the value
 * @ref howard2019
 * @example hardSwish(-3) // 0
 * hardSwish(1) // 0.6666666666666666
 */
export function hardSwish(x: number): number {
  if (x <= -3) return 0;
  return x >= 3 ? x : (x * (x + 3)) / 6;
}

/**
 * Computes the slope of hard swish; at its two corners, −3 and 3, that of the straight side.
 *
 * @formula $0$ for $x \le -3$, $1$ for $x \ge 3$, $\frac{2x + 3}{6}$ between
 * @param x - any number
 * @returns the slope
 * @ref howard2019
 * @example hardSwishDerivative(0) // 0.5
 */
export function hardSwishDerivative(x: number): number {
  if (x <= -3) return 0;
  return x >= 3 ? 1 : (2 * x + 3) / 6;
}
