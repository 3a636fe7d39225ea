import {incompleteGamma} from "./incompleteGamma.ts";
import {logGamma} from "./logGamma.ts";

/** The distribution of a sum of squares of standard normal numbers. */
export interface ChiSquaredDistribution {
  /** Returns the probability of a sum of at most x. */
  cdf(x: number): number;
  /** Returns the probability of a sum above x: the p-value of a chi-squared test. */
  survival(x: number): number;
  /** Returns the sum below which the probability is p; 0 for 0, Infinity for 1. */
  quantile(p: number): number;
}

/** Finds the half sum at which the smaller tail holds its probability, by Newton's method. */
function halfQuantile(p: number, a: number): number {
  // Over ln x both tails are log-concave: from the side where a tail is too small Newton comes nearer
  // without passing the root, and from the other side it lands there at once.
  const isLower = p <= 0.5;
  const target = Math.log(isLower ? p : 1 - p);
  let at = Math.log(a);
  for (let step = 0; step < 500; step++) {
    const x = Math.exp(at);
    const tails = incompleteGamma(x, {a});
    const log = Math.log(isLower ? tails.lower : tails.upper);
    const slope = Math.exp(a * at - x - logGamma(a) - log);
    const move = (log - target) / (isLower ? slope : -slope);
    at -= move;
    if (!(Math.abs(move) > 2e-16 * Math.max(1, Math.abs(at)))) break;
  }
  return Math.exp(at);
}

/**
 * Describes the chi-squared distribution.
 *
 * @formula $P(X > x) = Q\bigl(\tfrac{\nu}{2}, \tfrac{x}{2}\bigr)$
 * @param parameters - df, the degrees of freedom ν, above 0
 * @returns cdf, survival and quantile; a negative x has probability 0 below it
 * @throws RangeError when df is not above 0, x is not a number, or p lies outside 0 to 1
 * @ref dlmf
 * @example chiSquaredDistribution({df: 1}).survival(3.841458820694124) // 0.05000000000000012
 */
export function chiSquaredDistribution({df}: {readonly df: number}): ChiSquaredDistribution {
  if (!(df > 0 && Number.isFinite(df))) {
    throw new RangeError(`chiSquaredDistribution: df must be above 0 and finite, got ${df}`);
  }
  const tails = (x: number) => incompleteGamma(x < 0 ? 0 : x / 2, {a: df / 2});
  return {
    cdf: (x) => tails(x).lower,
    survival: (x) => tails(x).upper,
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) {
        throw new RangeError(`chiSquaredDistribution: p must lie in 0 to 1, got ${p}`);
      }
      if (p === 0 || p === 1) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
      return 2 * halfQuantile(p, df / 2);
    },
  };
}
