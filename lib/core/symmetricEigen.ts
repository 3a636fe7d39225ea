import {EigenvalueDecomposition, Matrix as Dense} from "ml-matrix";
import type {Matrix} from "./matrix.ts";

/** The eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Largest first, shape [n]. */
  readonly values: Float64Array;
  /** Column k belongs to value k; shape [n·n]. */
  readonly vectors: Matrix;
}

/**
 * Finds the eigenvalues and orthonormal eigenvectors of a symmetric matrix.
 *
 * @formula $A v_k = \lambda_k v_k$
 * @param a - square and symmetric
 * @returns values, largest first, and vectors as columns; the largest component of each is positive, so
 *   that the sign does not depend on the machine
 * @throws RangeError when a is not square
 * @ref golub2013
 * @example symmetricEigen({data: Float64Array.of(2, 0, 0, 3), rows: 2, columns: 2}).values // [3, 2]
 */
export function symmetricEigen(a: Matrix): SymmetricEigen {
  const n = a.rows;
  if (n !== a.columns) {
    throw new RangeError(`symmetricEigen: a must be square, got ${a.rows} × ${a.columns}`);
  }
  const rows = Array.from({length: n}, (_, row) =>
    Array.from(a.data.subarray(row * n, (row + 1) * n)),
  );
  const found = new EigenvalueDecomposition(new Dense(rows), {assumeSymmetric: true});
  const order = found.realEigenvalues.map((_, k) => k);
  order.sort((i, j) => found.realEigenvalues[j] - found.realEigenvalues[i]);
  const data = new Float64Array(n * n);
  order.forEach((from, k) => {
    const vector = found.eigenvectorMatrix.getColumn(from);
    const largest = vector.reduce(
      (top, value) => (Math.abs(value) > Math.abs(top) ? value : top),
      0,
    );
    for (let row = 0; row < n; row++) data[row * n + k] = largest < 0 ? -vector[row] : vector[row];
  });
  return {
    values: Float64Array.from(order, (k) => found.realEigenvalues[k]),
    vectors: {data, rows: n, columns: n},
  };
}
