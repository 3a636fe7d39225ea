import type {MatrixLike} from "../core/index.ts";
import {matrixOf} from "../core/index.ts";

/**
 * Finds the columns of a table whose values are all equal: they tell nothing of any row, and what divides
 * by a spread refuses them.
 *
 * Values are compared with each other, not by their variance, which rounding keeps from 0. A column with a
 * missing value is not called constant. One row alone has constant columns only.
 *
 * @formula $\{j : x_{ij} = x_{1j} \text{ for all } i\}$
 * @param x - table, shape [rows, columns]
 * @returns indices of the constant columns, ascending
 * @throws ShapeError when rows differ in length
 * @ref little2019
 * @example constantColumns([[1, 7, 0.1], [2, 7, 0.1], [3, 7, 0.1]]) // [1, 2]
 */
export function constantColumns(x: MatrixLike): Int32Array {
  const {data, rows, columns} = matrixOf("constantColumns", x);
  const found: number[] = [];
  for (let j = 0; j < columns && rows > 0; j++) {
    let row = 0;
    while (row < rows && data[j + columns * row] === data[j]) row++;
    if (row === rows) found.push(j);
  }
  return Int32Array.from(found);
}
