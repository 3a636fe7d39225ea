import {sigmoid} from "./sigmoid.ts";

/**
 * Computes the logarithm of the logistic function, without overflow for any x.
 *
 * @formula $\log \sigma(x) = \min(0, x) - \log(1 + e^{-|x|})$
 * @param x - any number
 * @returns the value, at most 0
 * @ref bishop2006
 * @example logSigmoid(-1000) // -1000
 */
export function logSigmoid(x: number): number {
  return Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * Computes the slope of the logarithm of the logistic function.
 *
 * @formula $(\log \sigma)'(x) = \sigma(-x)$
 * @param x - any number
 * @returns the slope, 0 to 1
 * @ref bishop2006
 * @example logSigmoidDerivative(0) // 0.5
 */
export function logSigmoidDerivative(x: number): number {
  return sigmoid(-x);
}
