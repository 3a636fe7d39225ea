/**
 * Computes the determinant of a 3 × 3 matrix.
 *
 * @formula $\det M = m_{00}(m_{11}m_{22} - m_{12}m_{21}) - m_{01}(m_{10}m_{22} - m_{12}m_{20}) + m_{02}(m_{10}m_{21} - m_{11}m_{20})$
 * @param m - the matrix, row-major, shape [9]
 * @returns its determinant
 * @throws RangeError when m does not hold nine numbers
 * @ref golub2013
 * @example determinant3([2, 0, 0, 0, 3, 0, 0, 0, 4]) // 24
 */
export function determinant3(m: ArrayLike<number>): number {
  if (m.length !== 9) {
    throw new RangeError(`determinant3: m must hold 9 numbers, got ${m.length}`);
  }
  return (
    m[0] * (m[4] * m[8] - m[5] * m[7]) -
    m[1] * (m[3] * m[8] - m[5] * m[6]) +
    m[2] * (m[3] * m[7] - m[4] * m[6])
  );
}
