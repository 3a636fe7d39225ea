import type {Matrix} from "../../core/index.ts";
import {symmetricEigen} from "../../core/index.ts";
import {standardColumns} from "./standardColumns.ts";

/** A table made ready for a ridge: centred columns, a penalty for each, and the way back. */
export interface RidgeDesign {
  /** Index = row + rows · k; each column has mean 0. */
  readonly data: Float64Array;
  readonly rows: number;
  /** How many columns are fitted. */
  readonly count: number;
  /** What half of each squared coefficient costs, shape [count]. */
  readonly penalties: Float64Array;
  /** Turns intercept and coefficients of these columns into those of the table. */
  readonly back: (intercept: number, theta: Float64Array) => RawCoefficients;
  /** Which linear map of these coefficients gives those of the table: a diagonal, or null for the wide form. */
  readonly scales: Float64Array | null;
  readonly means: Float64Array;
}

/** Coefficients that belong to the columns of the table itself. */
export interface RawCoefficients {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

/** Moves the intercept to where the columns are not centred. */
function uncentred(
  intercept: number,
  coefficients: Float64Array,
  means: Float64Array,
): RawCoefficients {
  let moved = intercept;
  for (let j = 0; j < means.length; j++) moved -= coefficients[j] * means[j];
  return {intercept: moved, coefficients};
}

/** Scaled columns, for tables with fewer columns than rows: equations that do not feel the units. */
function tallDesign(x: Matrix, ridge: number): RidgeDesign {
  const {data, rows, columns, means, scales} = standardColumns(x, {scale: true});

  // A constant column has nothing to fit: under a ridge its coefficient is 0, without one it is refused.
  const penalties = scales.map((scale) => (scale === 0 ? Math.sign(ridge) : ridge / scale ** 2));
  const back = (intercept: number, theta: Float64Array): RawCoefficients => {
    const raw = theta.map((value, j) => (scales[j] === 0 ? 0 : value / scales[j]));
    return uncentred(intercept, raw, means);
  };
  return {data, rows, count: columns, penalties, back, scales, means};
}

/**
 * Principal axes, for tables with more columns than rows. A ridge does not see rotations, and outside
 * the span of the rows the coefficients are 0, so at most as many axes as rows are left to fit.
 */
function wideDesign(x: Matrix, ridge: number): RidgeDesign {
  const {data: wide, rows, columns, means} = standardColumns(x, {scale: false});
  const gram = new Float64Array(rows * rows);
  for (let j = 0; j < columns; j++) {
    const start = rows * j;
    for (let a = 0; a < rows; a++) {
      const value = wide[start + a];
      for (let b = 0; b <= a; b++) gram[a * rows + b] += value * wide[start + b];
    }
  }
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < a; b++) gram[b * rows + a] = gram[a * rows + b];
  const {values, vectors} = symmetricEigen({data: gram, rows, columns: rows});

  // Axes whose length is rounding carry no information about the rows.
  let count = 0;
  while (count < rows && values[count] > 1e-13 * values[0]) count++;
  const data = new Float64Array(rows * count);
  for (let k = 0; k < count; k++) {
    const length = Math.sqrt(values[k]);
    for (let i = 0; i < rows; i++) data[rows * k + i] = length * vectors.data[i * rows + k];
  }

  // Coefficients lie in the span of the rows: their weights there, then one pass over the table.
  const back = (intercept: number, theta: Float64Array): RawCoefficients => {
    const weights = new Float64Array(rows);
    for (let k = 0; k < count; k++) {
      const share = theta[k] / Math.sqrt(values[k]);
      for (let i = 0; i < rows; i++) weights[i] += share * vectors.data[i * rows + k];
    }
    const raw = new Float64Array(columns);
    for (let j = 0; j < columns; j++) {
      for (let i = 0; i < rows; i++) raw[j] += weights[i] * wide[rows * j + i];
    }
    return uncentred(intercept, raw, means);
  };
  const penalties = new Float64Array(count).fill(ridge);
  return {data, rows, count, penalties, back, scales: null, means};
}

/** Makes a table ready for a fit with an unpenalised intercept and a ridge on its own coefficients. */
export function ridgeDesign(x: Matrix, ridge: number): RidgeDesign {
  return ridge > 0 && x.columns > x.rows ? wideDesign(x, ridge) : tallDesign(x, ridge);
}

/** Refuses a ridge that is none, and tables that have no single answer without one. */
export function requireRidge(who: string, x: Matrix, ridge: number): void {
  if (!(ridge >= 0 && Number.isFinite(ridge))) {
    throw new RangeError(`${who}: ridge must be a finite number of at least 0, got ${ridge}`);
  }
  if (ridge === 0 && x.columns >= x.rows) {
    throw new RangeError(
      `${who}: x must have more rows than columns, got ${x.rows} and ${x.columns}: drop columns or give a ridge above 0`,
    );
  }
}
