/** Eigenvalues from the largest down, and the unit vectors that belong to them. */
export interface Eigen3 {
  readonly values: readonly [number, number, number];
  /** One vector a row, row-major, shape [9]. */
  readonly vectors: Float64Array;
}

/** Turns two axes of a symmetric matrix so that the element between them vanishes. */
function rotate(m: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const off = m[3 * p + q];
  if (off === 0) return;
  const theta = (m[3 * q + q] - m[3 * p + p]) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < 3; k++) {
    const [a, b] = [m[3 * k + p], m[3 * k + q]];
    m[3 * k + p] = c * a - s * b;
    m[3 * k + q] = s * a + c * b;
  }
  for (let k = 0; k < 3; k++) {
    const [a, b] = [m[3 * p + k], m[3 * q + k]];
    m[3 * p + k] = c * a - s * b;
    m[3 * q + k] = s * a + c * b;
    const [u, v] = [vectors[3 * p + k], vectors[3 * q + k]];
    vectors[3 * p + k] = c * u - s * v;
    vectors[3 * q + k] = s * u + c * v;
  }
  m[3 * p + q] = m[3 * q + p] = 0;
}

/** Finds the eigenvalues and vectors of a symmetric 3 × 3 matrix by Jacobi's rotations. */
export function symmetricEigen3(matrix: Float64Array): Eigen3 {
  const m = matrix.slice();
  const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

  // Each sweep squares what is left off the diagonal; a handful reach the last bit.
  for (let sweep = 0; sweep < 30; sweep++) {
    if (m[1] === 0 && m[2] === 0 && m[5] === 0) break;
    rotate(m, vectors, 0, 1);
    rotate(m, vectors, 0, 2);
    rotate(m, vectors, 1, 2);
  }
  const order = [0, 1, 2].sort((a, b) => m[4 * b] - m[4 * a]);
  const sorted = new Float64Array(9);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(3 * from, 3 * from + 3), 3 * to);
  });
  return {values: [m[4 * order[0]], m[4 * order[1]], m[4 * order[2]]], vectors: sorted};
}
