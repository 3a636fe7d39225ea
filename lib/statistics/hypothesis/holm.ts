import {checkedProbabilities, orderOf} from "./checkedProbabilities.ts";

/**
 * Adjusts p-values after Holm, so that the chance of any false discovery stays below a level.
 *
 * The smallest of m p-values is held against α / m, the next against α / (m − 1), and so on until one
 * fails: with it all larger ones fail. It holds however tests depend on each other.
 *
 * @formula $\tilde p_{(i)} = \max_{j \le i} \min\bigl(1, (m - j + 1)\, p_{(j)}\bigr)$
 * @param p - p-values of all m tests that were made, each in 0 to 1, shape [m]
 * @returns adjusted p-values in the order given, shape [m]
 * @throws RangeError when a value is missing or outside 0 to 1
 * @ref holm1979
 * @example holm([0.02, 0.01, 0.4]) // [0.04, 0.03, 0.4]
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const values = checkedProbabilities("holm", p);
  const adjusted = new Float64Array(values.length);

  // From the smallest up: what fails takes all larger ones with it.
  let worst = 0;
  orderOf(values).forEach((at, place) => {
    worst = Math.max(worst, Math.min(1, (values.length - place) * values[at]));
    adjusted[at] = worst;
  });
  return adjusted;
}
