import {checkedBinary, checkedVector} from "../checks.ts";
import {thresholdCounts} from "./thresholdCounts.ts";

/** Options of `decisionCurve`. */
export interface DecisionCurveOptions {
  /** Probabilities from which one would treat, between 0 and 1, in any order, shape [k]. No default. */
  readonly thresholds: ArrayLike<number>;
  /**
   * Share with the outcome in those the model is meant for, where it is not the sample's, as in a study
   * with chosen cases and controls; the sample's when left out.
   */
  readonly prevalence?: number;
}

/** Net benefit of three ways to decide, in true positives per patient. */
export interface DecisionCurve {
  readonly thresholds: Float64Array;
  /** Treat those at or above the threshold, shape [k]. */
  readonly model: Float64Array;
  /** Treat everybody, shape [k]. */
  readonly all: Float64Array;
  /** Treat nobody: 0, shape [k]. */
  readonly none: Float64Array;
  /** Patients in 100 spared treatment by the model at no loss against treating all, shape [k]. */
  readonly avoidedPer100: Float64Array;
}

/** Counts the leading thresholds, which fall, that are at or above a value. */
function countAbove(falling: Float64Array, value: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falling[middle] >= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads outcomes, probabilities and thresholds. */
function checkedInput(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  {thresholds, prevalence}: {thresholds: ArrayLike<number>; prevalence: number | undefined},
) {
  const p = checkedVector("decisionCurve", probabilities, {name: "probabilities"});
  const outcome = checkedBinary("decisionCurve", y, {name: "y", length: p.length});
  const at = checkedVector("decisionCurve", thresholds, {name: "thresholds"});
  if (at.length === 0) {
    throw new RangeError("decisionCurve: thresholds must hold at least one value, got 0");
  }
  const outside = p.find((value) => value < 0 || value > 1);
  if (outside !== undefined) {
    throw new RangeError(`decisionCurve: probabilities must lie in 0 to 1, got ${outside}`);
  }
  const between = (value: number): boolean => value > 0 && value < 1;
  const wrong = at.find((value) => !between(value));
  if (wrong !== undefined) {
    throw new RangeError(`decisionCurve: thresholds must lie between 0 and 1, got ${wrong}`);
  }
  if (prevalence !== undefined && !between(prevalence)) {
    throw new RangeError(`decisionCurve: prevalence must lie between 0 and 1, got ${prevalence}`);
  }
  return {p, outcome, at};
}

/**
 * Computes a decision curve: the net benefit of treating by a model, everybody, or nobody.
 *
 * Who treats from a probability of t on holds a missed case to be (1 − t)/t times as bad as a needless
 * treatment; in that coin the benefit of true positives less the harm of false ones is counted. A model is
 * worth using where its curve lies above both others. Compare curves at the thresholds that are held
 * in practice; do not choose a threshold where the curve is best. A model that is badly calibrated may do
 * worse than treating everybody or nobody, whatever its AUC.
 *
 * @formula eq:net-benefit $\mathrm{NB}(t) = \frac{TP(t)}{n} - \frac{FP(t)}{n} \cdot \frac{t}{1 - t}$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param probabilities - of 1, 0 to 1, shape [n]
 * @param options - thresholds, no default; prevalence, the sample's when left out
 * @returns thresholds as given, and for each the net benefit of model, all and none, and avoidedPer100
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a probability lies outside 0
 *   to 1, there is no threshold, or one or the prevalence is not strictly between 0 and 1
 * @throws ShapeError when y and probabilities differ in length
 * @ref vickers2006
 * @example decisionCurve([0, 0, 0, 1, 1], [0.1, 0.3, 0.6, 0.4, 0.9], {thresholds: [0.2, 0.5]}).model // [0.3, 0]
 * decisionCurve([0, 0, 0, 1, 1], [0.1, 0.3, 0.6, 0.4, 0.9], {thresholds: [0.2, 0.5]}).all // [0.25, -0.2]
 */
export function decisionCurve(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  {thresholds, prevalence}: DecisionCurveOptions,
): DecisionCurve {
  const {p, outcome, at} = checkedInput(y, probabilities, {thresholds, prevalence});
  const counts = thresholdCounts(outcome, p);
  const last = counts.thresholds.length - 1;
  const [cases, controls] = [counts.truePositives[last], counts.falsePositives[last]];
  const share = prevalence ?? cases / p.length;

  // Counts over all patients; with a prevalence from elsewhere, rates times its shares.
  const hitsOf = (count: number): number =>
    prevalence === undefined ? count / p.length : (count / cases) * prevalence;
  const alarmsOf = (count: number): number =>
    prevalence === undefined ? count / p.length : (count / controls) * (1 - prevalence);
  const model = at.map((t) => {
    const k = countAbove(counts.thresholds, t) - 1;
    if (k < 0) return 0;
    return hitsOf(counts.truePositives[k]) - (alarmsOf(counts.falsePositives[k]) * t) / (1 - t);
  });
  const all = at.map((t) => share - ((1 - share) * t) / (1 - t));
  const avoidedPer100 = at.map((t, k) => (100 * (model[k] - all[k]) * (1 - t)) / t);
  return {thresholds: at, model, all, none: new Float64Array(at.length), avoidedPer100};
}
