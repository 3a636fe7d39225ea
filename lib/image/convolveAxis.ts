import {alongAxis} from "./alongAxis.ts";
import type {Boundary} from "./boundary.ts";
import {boundaryIndex} from "./boundary.ts";
import type {FloatArray} from "./floatData.ts";

/** One pass of a separable filter. */
export interface ConvolveAxisOptions {
  readonly shape: readonly [number, number, number];
  readonly axis: number;
  /** Weights of the neighbours −r … r, so that `weights[r + k]` meets the voxel k further on. */
  readonly weights: Float64Array;
  readonly boundary: Boundary;
}

/** Fills the r rows before and after the n rows of a block, as the boundary says. */
export function padRows(
  block: Float64Array,
  n: number,
  {width, radius, boundary}: {width: number; radius: number; boundary: Boundary},
): void {
  for (let i = 1; i <= radius; i++) {
    for (const at of [-i, n - 1 + i]) {
      const from = boundaryIndex(at, n, boundary);
      const to = (at + radius) * width;
      if (typeof boundary === "object") block.fill(boundary.constant, to, to + width);
      else if (width === 1) block[to] = block[from + radius];
      else block.copyWithin(to, (from + radius) * width, (from + radius + 1) * width);
    }
  }
}

/** Adds one pair of rows to what is there. */
function weighPair(
  block: Float64Array,
  result: Float64Array,
  {start, step, total, weight}: PairTask,
): void {
  for (let at = 0, c = start; at < total; at++, c++) {
    result[at] += weight * (block[c - step] + block[c + step]);
  }
}

interface PairTask {
  /** Place of the first sample in the block. */
  readonly start: number;
  /** How far the pair lies apart from the middle. */
  readonly step: number;
  readonly total: number;
  readonly weight: number;
}

/** One line of a block: where its first and last sample stand, and how far they lie apart. */
interface Line {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/**
 * Weighs the middle of a line and its first four pairs at once. The nine samples slide along the line
 * in local variables, so that a sample is read once and not nine times.
 */
function weighNine(
  block: Float64Array,
  result: Float64Array,
  half: Float64Array,
  from: number,
  {first, last, step}: Line,
): void {
  const w0 = half[0];
  const w1 = half[1];
  const w2 = half[2];
  const w3 = half[3];
  const w4 = half[4];
  let next = from - 4 * step;
  let a = block[next];
  let b = block[next + step];
  let c = block[next + 2 * step];
  let d = block[next + 3 * step];
  let e = block[next + 4 * step];
  let f = block[next + 5 * step];
  let g = block[next + 6 * step];
  let h = block[next + 7 * step];
  next += 8 * step;
  for (let at = first; at <= last; at += step, next += step) {
    const i = block[next];
    result[at] = w0 * e + w1 * (d + f) + w2 * (c + g) + w3 * (b + h) + w4 * (a + i);
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
    g = h;
    h = i;
  }
}

/** Weighs the middle of a line and its first eight pairs at once, as `weighNine` does four. */
function weighSeventeen(
  block: Float64Array,
  result: Float64Array,
  half: Float64Array,
  from: number,
  {first, last, step}: Line,
): void {
  const w0 = half[0];
  const w1 = half[1];
  const w2 = half[2];
  const w3 = half[3];
  const w4 = half[4];
  const w5 = half[5];
  const w6 = half[6];
  const w7 = half[7];
  const w8 = half[8];
  let next = from - 8 * step;
  let a = block[next];
  let b = block[next + step];
  let c = block[next + 2 * step];
  let d = block[next + 3 * step];
  let e = block[next + 4 * step];
  let f = block[next + 5 * step];
  let g = block[next + 6 * step];
  let h = block[next + 7 * step];
  let i = block[next + 8 * step];
  let j = block[next + 9 * step];
  let k = block[next + 10 * step];
  let l = block[next + 11 * step];
  let m = block[next + 12 * step];
  let n = block[next + 13 * step];
  let o = block[next + 14 * step];
  let p = block[next + 15 * step];
  next += 16 * step;
  for (let at = first; at <= last; at += step, next += step) {
    const q = block[next];
    const near = w0 * i + w1 * (h + j) + w2 * (g + k) + w3 * (f + l) + w4 * (e + m);
    result[at] = near + w5 * (d + n) + w6 * (c + o) + w7 * (b + p) + w8 * (a + q);
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
    g = h;
    h = i;
    i = j;
    j = k;
    k = l;
    l = m;
    m = n;
    n = o;
    o = p;
    p = q;
  }
}

/** Weighs neighbours that count alike on both sides: one product for each pair. */
function weighEven(
  block: Float64Array,
  width: number,
  weights: Float64Array,
  result: Float64Array,
  total: number,
): void {
  const radius = (weights.length - 1) / 2;
  const half = weights.subarray(radius);
  const start = radius * width;
  let done = 0;
  if (radius >= 4) {
    const slide = radius >= 8 ? weighSeventeen : weighNine;
    done = radius >= 8 ? 8 : 4;
    for (let first = 0; first < width; first++) {
      const last = total - width + first;
      slide(block, result, half, start + first, {first, last, step: width});
    }
  } else {
    for (let at = 0; at < total; at++) result[at] = half[0] * block[start + at];
  }
  while (done < radius) {
    done++;
    weighPair(block, result, {start, step: done * width, total, weight: half[done]});
  }
}

/** Weighs neighbours by any weights. */
function weigh(
  block: Float64Array,
  width: number,
  weights: Float64Array,
  result: Float64Array,
  total: number,
): void {
  for (let at = 0; at < total; at++) {
    let value = 0;
    for (let k = 0, from = at; k < weights.length; k++, from += width) {
      value += weights[k] * block[from];
    }
    result[at] = value;
  }
}

/**
 * Weighs the neighbours of every voxel along one axis; source and target may be one array.
 * The weights are not turned round (this is a correlation; for even weights also a convolution).
 */
export function convolveAxis(
  source: FloatArray,
  target: FloatArray,
  {shape, axis, weights, boundary}: ConvolveAxisOptions,
): void {
  const n = shape[axis];
  const radius = (weights.length - 1) / 2;
  const isEven = weights.every((w, i) => w === weights[weights.length - 1 - i]);
  const run = isEven ? weighEven : weigh;
  alongAxis(source, target, {
    shape,
    axis,
    count: n,
    // Lines along x lie in memory as they are; turning them into rows would only cost time.
    ...(axis === 0 ? {together: 1} : {}),
    pad: radius,
    operate: (block, width, result) => {
      padRows(block, n, {width, radius, boundary});
      run(block, width, weights, result, n * width);
    },
  });
}
