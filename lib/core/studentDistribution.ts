import {betaTails, MOST_PARAMETER} from "./betaTails.ts";
import {fDistribution} from "./fDistribution.ts";

/** The distribution of a mean over its estimated standard error. */
export interface StudentDistribution {
  /** Returns the probability of a value of at most t. */
  cdf(t: number): number;
  /** Returns the probability of a value above t. */
  survival(t: number): number;
  /** Returns the value below which the probability is p. */
  quantile(p: number): number;
}

/**
 * Describes Student's t distribution.
 *
 * @formula $P(T > t) = \tfrac12 I_{\nu / (\nu + t^2)}\bigl(\tfrac{\nu}{2}, \tfrac12\bigr)$ for $t \ge 0$
 * @param parameters - df, the degrees of freedom ν, above 0 and at most 2e9, not always whole
 * @returns cdf, survival and quantile; quantile throws RangeError for a probability outside 0 to 1
 * @throws RangeError when df breaks its rule
 * @ref dlmf
 * @example studentDistribution({df: 10}).quantile(0.975) // 2.2281388519862744
 */
export function studentDistribution({df}: {readonly df: number}): StudentDistribution {
  if (!(df > 0 && df <= 2 * MOST_PARAMETER)) {
    throw new RangeError(
      `studentDistribution: df must be above 0 and at most ${2 * MOST_PARAMETER}, got ${df}`,
    );
  }
  const ratio = fDistribution({df1: df, df2: 1});
  const above = (t: number): number => {
    if (Number.isNaN(t)) return t;
    if (t === Number.POSITIVE_INFINITY) return 0;
    const share = df / (df + t * t);
    return betaTails(share, (t * t) / (df + t * t), df / 2, 0.5).lower / 2;
  };
  const survival = (t: number): number => (t >= 0 ? above(t) : 1 - above(-t));
  return {
    survival,
    cdf: (t) => survival(-t),
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) {
        throw new RangeError(`studentDistribution: p must lie in 0 to 1, got ${p}`);
      }

      // 1/t² follows F(ν, 1), whose lower tail is twice the tail beyond t.
      const size = 1 / Math.sqrt(ratio.quantile(2 * Math.min(p, 1 - p)));
      return p === 0.5 ? 0 : p < 0.5 ? -size : size;
    },
  };
}
