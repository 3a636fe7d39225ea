import {sizeOf} from "../../tensor.ts";
import type {TensorInfo} from "@tensorflow/tfjs-core";
import type {Wasm} from "./kernels.ts";

/** Elements that one job of an elementwise kernel does. */
const BLOCK = 1024;

/** max(x, alpha · x), or with dy its gradient. */
export function leakyReluKernel(
  wasm: Wasm,
  {x, dy}: {x: TensorInfo; dy?: TensorInfo | undefined},
  alpha: number,
): TensorInfo {
  const output = wasm.output(x.shape);
  const size = sizeOf(x.shape);
  const pointers = [wasm.at(x), dy === undefined ? 0 : wasm.at(dy), wasm.at(output)];
  wasm.run("reluBlocks", [...pointers, size, {float: alpha}], Math.ceil(size / BLOCK), size);
  return output;
}

/** Rows that one chunk of a column sum adds: single precision adds so few without losing digits. */
const ROWS = 128;

/** Adds up the rows of a matrix, chunk by chunk, and the chunks' sums likewise until one row is left. */
function addRows(
  wasm: Wasm,
  {source, target}: {readonly source: number; readonly target: number},
  {rows, columns}: {readonly rows: number; readonly columns: number},
): void {
  wasm.withScratch((scratch) => {
    let [from, left] = [source, rows];
    do {
      const chunks = Math.ceil(left / ROWS);
      const to = chunks === 1 ? target : scratch.take(4 * chunks * columns);
      wasm.run("columnSumChunks", [from, to, left, ROWS, columns], chunks, left * columns);
      [from, left] = [to, chunks];
    } while (left > 1);
  });
}

/** Columns into which a long run of numbers is laid, so that it is added four at a time. */
const LANES = 32;

/** Sums x, seen as [outer, length, inner], over its middle axis: [outer, inner]. */
export function sumKernel(
  wasm: Wasm,
  x: TensorInfo,
  {outer, length, inner}: {readonly outer: number; readonly length: number; readonly inner: number},
): TensorInfo {
  const output = wasm.output([outer, inner]);
  for (let row = 0; row < outer; row++) {
    const source = wasm.at(x) + 4 * row * length * inner;
    const target = wasm.at(output) + 4 * row * inner;
    if (inner > 1 || length % LANES !== 0) {
      addRows(wasm, {source, target}, {rows: length, columns: inner});
      continue;
    }
    wasm.withScratch((scratch) => {
      const lanes = scratch.take(4 * LANES);
      addRows(wasm, {source, target: lanes}, {rows: length / LANES, columns: LANES});
      addRows(wasm, {source: lanes, target}, {rows: LANES, columns: 1});
    });
  }
  return output;
}

/** Sums x over all axes but the last: [channel]. */
export function columnSumKernel(wasm: Wasm, {x}: {x: TensorInfo}): TensorInfo {
  const inner = x.shape[x.shape.length - 1];
  const sum = sumKernel(wasm, x, {outer: 1, length: sizeOf(x.shape.slice(0, -1)), inner});
  return {...sum, shape: [inner]};
}

/** Copies a part of x's rows of values into rows of another length. */
function copyBand(
  wasm: Wasm,
  [source, target]: readonly [number, number],
  {rows, width, from, to}: Record<"rows" | "width" | "from" | "to", number>,
): void {
  const fields = [source, target, 4 * width, 0, 4 * from, 4 * to];
  wasm.run("copyRows", fields, rows, rows * width);
}

/** Lays tensors side by side along an axis. */
export function concatKernel(wasm: Wasm, parts: readonly TensorInfo[], axis: number): TensorInfo {
  const shape = [...parts[0].shape];
  shape[axis] = parts.reduce((sum, part) => sum + part.shape[axis], 0);
  const output = wasm.output(shape);
  const rows = sizeOf(shape.slice(0, axis));
  const to = sizeOf(shape.slice(axis));
  let start = 0;
  for (const part of parts) {
    const width = sizeOf(part.shape.slice(axis));
    const target = wasm.at(output) + 4 * start;
    copyBand(wasm, [wasm.at(part), target], {rows, width, from: width, to});
    start += width;
  }
  return output;
}

/** Cuts a band of one axis out of x. */
export function bandKernel(
  wasm: Wasm,
  x: TensorInfo,
  {axis, begin, size}: Record<"axis" | "begin" | "size", number>,
): TensorInfo {
  const inner = sizeOf(x.shape.slice(axis + 1));
  const output = wasm.output(x.shape.map((n, i) => (i === axis ? size : n)));
  const rows = sizeOf(x.shape.slice(0, axis));
  const width = size * inner;
  const source = wasm.at(x) + 4 * begin * inner;
  const from = x.shape[axis] * inner;
  copyBand(wasm, [source, wasm.at(output)], {rows, width, from, to: width});
  return output;
}
