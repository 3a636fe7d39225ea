import {deviance} from "./deviance.ts";
import {stirlingError} from "./stirlingError.ts";

/** Both tails of a gamma distribution with scale 1. */
export interface GammaTails {
  /** Probability below x. */
  readonly lower: number;
  /** Probability above x. */
  readonly upper: number;
}

/** Sums 1 + x/(a+1) + x²/((a+1)(a+2)) + …, all of one sign. */
function series(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; term > total * 1e-17; k++) {
    term *= x / (a + k);
    total += term;
  }
  return total;
}

/** Evaluates the continued fraction of the upper tail by Lentz's method. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / (b === 0 ? tiny : b);
  let value = d;
  for (let k = 1; ; k++) {
    const term = k * (a - k);
    b += 2;
    d = b + term * d;
    c = b + term / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) return value;
  }
}

/**
 * Computes the regularised incomplete gamma function, both tails, each with its digits.
 *
 * @formula $P(a, x) = \frac{1}{\Gamma(a)} \int_0^x t^{a-1} e^{-t}\,dt$, $Q = 1 - P$
 * @param x - upper end of the integral, at least 0
 * @param parameters - a, above 0
 * @returns lower P and upper Q, 0 to 1; the smaller one to about 1e-13 of itself
 * @throws RangeError when x is below 0 or a is not above 0
 * @ref dlmf
 * @ref loader2000
 * @example incompleteGamma(1, {a: 1}).upper // 0.3678794411714419
 */
export function incompleteGamma(x: number, {a}: {readonly a: number}): GammaTails {
  if (!(x >= 0)) throw new RangeError(`incompleteGamma: x must be at least 0, got ${x}`);
  if (!(a > 0 && Number.isFinite(a))) {
    throw new RangeError(`incompleteGamma: a must be above 0 and finite, got ${a}`);
  }
  if (x === 0) return {lower: 0, upper: 1};
  if (x === Number.POSITIVE_INFINITY) return {lower: 1, upper: 0};

  // x^a e^{−x} / Γ(a + 1), as a Poisson probability in Loader's form.
  const weight = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = weight === 0 ? 0 : weight * series(a, x);
    return {lower, upper: 1 - lower};
  }
  const upper = weight === 0 ? 0 : weight * a * fraction(a, x);
  return {lower: 1 - upper, upper};
}
