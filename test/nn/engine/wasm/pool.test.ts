import assert from "node:assert/strict";
import {avgPool, avgPoolBackward} from "../../../../lib/nn/ops/avgPool.ts";
import {maxPool, maxPoolBackward} from "../../../../lib/nn/ops/maxPool.ts";
import {type Tensor, tensor} from "../../../../lib/nn/tensor.ts";
import {assertClose, runKernel, signed, withWasm} from "./support/withWasm.ts";

/** A window on an image. */
interface PoolCase {
  readonly x: readonly number[];
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
}

const CASES: Readonly<Record<string, PoolCase>> = {
  "1-D": {x: [2, 9, 3], kernel: [3], stride: [2], padding: [1]},
  "2×2": {x: [2, 6, 8, 4], kernel: [2, 2], stride: [2, 2], padding: [0, 0]},
  "2×2, odd size": {x: [1, 7, 5, 6], kernel: [2, 2], stride: [2, 2], padding: [0, 0]},
  "3×3, overlapping and padded": {x: [2, 8, 7, 5], kernel: [3, 3], stride: [2, 2], padding: [1, 1]},
  "3×2, strides 1 and 3": {x: [1, 6, 10, 9], kernel: [3, 2], stride: [1, 3], padding: [1, 0]},
  "2×2×2": {x: [1, 4, 6, 8, 8], kernel: [2, 2, 2], stride: [2, 2, 2], padding: [0, 0, 0]},
  "3×3×3, overlapping": {
    x: [2, 5, 6, 7, 3],
    kernel: [3, 3, 3],
    stride: [2, 2, 2],
    padding: [1, 1, 1],
  },
};

/** Rounds to whole numbers, so that many values are equal. */
const rounded = (x: Tensor): Tensor => ({...x, data: x.data.map(Math.round)});

/** All below 0, so that a padding of zeros would win. */
const negative = (x: Tensor): Tensor => ({...x, data: x.data.map((value) => -1 - Math.abs(value))});

describe("wasm pooling", () => {
  const engine = withWasm();

  for (const [title, {x: shape, kernel, stride, padding}] of Object.entries(CASES)) {
    const pairs = padding.map((n) => [n, n]);
    const window = {kernel, stride, padding};

    for (const [kind, x] of [
      ["signed values", signed(shape, 1)],
      ["negative values", negative(signed(shape, 2))],
      ["equal values", rounded(signed(shape, 3))],
    ] as const) {
      it(`${title}: takes the largest of ${kind}, and sends its gradient to the first of them`, () => {
        const attrs = {kernel, stride, pairs, average: false};
        const {y, indices} = maxPool(x, window);
        const [actual] = runKernel(engine.tf, "VoxelbookPool", {x}, attrs);
        const exact = tensor(x.shape, Float32Array.from(x.data));
        assertClose(actual, y, "y", 1e-7);
        const dy = signed(y.shape, 4);
        const inputs = {dy, x: exact, y: actual};
        const [dx] = runKernel(engine.tf, "VoxelbookPoolGrad", inputs, attrs);
        assertClose(dx, maxPoolBackward(dy, {x, indices}), "dx", 1e-6);
      });
    }

    for (const countPadding of [false, true]) {
      it(`${title}: takes the mean, the padding ${countPadding ? "" : "not "}counted, and back`, () => {
        const x = signed(shape, 1);
        const attrs = {kernel, stride, pairs, average: true, countPadding};
        const y = avgPool(x, {...window, countPadding});
        const [actual] = runKernel(engine.tf, "VoxelbookPool", {x}, attrs);
        assertClose(actual, y, "y", 1e-6);
        const dy = signed(y.shape, 2);
        const [dx] = runKernel(engine.tf, "VoxelbookPoolGrad", {dy, x}, attrs);
        assertClose(dx, avgPoolBackward(dy, {x, ...window, countPadding}), "dx", 1e-6);
      });
    }
  }

  it("gives NaN for a window that holds NaN", () => {
    const x = tensor([1, 4, 1], [1, Number.NaN, -3, -2]);
    const attrs = {kernel: [2], stride: [2], pairs: [[0, 0]], average: false};
    const [y] = runKernel(engine.tf, "VoxelbookPool", {x}, attrs);
    assert.deepEqual([...y.data], [Number.NaN, -2]);
  });
});
