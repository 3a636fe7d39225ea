import {sizeOf, type Tensor} from "../tensor.ts";

/**
 * A sparse matrix that turns the samples of one axis into others, row by row: output i is the sum of
 * weights[j] · input[places[j]] for j from starts[i] to starts[i + 1], divided by divisors[i]. Averaging and interpolation are
 * such maps, one after the other along each axis, and their gradients are the transposed maps.
 */
export interface AxisMap {
  readonly inputs: number;
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly divisors: Float64Array;
}

/** One row: the places it reads, their weights, and what the sum is divided by, 1 when left out. */
export interface AxisRow {
  readonly taps: readonly (readonly [place: number, weight: number])[];
  readonly divisor?: number;
}

/** Collects the rows of a map, one for each output. */
export function axisMap(
  {inputs, outputs}: {inputs: number; outputs: number},
  row: (output: number) => AxisRow,
): AxisMap {
  const starts = new Int32Array(outputs + 1);
  const places: number[] = [];
  const weights: number[] = [];
  const divisors = new Float64Array(outputs);
  for (let i = 0; i < outputs; i++) {
    const {taps, divisor = 1} = row(i);
    divisors[i] = divisor;
    for (const [place, weight] of taps) {
      places.push(place);
      weights.push(weight);
    }
    starts[i + 1] = places.length;
  }
  return {
    inputs,
    starts,
    places: Int32Array.from(places),
    weights: Float64Array.from(weights),
    divisors,
  };
}

/** Builds the mean over a run of places, as a sum and one division: means of whole numbers stay exact. */
export function meanRow(from: number, to: number, divisor: number): AxisRow {
  return {taps: Array.from({length: to - from}, (_, u) => [from + u, 1] as const), divisor};
}

/** Returns a shape with another size along one axis. */
function withSize(shape: readonly number[], axis: number, size: number): number[] {
  return shape.map((n, a) => (a === axis ? size : n));
}

/** Applies a map to every line along one axis. */
function applyMap(x: Tensor, axis: number, map: AxisMap): Tensor {
  const {starts, places, weights, divisors} = map;
  const outputs = starts.length - 1;
  const inner = sizeOf(x.shape.slice(axis + 1));
  const outer = sizeOf(x.shape.slice(0, axis));
  const inputs = x.shape[axis];
  const data = new Float64Array(outer * outputs * inner);
  for (let block = 0; block < outer; block++) {
    for (let i = 0; i < outputs; i++) {
      const target = (block * outputs + i) * inner;
      for (let j = starts[i]; j < starts[i + 1]; j++) {
        const source = (block * inputs + places[j]) * inner;
        const weight = weights[j];
        for (let k = 0; k < inner; k++) data[target + k] += weight * x.data[source + k];
      }
      if (divisors[i] === 1) continue;
      for (let k = 0; k < inner; k++) data[target + k] /= divisors[i];
    }
  }
  return {shape: withSize(x.shape, axis, outputs), data};
}

/** Applies the transpose of a map to every line along one axis. */
function applyTransposed(x: Tensor, axis: number, map: AxisMap): Tensor {
  const {inputs, starts, places, weights, divisors} = map;
  const outputs = starts.length - 1;
  const inner = sizeOf(x.shape.slice(axis + 1));
  const outer = sizeOf(x.shape.slice(0, axis));
  const data = new Float64Array(outer * inputs * inner);
  for (let block = 0; block < outer; block++) {
    for (let i = 0; i < outputs; i++) {
      const source = (block * outputs + i) * inner;
      for (let j = starts[i]; j < starts[i + 1]; j++) {
        const target = (block * inputs + places[j]) * inner;
        const weight = weights[j] / divisors[i];
        for (let k = 0; k < inner; k++) data[target + k] += weight * x.data[source + k];
      }
    }
  }
  return {shape: withSize(x.shape, axis, inputs), data};
}

/** Applies one map along each spatial axis of an image. */
export function applyMaps(x: Tensor, maps: readonly AxisMap[]): Tensor {
  return maps.reduce((image, map, axis) => applyMap(image, axis + 1, map), x);
}

/** Applies the transposed maps, the gradient of applyMaps with respect to its image. */
export function applyMapsTransposed(gradOutput: Tensor, maps: readonly AxisMap[]): Tensor {
  return maps.reduce((image, map, axis) => applyTransposed(image, axis + 1, map), gradOutput);
}
