/**
 * Computes the exponential linear unit: x above 0, α (eˣ − 1) below.
 *
 * @formula eq:elu $\mathrm{ELU}(x) = x$ for $x > 0$, $\alpha\,(e^x - 1)$ for $x \le 0$
 * @param x - any number
 * @param alpha - the depth it tends to below 0; 1 when left out
 * @returns the value, above −α
 * @ref clevert2016
 * @example elu(-1) // -0.6321205588285577
 */
export function elu(x: number, alpha = 1): number {
  return x > 0 ? x : alpha * Math.expm1(x);
}

/**
 * Computes the slope of ELU; at 0 that of the left side, α: for α ≠ 1 the slope jumps there.
 *
 * @formula eq:elu-derivative $\mathrm{ELU}'(x) = 1$ for $x > 0$, $\alpha e^x$ for $x \le 0$
 * @param x - any number
 * @param alpha - as in elu; 1 when left out
 * @returns the slope
 * @ref clevert2016
 * @example eluDerivative(0, 2) // 2
 */
export function eluDerivative(x: number, alpha = 1): number {
  return x > 0 ? 1 : alpha * Math.exp(x);
}

/**
 * Computes the second derivative of ELU; NaN at 0, where it jumps from α to 0 and does not exist.
 *
 * With α = 1 the slope is continuous and has a corner: ELU is C¹, not C².
 *
 * @formula eq:elu-second-derivative $\mathrm{ELU}''(x) = 0$ for $x > 0$, $\alpha e^x$ for $x < 0$
 * @param x - any number
 * @param alpha - as in elu; 1 when left out
 * @returns the second derivative, or NaN at 0
 * @ref clevert2016
 * @example eluSecondDerivative(-1) // 0.36787944117144233
 * eluSecondDerivative(0) // NaN
 */
export function eluSecondDerivative(x: number, alpha = 1): number {
  if (x === 0) return Number.NaN;
  return x > 0 ? 0 : alpha * Math.exp(x);
}
