import {checkedBinary, checkedVector} from "../checks.ts";
import {precisionRecallOf} from "./precisionRecallCurve.ts";

/**
 * Computes the average precision: the precision at each threshold, weighed by the recall it adds.
 *
 * Nothing is interpolated between thresholds. By chance it is the prevalence, not ½.
 *
 * @formula $\mathrm{AP} = \sum_k (R_k - R_{k-1}) P_k$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param scores - larger means more likely 1; finite, shape [n]
 * @returns the average precision, above 0, at most 1
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, or a score is not finite
 * @throws ShapeError when y and scores differ in length
 * @ref davis2006
 * @example averagePrecision([0, 1, 0, 1], [1, 2, 3, 4]) // 0.8333333333333333
 */
export function averagePrecision(y: ArrayLike<number>, scores: ArrayLike<number>): number {
  const s = checkedVector("averagePrecision", scores, {name: "scores"});
  const outcome = checkedBinary("averagePrecision", y, {name: "y", length: s.length});
  const {precision, recall} = precisionRecallOf(outcome, s);
  let area = 0;
  let before = 0;
  for (let k = 0; k < recall.length; k++) {
    area += (recall[k] - before) * precision[k];
    before = recall[k];
  }
  return area;
}
