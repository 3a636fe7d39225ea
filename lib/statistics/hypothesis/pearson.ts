import {normalDistribution} from "../../core/index.ts";
import {requireConfidence} from "../checks.ts";
import type {CorrelationOptions} from "./correlationOf.ts";
import {checkedPairs, correlationOf, testCorrelation} from "./correlationOf.ts";

/** Options of `pearson`. */
export interface PearsonOptions extends CorrelationOptions {
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** How near pairs lie to a straight line. */
export interface Pearson {
  readonly r: number;
  /** Bounds of the interval of Fisher's transform. */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Computes Pearson's correlation of two lists, its interval and its test against 0.
 *
 * The test and the interval suppose pairs from a normal distribution. Where a list does not vary nothing
 * is defined and every number is NaN. The interval of 3 pairs is −1 to 1; at −1 and 1 it is the value.
 *
 * @formula $r = \frac{\sum_i (a_i - \bar a)(b_i - \bar b)}{\sqrt{\sum_i (a_i - \bar a)^2 \sum_i (b_i - \bar b)^2}}$, $t = r \sqrt{\frac{n - 2}{1 - r^2}}$
 * @param a - first list, finite, shape [n], at least 3
 * @param b - second list, shape [n]
 * @param options - alternative, "two-sided"; confidence, 0.95
 * @returns r; lower and upper; t with its degrees of freedom df; p
 * @throws RangeError when there are fewer than 3 pairs, a value is not finite or an option breaks its rule
 * @throws ShapeError when the lists are not equally long
 * @ref rodgers1988
 * @example pearson([1, 2, 3, 4], [2, 1, 4, 3]).r // 0.6
 * pearson([1, 2, 3, 4], [2, 1, 4, 3]).p // 0.4
 */
export function pearson(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {alternative = "two-sided", confidence = 0.95}: PearsonOptions = {},
): Pearson {
  requireConfidence("pearson", confidence);
  const [first, second] = checkedPairs("pearson", a, b);
  const r = correlationOf(first, second);
  const test = testCorrelation("pearson", r, first.length, alternative);

  // Fisher's transform has nearly the same standard error everywhere; with 3 pairs it has none.
  const reach = normalDistribution().quantile((1 + confidence) / 2) / Math.sqrt(first.length - 3);
  const isEnd = Math.abs(r) === 1;
  return {
    r,
    lower: isEnd ? r : Math.tanh(Math.atanh(r) - reach),
    upper: isEnd ? r : Math.tanh(Math.atanh(r) + reach),
    confidence,
    ...test,
  };
}
