/**
 * Computes the logistic function, without overflow for any x.
 *
 * @formula $\sigma(x) = \frac{1}{1 + e^{-x}}$
 * @param x - any number
 * @returns the value, 0 to 1
 * @ref bishop2006
 * @example sigmoid(0) // 0.5
 * sigmoid(-1000) // 0
 */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/**
 * Computes the slope of the logistic function, at most ¼.
 *
 * @formula $\sigma'(x) = \sigma(x)\,(1 - \sigma(x))$
 * @param x - any number
 * @returns the slope, 0 to ¼
 * @ref bishop2006
 * @example sigmoidDerivative(0) // 0.25
 */
export function sigmoidDerivative(x: number): number {
  // Symmetric in x; on this side nothing cancels.
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}
