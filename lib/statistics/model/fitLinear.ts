import type {Matrix, MatrixLike} from "../../core/index.ts";
import {choleskyFactor, choleskySolve} from "../../core/index.ts";
import {checkedMatrix, checkedVector} from "../checks.ts";
import {covarianceOf, standardErrorsOf} from "./covarianceOf.ts";
import {addFit, informationMatrix, refuseDependent, scoreOf} from "./normalEquations.ts";
import type {RidgeDesign} from "./ridgeDesign.ts";
import {requireRidge, ridgeDesign} from "./ridgeDesign.ts";

/** Options of `fitLinear`. */
export interface LinearOptions {
  /** Half of it is the price of each squared coefficient, the intercept is free; 0 when left out. */
  readonly ridge?: number;
}

/** A linear model and how well it describes the rows it was fitted to. */
export interface LinearModel {
  readonly kind: "linear";
  readonly intercept: number;
  /** Change of y for one unit of each column, shape [columns]. */
  readonly coefficients: Float64Array;
  readonly ridge: number;
  /** Sum of squared residuals. */
  readonly residualSquares: number;
  /** Share of the variance of y that the fit describes; NaN when y does not vary. */
  readonly rSquared: number;
  /** Of normal residuals with their maximum-likelihood variance; Infinity where the fit leaves none. */
  readonly logLikelihood: number;
  /** The same without columns: that of the mean of y; Infinity when y does not vary. */
  readonly nullLogLikelihood: number;
  /** Of intercept and coefficients, in that order, shape [columns + 1]; null under a ridge. */
  readonly standardErrors: Float64Array | null;
  /** Of intercept and coefficients; null under a ridge, whose estimates are biased. */
  readonly covariance: Matrix | null;
}

/** Solves the equations, and once more for what rounding left over. */
function solveTwice(design: RidgeDesign, factor: Float64Array, y: Float64Array) {
  const fit = new Float64Array(design.rows);
  const theta = new Float64Array(design.count);
  let intercept = 0;
  for (let turn = 0; turn < 2; turn++) {
    const left = y.map((value, i) => value - fit[i]);
    const change = choleskySolve(factor, scoreOf(design, left, theta));
    intercept += change[0];
    for (let j = 0; j < design.count; j++) theta[j] += change[j + 1];
    addFit(design, change, fit);
  }
  return {intercept, theta, fit};
}

/** Sums the squares that the fit leaves, and those around the mean: exactly 0 for outcomes all alike. */
function squaresOf(y: Float64Array, fit: Float64Array) {
  const centre = y[0] + y.reduce((total, value) => total + (value - y[0]), 0) / y.length;
  let residualSquares = 0;
  let totalSquares = 0;
  for (let i = 0; i < y.length; i++) {
    residualSquares += (y[i] - fit[i]) ** 2;
    totalSquares += (y[i] - centre) ** 2;
  }
  return {residualSquares, totalSquares};
}

/** Computes the log-likelihood of normal residuals whose variance is their mean square. */
function normalLogLikelihood(squares: number, rows: number): number {
  return -(rows / 2) * (Math.log((2 * Math.PI * squares) / rows) + 1);
}

/**
 * Fits a linear model by least squares, with a ridge if asked.
 *
 * Columns are centred and scaled inside, which changes digits and not the answer: the ridge falls on
 * the coefficients of the columns as given, so its size means something only for columns of one scale.
 * With more columns than rows it needs a ridge. A perfect fit has a residual variance of 0 and so a
 * log-likelihood of Infinity, or where rounding is left a large number that means nothing; so has any fit
 * to outcomes that do not vary, whose nullLogLikelihood is Infinity exactly.
 *
 * @formula eq:ridge $\hat\beta = \arg\min_{b, \beta} \tfrac12 \sum_i (y_i - b - x_i^T \beta)^2 + \tfrac{\lambda}{2} \lVert\beta\rVert^2$
 * @param x - shape [rows × columns], no missing values
 * @param y - shape [rows]
 * @param options - ridge λ, 0 when left out
 * @returns intercept, coefficients, residualSquares, rSquared, logLikelihood and nullLogLikelihood;
 *   standardErrors and covariance, from the residual variance on rows − columns − 1 degrees of freedom
 *   (NaN when there are none), null under a ridge
 * @throws RangeError when a value is not finite, ridge is negative, or without a ridge a column is
 *   constant, depends on those before it, or there are no more rows than columns
 * @throws ShapeError when y does not have a value for each row
 * @ref hoerl1970
 * @example fitLinear([[0], [1], [2]], [1, 3, 5]).coefficients // [2]
 * fitLinear([[-1], [0], [1]], [1, 3, 5], {ridge: 2}).coefficients // [1]
 */
export function fitLinear(
  x: MatrixLike,
  y: ArrayLike<number>,
  {ridge = 0}: LinearOptions = {},
): LinearModel {
  const table = checkedMatrix("fitLinear", x);
  const outcome = checkedVector("fitLinear", y, {name: "y", length: table.rows});
  requireRidge("fitLinear", table, ridge);
  const design = ridgeDesign(table, ridge);
  const {rows, count} = design;

  // Every row weighs the same.
  const ones = new Float64Array(rows).fill(1);
  const information = informationMatrix(design, ones);
  const factor = choleskyFactor(information, count + 1);
  if (factor === null) refuseDependent("fitLinear", design, information);
  const {intercept, theta, fit} = solveTwice(design, factor, outcome);

  // What is left tells how sure the coefficients are, where rows are left to tell it.
  const freedom = rows - count - 1;
  const {residualSquares, totalSquares} = squaresOf(outcome, fit);
  const spread = freedom > 0 ? residualSquares / freedom : Number.NaN;
  const covariance = ridge > 0 ? null : covarianceOf(design, factor, spread);
  return {
    kind: "linear",
    ...design.back(intercept, theta),
    ridge,
    residualSquares,
    rSquared: totalSquares === 0 ? Number.NaN : 1 - residualSquares / totalSquares,
    logLikelihood: normalLogLikelihood(residualSquares, rows),
    nullLogLikelihood: normalLogLikelihood(totalSquares, rows),
    standardErrors: covariance === null ? null : standardErrorsOf(covariance),
    covariance,
  };
}
