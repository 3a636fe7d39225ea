import type {Matrix} from "../../core/index.ts";
import type {Batches} from "./labels.ts";
import type {Quartet} from "./quartets.ts";
import {LANES, lanesOf, quartets} from "./quartets.ts";
import type {WithinBatches} from "./withinBatches.ts";

/** Least squares of every feature on batches and covariates. */
export interface BatchMoments {
  /** Mean of each feature in each batch: index = feature + features · batch. */
  readonly means: Float64Array;
  /** Weight of each covariate column: index = feature + features · column. */
  readonly weights: Float64Array;
  /** Sum of squared residuals in each batch: index = feature + features · batch. */
  readonly squares: Float64Array;
  /** Sum of squares that means and covariates explain, beside which rounding is judged; shape [features]. */
  readonly explained: Float64Array;
}

/** Adds four weighted rows of a table to a list of sums, which begins at `at`. */
function addRows(
  sums: Float64Array,
  at: number,
  {data, columns}: Matrix,
  rows: Int32Array,
  weights: Float64Array,
): void {
  const [w0, w1, w2, w3] = weights;
  const a = columns * rows[0] - at;
  const b = columns * rows[1] - at;
  const c = columns * rows[2] - at;
  const d = columns * rows[3] - at;
  for (let s = at; s < at + columns; s++) {
    sums[s] += w0 * data[a + s] + w1 * data[b + s] + w2 * data[c + s] + w3 * data[d + s];
  }
}

/** Adds the squares of what four rows have beyond the mean of their batch and the covariates' parts. */
function addSquares(
  squares: Float64Array,
  {data, columns}: Matrix,
  {batch, patients, counts}: Quartet,
  {means, parts}: {readonly means: Float64Array; readonly parts: Float64Array},
  directions: Float64Array,
): void {
  const [w0, w1, w2, w3] = counts;
  const [a, b, c, d] = patients.map((patient) => columns * patient);
  const from = columns * batch;
  const covariates = directions.length / LANES;
  for (let f = 0; f < columns; f++) {
    const mean = means[from + f];
    let r0 = data[a + f] - mean;
    let r1 = data[b + f] - mean;
    let r2 = data[c + f] - mean;
    let r3 = data[d + f] - mean;
    for (let k = 0; k < covariates; k++) {
      const part = parts[f + columns * k];
      r0 -= directions[LANES * k] * part;
      r1 -= directions[LANES * k + 1] * part;
      r2 -= directions[LANES * k + 2] * part;
      r3 -= directions[LANES * k + 3] * part;
    }
    squares[from + f] += w0 * r0 * r0 + w1 * r1 * r1 + w2 * r2 * r2 + w3 * r3 * r3;
  }
}

/** Solves R W = C for all features at once; C is overwritten by W. */
function backSubstitute(triangle: Float64Array, columns: number, out: Float64Array): void {
  const features = out.length / columns;
  for (let row = columns - 1; row >= 0; row--) {
    for (let k = row + 1; k < columns; k++) {
      const factor = triangle[k + columns * row];
      for (let f = 0; f < features; f++) out[f + features * row] -= factor * out[f + features * k];
    }
    const pivot = triangle[row + columns * row];
    for (let f = 0; f < features; f++) out[f + features * row] /= pivot;
  }
}

/**
 * Fits all features in two sweeps over the table. The basis sums to 0 in every batch, so that means and
 * covariates' parts are found independently, and the design is solved once for all features.
 */
export function batchMoments(x: Matrix, batches: Batches, inner: WithinBatches): BatchMoments {
  const {rows, columns: features} = x;
  const {counts} = batches;
  const {basis, triangle, share} = inner;
  const columns = share.length;
  const groups = quartets(batches).map((group) => {
    const directions = lanesOf(group, columns, (i, k) => basis[i + rows * k]);

    // A patient that only fills up must not count again.
    return {...group, directions: directions.map((value, at) => value * group.counts[at % LANES])};
  });

  // First sweep: means of batches, and projections on the basis.
  const means = new Float64Array(counts.length * features);
  const parts = new Float64Array(columns * features);
  for (const {batch, patients, counts: ones, directions} of groups) {
    addRows(means, features * batch, x, patients, ones);
    for (let k = 0; k < columns; k++) {
      addRows(parts, features * k, x, patients, directions.subarray(LANES * k, LANES * (k + 1)));
    }
  }
  const explained = new Float64Array(features);
  for (let b = 0; b < counts.length; b++) {
    for (let f = 0; f < features; f++) {
      const mean = means[f + features * b] / counts[b];
      means[f + features * b] = mean;
      explained[f] += counts[b] * mean * mean;
    }
  }
  for (let at = 0; at < parts.length; at++) explained[at % features] += parts[at] * parts[at];

  // Second sweep: what neither batch nor covariates explain.
  const squares = new Float64Array(counts.length * features);
  for (const group of groups) addSquares(squares, x, group, {means, parts}, group.directions);
  backSubstitute(triangle, columns, parts);
  return {means, weights: parts, squares, explained};
}
