/**
 * Computes the leaky rectified linear unit: x above 0, a small multiple of x below.
 *
 * Equal to max(a x, x) only for a ≤ 1; with a above 1 that maximum picks the other branch.
 *
 * @formula eq:leaky-relu $\mathrm{LReLU}(x) = x$ for $x > 0$, $a x$ for $x \le 0$
 * @param x - any number
 * @param slope - slope a below 0; 0.01 when left out
 * @returns the value
 * @ref maas2013
 * @example leakyRelu(-2) // -0.02
 * leakyRelu(3, 0.2) // 3
 */
export function leakyRelu(x: number, slope = 0.01): number {
  return x > 0 ? x : slope * x;
}

/**
 * Computes the slope of leaky ReLU; at 0 that of the left side, as frameworks do.
 *
 * @formula $\mathrm{LReLU}'(x) = 1$ for $x > 0$, $a$ for $x \le 0$
 * @param x - any number
 * @param slope - slope a below 0; 0.01 when left out
 * @returns 1 or a
 * @ref maas2013
 * @example leakyReluDerivative(0, 0.2) // 0.2
 */
export function leakyReluDerivative(x: number, slope = 0.01): number {
  return x > 0 ? 1 : slope;
}
