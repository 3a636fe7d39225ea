/**
 * Computes softsign, which comes near ±1 more slowly than tanh.
 *
 * @formula $\frac{x}{1 + |x|}$
 * @param x - any finite number
 * @returns the value, −1 to 1
 * @ref glorot2010
 * @example softsign(-3) // -0.75
 */
export function softsign(x: number): number {
  return x / (1 + Math.abs(x));
}

/**
 * Computes the slope of softsign.
 *
 * @formula $\frac{1}{(1 + |x|)^2}$
 * @param x - any number
 * @returns the slope, 0 to 1
 * @ref glorot2010
 * @example softsignDerivative(1) // 0.25
 */
export function softsignDerivative(x: number): number {
  const size = 1 + Math.abs(x);
  return 1 / (size * size);
}
