import {ranks} from "../../core/index.ts";
import type {CorrelationOptions} from "./correlationOf.ts";
import {checkedPairs, correlationOf, testCorrelation} from "./correlationOf.ts";

/** How near pairs lie to some rising or falling curve. */
export interface Spearman {
  readonly rho: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Computes Spearman's rank correlation of two lists and its test against 0.
 *
 * Equal values share the mean of their ranks. The p-value is that of Student's distribution, which is
 * rough below some 10 pairs; `permutationTest` has none of it. Where a list does not vary rho, t and p
 * are NaN.
 *
 * @formula $\rho = r(R(a), R(b))$, $t = \rho \sqrt{\frac{n - 2}{1 - \rho^2}}$
 * @param a - first list, finite, shape [n], at least 3
 * @param b - second list, shape [n]
 * @param options - alternative, "two-sided" when left out
 * @returns rho; t with its degrees of freedom df; p
 * @throws RangeError when there are fewer than 3 pairs, a value is not finite or the alternative is none
 * @throws ShapeError when the lists are not equally long
 * @ref spearman1904
 * @ref lehmann2006
 * @example spearman([1, 10, 100, 1000], [2, 1, 4, 3]).rho // 0.6
 */
export function spearman(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {alternative = "two-sided"}: CorrelationOptions = {},
): Spearman {
  const [first, second] = checkedPairs("spearman", a, b);
  const rho = correlationOf(ranks(first).ranks, ranks(second).ranks);
  return {rho, ...testCorrelation("spearman", rho, first.length, alternative)};
}
