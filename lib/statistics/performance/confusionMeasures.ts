import {checkedBinary, checkedVector} from "../checks.ts";

/** Options of `confusionMeasures`. */
export interface ConfusionOptions {
  /** A patient whose score is at or above it is called positive. No default. */
  readonly threshold: number;
}

/** The four counts at one threshold and what is read from them; NaN where nothing can be divided. */
export interface ConfusionMeasures {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
  /** Share of all who have the outcome. */
  readonly prevalence: number;
  /** Recall, true positive rate. */
  readonly sensitivity: number;
  readonly specificity: number;
  /** Positive predictive value; NaN where nobody is called positive. */
  readonly precision: number;
  /** NaN where everybody is called positive. */
  readonly negativePredictiveValue: number;
  readonly accuracy: number;
  /** Mean of sensitivity and specificity. */
  readonly balancedAccuracy: number;
  /** Harmonic mean of precision and sensitivity; 0 where nobody is called positive. */
  readonly f1: number;
  /** Matthews' correlation; 0, its limit, where all are called one way. */
  readonly mcc: number;
  /** Cohen's kappa: agreement beyond chance. */
  readonly kappa: number;
  /** Youden's index: sensitivity + specificity − 1. */
  readonly youden: number;
  /** By how much a positive call multiplies the odds; Infinity without false positives. */
  readonly positiveLikelihoodRatio: number;
  /** By how much a negative call multiplies the odds; Infinity where specificity is 0. */
  readonly negativeLikelihoodRatio: number;
}

/** Reads all measures from the four counts. */
export function measuresOf(tp: number, fp: number, tn: number, fn: number): ConfusionMeasures {
  const n = tp + fp + tn + fn;
  const sensitivity = tp / (tp + fn);
  const specificity = tn / (tn + fp);
  const accuracy = (tp + tn) / n;

  // Agreement that the margins alone would give; 1 − chance is above 0 as both classes are there.
  const chance = ((tp + fp) * (tp + fn) + (tn + fn) * (tn + fp)) / n ** 2;
  const margins = (tp + fp) * (tn + fn);
  const spread = Math.sqrt(margins) * Math.sqrt((tp + fn) * (tn + fp));
  return {
    tp,
    fp,
    tn,
    fn,
    prevalence: (tp + fn) / n,
    sensitivity,
    specificity,
    precision: tp / (tp + fp),
    negativePredictiveValue: tn / (tn + fn),
    accuracy,
    balancedAccuracy: (sensitivity + specificity) / 2,
    f1: (2 * tp) / (2 * tp + fp + fn),
    mcc: margins === 0 ? 0 : (tp * tn - fp * fn) / spread,
    kappa: (accuracy - chance) / (1 - chance),
    youden: sensitivity + specificity - 1,
    positiveLikelihoodRatio: sensitivity / (1 - specificity),
    negativeLikelihoodRatio: (1 - sensitivity) / specificity,
  };
}

/**
 * Computes sensitivity, specificity, predictive values and their kin at one threshold.
 *
 * Predictive values, accuracy, F1 and kappa move with the prevalence: those of a study with as many
 * cases as controls do not hold in the clinic. A threshold that was chosen on the same patients flatters
 * all of them.
 *
 * @formula $\mathrm{sensitivity} = \frac{TP}{TP + FN}$, $\mathrm{specificity} = \frac{TN}{TN + FP}$, $\mathrm{precision} = \frac{TP}{TP + FP}$, $F_1 = \frac{2 TP}{2 TP + FP + FN}$, $\mathrm{MCC} = \frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}$, $\kappa = \frac{p_o - p_e}{1 - p_e}$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param scores - larger means more likely 1; finite, shape [n]
 * @param options - threshold: at or above it a patient is called positive; no default
 * @returns the counts tp, fp, tn, fn and the measures; precision and positiveLikelihoodRatio are NaN
 *   where nobody is called positive, negativePredictiveValue and negativeLikelihoodRatio where everybody is
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a score is not finite, or
 *   the threshold is not a number
 * @throws ShapeError when y and scores differ in length
 * @ref matthews1975
 * @ref cohen1960
 * @ref altman1994
 * @example confusionMeasures([0, 0, 0, 1, 1], [0.1, 0.4, 0.8, 0.7, 0.9], {threshold: 0.5}).specificity // 0.6666666666666666
 * confusionMeasures([0, 0, 0, 1, 1], [0.1, 0.4, 0.8, 0.7, 0.9], {threshold: 0.5}).f1 // 0.8
 */
export function confusionMeasures(
  y: ArrayLike<number>,
  scores: ArrayLike<number>,
  {threshold}: ConfusionOptions,
): ConfusionMeasures {
  const s = checkedVector("confusionMeasures", scores, {name: "scores"});
  const outcome = checkedBinary("confusionMeasures", y, {name: "y", length: s.length});
  if (Number.isNaN(threshold) || typeof threshold !== "number") {
    throw new RangeError(`confusionMeasures: threshold must be a number, got ${threshold}`);
  }
  let [tp, fp, tn, fn] = [0, 0, 0, 0];
  for (let i = 0; i < s.length; i++) {
    if (s[i] >= threshold) {
      if (outcome[i] === 1) tp++;
      else fp++;
    } else if (outcome[i] === 1) fn++;
    else tn++;
  }
  return measuresOf(tp, fp, tn, fn);
}
