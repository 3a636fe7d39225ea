import type {Matrix, MatrixLike} from "../core/index.ts";
import {matrixOf, ShapeError} from "../core/index.ts";

/** What a vector must be. */
interface VectorRule {
  /** As the message calls it. */
  readonly name: string;
  /** Where it has to fit something else. */
  readonly length?: number;
}

/** Checks a vector at a public boundary; it is copied. */
export function checkedVector(
  who: string,
  values: ArrayLike<number>,
  {name, length}: VectorRule,
): Float64Array {
  if (length !== undefined && values.length !== length) {
    throw new ShapeError(`${who}: ${name} must hold ${length} values, got ${values.length}`);
  }
  const checked = new Float64Array(values);
  const at = checked.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    throw new RangeError(
      `${who}: ${name} must be finite, got ${checked[at]} at index ${at}: missing values are never left out in silence`,
    );
  }
  return checked;
}

/** Checks a confidence level at a public boundary. */
export function requireConfidence(who: string, confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`${who}: confidence must lie between 0 and 1, got ${confidence}`);
  }
}

/** Refuses names of groups, one for each patient, where one is missing. */
export function requireLabels(who: string, name: string, labels: ArrayLike<unknown>): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label === undefined || label === null || label === "" || Number.isNaN(label)) {
      throw new RangeError(
        `${who}: ${name} must have no missing value, got ${label === "" ? '""' : label} at index ${i}: leave the patient out`,
      );
    }
  }
}

/** Finds the first value that is NaN or infinite; a plain loop, since tables are large. */
function firstNotFinite(data: Float64Array): number {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i])) return i;
  return -1;
}

/** Checks a table at a public boundary: at least one row and one column, every value finite. */
export function checkedMatrix(who: string, x: MatrixLike, name = "x"): Matrix {
  const matrix = matrixOf(who, x, name);
  if (matrix.rows === 0 || matrix.columns === 0) {
    throw new RangeError(
      `${who}: ${name} must have at least one row and one column, got ${matrix.rows} × ${matrix.columns}`,
    );
  }
  const at = firstNotFinite(matrix.data);
  if (at >= 0) {
    const [row, column] = [Math.floor(at / matrix.columns), at % matrix.columns];
    throw new RangeError(
      `${who}: ${name} must be finite, got ${matrix.data[at]} in row ${row}, column ${column}: drop such rows (completeRows) or impute them`,
    );
  }
  return matrix;
}

/** Checks outcomes of 0 and 1 at a public boundary; both must occur. */
export function checkedBinary(
  who: string,
  y: ArrayLike<number>,
  {name, length}: VectorRule,
): Uint8Array {
  const values = checkedVector(who, y, length === undefined ? {name} : {name, length});
  const wrong = values.find((value) => value !== 0 && value !== 1);
  if (wrong !== undefined) {
    throw new RangeError(`${who}: ${name} must be 0 or 1, got ${wrong}`);
  }
  const ones = values.reduce((total, value) => total + value, 0);
  if (ones === 0 || ones === values.length) {
    throw new RangeError(
      `${who}: ${name} must have both classes, got ${ones} of 1 among ${values.length}`,
    );
  }
  return Uint8Array.from(values);
}
