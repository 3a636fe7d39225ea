import {choleskyFactor, choleskySolve} from "../../core/index.ts";

/** Multiplies the rows of a table with each other; shape [rows²], both triangles. */
function rowProducts(z: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let j = 0; j < columns; j++) product += z[a * columns + j] * z[b * columns + j];
      products[a * rows + b] = product;
      products[b * rows + a] = product;
    }
  }
  return products;
}

/** Lays a table on its side. */
function transposed(z: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(z.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = z[i * columns + j];
  }
  return turned;
}

/** Solves ((1 − s) ZᵀZ/n + s I) v = b with as many equations as columns. */
function solveTall(z: Float64Array, b: Float64Array, s: number): Float64Array | null {
  const columns = b.length;
  const rows = z.length / columns;
  const a = rowProducts(transposed(z, rows, columns), columns, rows);
  for (let k = 0; k < a.length; k++) a[k] *= (1 - s) / rows;
  for (let j = 0; j < columns; j++) a[j * columns + j] += s;
  const factor = choleskyFactor(a, columns);
  return factor === null ? null : choleskySolve(factor, b);
}

/** Solves the same with as many equations as rows: outside their span only s I is left. */
function solveWide(z: Float64Array, b: Float64Array, s: number): Float64Array | null {
  const columns = b.length;
  const rows = z.length / columns;
  const share = (1 - s) / rows;
  const a = rowProducts(z, rows, columns);
  for (let k = 0; k < a.length; k++) a[k] *= share;
  const seen = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    a[i * rows + i] += s;
    for (let j = 0; j < columns; j++) seen[i] += z[i * columns + j] * b[j];
  }
  const factor = choleskyFactor(a, rows);
  if (factor === null) return null;
  const weights = choleskySolve(factor, seen);
  const v = Float64Array.from(b);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) v[j] -= share * z[i * columns + j] * weights[i];
  }
  return v.map((value) => value / s);
}

/**
 * Solves ((1 − s) ZᵀZ/n + s I) v = b, by the form with fewer equations; null where they are singular.
 * Z is laid row by row, shape [rows · columns]; b and v have shape [columns].
 */
export function solveShrunk(z: Float64Array, b: Float64Array, s: number): Float64Array | null {
  return s > 0 && z.length < b.length ** 2 ? solveWide(z, b, s) : solveTall(z, b, s);
}
