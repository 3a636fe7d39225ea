import {ShapeError} from "./errors.ts";

/** A table of numbers; in statistics rows are patients and columns features. */
export interface Matrix {
  /** Index = column + columns · row; shape [rows · columns]. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** A matrix, or its rows, all of one length. */
export type MatrixLike = Matrix | readonly ArrayLike<number>[];

/** Says whether it is the record, not the list of rows. */
function isMatrix(x: MatrixLike): x is Matrix {
  return !Array.isArray(x);
}

/**
 * Reads a matrix at a public boundary. A record is returned as it is, rows are copied.
 *
 * @formula $x_{ij}$ at index $j + \text{columns} \cdot i$
 * @param who - the caller, which messages begin with
 * @param x - a matrix or its rows
 * @param name - what messages call x; "x" when left out
 * @returns the matrix; with no rows it has no columns
 * @throws ShapeError when rows differ in length or data is not full
 * @ref golub2013
 * @example matrixOf("example", [[1, 2], [3, 4], [5, 6]]).data // [1, 2, 3, 4, 5, 6]
 */
export function matrixOf(who: string, x: MatrixLike, name = "x"): Matrix {
  if (isMatrix(x)) {
    if (x.data.length !== x.rows * x.columns) {
      throw new ShapeError(
        `${who}: ${name} must hold ${x.rows} × ${x.columns} = ${x.rows * x.columns} numbers, got ${x.data.length}`,
      );
    }
    return x;
  }
  const rows = x.length;
  const columns = rows === 0 ? 0 : x[0].length;
  const data = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    if (x[row].length !== columns) {
      throw new ShapeError(
        `${who}: rows of ${name} must have one length, got ${columns} in row 0 and ${x[row].length} in row ${row}`,
      );
    }
    data.set(x[row], row * columns);
  }
  return {data, rows, columns};
}
