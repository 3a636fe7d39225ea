import {requireConfidence} from "../checks.ts";
import {normalDistribution} from "../../core/index.ts";
import {fitLogistic} from "../model/fitLogistic.ts";
import {type CalibrationInput, checkedLogits} from "./calibrationLogits.ts";

/** Options of `calibrationSlope` and `calibrationInTheLarge`. */
export interface CalibrationOptions {
  /** Probability that an interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** The slope of the outcome on the claimed log odds. */
export interface CalibrationSlope {
  /** 1 is right; below 1 the probabilities are too extreme, above 1 too timid. */
  readonly slope: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Log odds of the outcome where even odds were claimed; not the calibration in the large. */
  readonly intercept: number;
}

/** Throws where the slope would be infinite or has no meaning. */
function requireSlope({y, logits}: CalibrationInput): void {
  const ends = [0, 1].map((outcome) => {
    const own = logits.filter((_, i) => y[i] === outcome);
    return {
      least: own.reduce((a, b) => Math.min(a, b)),
      most: own.reduce((a, b) => Math.max(a, b)),
    };
  });
  if (ends[0].least === ends[1].most && ends[0].most === ends[1].least) {
    throw new RangeError(
      "calibrationSlope: probabilities must differ, got one value for all: they have no slope",
    );
  }
  if (ends[0].most <= ends[1].least || ends[1].most <= ends[0].least) {
    throw new RangeError(
      "calibrationSlope: probabilities must not separate the classes, got a threshold that does: the slope is infinite",
    );
  }
}

/**
 * Computes the calibration slope: how much of the claimed spread of the log odds is real.
 *
 * It is the coefficient of a logistic regression of the outcome on the log odds that were claimed. A model
 * fitted to too few patients claims too much, and has a slope below 1 in new ones; in the patients it was
 * fitted to, unpenalised regression has a slope of exactly 1, which proves nothing.
 *
 * @formula eq:calibration-slope $\operatorname{logit} P(y_i = 1) = a + b \operatorname{logit} \hat p_i$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param probabilities - of 1, strictly between 0 and 1, shape [n]
 * @param options - confidence, 0.95 when left out
 * @returns slope b with standardError, lower and upper by Wald, and intercept a
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a probability is 0 or 1 or
 *   outside, all are equal, they separate the classes, or confidence lies outside 0 to 1
 * @throws ShapeError when y and probabilities differ in length
 * @ref cox1958
 * @ref vancalster2019
 * @example calibrationSlope([0, 0, 1, 0, 1, 1], [0.2, 0.2, 0.2, 0.8, 0.8, 0.8]).slope // 0.49999999999999994
 */
export function calibrationSlope(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  {confidence = 0.95}: CalibrationOptions = {},
): CalibrationSlope {
  const input = checkedLogits("calibrationSlope", y, probabilities);
  requireConfidence("calibrationSlope", confidence);
  requireSlope(input);
  const {y: outcome, logits: data} = input;
  const fit = fitLogistic({data, rows: data.length, columns: 1}, outcome);
  const slope = fit.coefficients[0];
  const standardError = fit.standardErrors === null ? Number.NaN : fit.standardErrors[1];
  const half = normalDistribution().quantile((1 + confidence) / 2) * standardError;
  return {slope, standardError, lower: slope - half, upper: slope + half, intercept: fit.intercept};
}
