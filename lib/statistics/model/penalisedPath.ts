import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedBinary, checkedMatrix, checkedVector} from "../checks.ts";
import {binomialFamily} from "./binomialFamily.ts";
import type {PathPoint} from "./followPath.ts";
import {followPath} from "./followPath.ts";
import {gaussianFamily} from "./gaussianFamily.ts";
import type {PathFamily} from "./pathFamily.ts";
import type {LinearPredictor} from "./predictLinear.ts";
import type {StandardColumns} from "./standardColumns.ts";
import {standardColumns} from "./standardColumns.ts";

/** What `penalisedPath` fits, and where. */
export interface PathOptions {
  /** "gaussian" for least squares, "binomial" for a logistic model. No default. */
  readonly family: "gaussian" | "binomial";
  /** Share of the penalty that falls on magnitudes: 1 is the lasso, 0 a ridge. No default. */
  readonly l1Ratio: number;
  /** Whether the penalty falls on columns of variance 1 rather than on those given. No default. */
  readonly standardise: boolean;
  /** The points of the path, falling; without them `count` points are laid. */
  readonly lambdas?: ArrayLike<number>;
  /** How many points, on a logarithmic scale from the least λ at which all is 0; 100 when left out. */
  readonly count?: number;
  /** Last λ as a share of the first; 0.01 when left out. */
  readonly ratio?: number;
  /** Largest optimality residual, as a share of the steepest slope of the empty model; 1e-9 when left out. */
  readonly tolerance?: number;
}

/** Coefficients along a path of penalties. */
export interface PenalisedPath {
  readonly family: "gaussian" | "binomial";
  readonly l1Ratio: number;
  readonly standardise: boolean;
  /** Falling, shape [points]. */
  readonly lambdas: Float64Array;
  /** Shape [points]. */
  readonly intercepts: Float64Array;
  /** On the scale of the columns given, a row for each λ, shape [points × columns]. */
  readonly coefficients: Matrix;
  /** How many coefficients are not 0, shape [points]. */
  readonly counts: Int32Array;
  /** Distance of 0 from the subgradient of the objective, at most over coefficients, shape [points]. */
  readonly residuals: Float64Array;
  /** Share of the empty model's deviance that the fit takes away, shape [points]. */
  readonly explained: Float64Array;
  /** Whether every residual is within the tolerance. */
  readonly converged: boolean;
}

/** Refuses options that are none. */
export function requirePath(
  who: string,
  {family, l1Ratio, standardise, tolerance}: PathOptions,
): void {
  if (family !== "gaussian" && family !== "binomial") {
    throw new RangeError(`${who}: family must be "gaussian" or "binomial", got ${family}`);
  }
  if (!(l1Ratio >= 0 && l1Ratio <= 1)) {
    throw new RangeError(`${who}: l1Ratio must lie in 0 to 1, got ${l1Ratio}`);
  }
  if (typeof standardise !== "boolean") {
    throw new RangeError(`${who}: standardise must be true or false, got ${String(standardise)}`);
  }
  if (tolerance !== undefined && !(tolerance > 0 && tolerance < 1)) {
    throw new RangeError(`${who}: tolerance must lie between 0 and 1, got ${tolerance}`);
  }
}

/** Lays the points, or checks those given. */
function lambdasOf(
  who: string,
  {lambdas, count = 100, ratio = 0.01, l1Ratio}: PathOptions,
  steepest: number,
): Float64Array {
  if (lambdas !== undefined) {
    const given = checkedVector(who, lambdas, {name: "lambdas"});
    const wrong = given.findIndex((value, k) => value <= 0 || (k > 0 && value >= given[k - 1]));
    if (wrong >= 0 || given.length === 0) {
      throw new RangeError(`${who}: lambdas must fall and stay above 0, got ${given[wrong]}`);
    }
    return given;
  }
  if (!Number.isSafeInteger(count) || count < 2) {
    throw new RangeError(`${who}: count must be a whole number of at least 2, got ${count}`);
  }
  if (!(ratio > 0 && ratio < 1)) {
    throw new RangeError(`${who}: ratio must lie between 0 and 1, got ${ratio}`);
  }
  if (l1Ratio === 0 || steepest === 0) {
    throw new RangeError(
      `${who}: lambdas must be given where no λ sets all coefficients to 0 for the first time, got ${l1Ratio === 0 ? "l1Ratio 0" : "no column that varies with y"}`,
    );
  }
  return Float64Array.from(
    {length: count},
    (_, k) => (steepest / l1Ratio) * ratio ** (k / (count - 1)),
  );
}

/** Brings the points back to the columns as given. */
function assemble(
  {scales, means, columns}: StandardColumns,
  points: readonly PathPoint[],
): Pick<PenalisedPath, "intercepts" | "coefficients" | "counts"> {
  const data = new Float64Array(points.length * columns);
  const intercepts = new Float64Array(points.length);
  const counts = new Int32Array(points.length);
  points.forEach(({theta, intercept}, k) => {
    intercepts[k] = intercept;
    for (let j = 0; j < columns; j++) {
      if (theta[j] === 0) continue;
      const raw = theta[j] / scales[j];
      data[k * columns + j] = raw;
      intercepts[k] -= raw * means[j];
      counts[k]++;
    }
  });
  return {intercepts, coefficients: {data, rows: points.length, columns}, counts};
}

/** Makes the loss, its outcomes checked. */
function familyOf(
  who: string,
  columns: StandardColumns,
  y: ArrayLike<number>,
  family: string,
): PathFamily {
  const rule = {name: "y", length: columns.rows};
  return family === "gaussian"
    ? gaussianFamily(columns, checkedVector(who, y, rule))
    : binomialFamily(columns, checkedBinary(who, y, rule));
}

/** Fits a path for a function of another name, which errors then carry. */
export function fitPath(
  who: string,
  x: MatrixLike,
  y: ArrayLike<number>,
  options: PathOptions,
): PenalisedPath {
  const table = checkedMatrix(who, x);
  requirePath(who, options);
  const {family, l1Ratio, standardise, tolerance = 1e-9} = options;
  const columns = standardColumns(table, {scale: standardise});
  const loss = familyOf(who, columns, y, family);

  // The steepest slope of the empty model is the scale of all that follows.
  const slopes = new Float64Array(columns.columns);
  const members = Int32Array.from(slopes, (_, j) => j);
  loss.slopes({members, count: members.length}, slopes);
  const steepest = slopes.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  const lambdas = lambdasOf(who, options, steepest);
  const empty = loss.loss();
  const points = followPath(loss, {lambdas, l1Ratio, tolerance: tolerance * steepest});
  const residuals = Float64Array.from(points, ({residual}) => residual);
  return {
    family,
    l1Ratio,
    standardise,
    lambdas,
    ...assemble(columns, points),
    residuals,
    explained: Float64Array.from(points, (point) => 1 - point.loss / empty),
    converged: residuals.every((residual) => residual <= tolerance * steepest),
  };
}

/**
 * Follows the coefficients of a penalised linear or logistic model from the empty model down a path of
 * penalties: lasso, elastic net or ridge.
 *
 * Coordinate descent with warm starts on the columns that the sequential strong rule keeps; when signs
 * no longer turn, the coefficients that are not 0 are solved for exactly. At the end of each point every
 * column is checked, so a residual that is returned is that of the whole problem. The loss is a mean:
 * scikit-learn's alpha is λ, its C is 1/(λ rows). The intercept is free.
 *
 * @formula eq:elastic-net $\hat\beta(\lambda) = \arg\min_{b, \beta} \frac{1}{n} \sum_i \ell(y_i, b + x_i^T \beta) + \lambda \left( \alpha \lVert\beta\rVert_1 + \frac{1 - \alpha}{2} \lVert\beta\rVert_2^2 \right)$, with $\ell = \frac12 (y - \eta)^2$ or $\log(1 + e^{\eta}) - y \eta$
 * @param x - shape [rows × columns], no missing values; a constant column keeps the coefficient 0
 * @param y - any numbers ("gaussian") or 0 and 1, both present ("binomial"), shape [rows]
 * @param options - family, l1Ratio and standardise, without defaults; lambdas, or count and ratio;
 *   tolerance
 * @returns for each λ intercept, coefficients on the scale of x, their count, the optimality residual
 *   (of the mean loss, on the columns that carry the penalty) and the share of the deviance explained
 *   (NaN when y is constant)
 * @throws RangeError when a value is not finite, y has one class only ("binomial"), or an option breaks
 *   its rule
 * @throws ShapeError when y does not have a value for each row
 * @ref tibshirani1996
 * @ref zou2005
 * @ref friedman2010
 * @ref tibshirani2012
 * @example penalisedPath([[-1], [0], [1]], [-2, 0, 2], {family: "gaussian", l1Ratio: 1, standardise: false, lambdas: [1]}).coefficients.data // [0.5]
 */
export function penalisedPath(
  x: MatrixLike,
  y: ArrayLike<number>,
  options: PathOptions,
): PenalisedPath {
  return fitPath("penalisedPath", x, y, options);
}

/**
 * Takes one point of a path as a model that can predict.
 *
 * @formula $(b, \beta) = (\hat b, \hat\beta)(\lambda_k)$
 * @param path - of `penalisedPath`
 * @param index - which λ, from 0
 * @returns intercept and coefficients, shape [columns], for `predictLinear` or `predictLogistic`
 * @throws RangeError when the path has no such point
 * @ref friedman2010
 * @example pathPoint(penalisedPath([[-1], [0], [1]], [-2, 0, 2], {family: "gaussian", l1Ratio: 1, standardise: false, lambdas: [1]}), 0).coefficients // [0.5]
 */
export function pathPoint(
  {lambdas, intercepts, coefficients}: PenalisedPath,
  index: number,
): LinearPredictor {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < lambdas.length)) {
    throw new RangeError(
      `pathPoint: index must be a whole number from 0 to ${lambdas.length - 1}, got ${index}`,
    );
  }
  const {data, columns} = coefficients;
  return {
    intercept: intercepts[index],
    coefficients: data.slice(index * columns, (index + 1) * columns),
  };
}
