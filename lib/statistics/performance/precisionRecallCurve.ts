import {checkedBinary, checkedVector} from "../checks.ts";
import {thresholdCounts} from "./thresholdCounts.ts";

/** Precision and recall at each distinct score, highest score first. */
export interface PrecisionRecallCurve {
  /** Share of those called positive who are, shape [k]. */
  readonly precision: Float64Array;
  /** Share of the positive who are called so (sensitivity), rising to 1, shape [k]. */
  readonly recall: Float64Array;
  /** The distinct scores, falling, shape [k]. */
  readonly thresholds: Float64Array;
}

/** Computes the curve of inputs that have been checked. */
export function precisionRecallOf(y: Uint8Array, scores: Float64Array): PrecisionRecallCurve {
  const {thresholds, truePositives, falsePositives} = thresholdCounts(y, scores);
  const total = truePositives[truePositives.length - 1];
  return {
    precision: truePositives.map((tp, i) => tp / (tp + falsePositives[i])),
    recall: truePositives.map((tp) => tp / total),
    thresholds,
  };
}

/**
 * Computes precision against recall as the threshold falls.
 *
 * Unlike the ROC curve it moves with the prevalence: with few positives many false alarms hide behind a
 * small false positive rate, and show here. Straight lines between its points would promise too much.
 *
 * @formula $\mathrm{precision}(t) = \frac{TP(t)}{TP(t) + FP(t)}$, $\mathrm{recall}(t) = \frac{TP(t)}{m}$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param scores - larger means more likely 1; finite, shape [n]
 * @returns precision, recall and thresholds; the last point calls everybody positive
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, or a score is not finite
 * @throws ShapeError when y and scores differ in length
 * @ref davis2006
 * @example precisionRecallCurve([0, 1, 0, 1], [1, 2, 3, 4]).precision // [1, 0.5, 0.6666666666666666, 0.5]
 * precisionRecallCurve([0, 1, 0, 1], [1, 2, 3, 4]).recall // [0.5, 0.5, 1, 1]
 */
export function precisionRecallCurve(
  y: ArrayLike<number>,
  scores: ArrayLike<number>,
): PrecisionRecallCurve {
  const s = checkedVector("precisionRecallCurve", scores, {name: "scores"});
  const outcome = checkedBinary("precisionRecallCurve", y, {name: "y", length: s.length});
  return precisionRecallOf(outcome, s);
}
