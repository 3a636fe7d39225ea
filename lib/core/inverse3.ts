import {determinant3} from "./determinant3.ts";

/**
 * Inverts a 3 × 3 matrix by its cofactors.
 *
 * @formula $M^{-1} = \operatorname{adj}(M) / \det M$
 * @param m - the matrix, row-major, shape [9]
 * @returns its inverse, row-major, shape [9]
 * @throws RangeError when m does not hold nine numbers or is singular
 * @ref golub2013
 * @example inverse3([2, 0, 0, 0, 4, 0, 0, 0, 5]) // [0.5, 0, 0, 0, 0.25, 0, 0, 0, 0.2]
 */
export function inverse3(m: ArrayLike<number>): Float64Array {
  const det = determinant3(m);
  if (det === 0 || !Number.isFinite(det)) {
    throw new RangeError(`inverse3: the determinant must be finite and not 0, got ${det}`);
  }

  // The cofactor of row r, column c stands transposed, at row c, column r.
  return Float64Array.of(
    (m[4] * m[8] - m[5] * m[7]) / det,
    (m[2] * m[7] - m[1] * m[8]) / det,
    (m[1] * m[5] - m[2] * m[4]) / det,
    (m[5] * m[6] - m[3] * m[8]) / det,
    (m[0] * m[8] - m[2] * m[6]) / det,
    (m[2] * m[3] - m[0] * m[5]) / det,
    (m[3] * m[7] - m[4] * m[6]) / det,
    (m[1] * m[6] - m[0] * m[7]) / det,
    (m[0] * m[4] - m[1] * m[3]) / det,
  );
}
