import type {Matrix} from "../../core/index.ts";
import type {Batches} from "./labels.ts";

/** A column of covariates whose deviations within batches follow from those of columns before it. */
export interface DependentColumn {
  readonly column: number;
  /** Weights of the covariates' columns before it. */
  readonly weights: Float64Array;
}

/** What covariates do within batches, with what they do between batches taken out. */
export interface WithinBatches {
  /** Mean of each column in each batch: index = column + columns · batch. */
  readonly means: Float64Array;
  /** Orthonormal columns, each with a sum of 0 in every batch: index = patient + patients · column. */
  readonly basis: Float64Array;
  /** Upper triangle R with deviations = basis · R: index = column + columns · row. */
  readonly triangle: Float64Array;
  /** The share of each column's variance that lies within batches; 0 for one that batch determines. */
  readonly share: Float64Array;
  /** Length of each column about its mean of all patients, beside which the rest of it is judged. */
  readonly spread: Float64Array;
  /** Columns that are no news beside batch and the columns before them. */
  readonly dependent: readonly DependentColumn[];
}

/**
 * What is left of a column below this share of its spread is rounding: single precision errs by up to 6e-8
 * of a value, and values may be ten times as large as they vary.
 */
const SINGLE = 1e-6;

/** And below this share of its length from 0, with whatever spread, rounding of doubles. */
const DOUBLE = 1e-14;

/** Takes the mean of each batch out of every column, and notes what share of the variance stays. */
function centre({data, rows, columns}: Matrix, {of, counts}: Batches, out: Float64Array) {
  const means = new Float64Array(counts.length * columns);
  const share = new Float64Array(columns);
  const spread = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    // Values relative to the first one, so that a large offset costs no digits of what varies.
    const origin = data[k];
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const value = data[k + columns * i] - origin;
      means[k + columns * of[i]] += value / counts[of[i]];
      total += value / rows;
    }
    let within = 0;
    let all = 0;
    for (let i = 0; i < rows; i++) {
      const value = data[k + columns * i] - origin;
      const deviation = value - means[k + columns * of[i]];
      out[i + rows * k] = deviation;
      within += deviation * deviation;
      all += (value - total) ** 2;
    }
    share[k] = all === 0 ? 0 : within / all;
    spread[k] = Math.sqrt(all);
    for (let b = 0; b < counts.length; b++) means[k + columns * b] += origin;
  }
  return {means, share, spread};
}

/** Solves R w = r for the columns before `column`, those that depend on others left at 0. */
function weightsBefore(triangle: Float64Array, columns: number, column: number): Float64Array {
  const weights = new Float64Array(column);
  for (let row = column - 1; row >= 0; row--) {
    const pivot = triangle[row + columns * row];
    let sum = triangle[column + columns * row];
    for (let k = row + 1; k < column; k++) sum -= triangle[k + columns * row] * weights[k];
    weights[row] = pivot === 0 ? 0 : sum / pivot;
  }
  return weights;
}

/**
 * Splits covariates into batch means and an orthonormal basis of their deviations within batches, by
 * Gram and Schmidt with every projection taken twice, which keeps the basis orthogonal to rounding.
 */
export function withinBatches(covariates: Matrix, batches: Batches): WithinBatches {
  const {data, rows, columns} = covariates;
  const basis = new Float64Array(rows * columns);
  const triangle = new Float64Array(columns * columns);
  const {means, share, spread} = centre(covariates, batches, basis);
  const dependent: DependentColumn[] = [];
  for (let k = 0; k < columns; k++) {
    const own = basis.subarray(rows * k, rows * (k + 1));
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < k; j++) {
        const other = basis.subarray(rows * j, rows * (j + 1));
        let dot = 0;
        for (let i = 0; i < rows; i++) dot += own[i] * other[i];
        for (let i = 0; i < rows; i++) own[i] -= dot * other[i];
        triangle[k + columns * j] += dot;
      }
    }

    // What is left is judged beside the column itself, so that units do not matter.
    let [left, whole] = [0, 0];
    for (let i = 0; i < rows; i++) {
      left += own[i] * own[i];
      whole += data[k + columns * i] ** 2;
    }
    const length = Math.sqrt(left);
    if (length <= Math.max(SINGLE * spread[k], DOUBLE * Math.sqrt(whole))) {
      dependent.push({column: k, weights: weightsBefore(triangle, columns, k)});
      own.fill(0);
      continue;
    }
    triangle[k + columns * k] = length;
    for (let i = 0; i < rows; i++) own[i] /= length;
  }
  return {means, basis, triangle, share, spread, dependent};
}
