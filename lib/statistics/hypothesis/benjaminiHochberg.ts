import {checkedProbabilities} from "./checkedProbabilities.ts";
import {stepUp} from "./stepUp.ts";

/**
 * Adjusts p-values after Benjamini and Hochberg, so that a stated share of discoveries is false on average.
 *
 * What has an adjusted value of at most q is a discovery at the false discovery rate q. It holds for tests
 * that are independent or depend positively, as features that rise together do; `benjaminiYekutieli`
 * holds for all.
 *
 * @formula eq:benjamini-hochberg $\tilde p_{(i)} = \min_{j \ge i} \min\bigl(1, \tfrac{m}{j}\, p_{(j)}\bigr)$
 * @param p - p-values of all m tests that were made, each in 0 to 1, shape [m]
 * @returns adjusted p-values in the order given, shape [m]
 * @throws RangeError when a value is missing or outside 0 to 1
 * @ref benjamini1995
 * @example benjaminiHochberg([0.01, 0.04, 0.03, 0.8]) // [0.04, 0.05333333333333333, 0.05333333333333333, 0.8]
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  return stepUp(checkedProbabilities("benjaminiHochberg", p), 1);
}
