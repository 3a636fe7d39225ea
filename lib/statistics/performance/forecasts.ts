import type {Matrix, MatrixLike} from "../../core/index.ts";
import {matrixOf, ShapeError} from "../../core/index.ts";

/** Probabilities given to outcomes, checked. */
export interface CheckedForecasts {
  /** What happened, 0 to classes − 1, shape [n]. */
  readonly y: Int32Array;
  /** Of class 1, shape [n], or of all classes, row by row, shape [n, classes]. */
  readonly p: Float64Array;
  /** How many numbers of p belong to one patient: 1 or the number of classes. */
  readonly width: number;
}

/** Says whether probabilities of all classes were given. */
function isTable(probabilities: ArrayLike<number> | MatrixLike): probabilities is MatrixLike {
  if ("rows" in probabilities) return true;
  return Array.isArray(probabilities) && typeof probabilities[0] === "object";
}

/** Throws unless each row adds up to 1; 1e-5 lets probabilities in single precision pass. */
function requireSums(who: string, {data, rows, columns}: Matrix): void {
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (let k = 0; k < columns; k++) total += data[row * columns + k];
    if (Math.abs(total - 1) > 1e-5) {
      throw new RangeError(
        `${who}: probabilities of a patient must add up to 1, got ${total} in row ${row}`,
      );
    }
  }
}

/** Reads outcomes and their probabilities at a public boundary; one class alone may have occurred. */
export function checkedForecasts(
  who: string,
  y: ArrayLike<number>,
  probabilities: ArrayLike<number> | MatrixLike,
): CheckedForecasts {
  const table = isTable(probabilities) ? matrixOf(who, probabilities, "probabilities") : null;
  const p = table?.data ?? Float64Array.from(probabilities as ArrayLike<number>);
  const [n, width] = [table?.rows ?? p.length, table?.columns ?? 1];
  if (y.length !== n || n === 0) {
    throw new ShapeError(
      `${who}: y must hold one outcome for each of the probabilities, got ${y.length} for ${n}`,
    );
  }
  for (let i = 0; i < p.length; i++) {
    if (!(p[i] >= 0 && p[i] <= 1)) {
      throw new RangeError(`${who}: probabilities must lie in 0 to 1, got ${p[i]} at index ${i}`);
    }
  }
  if (table !== null) requireSums(who, table);
  const last = table === null ? 1 : width - 1;
  for (let i = 0; i < n; i++) {
    if (!(Number.isInteger(y[i]) && y[i] >= 0 && y[i] <= last)) {
      throw new RangeError(
        `${who}: y must hold whole numbers of 0 to ${last}, got ${y[i]} at index ${i}`,
      );
    }
  }
  return {y: Int32Array.from(y), p, width};
}
