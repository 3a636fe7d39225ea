import type {Matrix, MatrixLike} from "../core/index.ts";
import {matrixOf} from "../core/index.ts";

/** The rows of a table that have every value. */
export interface CompleteRows {
  readonly x: Matrix;
  /** Indices of the rows that were kept. */
  readonly kept: Int32Array;
  /** Indices of the rows that were left out, to be reported. */
  readonly dropped: Int32Array;
}

/**
 * Keeps the rows of a table in which every value is finite, and says which were dropped. Every other
 * function refuses missing values, so that patients are dropped here or nowhere.
 *
 * @formula $\{i : x_{ij} \text{ is finite for all } j\}$
 * @param x - table, shape [rows, columns]
 * @returns x, the complete rows in their order; kept and dropped, indices of rows
 * @throws ShapeError when rows differ in length
 * @ref little2019
 * @example completeRows([[1, 2], [NaN, 4], [5, 6]]).dropped // [1]
 */
export function completeRows(x: MatrixLike): CompleteRows {
  const {data, rows, columns} = matrixOf("completeRows", x);
  const [kept, dropped]: [number[], number[]] = [[], []];
  for (let row = 0; row < rows; row++) {
    const values = data.subarray(row * columns, (row + 1) * columns);
    (values.every(Number.isFinite) ? kept : dropped).push(row);
  }
  const complete = new Float64Array(kept.length * columns);
  for (let i = 0; i < kept.length; i++) {
    complete.set(data.subarray(kept[i] * columns, (kept[i] + 1) * columns), i * columns);
  }
  return {
    x: {data: complete, rows: kept.length, columns},
    kept: Int32Array.from(kept),
    dropped: Int32Array.from(dropped),
  };
}
