import {betaTails, MOST_PARAMETER} from "./betaTails.ts";

/** The parameters of a beta function. */
export interface BetaParameters {
  /** Exponent of x, plus one; above 0. */
  readonly a: number;
  /** Exponent of 1 − x, plus one; above 0. */
  readonly b: number;
}

/**
 * Computes the regularised incomplete beta function: the probability below x of a beta distribution.
 * The other tail, I_{1−x}(b, a), keeps its digits when it is asked for itself.
 *
 * @formula $I_x(a, b) = \frac{1}{B(a, b)} \int_0^x t^{a-1} (1 - t)^{b-1}\,dt$
 * @param x - upper end of the integral, 0 to 1
 * @param parameters - a and b, above 0 and at most 1e9
 * @returns 0 to 1, to about 1e-13 of itself for parameters up to 1e6
 * @throws RangeError when x lies outside 0 to 1, or a parameter breaks its rule
 * @ref dlmf
 * @ref loader2000
 * @ref didonato1992
 * @example incompleteBeta(0.5, {a: 2, b: 3}) // 0.6875
 */
export function incompleteBeta(x: number, {a, b}: BetaParameters): number {
  if (!(x >= 0 && x <= 1)) {
    throw new RangeError(`incompleteBeta: x must lie in 0 to 1, got ${x}`);
  }
  if (!(a > 0 && b > 0 && a <= MOST_PARAMETER && b <= MOST_PARAMETER)) {
    throw new RangeError(
      `incompleteBeta: a and b must be above 0 and at most ${MOST_PARAMETER}, got ${a} and ${b}`,
    );
  }
  return betaTails(x, 1 - x, a, b).lower;
}
