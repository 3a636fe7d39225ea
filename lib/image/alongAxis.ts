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
  /** Lines that are handled together; 16 when left out, which suits operators that run along a line. */
  readonly together?: number;
  /** Rows to leave free in a block before and after the samples; 0 when left out. */
  readonly pad?: number;
  readonly operate: LineOperator;
}

/** Lines that are handled together: enough to fill cache lines, few enough to stay in the cache. */
const TOGETHER = 16;

/** Handles lines along x, which are contiguous: they are transposed into the block. */
function alongX(source: FloatArray, target: FloatArray, options: AlongAxisOptions): void {
  const {shape, count, together = TOGETHER, pad = 0, operate} = options;
  const n = shape[0];
  const lines = shape[1] * shape[2];
  const most = Math.min(together, lines);
  const block = new Float64Array((n + 2 * pad) * most);
  const result = new Float64Array(count * most);
  for (let first = 0; first < lines; first += most) {
    const width = Math.min(most, lines - first);
    for (let line = 0; line < width; line++) {
      const start = (first + line) * n;
      for (let i = 0, at = pad * width + line; i < n; i++, at += width)
        block[at] = source[start + i];
    }
    operate(block, width, result);
    for (let line = 0; line < width; line++) {
      const start = (first + line) * count;
      for (let i = 0, at = line; i < count; i++, at += width) target[start + i] = result[at];
    }
  }
}

/**
 * Applies an operator to every line of an image along one axis, a block of lines at a time.
 * Source and target may be one array where `count` is the axis's own length.
 */
export function alongAxis(source: FloatArray, target: FloatArray, options: AlongAxisOptions): void {
  const {shape, axis, count, together = TOGETHER, pad = 0, operate} = options;
  if (axis === 0) {
    alongX(source, target, options);
    return;
  }
  const n = shape[axis];
  const inner = axis === 1 ? shape[0] : shape[0] * shape[1];
  const outer = source.length / (n * inner);
  const most = Math.min(together, inner);
  const block = new Float64Array((n + 2 * pad) * most);
  const result = new Float64Array(count * most);
  for (let o = 0; o < outer; o++) {
    for (let first = 0; first < inner; first += most) {
      const width = Math.min(most, inner - first);
      for (let i = 0, to = pad * width; i < n; i++) {
        const start = (o * n + i) * inner + first;
        for (let k = 0; k < width; k++) block[to++] = source[start + k];
      }
      operate(block, width, result);
      for (let i = 0, from = 0; i < count; i++) {
        const start = (o * count + i) * inner + first;
        for (let k = 0; k < width; k++) target[start + k] = result[from++];
      }
    }
  }
}
