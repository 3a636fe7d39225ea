import type {RecursiveFilter} from "./recursiveGaussian.ts";

/** Values on a box of voxels, x fastest. */
export interface Samples {
  readonly data: Float32Array | Float64Array;
  readonly shape: readonly [number, number, number];
}

/** One pass: along which axis, which filter, and the places of the axis that are wanted. */
export interface RecursivePass {
  readonly axis: 0 | 1 | 2;
  readonly filter: RecursiveFilter;
  readonly from: number;
  readonly count: number;
}

/** Lines that are filtered together, side by side: neighbours do not wait for each other's results. */
const W = 32;

/** Computes the first four rows of the part that looks back; before the first, its value goes on. */
function startBack(f: Float64Array, p: Float64Array, {n, d, bn}: RecursiveFilter): void {
  for (let row = 0; row < 4; row++) {
    for (let lane = 0, at = row * W; lane < W; lane++, at++) {
      const edge = f[lane];
      const f1 = row > 0 ? f[at - W] : edge;
      const f2 = row > 1 ? f[at - 2 * W] : edge;
      const f3 = row > 2 ? f[at - 3 * W] : edge;
      const p1 = row > 0 ? p[at - W] * d[0] : edge * bn[0];
      const p2 = row > 1 ? p[at - 2 * W] * d[1] : edge * bn[1];
      const p3 = row > 2 ? p[at - 3 * W] * d[2] : edge * bn[2];
      p[at] = f[at] * n[0] + f1 * n[1] + f2 * n[2] + f3 * n[3] - (p1 + p2 + p3 + edge * bn[3]);
    }
  }
}

/** Computes the last four rows of the part that looks ahead; after the last, its value goes on. */
function startAhead(
  f: Float64Array,
  q: Float64Array,
  rows: number,
  {m, d, bm}: RecursiveFilter,
): void {
  for (let past = 0; past < 4; past++) {
    for (let lane = 0, at = (rows - 1 - past) * W; lane < W; lane++, at++) {
      const edge = f[(rows - 1) * W + lane];
      const f1 = past > 0 ? f[at + W] : edge;
      const f2 = past > 1 ? f[at + 2 * W] : edge;
      const f3 = past > 2 ? f[at + 3 * W] : edge;
      const q1 = past > 0 ? q[at + W] * d[0] : edge * bm[0];
      const q2 = past > 1 ? q[at + 2 * W] * d[1] : edge * bm[1];
      const q3 = past > 2 ? q[at + 3 * W] * d[2] : edge * bm[2];
      q[at] = f1 * m[0] + f2 * m[1] + f3 * m[2] + edge * m[3] - (q1 + q2 + q3 + edge * bm[3]);
    }
  }
}

/** Runs the part that looks back up to a row. The order of the sums is ITK's, so that rounding is too. */
function runBack(f: Float64Array, p: Float64Array, until: number, filter: RecursiveFilter): void {
  const {0: n0, 1: n1, 2: n2, 3: n3} = filter.n;
  const {0: d0, 1: d1, 2: d2, 3: d3} = filter.d;
  for (let at = 4 * W; at < until * W; at++) {
    const taken = f[at] * n0 + f[at - W] * n1 + f[at - 2 * W] * n2 + f[at - 3 * W] * n3;
    const fed = p[at - W] * d0 + p[at - 2 * W] * d1 + p[at - 3 * W] * d2 + p[at - 4 * W] * d3;
    p[at] = taken - fed;
  }
}

/** Runs the part that looks ahead down to a row. */
function runAhead(
  f: Float64Array,
  q: Float64Array,
  rows: number,
  down: number,
  filter: RecursiveFilter,
): void {
  const {0: m0, 1: m1, 2: m2, 3: m3} = filter.m;
  const {0: d0, 1: d1, 2: d2, 3: d3} = filter.d;
  for (let at = (rows - 4) * W - 1; at >= down * W; at--) {
    const taken = f[at + W] * m0 + f[at + 2 * W] * m1 + f[at + 3 * W] * m2 + f[at + 4 * W] * m3;
    const fed = q[at + W] * d0 + q[at + 2 * W] * d1 + q[at + 3 * W] * d2 + q[at + 4 * W] * d3;
    q[at] = taken - fed;
  }
}

/** Where a bundle of lines stands in a flat array: from a sample to the next, and from a line to the next. */
interface Bundle {
  readonly start: number;
  readonly step: number;
  readonly apart: number;
  readonly width: number;
}

/** Reads a bundle of lines into rows. */
function gather(
  data: Float32Array | Float64Array,
  f: Float64Array,
  rows: number,
  {start, step, apart, width}: Bundle,
): void {
  for (let i = 0, row = start; i < rows; i++, row += step) {
    for (let k = 0, from = row; k < width; k++, from += apart) f[i * W + k] = data[from];
  }
}

/** Adds both parts up and writes the wanted rows. */
function scatter(
  p: Float64Array,
  q: Float64Array,
  out: Float32Array,
  {from, count}: RecursivePass,
  {start, step, apart, width}: Bundle,
): void {
  for (let i = 0, row = start; i < count; i++, row += step) {
    for (let k = 0, at = (from + i) * W, to = row; k < width; k++, at++, to += apart) {
      out[to] = p[at] + q[at];
    }
  }
}

/**
 * Filters every line along one axis and keeps the wanted places of each, in the first numbers of `out`;
 * sums in double precision, results in single precision, as ITK hands them from one pass to the next.
 */
export function recursiveAxis(
  {data, shape}: Samples,
  pass: RecursivePass,
  out: Float32Array,
): Samples {
  const {axis, filter, from, count} = pass;
  const [nx, ny, nz] = shape;
  const rows = shape[axis];
  const cut: [number, number, number] = [nx, ny, nz];
  cut[axis] = count;
  const f = new Float64Array(rows * W);
  const p = new Float64Array(rows * W);
  const q = new Float64Array(rows * W);

  // Lines along x follow each other; lines along y and z lie side by side in layers.
  const lines = axis === 0 ? ny * nz : axis === 1 ? nx : nx * ny;
  const layers = axis === 1 ? nz : 1;
  for (let layer = 0; layer < layers; layer++) {
    for (let first = 0; first < lines; first += W) {
      const width = Math.min(W, lines - first);
      const bundle = (length: number): Bundle =>
        axis === 0
          ? {start: first * length, step: 1, apart: length, width}
          : {start: layer * length * lines + first, step: lines, apart: 1, width};
      gather(data, f, rows, bundle(rows));
      startBack(f, p, filter);
      runBack(f, p, from + count, filter);
      startAhead(f, q, rows, filter);
      runAhead(f, q, rows, from, filter);
      scatter(p, q, out, pass, bundle(count));
    }
  }
  return {data: out.subarray(0, cut[0] * cut[1] * cut[2]), shape: cut};
}
