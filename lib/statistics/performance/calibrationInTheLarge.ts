import {mean, normalDistribution} from "../../core/index.ts";
import {probabilityOf} from "../model/predictLogistic.ts";
import {checkedLogits} from "./calibrationLogits.ts";
import {requireConfidence} from "../checks.ts";
import type {CalibrationOptions} from "./calibrationSlope.ts";

/** Whether the average of the probabilities is right. */
export interface CalibrationInTheLarge {
  /** Shift of the log odds that makes the sum of probabilities right; above 0 they were too low. */
  readonly intercept: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of patients with the outcome. */
  readonly observed: number;
  /** Mean probability. */
  readonly expected: number;
  /** Observed over expected: 1 is right. */
  readonly ratio: number;
}

/** Sums the expected outcomes and their variances when all log odds move by a shift. */
function sumsAt(shift: number, logits: Float64Array): {events: number; information: number} {
  let [events, information] = [0, 0];
  for (let i = 0; i < logits.length; i++) {
    const p = probabilityOf(logits[i] + shift);
    events += p;
    information += p * (1 - p);
  }
  return {events, information};
}

/**
 * Computes the calibration in the large: by how much all probabilities are too low or too high together.
 *
 * The intercept is that of a logistic regression whose slope is held at 1. It is 0 when as many patients
 * have the outcome as the probabilities add up to, whoever they are: it says nothing about individuals.
 *
 * @formula $\operatorname{logit} P(y_i = 1) = a + \operatorname{logit} \hat p_i$, so that $\sum_i \sigma(a + \operatorname{logit} \hat p_i) = \sum_i y_i$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param probabilities - of 1, strictly between 0 and 1, shape [n]
 * @param options - confidence, 0.95 when left out
 * @returns intercept a with standardError, lower and upper by Wald; observed, expected and their ratio
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a probability is 0 or 1 or
 *   outside, or confidence lies outside 0 to 1
 * @throws ShapeError when y and probabilities differ in length
 * @ref cox1958
 * @ref vancalster2019
 * @example calibrationInTheLarge([0, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]).intercept // 1.0986122886681098
 * calibrationInTheLarge([0, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]).ratio // 1.5
 */
export function calibrationInTheLarge(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  {confidence = 0.95}: CalibrationOptions = {},
): CalibrationInTheLarge {
  const input = checkedLogits("calibrationInTheLarge", y, probabilities);
  requireConfidence("calibrationInTheLarge", confidence);
  const {logits} = input;
  const wanted = input.y.reduce((total, value) => total + value, 0);

  // The sum rises with the shift. Newton's step where it stays inside the bracket, else its middle; the
  // bracket gives every patient at least, and at most, the share that is wanted.
  const share = Math.log(wanted / (logits.length - wanted));
  let low = logits.reduce(
    (least, logit) => Math.min(least, share - logit),
    Number.POSITIVE_INFINITY,
  );
  let high = logits.reduce(
    (most, logit) => Math.max(most, share - logit),
    Number.NEGATIVE_INFINITY,
  );
  let intercept = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const {events, information} = sumsAt(intercept, logits);
    if (events < wanted) low = intercept;
    else high = intercept;
    const newton = intercept + (wanted - events) / information;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - intercept);
    intercept = next;
    if (moved <= 1e-14 * Math.max(1, Math.abs(intercept))) break;
  }
  const standardError = 1 / Math.sqrt(sumsAt(intercept, logits).information);
  const half = normalDistribution().quantile((1 + confidence) / 2) * standardError;
  const [observed, expected] = [wanted / logits.length, mean(input.probabilities)];
  return {
    intercept,
    standardError,
    lower: intercept - half,
    upper: intercept + half,
    observed,
    expected,
    ratio: observed / expected,
  };
}
