import {addTimes, dot} from "./columnProducts.ts";

/** A Cholesky factor whose rows and columns come and go, as columns enter and leave a model. */
export interface GrowingCholesky {
  /** How many rows it has now. */
  size: number;
  /** What each row stands for, in the order of entry. */
  ids: Int32Array;
  /** Lower triangle, index = column + stride · row. */
  l: Float64Array;
  stride: number;
}

/** Makes an empty factor. */
export function growingCholesky(): GrowingCholesky {
  return {size: 0, ids: new Int32Array(16), l: new Float64Array(256), stride: 16};
}

/** Doubles the room. */
function grow(factor: GrowingCholesky): void {
  const {l, stride, size, ids} = factor;
  const wide = 2 * stride;
  factor.l = new Float64Array(wide * wide);
  factor.ids = new Int32Array(wide);
  factor.ids.set(ids);
  for (let r = 0; r < size; r++) {
    factor.l.set(l.subarray(r * stride, r * stride + size), r * wide);
  }
  factor.stride = wide;
}

/**
 * Adds a row: products with the rows there, in their order, and with itself. Returns false, and leaves
 * the factor as it was, where the new one depends on the others to rounding.
 */
export function appendRow(
  factor: GrowingCholesky,
  id: number,
  products: Float64Array,
  own: number,
): boolean {
  if (factor.size === factor.stride) grow(factor);
  const {l, stride, size} = factor;
  const start = size * stride;
  for (let k = 0; k < size; k++) {
    l[start + k] = (products[k] - dot(l, start, l, k * stride, k)) / l[k * stride + k];
  }
  const left = own - dot(l, start, l, start, size);
  if (!(left > 1e-11 * own)) return false;
  l[start + size] = Math.sqrt(left);
  factor.ids[size] = id;
  factor.size++;
  return true;
}

/** Takes row r out; rotations bring the rows below it back to a triangle. */
export function removeRow(factor: GrowingCholesky, r: number): void {
  const {l, stride, size, ids} = factor;
  for (let row = r + 1; row < size; row++) {
    // Rows move up by one; each then reaches one element past the diagonal.
    l.copyWithin((row - 1) * stride, row * stride, row * stride + row + 1);
    ids[row - 1] = ids[row];
  }
  factor.size--;
  for (let k = r; k < size - 1; k++) {
    const a = l[k * stride + k];
    const b = l[k * stride + k + 1];
    const length = Math.hypot(a, b);
    const c = a / length;
    const s = b / length;
    l[k * stride + k] = length;
    for (let row = k + 1; row < size - 1; row++) {
      const at = row * stride + k;
      const left = l[at];
      const right = l[at + 1];
      l[at] = c * left + s * right;
      l[at + 1] = c * right - s * left;
    }
  }
}

/** Solves A x = b in place. */
export function solveGrowing({l, stride, size}: GrowingCholesky, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    x[i] = (x[i] - dot(l, i * stride, x, 0, i)) / l[i * stride + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    x[i] /= l[i * stride + i];
    addTimes(x, 0, l, i * stride, i, -x[i]);
  }
}
