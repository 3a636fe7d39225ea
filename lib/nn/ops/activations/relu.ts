/**
 * Computes the rectified linear unit: x above 0, else 0.
 *
 * @formula eq:relu $\mathrm{ReLU}(x) = \max(0, x)$
 * @param x - any number
 * @returns the value; NaN for NaN
 * @ref nair2010
 * @example relu(-2) // 0
 * relu(3) // 3
 */
export function relu(x: number): number {
  return x <= 0 ? 0 : x;
}

/**
 * Computes the slope of ReLU; at 0, where it has none, 0 as frameworks do.
 *
 * @formula $\mathrm{ReLU}'(x) = [x > 0]$
 * @param x - any number
 * @returns 0 or 1
 * @ref nair2010
 * @example reluDerivative(0) // 0
 */
export function reluDerivative(x: number): number {
  return x <= 0 ? 0 : 1;
}

/**
 * Computes the second derivative of ReLU: 0 on both sides, NaN at 0, where it does not exist.
 *
 * @formula $\mathrm{ReLU}''(x) = 0$ for $x \ne 0$
 * @param x - any number
 * @returns 0, or NaN at 0
 * @ref nair2010
 * @example reluSecondDerivative(-1) // 0
 * reluSecondDerivative(0) // NaN
 */
export function reluSecondDerivative(x: number): number {
  return x === 0 ? Number.NaN : 0;
}
