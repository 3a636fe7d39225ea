import {erf} from "../../../core/index.ts";

/** Computes the standard normal density. */
function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** Computes the standard normal distribution function. */
function distribution(x: number): number {
  return 0.5 * (1 + erf(x / Math.SQRT2));
}

/**
 * Computes the Gaussian error linear unit: x times the probability that a standard normal is below x.
 *
 * @formula eq:gelu $\mathrm{GELU}(x) = x\,\Phi(x) = \frac{x}{2} \left( 1 + \operatorname{erf} \frac{x}{\sqrt 2} \right)$
 * @param x - any number
 * @returns the value, to about 1e-15 of |x|
 * @ref hendrycks2016
 * @example gelu(1) // 0.8413447460685429
 */
export function gelu(x: number): number {
  return x * distribution(x);
}

/**
 * Computes the slope of GELU.
 *
 * @formula $\mathrm{GELU}'(x) = \Phi(x) + x\,\varphi(x)$
 * @param x - any number
 * @returns the slope
 * @ref hendrycks2016
 * @example geluDerivative(0) // 0.5
 */
export function geluDerivative(x: number): number {
  return distribution(x) + x * density(x);
}

/**
 * Computes the second derivative of GELU, which is smooth everywhere.
 *
 * @formula $\mathrm{GELU}''(x) = (2 - x^2)\,\varphi(x)$
 * @param x - any number
 * @returns the second derivative
 * @ref hendrycks2016
 * @example geluSecondDerivative(0) // 0.7978845608028654
 */
export function geluSecondDerivative(x: number): number {
  return (2 - x * x) * density(x);
}
