import type {TensorInfo} from "@tensorflow/tfjs-core";
import type {Wasm} from "./kernels.ts";

const product = (list: readonly number[]): number => list.reduce((a, b) => a * b, 1);

/** Elements that one job of an elementwise kernel does. */
const BLOCK = 1024;

/** max(x, alpha · x), or with dy its gradient. */
export function leakyReluKernel(
  wasm: Wasm,
  {x, dy}: {x: TensorInfo; dy?: TensorInfo | undefined},
  alpha: number,
): TensorInfo {
  const output = wasm.output(x.shape);
  const size = product(x.shape);
  const pointers = [wasm.at(x), dy === undefined ? 0 : wasm.at(dy), wasm.at(output)];
  wasm.run("reluBlocks", [...pointers, size, {float: alpha}], Math.ceil(size / BLOCK), size);
  return output;
}

/** Rows that one chunk of a column sum adds. */
const ROWS = 512;

/** Sums x over all axes but the last: [channel]. */
export function columnSumKernel(wasm: Wasm, {x}: {x: TensorInfo}): TensorInfo {
  const columns = x.shape[x.shape.length - 1];
  const rows = product(x.shape.slice(0, -1));
  const sum = wasm.output([columns]);
  const chunks = Math.ceil(rows / ROWS);
  wasm.withScratch((scratch) => {
    const partial = scratch.take(4 * chunks * columns);
    const fields = [wasm.at(x), partial, rows, ROWS, columns];
    wasm.run("columnSumChunks", fields, chunks, rows * columns);
    wasm.run("addChunks", [partial, wasm.at(sum), chunks, 4 * columns, 0, 0, columns], 1, 0);
  });
  return sum;
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
  const rows = product(shape.slice(0, axis));
  const to = product(shape.slice(axis));
  let start = 0;
  for (const part of parts) {
    const width = product(part.shape.slice(axis));
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
  const inner = product(x.shape.slice(axis + 1));
  const output = wasm.output(x.shape.map((n, i) => (i === axis ? size : n)));
  const rows = product(x.shape.slice(0, axis));
  const width = size * inner;
  const source = wasm.at(x) + 4 * begin * inner;
  const from = x.shape[axis] * inner;
  copyBand(wasm, [source, wasm.at(output)], {rows, width, from, to: width});
  return output;
}
