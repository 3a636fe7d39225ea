import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedBinary, checkedMatrix} from "../checks.ts";
import {solveShrunk} from "./solveShrunk.ts";

/** Options of `fitDiscriminant`. */
export interface DiscriminantOptions {
  /** How far the covariance within classes moves to its diagonal, 0 to 1. No default. */
  readonly shrinkage: number;
}

/** A linear discriminant between two classes. */
export interface DiscriminantModel {
  readonly kind: "discriminant";
  /** With the coefficients, the log odds of class 1. */
  readonly intercept: number;
  /** Shape [columns]. */
  readonly coefficients: Float64Array;
  readonly shrinkage: number;
  /** Mean of each column in class 0 and in class 1, shape [columns]. */
  readonly means: readonly [Float64Array, Float64Array];
  /** Share of class 1, taken as its probability before a patient is seen. */
  readonly prior: number;
}

/** Rows less their class's mean, each column divided by its spread within classes. */
interface Within {
  /** Row by row, shape [rows · columns]. */
  readonly z: Float64Array;
  readonly means: readonly [Float64Array, Float64Array];
  /** Standard deviation within classes, shape [columns]. */
  readonly spread: Float64Array;
}

/** Takes the means of the classes out of the rows and scales what is left. */
function withinClasses({data, rows, columns}: Matrix, y: Uint8Array, ones: number): Within {
  const means = [new Float64Array(columns), new Float64Array(columns)] as const;
  const sizes = [rows - ones, ones];
  for (let i = 0; i < rows; i++) {
    const own = means[y[i]];
    for (let j = 0; j < columns; j++) own[j] += data[i * columns + j] / sizes[y[i]];
  }
  const z = new Float64Array(rows * columns);
  const spread = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const off = data[i * columns + j] - means[y[i]][j];
      z[i * columns + j] = off;
      spread[j] += (off * off) / rows;
    }
  }
  for (let j = 0; j < columns; j++) {
    spread[j] = Math.sqrt(spread[j]);
    const size = Math.max(Math.abs(means[0][j]), Math.abs(means[1][j]));
    if (spread[j] <= 1e-13 * size) {
      throw new RangeError(
        `fitDiscriminant: columns of x must vary within the classes, got column ${j} that does not: drop it`,
      );
    }
    for (let i = 0; i < rows; i++) z[i * columns + j] /= spread[j];
  }
  return {z, means, spread};
}

/**
 * Fits a linear discriminant: two normal classes with one covariance.
 *
 * The covariance is pooled over the classes and divided by the number of rows (maximum likelihood;
 * some programs divide by rows − 2). Shrinkage moves it to its own diagonal, so that the answer does
 * not depend on units; with more columns than rows it must be above 0, and at 1 columns count as
 * independent. Priors are the shares of the classes.
 *
 * @formula $\log \frac{P(1 \mid x)}{P(0 \mid x)} = b + w^T x$, $w = \Sigma^{-1} (\mu_1 - \mu_0)$, $b = \log \frac{\pi_1}{\pi_0} - \tfrac12 w^T (\mu_0 + \mu_1)$, $\Sigma = (1 - s) S + s\, \mathrm{diag}(S)$
 * @param x - shape [rows × columns], no missing values
 * @param y - 0 or 1 for each row, both present, shape [rows]
 * @param options - shrinkage s, from 0 to 1; no default
 * @returns intercept and coefficients of the log odds, means of the classes, prior of class 1
 * @throws RangeError when a value is not finite, y has one class only, shrinkage lies outside 0 to 1, a
 *   column does not vary within the classes, or without shrinkage columns depend on each other
 * @throws ShapeError when y does not have a value for each row
 * @ref fisher1936
 * @ref hastie2009
 * @example fitDiscriminant([[0], [2], [4], [6]], [0, 0, 1, 1], {shrinkage: 0}).coefficients // [4]
 */
export function fitDiscriminant(
  x: MatrixLike,
  y: ArrayLike<number>,
  {shrinkage}: DiscriminantOptions,
): DiscriminantModel {
  const table = checkedMatrix("fitDiscriminant", x);
  const {rows, columns} = table;
  const outcome = checkedBinary("fitDiscriminant", y, {name: "y", length: rows});
  if (!(shrinkage >= 0 && shrinkage <= 1)) {
    throw new RangeError(`fitDiscriminant: shrinkage must lie in 0 to 1, got ${shrinkage}`);
  }
  const ones = outcome.reduce((total, value) => total + value, 0);
  const {z, means, spread} = withinClasses(table, outcome, ones);

  // In units of the spread within classes the diagonal is 1, and shrinkage adds to it alone.
  const between = Float64Array.from(spread, (unit, j) => (means[1][j] - means[0][j]) / unit);
  const coefficients = solveShrunk(z, between, shrinkage);
  if (coefficients === null) {
    throw new RangeError(
      "fitDiscriminant: columns of x must be independent within the classes, got some that are not: drop columns or give a larger shrinkage",
    );
  }
  let intercept = Math.log(ones / (rows - ones));
  for (let j = 0; j < columns; j++) {
    coefficients[j] /= spread[j];
    intercept -= (coefficients[j] * (means[0][j] + means[1][j])) / 2;
  }
  return {kind: "discriminant", intercept, coefficients, shrinkage, means, prior: ones / rows};
}
