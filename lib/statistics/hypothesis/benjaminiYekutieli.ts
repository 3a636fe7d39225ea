import {checkedProbabilities} from "./checkedProbabilities.ts";
import {stepUp} from "./stepUp.ts";

/**
 * Adjusts p-values after Benjamini and Yekutieli: the false discovery rate under any dependence of tests.
 *
 * The price beside `benjaminiHochberg` is the factor 1 + ½ + … + 1/m, about ln m + 0.58.
 *
 * @formula $\tilde p_{(i)} = \min_{j \ge i} \min\Bigl(1, \tfrac{m}{j}\, p_{(j)} \sum_{k=1}^{m} \tfrac1k\Bigr)$
 * @param p - p-values of all m tests that were made, each in 0 to 1, shape [m]
 * @returns adjusted p-values in the order given, shape [m]
 * @throws RangeError when a value is missing or outside 0 to 1
 * @ref benjamini2001
 * @example benjaminiYekutieli([0.01, 0.4]) // [0.03, 0.6]
 */
export function benjaminiYekutieli(p: ArrayLike<number>): Float64Array {
  const values = checkedProbabilities("benjaminiYekutieli", p);
  let harmonic = 0;
  for (let k = values.length; k >= 1; k--) harmonic += 1 / k;
  return stepUp(values, harmonic);
}
