import {ShapeError} from "./errors.ts";

/** Options of `matrixRank`. */
export interface MatrixRankOptions {
  readonly rows: number;
  readonly columns: number;
  /** A pivot below this share of the largest element counts as 0; 1e-10 when left out. */
  readonly tolerance?: number;
}

/** Finds the largest element, by magnitude, at or below row and column `step`. */
function largestFrom(a: Float64Array, rows: number, columns: number, step: number) {
  let size = 0;
  let row = step;
  let column = step;
  for (let r = step; r < rows; r++) {
    for (let c = step; c < columns; c++) {
      const magnitude = Math.abs(a[r * columns + c]);
      if (magnitude > size) {
        size = magnitude;
        row = r;
        column = c;
      }
    }
  }
  return {size, row, column};
}

/** Brings the element at (row, column) to (step, step). */
function swapTo(
  a: Float64Array,
  rows: number,
  columns: number,
  [step, row, column]: readonly number[],
) {
  for (let c = 0; c < columns; c++) {
    const kept = a[step * columns + c];
    a[step * columns + c] = a[row * columns + c];
    a[row * columns + c] = kept;
  }
  for (let r = 0; r < rows; r++) {
    const kept = a[r * columns + step];
    a[r * columns + step] = a[r * columns + column];
    a[r * columns + column] = kept;
  }
}

/**
 * Computes the rank of a matrix: how many of its columns are independent.
 *
 * Gaussian elimination that takes the largest element left as the next pivot; what remains below
 * `tolerance` of the largest element of the matrix counts as rounding.
 *
 * @formula $\mathrm{rank}(A) = \dim \{A x\}$, and columns − rank is the dimension of $\{x : A x = 0\}$
 * @param matrix - row by row, shape [rows·columns]
 * @param options - rows and columns, each at least 1; tolerance
 * @returns a whole number from 0 to the smaller of rows and columns
 * @throws RangeError when rows or columns are no whole numbers of at least 1, tolerance lies outside 0
 *   to 1, or an element is not finite
 * @throws ShapeError when there are not rows · columns elements
 * @ref golub2013
 * @example matrixRank([1, 0, 1, 0, 0, 1, 0, 1], {rows: 2, columns: 4}) // 2
 * matrixRank([1, 2, 2, 4], {rows: 2, columns: 2}) // 1
 */
export function matrixRank(
  matrix: ArrayLike<number>,
  {rows, columns, tolerance = 1e-10}: MatrixRankOptions,
): number {
  for (const [name, n] of [["rows", rows] as const, ["columns", columns] as const]) {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new RangeError(`matrixRank: ${name} must be a whole number of at least 1, got ${n}`);
    }
  }
  if (!(tolerance >= 0 && tolerance < 1)) {
    throw new RangeError(`matrixRank: tolerance must lie in 0 to 1, got ${tolerance}`);
  }
  if (matrix.length !== rows * columns) {
    throw new ShapeError(
      `matrixRank: matrix must hold ${rows} × ${columns} elements, got ${matrix.length}`,
    );
  }
  const a = Float64Array.from(matrix);
  const wrong = a.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) {
    throw new RangeError(`matrixRank: elements must be finite, got ${wrong}`);
  }

  // Each pivot clears its column below it; the first that is too small ends the count.
  const smallest = largestFrom(a, rows, columns, 0).size * tolerance;
  for (let step = 0; step < Math.min(rows, columns); step++) {
    const {size, row, column} = largestFrom(a, rows, columns, step);
    if (size <= smallest) return step;
    swapTo(a, rows, columns, [step, row, column]);
    for (let r = step + 1; r < rows; r++) {
      const factor = a[r * columns + step] / a[step * columns + step];
      for (let c = step; c < columns; c++) a[r * columns + c] -= factor * a[step * columns + c];
    }
  }
  return Math.min(rows, columns);
}
