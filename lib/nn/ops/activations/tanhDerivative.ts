/**
 * Computes the slope of the hyperbolic tangent; its value is Math.tanh.
 *
 * @formula $\tanh'(x) = 1 - \tanh^2 x$
 * @param x - any number
 * @returns the slope, 0 to 1
 * @ref dlmf
 * @example tanhDerivative(0) // 1
 */
export function tanhDerivative(x: number): number {
  const t = Math.tanh(x);
  return 1 - t * t;
}
