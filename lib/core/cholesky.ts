/**
 * Factors a symmetric positive definite matrix into a lower triangle and its transpose.
 *
 * @formula $A = L L^T$
 * @param a - row by row, shape [n·n]; only its lower triangle is read
 * @param n - rows and columns
 * @returns L, shape [n·n], 0 above the diagonal; null where a pivot is not above 1e-13 of its diagonal
 *   element, so that the matrix is singular to rounding or not positive definite
 * @ref golub2013
 * @example choleskyFactor([4, 2, 2, 5], 2) // [2, 0, 1, 2]
 */
export function choleskyFactor(a: ArrayLike<number>, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let left = a[i * n + j];
      for (let k = 0; k < j; k++) left -= l[i * n + k] * l[j * n + k];
      if (i !== j) {
        l[i * n + j] = left / l[j * n + j];
      } else {
        if (!(left > 1e-13 * a[i * n + i])) return null;
        l[i * n + i] = Math.sqrt(left);
      }
    }
  }
  return l;
}

/**
 * Solves A x = b with the factor of A.
 *
 * @formula $L y = b$, $L^T x = y$
 * @param factor - L of `choleskyFactor`, shape [n·n]
 * @param b - right-hand side, shape [n]
 * @returns x, shape [n]
 * @ref golub2013
 * @example choleskySolve(Float64Array.of(2, 0, 1, 2), [8, 9]) // [1.375, 1.25]
 */
export function choleskySolve(factor: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= factor[i * n + k] * x[k];
    x[i] /= factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= factor[k * n + i] * x[k];
    x[i] /= factor[i * n + i];
  }
  return x;
}
