import type {Matrix, MatrixLike} from "../../core/index.ts";
import {
  chiSquaredDistribution,
  choleskySolve,
  normalDistribution,
  ShapeError,
} from "../../core/index.ts";
import {checkedMatrix, requireConfidence} from "../checks.ts";
import {type CoxDesign, coxDesign} from "./coxDesign.ts";
import {type CoxLikelihood, coxLikelihood, type Ties} from "./coxLikelihood.ts";
import {climb} from "./coxNewton.ts";
import {checkedSurvival, requireEvents} from "./survivalData.ts";

/** Options of `fitCox`. */
export interface CoxOptions {
  /** Of follow-up, at least 0, shape [n]. */
  readonly time: ArrayLike<number>;
  /** 1 where the event was seen, 0 where follow-up ended before, shape [n]. */
  readonly event: ArrayLike<number>;
  /** How events at one time are counted. No default. */
  readonly ties: Ties;
  /** λ of a penalty ½ λ Σ β² on the log-likelihood; 0 when left out. */
  readonly ridge?: number;
  /** Probability that an interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** A test that all coefficients are 0. */
export interface CoxTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** A fitted Cox regression. */
export interface CoxModel {
  readonly ties: Ties;
  readonly ridge: number;
  readonly confidence: number;
  /** Logarithms of hazard ratios, for one unit of each column, shape [columns]. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Wald's, coefficient / standard error. */
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** Of the coefficients; exponentials of them bound the hazard ratios. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Inverse information, of the penalised likelihood where there is a ridge. */
  readonly covariance: Matrix;
  /** Partial log-likelihood, without the penalty. */
  readonly logLikelihood: number;
  /** With all coefficients 0. */
  readonly nullLogLikelihood: number;
  readonly likelihoodRatio: CoxTest;
  readonly wald: CoxTest;
  readonly score: CoxTest;
  readonly events: number;
  readonly iterations: number;
  /** Of the columns, at which the baseline is taken. */
  readonly means: Float64Array;
  /** Hazard of a patient of mean columns, summed up to each event time. */
  readonly baseline: {readonly time: Float64Array; readonly cumulativeHazard: Float64Array};
}

/** Throws unless the options keep their rules. */
function checkOptions({ties, ridge = 0, confidence = 0.95}: CoxOptions): void {
  if (ties !== "efron" && ties !== "breslow") {
    throw new RangeError(`fitCox: ties must be efron or breslow, got ${ties}`);
  }
  if (!(ridge >= 0 && Number.isFinite(ridge))) {
    throw new RangeError(`fitCox: ridge must be at least 0, got ${ridge}`);
  }
  requireConfidence("fitCox", confidence);
}

/** Inverts the information, column by column, and takes it back to the units of the table. */
function covarianceOf(factor: Float64Array, {columns: p, scales}: CoxDesign): Matrix {
  const data = new Float64Array(p * p);
  const unit = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    unit.fill(0);
    unit[k] = 1;
    const column = choleskySolve(factor, unit);
    for (let j = 0; j < p; j++) data[j * p + k] = column[j] / (scales[j] * scales[k]);
  }
  return {data, rows: p, columns: p};
}

/** Computes xᵀ A⁻¹ x from the factor of A. */
function inverseForm(factor: Float64Array, x: Float64Array): number {
  const solved = choleskySolve(factor, x);
  return x.reduce((total, value, j) => total + value * solved[j], 0);
}

/** Computes xᵀ A x. */
function form(a: Float64Array, x: Float64Array): number {
  const p = x.length;
  let total = 0;
  for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) total += x[j] * a[j * p + k] * x[k];
  return total;
}

/** Makes the three tests; with a ridge their statistics follow no chi-squared law. */
function testsOf(
  start: CoxLikelihood,
  end: CoxLikelihood,
  {theta, startFactor, ridge}: {theta: Float64Array; startFactor: Float64Array; ridge: number},
) {
  const df = theta.length;
  const test = (statistic: number): CoxTest => ({
    statistic,
    df,
    p: ridge > 0 ? Number.NaN : chiSquaredDistribution({df}).survival(statistic),
  });
  return {
    likelihoodRatio: test(Math.max(0, 2 * (end.logLikelihood - start.logLikelihood))),
    wald: test(form(end.information, theta)),
    score: test(inverseForm(startFactor, start.gradient)),
  };
}

/**
 * Fits Cox's proportional hazards regression by the largest partial likelihood.
 *
 * Each column multiplies the hazard by a ratio that is the same at all times; whether it is must be looked
 * at, not supposed. Efron's way with events at one time is close to the exact likelihood, Breslow's
 * pulls coefficients towards 0 when there are many. The penalty counts in the units of the table, so
 * standardise columns before using it; with a ridge, intervals ignore that it moves the coefficients.
 *
 * @formula eq:cox $\ell(\beta) = \sum_{i: e_i = 1} \Bigl( x_i^T \beta - \log \sum_{j: t_j \ge t_i} e^{x_j^T \beta} \Bigr)$
 * @param x - rows are patients, columns features; finite, none constant, shape [n, columns]
 * @param options - time and event, shape [n]; ties, "efron" or "breslow", no default; ridge, 0 when left
 *   out; confidence, 0.95 when left out
 * @returns coefficients with standardErrors, z, p, lower and upper, covariance, log-likelihoods, the
 *   three tests that all are 0 (their p is NaN with a ridge), and the baseline hazard of a patient of
 *   mean columns
 * @throws RangeError when nobody has the event, columns are constant or depend on each other, a column
 *   orders the events so well that its coefficient grows without bound (monotone likelihood), values
 *   are not finite, or an option breaks its rule
 * @throws ShapeError when time or event do not match the rows
 * @ref cox1972
 * @ref efron1977
 * @ref breslow1974
 * @ref heinze2001
 * @example fitCox([[0], [1], [0], [1]], {time: [4, 3, 2, 1], event: [1, 1, 1, 1], ties: "efron"}).coefficients // [0.9406136421072087]
 */
export function fitCox(x: MatrixLike, options: CoxOptions): CoxModel {
  const {ties, ridge = 0, confidence = 0.95} = options;
  const matrix = checkedMatrix("fitCox", x);
  const survival = checkedSurvival("fitCox", options.time, options.event);
  if (survival.time.length !== matrix.rows) {
    throw new ShapeError(
      `fitCox: time must hold one value for each row of x, got ${survival.time.length} for ${matrix.rows}`,
    );
  }
  requireEvents("fitCox", survival);
  checkOptions(options);

  // Standardised columns feel no units; the penalty is rescaled with them.
  const design = coxDesign("fitCox", matrix, survival);
  const {columns, scales} = design;
  const penalties = scales.map((scale) => ridge / scale ** 2);
  const start = coxLikelihood(design, new Float64Array(columns), ties);
  const {theta, end, startFactor, factor, iterations} = climb(start, {design, penalties, ties});

  const coefficients = theta.map((value, j) => value / scales[j]);
  const covariance = covarianceOf(factor, design);
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance.data[j * (columns + 1)]));
  const z = coefficients.map((value, j) => value / standardErrors[j]);
  const normal = normalDistribution();
  const quantile = normal.quantile((1 + confidence) / 2);
  return {
    ties,
    ridge,
    confidence,
    coefficients,
    standardErrors,
    z,
    p: z.map((value) => 2 * normal.survival(Math.abs(value))),
    lower: coefficients.map((value, j) => value - quantile * standardErrors[j]),
    upper: coefficients.map((value, j) => value + quantile * standardErrors[j]),
    covariance,
    logLikelihood: end.logLikelihood,
    nullLogLikelihood: start.logLikelihood,
    ...testsOf(start, end, {theta, startFactor, ridge}),
    events: design.events,
    iterations,
    means: design.means,
    baseline: end.baseline,
  };
}
