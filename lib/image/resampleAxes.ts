import {alongAxis} from "./alongAxis.ts";
import {boundaryIndex} from "./boundary.ts";
import {padRows} from "./convolveAxis.ts";
import type {FloatArray} from "./floatData.ts";
import type {InterpolationKernel} from "./interpolationKernel.ts";
import type {EdgeRule, Outside} from "./resampleOutside.ts";
import {edgeRuleOf, foldCoordinate, isBeyond} from "./resampleOutside.ts";
import {splinePrefilter} from "./splinePrefilter.ts";

/** Where the samples of one axis of the output lie on the input's: start + j · step, in voxels. */
export interface AxisPlan {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

interface Taps {
  /** Row of each tap, `taps` for each output. */
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/** Finds the rows and weights that make each output of an axis. */
function tapsOf(
  {start, step, count}: AxisPlan,
  n: number,
  {kernel, edge}: {kernel: InterpolationKernel; edge: EdgeRule},
): Taps {
  const {taps, at} = kernel;
  const {pad, isMirrored} = edge;
  const rows = new Int32Array(count * taps);
  const weights = new Float64Array(count * taps);
  const one = new Float64Array(taps);
  for (let j = 0; j < count; j++) {
    const x = foldCoordinate(start + j * step, n, edge);
    const first = at(x, one);
    let heaviest = 0;
    for (let k = 0; k < taps; k++) {
      if (Math.abs(one[k]) > Math.abs(one[heaviest])) heaviest = k;
    }
    for (let k = 0; k < taps; k++) {
      // A tap without weight reads what is read anyway, so that 0 · NaN does not spread.
      const i = first + (one[k] === 0 ? heaviest : k) + pad;
      rows[j * taps + k] = boundaryIndex(i, n + 2 * pad, isMirrored ? "mirror" : "nearest");
      weights[j * taps + k] = one[k];
    }
  }
  return {rows, weights};
}

/** Makes outputs of two taps. */
function weighTwo({rows, weights}: Taps, block: Float64Array, width: number, result: Float64Array) {
  for (let j = 0, at = 0; at < rows.length; j++, at += 2) {
    const [w0, w1] = [weights[at], weights[at + 1]];
    const [a, b] = [rows[at] * width, rows[at + 1] * width];
    for (let l = 0, to = j * width; l < width; l++, to++) {
      result[to] = w0 * block[a + l] + w1 * block[b + l];
    }
  }
}

/** Makes outputs of four taps. */
function weighFour(
  {rows, weights}: Taps,
  block: Float64Array,
  width: number,
  result: Float64Array,
) {
  for (let j = 0, at = 0; at < rows.length; j++, at += 4) {
    const w0 = weights[at];
    const w1 = weights[at + 1];
    const w2 = weights[at + 2];
    const w3 = weights[at + 3];
    const a = rows[at] * width;
    const b = rows[at + 1] * width;
    const c = rows[at + 2] * width;
    const d = rows[at + 3] * width;
    for (let l = 0, to = j * width; l < width; l++, to++) {
      result[to] = w0 * block[a + l] + w1 * block[b + l] + w2 * block[c + l] + w3 * block[d + l];
    }
  }
}

/** Makes outputs of any number of taps. */
function weighAny(taps: Taps, block: Float64Array, width: number, result: Float64Array): void {
  const {rows, weights} = taps;
  const count = (result.length / width) | 0;
  const each = rows.length / count;
  for (let j = 0; j < count; j++) {
    for (let l = 0; l < width; l++) {
      let value = 0;
      for (let k = j * each; k < (j + 1) * each; k++)
        value += weights[k] * block[rows[k] * width + l];
      result[j * width + l] = value;
    }
  }
}

/** Interpolates an image along one axis; a plan that takes every voxel as it is gives the source itself. */
function resampleAxis(
  source: FloatArray,
  shape: readonly [number, number, number],
  {axis, plan, kernel, outside}: AxisTask,
): FloatArray {
  const n = shape[axis];
  const {start, step, count} = plan;
  if (start === 0 && step === 1 && count === n) return source;
  const isWhole = Number.isInteger(start) && Number.isInteger(step);
  const last = start + (count - 1) * step;
  const isInside = Math.min(start, last) >= 0 && Math.max(start, last) <= n - 1;

  // Voxels that are only picked need no spline, and so come through exactly.
  const pole = isWhole && isInside ? 0 : kernel.pole;
  const picked: InterpolationKernel = {taps: 1, pole: 0, at: pick};
  const used = isWhole && isInside ? picked : kernel;
  const edge = edgeRuleOf(pole, outside);
  const {pad} = edge;
  const taps = tapsOf(plan, n, {kernel: used, edge});
  const weigh = used.taps === 2 ? weighTwo : used.taps === 4 ? weighFour : weighAny;
  const target =
    source instanceof Float64Array
      ? new Float64Array((source.length / n) * count)
      : new Float32Array((source.length / n) * count);
  alongAxis(source, target, {
    shape,
    axis,
    count,
    pad,
    operate: (block, width, result) => {
      if (pad > 0) padRows(block, n, {width, radius: pad, boundary: "nearest"});
      if (pole !== 0) splinePrefilter(block, n + 2 * pad, {width, pole});
      weigh(taps, block, width, result.subarray(0, count * width));
    },
  });
  return target;
}

interface AxisTask {
  readonly axis: number;
  readonly plan: AxisPlan;
  readonly kernel: InterpolationKernel;
  readonly outside: Outside;
}

function pick(x: number, weights: Float64Array): number {
  weights[0] = 1;
  return Math.round(x);
}

/** Writes a value wherever one of the three coordinates lies beyond the voxel boxes. */
function fillBeyond(
  data: FloatArray,
  inShape: readonly number[],
  {plans, value}: {plans: readonly AxisPlan[]; value: number},
): void {
  const beyond = plans.map(({start, step, count}, axis) =>
    Uint8Array.from({length: count}, (_, j) => (isBeyond(start + j * step, inShape[axis]) ? 1 : 0)),
  );
  const [nx, ny, nz] = plans.map(({count}) => count);
  const [xs, ys, zs] = beyond;
  for (let z = 0, at = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, at += nx) {
      if (zs[z] !== 0 || ys[y] !== 0) data.fill(value, at, at + nx);
      else for (let x = 0; x < nx; x++) if (xs[x] !== 0) data[at + x] = value;
    }
  }
}

/**
 * Interpolates an image on a grid with the same axes, one axis after the other: the axes that lose
 * most voxels first, so that the later ones have less to do. The source array is never written to,
 * but is returned itself where nothing moves.
 */
export function resampleAxes(
  source: FloatArray,
  shape: readonly [number, number, number],
  {
    plans,
    kernel,
    outside,
  }: {
    plans: readonly AxisPlan[];
    kernel: InterpolationKernel;
    outside: Outside;
  },
): FloatArray {
  const order = [0, 1, 2].sort((a, b) => plans[a].count / shape[a] - plans[b].count / shape[b]);
  let data = source;
  const now: [number, number, number] = [shape[0], shape[1], shape[2]];
  for (const axis of order) {
    data = resampleAxis(data, now, {axis, plan: plans[axis], kernel, outside});
    now[axis] = plans[axis].count;
  }
  if (typeof outside === "object") fillBeyond(data, shape, {plans, value: outside.value});
  return data;
}
