import {type Matrix, type MatrixLike, matrixOf, median, ShapeError} from "../../core/index.ts";

/** What stands for a missing value of each column. */
export interface MedianImputer {
  readonly kind: "median";
  /** Shape [columns]. */
  readonly medians: Float64Array;
  /** How many values were missing in each column, shape [columns]. */
  readonly missing: Int32Array;
}

/**
 * Learns the median of each column's known values, to stand for its missing ones (NaN).
 *
 * One value for all makes a feature look steadier than it is, and hides that being missing may itself say
 * something of the patient. It is the plainest remedy, to be stated, not the best.
 *
 * @param x - table with NaN where a value is missing, shape [rows, columns]
 * @returns medians and numbers of missing values, shape [columns]
 * @throws RangeError when a column has no known value, or a value is infinite
 * @throws ShapeError when rows differ in length
 * @ref little2019
 * @example fitMedianImputer([[1, 5], [NaN, 6], [3, 9]]).medians // [2, 6]
 */
export function fitMedianImputer(x: MatrixLike): MedianImputer {
  const {data, rows, columns} = matrixOf("fitMedianImputer", x);
  const medians = new Float64Array(columns);
  const missing = new Int32Array(columns);
  for (let column = 0; column < columns; column++) {
    const known: number[] = [];
    for (let row = 0; row < rows; row++) {
      const value = data[column + columns * row];
      if (Number.isNaN(value)) missing[column]++;
      else if (Number.isFinite(value)) known.push(value);
      else {
        throw new RangeError(
          `fitMedianImputer: x must be finite or NaN, got ${value} in row ${row}, column ${column}`,
        );
      }
    }
    if (known.length === 0) {
      throw new RangeError(
        `fitMedianImputer: every column must have a known value, got none in column ${column}: leave it out`,
      );
    }
    medians[column] = median(known);
  }
  return {kind: "median", medians, missing};
}

/**
 * Puts the learned medians in place of missing values.
 *
 * @param imputer - as `fitMedianImputer` gives it
 * @param x - table with NaN where a value is missing, shape [rows, columns]
 * @returns a complete table
 * @throws ShapeError when there are other columns than in the fit
 * @ref little2019
 * @example applyMedianImputer(fitMedianImputer([[1, 5], [NaN, 6], [3, 9]]), [[NaN, 7]]).data // [2, 7]
 */
export function applyMedianImputer({medians}: MedianImputer, x: MatrixLike): Matrix {
  const {data, rows, columns} = matrixOf("applyMedianImputer", x);
  if (columns !== medians.length) {
    throw new ShapeError(
      `applyMedianImputer: x must have the ${medians.length} columns of the fit, got ${columns}`,
    );
  }
  const full = data.map((value, i) => (Number.isNaN(value) ? medians[i % columns] : value));
  return {data: full, rows, columns};
}
