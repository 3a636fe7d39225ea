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
  /** Columns that are no news beside batch and the columns before them. */
  readonly dependent: readonly DependentColumn[];
}

/** What is left of a column below this share of its length is rounding. */
const ROUNDING = 1e-10;

/** Takes the mean of each batch out of every column, and notes what share of the variance stays. */
function centre({data, rows, columns}: Matrix, {of, counts}: Batches, out: Float64Array) {
  const means = new Float64Array(counts.length * columns);
  const share = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      means[k + columns * of[i]] += data[k + columns * i] / counts[of[i]];
    }
  }
  for (let k = 0; k < columns; k++) {
    let total = 0;
    for (let i = 0; i < rows; i++) total += data[k + columns * i] / rows;
    let within = 0;
    let all = 0;
    for (let i = 0; i < rows; i++) {
      const deviation = data[k + columns * i] - means[k + columns * of[i]];
      out[i + rows * k] = deviation;
      within += deviation * deviation;
      all += (data[k + columns * i] - total) ** 2;
    }
    share[k] = all === 0 ? 0 : within / all;
  }
  return {means, share};
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
  const {means, share} = centre(covariates, batches, basis);
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

    // The length is judged beside the column's own, so that units do not matter.
    let [left, whole] = [0, 0];
    for (let i = 0; i < rows; i++) {
      left += own[i] * own[i];
      whole += data[k + columns * i] ** 2;
    }
    const length = Math.sqrt(left);
    if (length <= ROUNDING * Math.sqrt(whole)) {
      dependent.push({column: k, weights: weightsBefore(triangle, columns, k)});
      own.fill(0);
      continue;
    }
    triangle[k + columns * k] = length;
    for (let i = 0; i < rows; i++) own[i] /= length;
  }
  return {means, basis, triangle, share, dependent};
}
