import type {FloatArray} from "./floatData.ts";

/**
 * What is done to a block of lines. Sample i of line l stands at `block[(i + pad) * width + l]`, and
 * output j of line l goes to `result[j * width + l]`, so that inner loops run over neighbours in memory.
 */
export type LineOperator = (block: Float64Array, width: number, result: Float64Array) => void;

/** Which lines, and what to do to them. */
export interface AlongAxisOptions {
  /** Samples of the source along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** The axis along which the lines run: 0, 1 or 2. */
  readonly axis: number;
  /** Samples of the target along that axis. */
  readonly count: number;
  /** Lines that are handled together; 16 when left out. */
  readonly together?: number;
  /** Rows to leave free in a block before and after the samples; 0 when left out. */
  readonly pad?: number;
  readonly operate: LineOperator;
}

/** Lines that are handled together: enough to fill cache lines, few enough to stay in the cache. */
const TOGETHER = 16;

/** Where a block's lines stand in a flat array. */
interface Place {
  /** The first sample of the first line. */
  readonly start: number;
  /** From a sample to the next of its line. */
  readonly step: number;
  /** From a line to the next one. */
  readonly apart: number;
  /** How many lines there are. */
  readonly width: number;
}

/** Copies n samples of each line into a block, the lines side by side. */
function gather(
  source: FloatArray,
  block: Float64Array,
  n: number,
  pad: number,
  {start, step, apart, width}: Place,
): void {
  let to = pad * width;
  for (let i = 0, row = start; i < n; i++, row += step) {
    for (let k = 0, from = row; k < width; k++, from += apart) block[to++] = source[from];
  }
}

/** Copies n samples of each line back. */
function scatter(
  result: Float64Array,
  target: FloatArray,
  n: number,
  {start, step, apart, width}: Place,
): void {
  let from = 0;
  for (let i = 0, row = start; i < n; i++, row += step) {
    for (let k = 0, to = row; k < width; k++, to += apart) target[to] = result[from++];
  }
}

/**
 * Applies an operator to every line of an image along one axis, a block of lines at a time.
 * Source and target may be one array where `count` is the axis's own length.
 */
export function alongAxis(source: FloatArray, target: FloatArray, options: AlongAxisOptions): void {
  const {shape, axis, count, together = TOGETHER, pad = 0, operate} = options;
  const n = shape[axis];
  const step = axis === 0 ? 1 : axis === 1 ? shape[0] : shape[0] * shape[1];

  // Lines along x follow each other; lines along y and z lie side by side in layers.
  const lines = axis === 0 ? shape[1] * shape[2] : step;
  const layers = axis === 1 ? shape[2] : 1;
  const most = Math.min(together, lines);
  const block = new Float64Array((n + 2 * pad) * most);
  const result = new Float64Array(count * most);
  for (let layer = 0; layer < layers; layer++) {
    for (let first = 0; first < lines; first += most) {
      const width = Math.min(most, lines - first);
      const place = (length: number): Place =>
        axis === 0
          ? {start: first * length, step, apart: length, width}
          : {start: layer * length * lines + first, step, apart: 1, width};
      gather(source, block, n, pad, place(n));
      operate(block, width, result);
      scatter(result, target, count, place(count));
    }
  }
}
