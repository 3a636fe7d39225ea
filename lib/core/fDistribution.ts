import type {BetaTails} from "./betaTails.ts";
import {betaTails, MOST_PARAMETER} from "./betaTails.ts";

/** The degrees of freedom of an F distribution; they need not be whole. */
export interface FParameters {
  /** Of the numerator, above 0. */
  readonly df1: number;
  /** Of the denominator, above 0. */
  readonly df2: number;
}

/** The distribution of a ratio of two variances. */
export interface FDistribution {
  /** Returns the probability of a ratio of at most f. */
  cdf(f: number): number;
  /** Returns the probability of a ratio above f: the p-value of an F test. */
  survival(f: number): number;
  /** Returns the ratio below which the probability is p; 0 or Infinity where it is beyond 1e∓304. */
  quantile(p: number): number;
}

/** Quantiles whose logarithm lies further out than this count as 0 or Infinity. */
const FARTHEST = 700;

/** Computes both tails at a ratio of variances, without losing digits where one of them is small. */
function tailsAt(f: number, df1: number, df2: number): BetaTails {
  const ratio = (df1 / df2) * f;
  if (ratio === Number.POSITIVE_INFINITY) return {lower: 1, upper: 0, slope: 0};
  return betaTails(ratio / (1 + ratio), 1 / (1 + ratio), df1 / 2, df2 / 2);
}

/** Finds the logarithm of the ratio at which one tail holds the probability p, by Newton's method. */
function logQuantile(p: number, isLower: boolean, df1: number, df2: number): number {
  // Over the logarithm of the ratio ln(tail) is concave: on the side where the tail is too small
  // Newton comes nearer without passing the root, and from the other side it lands there at once.
  const target = Math.log(p);
  let at = 0;
  for (let step = 0; step < 500; step++) {
    const {lower, upper, slope} = tailsAt(Math.exp(at), df1, df2);
    const tail = isLower ? lower : upper;

    // A first step so far out that the tail underflows is halved: it began at 0.
    const move =
      tail === 0 || slope === 0
        ? at / 2
        : ((Math.log(tail) - target) * tail) / (isLower ? slope : -slope);
    const next = Math.min(FARTHEST, Math.max(-FARTHEST, at - move));
    if (!(Math.abs(next - at) > 2e-16 * Math.max(1, Math.abs(at)))) break;
    at = next;
  }
  return Math.abs(at) < FARTHEST ? at : at * Number.POSITIVE_INFINITY;
}

/**
 * Describes the F distribution: how the ratio of two independent estimates of one variance scatters.
 *
 * @formula $P(F \le f) = I_{x}\bigl(\tfrac{\nu_1}{2}, \tfrac{\nu_2}{2}\bigr)$, $x = \frac{\nu_1 f}{\nu_1 f + \nu_2}$
 * @param parameters - df1 and df2, the degrees of freedom ν₁ and ν₂, above 0 and at most 2e9, not
 *   always whole
 * @returns cdf, survival and quantile; each throws RangeError for a ratio that is not a number or a
 *   probability outside 0 to 1. A negative ratio has probability 0 below it
 * @throws RangeError when a number of degrees of freedom breaks its rule
 * @ref dlmf
 * @example fDistribution({df1: 5, df2: 18}).survival(1.7946784922394683) // 0.16476880834463953
 * fDistribution({df1: 1, df2: 10}).quantile(0.95) // 4.964602743730713
 */
export function fDistribution({df1, df2}: FParameters): FDistribution {
  const most = 2 * MOST_PARAMETER;
  if (!(df1 > 0 && df2 > 0 && df1 <= most && df2 <= most)) {
    throw new RangeError(
      `fDistribution: df1 and df2 must be above 0 and at most ${most}, got ${df1} and ${df2}`,
    );
  }
  const tails = (f: number): BetaTails => {
    if (Number.isNaN(f)) throw new RangeError("fDistribution: f must be a number, got NaN");
    return tailsAt(Math.max(0, f), df1, df2);
  };
  return {
    cdf: (f) => tails(f).lower,
    survival: (f) => tails(f).upper,
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) {
        throw new RangeError(`fDistribution: p must lie in 0 to 1, got ${p}`);
      }
      if (p === 0) return 0;
      if (p === 1) return Number.POSITIVE_INFINITY;

      // The smaller tail has the digits.
      const isLower = p <= 0.5;
      return Math.exp(logQuantile(isLower ? p : 1 - p, isLower, df1, df2));
    },
  };
}
