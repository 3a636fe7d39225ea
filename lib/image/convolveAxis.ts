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

/** Copies a block of n rows and adds r rows beyond either end, as the boundary says. */
export function padRows(
  block: Float64Array,
  n: number,
  width: number,
  {radius, boundary, padded}: {radius: number; boundary: Boundary; padded: Float64Array},
): void {
  padded.set(block.subarray(0, n * width), radius * width);
  for (let i = 1; i <= radius; i++) {
    for (const at of [-i, n - 1 + i]) {
      const from = boundaryIndex(at, n, boundary);
      const to = (at + radius) * width;
      if (from >= 0) padded.set(block.subarray(from * width, (from + 1) * width), to);
      else if (typeof boundary === "object") padded.fill(boundary.constant, to, to + width);
    }
  }
}

/** Weighs neighbours that count alike on both sides: one product for each pair. */
function weighEven(
  padded: Float64Array,
  width: number,
  weights: Float64Array,
  result: Float64Array,
  total: number,
): void {
  const radius = (weights.length - 1) / 2;
  const middle = weights[radius];
  for (let at = 0, centre = radius * width; at < total; at++, centre++) {
    let value = middle * padded[centre];
    let before = centre;
    let after = centre;
    for (let k = radius + 1; k < weights.length; k++) {
      before -= width;
      after += width;
      value += weights[k] * (padded[before] + padded[after]);
    }
    result[at] = value;
  }
}

/** Weighs neighbours by any weights. */
function weigh(
  padded: Float64Array,
  width: number,
  weights: Float64Array,
  result: Float64Array,
  total: number,
): void {
  for (let at = 0; at < total; at++) {
    let value = 0;
    for (let k = 0, from = at; k < weights.length; k++, from += width) {
      value += weights[k] * padded[from];
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
  let padded = new Float64Array(0);
  alongAxis(source, target, {
    shape,
    axis,
    count: n,
    operate: (block, width, result) => {
      const rows = (n + 2 * radius) * width;
      if (padded.length < rows) padded = new Float64Array(rows);
      padRows(block, n, width, {radius, boundary, padded});
      run(padded, width, weights, result, n * width);
    },
  });
}
