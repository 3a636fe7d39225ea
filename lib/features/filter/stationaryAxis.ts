import type {WaveletFilters} from "./waveletFilters.ts";

/** Values on a box of voxels of a periodic image, x fastest. */
export interface PeriodicBox {
  readonly data: Float32Array | Float64Array;
  readonly start: readonly [number, number, number];
  readonly shape: readonly [number, number, number];
}

/** A pass along one axis: the filters, the period of the axis, and the places that are wanted. */
export interface StationaryPass {
  readonly axis: 0 | 1 | 2;
  readonly filters: WaveletFilters;
  readonly period: number;
  readonly from: number;
  readonly count: number;
}

/** Consecutive results of one block: where they and the sample furthest ahead of the first one stand. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** How far two neighbours on the axis lie apart in the flat arrays. */
  readonly step: number;
}

/** Both results of a pass. */
interface Halves {
  readonly low: Float32Array | Float64Array;
  readonly high: Float32Array | Float64Array;
}

/** Weighs the samples of a run in double precision. */
function weighDouble(
  data: Float32Array | Float64Array,
  {low, high}: WaveletFilters,
  into: Halves,
  {from, to, length, step}: Run,
): void {
  const taps = low.length;
  for (let i = 0; i < length; i++) {
    let a = 0;
    let b = 0;
    for (let k = 0, at = from + i; k < taps; k++, at -= step) {
      const value = data[at];
      a += low[k] * value;
      b += high[k] * value;
    }
    into.low[to + i] = a;
    into.high[to + i] = b;
  }
}

/** Weighs the samples of a run, rounding every product and every sum to single precision. */
function weighSingle(
  data: Float32Array | Float64Array,
  {low, high}: WaveletFilters,
  into: Halves,
  {from, to, length, step}: Run,
): void {
  const {fround} = Math;
  for (let i = 0; i < length; i++) {
    let a = fround(0);
    let b = fround(0);
    for (let k = 0, at = from + i; k < low.length; k++, at -= step) {
      const value = fround(data[at]);
      a = fround(a + fround(fround(low[k]) * value));
      b = fround(b + fround(fround(high[k]) * value));
    }
    into.low[to + i] = a;
    into.high[to + i] = b;
  }
}

/**
 * Gathers the samples of one place of the axis, in the order in which PyWavelets adds them: from the sample
 * furthest ahead backwards, but what lies beyond the end of the axis comes first, in reverse. Returns the
 * filters in that order.
 */
function gatherPlace(
  {data, start, shape}: PeriodicBox,
  {axis, filters, period}: StationaryPass,
  place: number,
  {block, step}: {block: number; step: number},
  line: Float64Array,
): WaveletFilters {
  const n = filters.low.length;
  const beyond = Math.min(Math.max(place + n / 2 - period + 1, 0), n);
  const tap = (k: number): number => (k < beyond ? beyond - 1 - k : k);
  for (let k = 0; k < n; k++) {
    const at = (place + n / 2 - tap(k)) % period;
    const row = (at < 0 ? at + period : at) - start[axis];
    const from = (block * shape[axis] + row) * step;
    for (let i = 0; i < step; i++) line[(n - 1 - k) * step + i] = data[from + i];
  }
  const sorted = (filter: Float64Array): Float64Array => filter.map((_, k) => filter[tap(k)]);
  return {low: sorted(filters.low), high: sorted(filters.high)};
}

/**
 * Splits the samples along one axis into smooth and detail, without thinning them out, and keeps the
 * wanted places. Sums run in the precision and in the order of PyWavelets, so that rounding is the same.
 */
export function stationaryAxis(
  source: PeriodicBox,
  pass: StationaryPass,
): readonly [PeriodicBox, PeriodicBox] {
  const {axis, filters, period, from, count} = pass;
  const {data, start, shape} = source;
  const n = filters.low.length;
  const step = axis === 0 ? 1 : axis === 1 ? shape[0] : shape[0] * shape[1];
  const blocks = data.length / (shape[axis] * step);
  const single = data instanceof Float32Array;
  const size = blocks * count * step;
  const make = () => (single ? new Float32Array(size) : new Float64Array(size));
  const into: Halves = {low: make(), high: make()};
  const weigh = single ? weighSingle : weighDouble;

  // Places whose samples all lie inside the axis follow each other in memory; the others are gathered.
  const first = Math.max(from, Math.min(n / 2 - 1, from + count));
  const last = Math.max(first, Math.min(from + count, period - n / 2));
  const line = new Float64Array(n * step);
  for (let block = 0; block < blocks; block++) {
    const to = (place: number): number => (block * count + place - from) * step;
    const ahead = (block * shape[axis] + first + n / 2 - start[axis]) * step;
    weigh(data, filters, into, {from: ahead, to: to(first), length: (last - first) * step, step});
    for (let place = from; place < from + count; place++) {
      if (place === first) place = last;
      if (place >= from + count) break;
      const sorted = gatherPlace(source, pass, place, {block, step}, line);
      weigh(line, sorted, into, {from: (n - 1) * step, to: to(place), length: step, step});
    }
  }
  const startOf = cut(start, axis, from);
  const shapeOf = cut(shape, axis, count);
  return [
    {data: into.low, start: startOf, shape: shapeOf},
    {data: into.high, start: startOf, shape: shapeOf},
  ];
}

/** Replaces one of three numbers. */
function cut(
  [x, y, z]: readonly [number, number, number],
  axis: 0 | 1 | 2,
  value: number,
): readonly [number, number, number] {
  const changed: [number, number, number] = [x, y, z];
  changed[axis] = value;
  return changed;
}
