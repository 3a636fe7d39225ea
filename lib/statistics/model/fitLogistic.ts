import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedBinary, checkedMatrix} from "../checks.ts";
import {covarianceOf, standardErrorsOf} from "./covarianceOf.ts";
import {logisticLoss, logisticNewton} from "./logisticNewton.ts";
import {requireRidge, ridgeDesign} from "./ridgeDesign.ts";

/** Options of `fitLogistic`. */
export interface LogisticOptions {
  /** Half of it is the price of each squared coefficient, the intercept is free; 0 when left out. */
  readonly ridge?: number;
}

/** A logistic model and how well it describes the rows it was fitted to. */
export interface LogisticModel {
  readonly kind: "logistic";
  /** Log odds where every column is 0. */
  readonly intercept: number;
  /** Change of the log odds for one unit of each column, shape [columns]. */
  readonly coefficients: Float64Array;
  readonly ridge: number;
  /** Of the outcomes under the model; the penalty is not in it. */
  readonly logLikelihood: number;
  /** The same of a model with an intercept alone. */
  readonly nullLogLikelihood: number;
  /** Of intercept and coefficients, in that order, shape [columns + 1]; null under a ridge. */
  readonly standardErrors: Float64Array | null;
  /** Of intercept and coefficients; null under a ridge, whose estimates are biased. */
  readonly covariance: Matrix | null;
  /** Newton steps taken. */
  readonly iterations: number;
  /**
   * Largest element of the gradient that is left: on columns of variance 1, or, where a ridge is fitted to
   * more columns than rows, on the principal axes of the centred table.
   */
  readonly residual: number;
}

/**
 * Fits a logistic model by maximum likelihood, with a ridge if asked.
 *
 * Newton's method on columns that are centred and scaled inside, which changes digits and not the
 * answer: the ridge falls on the coefficients of the columns as given. scikit-learn's C is 1/ridge.
 * When a combination of columns separates the classes, wholly or but for ties, the likelihood has no
 * maximum; that is found and refused, never returned as a large coefficient.
 *
 * @formula eq:logistic-likelihood $\hat\beta = \arg\min_{b, \beta} \sum_i \log(1 + e^{\eta_i}) - y_i \eta_i + \tfrac{\lambda}{2} \lVert\beta\rVert^2$, $\eta_i = b + x_i^T \beta$
 * @param x - shape [rows × columns], no missing values
 * @param y - 0 or 1 for each row, both present, shape [rows]
 * @param options - ridge λ, 0 when left out
 * @returns intercept, coefficients, logLikelihood, nullLogLikelihood, iterations, residual;
 *   standardErrors and covariance from the inverse information, null under a ridge
 * @throws RangeError when a value is not finite, y has one class only, ridge is negative, or without a
 *   ridge the classes are separable, a column is constant or depends on those before it, or there are
 *   no more rows than columns
 * @throws ShapeError when y does not have a value for each row
 * @ref albert1984
 * @ref lecessie1992
 * @example fitLogistic([[0], [0], [0], [1], [1], [1]], [0, 0, 1, 0, 1, 1]).coefficients[0] // 1.386294361119891
 */
export function fitLogistic(
  x: MatrixLike,
  y: ArrayLike<number>,
  {ridge = 0}: LogisticOptions = {},
): LogisticModel {
  const table = checkedMatrix("fitLogistic", x);
  const outcome = checkedBinary("fitLogistic", y, {name: "y", length: table.rows});
  requireRidge("fitLogistic", table, ridge);
  const design = ridgeDesign(table, ridge);
  const found = logisticNewton({x: table, y: outcome, design, ridge});

  // The likelihood of the outcomes, beside that of their share alone.
  const share = outcome.reduce((total, value) => total + value, 0) / outcome.length;
  const logOdds = new Float64Array(outcome.length).fill(Math.log(share / (1 - share)));
  const covariance = ridge > 0 ? null : covarianceOf(design, found.factor, 1);
  return {
    kind: "logistic",
    ...design.back(found.intercept, found.theta),
    ridge,
    logLikelihood: -logisticLoss(found.fit, outcome),
    nullLogLikelihood: -logisticLoss(logOdds, outcome),
    standardErrors: covariance === null ? null : standardErrorsOf(covariance),
    covariance,
    iterations: found.iterations,
    residual: found.residual,
  };
}
