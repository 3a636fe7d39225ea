import {checkedBinary, checkedVector} from "../checks.ts";
import {thresholdCounts} from "./thresholdCounts.ts";

/** The corners of an ROC curve, from (0, 0) to (1, 1). */
export interface RocCurve {
  /** False positive rate, 1 − specificity, at each threshold, shape [k + 1]. */
  readonly fpr: Float64Array;
  /** True positive rate, sensitivity, at each threshold, shape [k + 1]. */
  readonly tpr: Float64Array;
  /** Infinity, at which nobody is called positive, and then each distinct score, falling. */
  readonly thresholds: Float64Array;
}

/** Divides counts, and puts the start of a curve before them. */
function rates(counts: Float64Array, total: number): Float64Array {
  const out = new Float64Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = counts[i] / total;
  return out;
}

/**
 * Computes the ROC curve: sensitivity against false positive rate as the threshold falls.
 *
 * A patient is called positive when the score is at or above the threshold. Equal scores of both classes
 * give one slanted step, half of which lies under it, as `auc` counts them. Every distinct score keeps
 * its corner, also where the curve runs straight.
 *
 * @formula $\mathrm{TPR}(t) = \frac{1}{m} \sum_{i: y_i = 1} [s_i \ge t]$, $\mathrm{FPR}(t) = \frac{1}{n} \sum_{j: y_j = 0} [s_j \ge t]$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param scores - larger means more likely 1; finite, shape [n]
 * @returns fpr, tpr and thresholds, one corner more than there are distinct scores
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, or a score is not finite
 * @throws ShapeError when y and scores differ in length
 * @ref fawcett2006
 * @example rocCurve([0, 1, 0, 1], [1, 2, 2, 4]).fpr // [0, 0, 0.5, 1]
 * rocCurve([0, 1, 0, 1], [1, 2, 2, 4]).tpr // [0, 0.5, 1, 1]
 */
export function rocCurve(y: ArrayLike<number>, scores: ArrayLike<number>): RocCurve {
  const s = checkedVector("rocCurve", scores, {name: "scores"});
  const outcome = checkedBinary("rocCurve", y, {name: "y", length: s.length});
  const counts = thresholdCounts(outcome, s);
  const {truePositives, falsePositives} = counts;
  const thresholds = new Float64Array(counts.thresholds.length + 1);
  thresholds[0] = Number.POSITIVE_INFINITY;
  thresholds.set(counts.thresholds, 1);
  const last = truePositives.length - 1;
  return {
    fpr: rates(falsePositives, falsePositives[last]),
    tpr: rates(truePositives, truePositives[last]),
    thresholds,
  };
}
