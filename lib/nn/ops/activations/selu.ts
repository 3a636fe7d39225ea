/** The constants that keep mean 0 and variance 1 from layer to layer. */
const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/**
 * Computes the scaled ELU, whose constants keep mean 0 and variance 1 through the layers.
 *
 * @formula $\mathrm{SELU}(x) = \lambda\,\mathrm{ELU}_\alpha(x)$ with $\alpha = 1.6733$, $\lambda = 1.0507$
 * @param x - any number
 * @returns the value
 * @ref klambauer2017
 * @example selu(1) // 1.0507009873554805
 */
export function selu(x: number): number {
  return SCALE * (x > 0 ? x : ALPHA * Math.expm1(x));
}

/**
 * Computes the slope of SELU; at 0 that of the left side, λα.
 *
 * @formula $\mathrm{SELU}'(x) = \lambda$ for $x > 0$, $\lambda \alpha e^x$ for $x \le 0$
 * @param x - any number
 * @returns the slope
 * @ref klambauer2017
 * @example seluDerivative(0) // 1.7580993408473766
 */
export function seluDerivative(x: number): number {
  return SCALE * (x > 0 ? 1 : ALPHA * Math.exp(x));
}
