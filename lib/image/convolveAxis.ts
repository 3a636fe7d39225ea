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

/**
 * Weighs the middle row and the first four pairs at once. The nine samples slide along each line in
 * local variables, so that a sample is read once and not nine times.
 */
function weighNine(
  block: Float64Array,
  result: Float64Array,
  {
    start,
    width,
    total,
    weights,
  }: {
    start: number;
    width: number;
    total: number;
    weights: Float64Array;
  },
): void {
  const [w0, w1, w2, w3, w4] = weights;
  for (let line = 0; line < width; line++) {
    let from = start - 4 * width + line;
    let a = block[from];
    let b = block[(from += width)];
    let c = block[(from += width)];
    let d = block[(from += width)];
    let e = block[(from += width)];
    let f = block[(from += width)];
    let g = block[(from += width)];
    let h = block[(from += width)];
    for (let at = line; at < total; at += width) {
      const i = block[(from += width)];
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
    weighNine(block, result, {start, width, total, weights: half});
    done = 4;
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
    // Lines along x are contiguous as they are; along y and z a long piece of each row is.
    together: axis === 0 ? 1 : 120,
    pad: radius,
    operate: (block, width, result) => {
      padRows(block, n, {width, radius, boundary});
      run(block, width, weights, result, n * width);
    },
  });
}
