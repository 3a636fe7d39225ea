import {sigmoid} from "./sigmoid.ts";

/**
 * Computes softplus, a smooth ReLU, without overflow for any x.
 *
 * @formula $\frac{1}{\beta} \log(1 + e^{\beta x})$
 * @param x - any number
 * @param beta - how sharp its bend is, above 0; 1 when left out
 * @returns the value, above 0; NaN when beta is 0
 * @ref dugas2001
 * @example softplus(0) // 0.6931471805599453
 * softplus(1000) // 1000
 */
export function softplus(x: number, beta = 1): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(beta * x))) / beta;
}

/**
 * Computes the slope of softplus.
 *
 * @formula $\sigma(\beta x)$
 * @param x - any number
 * @param beta - as in softplus; 1 when left out
 * @returns the slope, 0 to 1
 * @ref dugas2001
 * @example softplusDerivative(0) // 0.5
 */
export function softplusDerivative(x: number, beta = 1): number {
  return sigmoid(beta * x);
}
