import type {CountMatrix} from "./countMatrix.ts";

/** A count matrix with its margins: what the features of runs, zones and dependences are made of. */
export interface CountSums {
  /** Level i, second index j and count of each cell, shape [cells]. */
  readonly i: Uint16Array;
  readonly j: Int32Array;
  readonly count: Float64Array;
  /** The levels that occur, and how often each does. */
  readonly rows: Margin;
  /** The second indices that occur, and how often each does. */
  readonly columns: Margin;
  /** Sum of all counts Ns. */
  readonly total: number;
  /** Number of voxels Nv. */
  readonly voxels: number;
}

/** Values that occur, with their counts; both of shape [values]. */
export interface Margin {
  readonly value: Float64Array;
  readonly count: Float64Array;
}

/** Adds counts by one of the two indices. */
function marginOf(index: ArrayLike<number>, count: Float64Array): Margin {
  const sums = new Map<number, number>();
  for (let cell = 0; cell < count.length; cell++) {
    sums.set(index[cell], (sums.get(index[cell]) ?? 0) + count[cell]);
  }
  const value = Float64Array.from(sums.keys()).sort();
  return {value, count: value.map((key) => sums.get(key) ?? 0)};
}

/** Adds up the margins of a matrix. */
export function countSums({i, j, count, voxels}: CountMatrix): CountSums {
  let total = 0;
  for (let cell = 0; cell < count.length; cell++) total += count[cell];
  return {i, j, count, rows: marginOf(i, count), columns: marginOf(j, count), total, voxels};
}

/** Computes Σ f(k) n(k) over a margin, n the count of value k. */
export function marginSum({value, count}: Margin, f: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < value.length; k++) sum += f(value[k]) * count[k];
  return sum;
}

/** Computes Σ n(k)², the sum of the squared counts. */
export function squareSum(count: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < count.length; k++) sum += count[k] * count[k];
  return sum;
}

/** Computes Σ f(i, j) n(i, j) over all cells. */
export function cellSum({i, j, count}: CountSums, f: (i: number, j: number) => number): number {
  let sum = 0;
  for (let cell = 0; cell < count.length; cell++) sum += f(i[cell], j[cell]) * count[cell];
  return sum;
}

/** Computes the variance of a margin's values, around their mean, over all counts. */
export function marginVariance(margin: Margin, total: number): number {
  const mean = marginSum(margin, (k) => k) / total;
  return marginSum(margin, (k) => (k - mean) ** 2) / total;
}
