import type {Matrix, MatrixLike} from "../../core/index.ts";
import {symmetricEigen} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import type {StandardColumns} from "../model/standardColumns.ts";
import {standardColumns} from "../model/standardColumns.ts";

/** Options of `fitPca`. */
export interface PcaOptions {
  /** Whether features are divided by their standard deviation first. No default. */
  readonly scale: boolean;
  /** How many components to keep; as many as there are when left out. */
  readonly components?: number;
  /** Or: as few as describe this share of the variance, above 0 and at most 1. */
  readonly explained?: number;
}

/** Directions in which patients differ most. */
export interface PcaModel {
  readonly kind: "pca";
  /** Subtracted from each feature, shape [features]. */
  readonly means: Float64Array;
  /** Each feature is divided by it, shape [features]; 1 without scaling. */
  readonly scales: Float64Array;
  /** One direction of length 1 in each row, shape [components, features]. */
  readonly loadings: Matrix;
  /** Variance of the training patients along each direction, divisor n − 1, shape [components]. */
  readonly variances: Float64Array;
  /** Share of the whole variance, shape [components]. */
  readonly explained: Float64Array;
}

/** Computes products of rows, or of columns, of a table laid column by column. */
function gramOf({data, rows, columns}: StandardColumns, ofRows: boolean): Matrix {
  const size = ofRows ? rows : columns;
  const gram = new Float64Array(size * size);
  if (ofRows) {
    for (let j = 0; j < columns; j++) {
      for (let a = 0; a < rows; a++) {
        const factor = data[rows * j + a];
        for (let b = 0; b <= a; b++) gram[b + size * a] += factor * data[rows * j + b];
      }
    }
  } else {
    for (let a = 0; a < columns; a++) {
      for (let b = 0; b <= a; b++) {
        let total = 0;
        for (let i = 0; i < rows; i++) total += data[rows * a + i] * data[rows * b + i];
        gram[b + size * a] = total;
      }
    }
  }
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) gram[a + size * b] = gram[b + size * a];
  return {data: gram, rows: size, columns: size};
}

/** Brings a direction to length 1; its largest component is positive, so that its sign is no chance. */
function normalise(direction: Float64Array): Float64Array {
  let squares = 0;
  let largest = 0;
  for (const value of direction) {
    squares += value * value;
    if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) largest = value;
  }
  const factor = Math.sign(largest) / Math.sqrt(squares);
  return direction.map((value) => factor * value);
}

/** Reads the direction in the space of features that belongs to eigenvector `at`. */
function directionOf(standard: StandardColumns, vectors: Matrix, at: number, ofRows: boolean) {
  const {data, rows, columns} = standard;
  const own = Float64Array.from(
    {length: vectors.rows},
    (_, i) => vectors.data[at + vectors.columns * i],
  );
  if (!ofRows) return normalise(own);
  const direction = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let total = 0;
    for (let i = 0; i < rows; i++) total += data[rows * j + i] * own[i];
    direction[j] = total;
  }
  return normalise(direction);
}

/** Says how many components to keep. */
function countOf({components, explained}: PcaOptions, values: Float64Array, total: number): number {
  // What is left beside the first by rounding is no direction of its own.
  const rank = values.filter((value) => value > 1e-12 * values.length * values[0]).length;
  if (components !== undefined && explained !== undefined) {
    throw new RangeError("fitPca: components and explained must not both be given");
  }
  if (explained !== undefined) {
    if (!(explained > 0 && explained <= 1)) {
      throw new RangeError(`fitPca: explained must be above 0 and at most 1, got ${explained}`);
    }
    let sum = 0;
    const enough = values.findIndex((value) => {
      sum += value;
      return sum >= (explained - 1e-12) * total;
    });
    return enough < 0 ? rank : Math.min(rank, enough + 1);
  }
  const count = components ?? rank;
  if (!Number.isInteger(count) || count < 1 || count > rank) {
    throw new RangeError(
      `fitPca: components must be a whole number from 1 to ${rank}, the rank of x without its mean, got ${count}`,
    );
  }
  return count;
}

/**
 * Finds the directions in which patients differ most: principal components.
 *
 * It learns means, scales and directions from training patients; `applyPca` brings any patients into them.
 * Without scaling the features with the largest units rule. With more features than patients the smaller
 * table of products of patients is used, which has the same directions.
 *
 * @formula $X^\top X v_k = (n - 1) \lambda_k v_k$ of features without their mean
 * @param x - shape [rows, features], at least 2 rows, no missing value
 * @param options - scale, no default; components, how many, or explained, the least share of the
 *   variance; all when neither is given
 * @returns means and scales; loadings of shape [components, features]; variances; explained
 * @throws RangeError when a value is not finite, there are fewer than 2 rows, nothing varies, a feature
 *   does not vary and is to be scaled, or more components are asked for than there are
 * @ref jolliffe2016
 * @example fitPca([[0, 0], [3, 4], [6, 8]], {scale: false}).loadings.data // [0.6, 0.8]
 * fitPca([[0, 0], [3, 4], [6, 8]], {scale: false}).variances // [25]
 */
export function fitPca(x: MatrixLike, options: PcaOptions): PcaModel {
  const {scale} = options;
  if (typeof scale !== "boolean") {
    throw new TypeError(`fitPca: scale must be true or false, got ${String(scale)}`);
  }
  const table = checkedMatrix("fitPca", x);
  const {rows, columns} = table;
  if (rows < 2) throw new RangeError(`fitPca: x must have at least 2 rows, got ${rows}`);
  const standard = standardColumns(table, {scale});
  const constant = standard.scales.indexOf(0);
  if (scale && constant >= 0) {
    throw new RangeError(
      `fitPca: columns of x must vary to be scaled, got constant column ${constant}: drop it, see constantColumns`,
    );
  }
  if (standard.scales.every((value) => value === 0)) {
    throw new RangeError("fitPca: x must vary, got equal rows");
  }

  const ofRows = rows < columns;
  const {values, vectors} = symmetricEigen(gramOf(standard, ofRows));
  const all = standard.data.reduce((sum, value) => sum + value * value, 0);
  const count = countOf(options, values, all);
  const data = new Float64Array(count * columns);
  for (let k = 0; k < count; k++) {
    data.set(directionOf(standard, vectors, k, ofRows), k * columns);
  }

  // Columns of population variance 1: the sample variance is n / (n − 1) of it.
  const factor = scale ? (rows - 1) / rows : 1;
  return {
    kind: "pca",
    means: standard.means,
    scales: standard.scales.map((value) => (scale ? value / Math.sqrt(factor) : 1)),
    loadings: {data, rows: count, columns},
    variances: values.slice(0, count).map((value) => (factor * value) / (rows - 1)),
    explained: values.slice(0, count).map((value) => value / all),
  };
}
