import {sigmoid} from "./sigmoid.ts";

/**
 * Computes the sigmoid linear unit, also called swish.
 *
 * @formula $\mathrm{SiLU}(x) = x\,\sigma(x)$
 * @param x - any finite number
 * @returns the value
 * @ref elfwing2018
 * @example silu(1) // 0.7310585786300049
 */
export function silu(x: number): number {
  return x * sigmoid(x);
}

/**
 * Computes the slope of SiLU.
 *
 * @formula $\mathrm{SiLU}'(x) = \sigma(x)\,(1 + x\,(1 - \sigma(x)))$
 * @param x - any finite number
 * @returns the slope
 * @ref elfwing2018
 * @example siluDerivative(0) // 0.5
 */
export function siluDerivative(x: number): number {
  return sigmoid(x) * (1 + x * sigmoid(-x));
}
