/**
 * Computes ReLU cut off at 6, for arithmetic of few bits.
 *
 * @formula $\mathrm{ReLU6}(x) = \min(\max(0, x), 6)$
 * @param x - any number
 * @returns the value, 0 to 6
 * @ref sandler2018
 * @example relu6(8) // 6
 */
export function relu6(x: number): number {
  return Math.min(Math.max(0, x), 6);
}

/**
 * Computes the slope of ReLU6; at its two corners 0.
 *
 * @formula $\mathrm{ReLU6}'(x) = [0 < x < 6]$
 * @param x - any number
 * @returns 0 or 1
 * @ref sandler2018
 * @example relu6Derivative(6) // 0
 */
export function relu6Derivative(x: number): number {
  return x <= 0 || x >= 6 ? 0 : 1;
}
