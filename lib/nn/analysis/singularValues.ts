import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {lengthOf} from "./lengthOf.ts";

/** Copies a matrix so that its shorter side counts the columns, each one array. */
function columnsOf({shape, data}: Tensor): Float64Array[] {
  const [rows, columns] = shape;
  const tall = rows >= columns;
  const [count, length] = tall ? [columns, rows] : [rows, columns];
  const [next, step] = tall ? [1, columns] : [columns, 1];
  return Array.from({length: count}, (_, j) =>
    Float64Array.from({length}, (_, i) => data[j * next + i * step]),
  );
}

/** Turns two columns in their plane until they stand at right angles; returns whether they did not. */
function turn(p: Float64Array, q: Float64Array): boolean {
  let [pp, qq, pq] = [0, 0, 0];
  for (let i = 0; i < p.length; i++) {
    pp += p[i] * p[i];
    qq += q[i] * q[i];
    pq += p[i] * q[i];
  }
  if (pq === 0 || Math.abs(pq) <= 1e-15 * Math.sqrt(pp * qq)) return false;
  const zeta = (qq - pp) / (2 * pq);
  const t = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  for (let i = 0; i < p.length; i++) {
    const value = p[i];
    p[i] = c * (value - t * q[i]);
    q[i] = c * (q[i] + t * value);
  }
  return true;
}

/**
 * Computes the singular values of a matrix by turning its columns pairwise to right angles (one-sided
 * Jacobi): what is left are the lengths of the columns.
 *
 * @formula $A = U \Sigma V^\top$ with $\Sigma = \mathrm{diag}(\sigma_1 \ge \sigma_2 \ge \dots)$
 * @param matrix - [rows, columns]
 * @returns the singular values, the largest first, shape [min(rows, columns)]
 * @throws ShapeError when the tensor is no matrix
 * @throws RangeError when a number is not finite
 * @ref golub2013
 * @example singularValues(tensor([2, 2], [3, 0, 0, -4])) // [4, 3]
 */
export function singularValues(matrix: Tensor): Float64Array {
  if (matrix.shape.length !== 2) {
    throw new ShapeError(
      `singularValues: matrix must have two axes, got ${shapeText(matrix.shape)}`,
    );
  }

  // The largest number is brought to 1, so that squares neither overflow nor vanish.
  let largest = 0;
  for (const value of matrix.data) {
    if (!Number.isFinite(value)) {
      throw new RangeError(`singularValues: matrix must be finite, got ${value}`);
    }
    largest = Math.max(largest, Math.abs(value));
  }
  const columns = columnsOf(matrix);
  if (largest === 0) return new Float64Array(columns.length);
  for (const column of columns) for (let i = 0; i < column.length; i++) column[i] /= largest;

  // Sweeps over all pairs converge quadratically; sixty are far more than any matrix needs.
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let p = 0; p < columns.length; p++) {
      for (let q = p + 1; q < columns.length; q++) {
        if (turn(columns[p], columns[q])) turned = true;
      }
    }
  }
  return Float64Array.from(columns, (column) => largest * lengthOf(column)).sort((a, b) => b - a);
}

/**
 * Computes the largest factor by which a matrix lengthens a vector.
 *
 * @formula eq:spectral-norm $\lVert J \rVert_2 = \max_{v \ne 0} \frac{\lVert J v \rVert}{\lVert v \rVert} = \sigma_1(J)$
 * @param matrix - [rows, columns]
 * @returns its largest singular value
 * @throws ShapeError when the tensor is no matrix
 * @throws RangeError when a number is not finite
 * @ref golub2013
 * @example spectralNorm(tensor([2, 2], [3, 0, 0, -4])) // 4
 */
export function spectralNorm(matrix: Tensor): number {
  return singularValues(matrix)[0];
}
