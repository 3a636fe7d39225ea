import {sigmoid} from "./sigmoid.ts";
import {softplus} from "./softplus.ts";

/**
 * Computes mish.
 *
 * @formula $\mathrm{mish}(x) = x \tanh(\log(1 + e^x))$
 * @param x - any finite number
 * @returns the value
 * @ref misra2019
 * @example mish(1) // 0.8650983882673103
 */
export function mish(x: number): number {
  return x * Math.tanh(softplus(x));
}

/**
 * Computes the slope of mish.
 *
 * @formula $\mathrm{mish}'(x) = t + x\,(1 - t^2)\,\sigma(x)$ with $t = \tanh(\log(1 + e^x))$
 * @param x - any finite number
 * @returns the slope
 * @ref misra2019
 * @example mishDerivative(0) // 0.6
 */
export function mishDerivative(x: number): number {
  const t = Math.tanh(softplus(x));
  return t + x * (1 - t * t) * sigmoid(x);
}
