/**
 * Computes the continuously differentiable ELU: its slope is 1 on both sides of 0 for every α.
 *
 * @formula $\mathrm{CELU}(x) = \max(0, x) + \min(0, \alpha\,(e^{x/\alpha} - 1))$
 * @param x - any number
 * @param alpha - the depth it tends to below 0, above 0; 1 when left out
 * @returns the value; NaN below 0 when alpha is 0
 * @ref barron2017
 * @example celu(-2, 2) // -1.2642411176571153
 */
export function celu(x: number, alpha = 1): number {
  return x > 0 ? x : alpha * Math.expm1(x / alpha);
}

/**
 * Computes the slope of CELU.
 *
 * @formula $\mathrm{CELU}'(x) = 1$ for $x > 0$, $e^{x/\alpha}$ for $x \le 0$
 * @param x - any number
 * @param alpha - as in celu; 1 when left out
 * @returns the slope, 0 to 1
 * @ref barron2017
 * @example celuDerivative(-2, 2) // 0.36787944117144233
 */
export function celuDerivative(x: number, alpha = 1): number {
  return x > 0 ? 1 : Math.exp(x / alpha);
}
