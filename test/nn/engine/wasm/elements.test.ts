import assert from "node:assert/strict";
import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import {tensor} from "../../../../lib/nn/tensor.ts";
import {assertClose, runKernel, signed, toEngine, withWasm} from "./support/withWasm.ts";

describe("wasm kernels of elements", () => {
  const engine = withWasm();

  for (const alpha of [0, 0.01, 2]) {
    it(`bends a line at 0 by ${alpha}, and its gradient`, () => {
      const [x, dy] = [signed([3, 1001], 1), signed([3, 1001], 2)];
      const slope = x.data.map((value) => (value > 0 ? 1 : alpha));
      const [y] = runKernel(engine.tf, "VoxelbookLeakyRelu", {x}, {alpha});
      const [dx] = runKernel(engine.tf, "VoxelbookLeakyReluGrad", {x, dy}, {alpha});
      assertClose(y, {...x, data: x.data.map((value, i) => value * slope[i])}, "y", 1e-6);
      assertClose(dx, {...x, data: dy.data.map((value, i) => value * slope[i])}, "dx", 1e-6);
    });
  }

  it("sums columns", () => {
    for (const shape of [
      [5, 3],
      [2, 900, 2, 6],
      [1, 8],
    ]) {
      const x = signed(shape, 1);
      const columns = shape[shape.length - 1];
      const sum = tensor([columns]);
      x.data.forEach((value, i) => {
        sum.data[i % columns] += value;
      });
      const axis = shape.slice(1).map((_, i) => i);
      assertClose(runKernel(engine.tf, "Sum", {x}, {axis})[0], sum, `[${shape}]`);
    }
  });

  it("loses no digits in sums and means of a million numbers, over any axes that follow each other", () => {
    const {tf} = engine;
    const cases: readonly (readonly [number[], number[]])[] = [
      [[1_000_003], [0]],
      [
        [1024, 1024],
        [0, 1],
      ],
      [[2, 300_000, 3], [1]],
      [
        [3, 5, 70_001],
        [1, 2],
      ],
    ];
    for (const [shape, axis] of cases) {
      // A plain sum of 1.7 in single precision is 1 % off after four million of them. Here 128 are added
      // in a row, each with an error of at most 2⁻²⁴ of their sum: 8e-6.
      const x = tf.fill(shape, 1.7);
      const count = axis.reduce((n, one) => n * shape[one], 1);
      const [total, average] = [tf.sum(x, axis), tf.mean(x, axis)];
      for (const value of total.dataSync()) {
        assert.ok(Math.abs(value / (1.7 * count) - 1) < 8e-6, `${shape}: ${value}`);
      }
      for (const value of average.dataSync()) assert.ok(Math.abs(value / 1.7 - 1) < 8e-6);
      tf.dispose([x, total, average]);
    }
  });

  it("concatenates along any axis, and cuts what was joined apart again", () => {
    const {tf} = engine;
    for (const axis of [0, 1, 2, -1]) {
      const parts = [2, 5, 1].map((n, i) =>
        signed(
          [3, 4, 6].map((size, at) => (at === (axis + 3) % 3 ? n : size)),
          i,
        ),
      );
      tf.tidy(() => {
        const joined = tf.concat(
          parts.map((part) => toEngine(tf, part)),
          axis,
        );
        let start = 0;
        for (const part of parts) {
          const at = (axis + 3) % 3;
          const begin = [0, 0, 0].map((_, i) => (i === at ? start : 0));
          const cut = tf.slice(joined, begin, [...part.shape]);
          assert.deepEqual([...cut.dataSync()], [...part.data], `axis ${axis}`);
          start += part.shape[at];
        }
      });
    }
  });

  it("leaves what it does not know to TensorFlow.js: whole numbers, several axes, other sums", () => {
    const {tf} = engine;
    tf.tidy(() => {
      const whole = tf.tensor2d(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [2, 3],
        "int32",
      );
      assert.deepEqual(
        [...tf.concat([whole, whole], 1).dataSync()],
        [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6],
      );
      const x = tf.tensor2d([
        [1, 2, 3],
        [4, 5, 6],
      ]);
      assert.deepEqual([...tf.slice(x, [1, 1], [1, 2]).dataSync()], [5, 6]);
      assert.deepEqual([...tf.slice(x, [0, 1]).dataSync()], [2, 3, 5, 6]);
      assert.deepEqual([...tf.sum(x, 1).dataSync()], [6, 15]);
      assert.deepEqual([...tf.sum(x).dataSync()], [21]);
      assert.deepEqual([...tf.sum(x, 0, true).shape], [1, 3]);
      assert.deepEqual([...tf.sum(x, 0).dataSync()], [5, 7, 9]);
      assert.deepEqual([...tf.sum(whole, 0).dataSync()], [5, 7, 9]);
    });
  });

  it("adds and multiplies one number for each channel, from either side", () => {
    const {tf} = engine;
    for (const shape of [[7], [1, 7], [1, 1, 1, 7]]) {
      const [x, numbers] = [signed([2, 3, 50, 7], 1), signed(shape, 2)];
      const one = (i: number): number => numbers.data[i % 7];
      tf.tidy(() => {
        const [a, b] = [toEngine(tf, x), toEngine(tf, numbers)];
        for (const [left, right] of [
          [a, b],
          [b, a],
        ]) {
          const sum = {...x, data: x.data.map((value, i) => Math.fround(value + one(i)))};
          assert.deepEqual([...tf.add(left, right).dataSync()], [...sum.data]);
          const product = {...x, data: x.data.map((value, i) => Math.fround(value * one(i)))};
          assert.deepEqual([...tf.mul(left, right).dataSync()], [...product.data]);
        }
      });
    }
  });

  it("splits a vector as it was asked to", () => {
    const {tf} = engine;
    const x = signed([10, 3], 1);
    tf.tidy(() => {
      const parts = tf.split(toEngine(tf, x), [2, 7, 1]);
      assert.deepEqual(
        parts.flatMap((part) => [...part.dataSync()]),
        [...x.data],
      );
      assert.deepEqual(
        parts.map((part) => part.shape),
        [
          [2, 3],
          [7, 3],
          [1, 3],
        ],
      );
      const halves = tf.split(toEngine(tf, x), 2);
      assert.deepEqual([...halves[1].dataSync()], [...x.data.slice(15)]);
    });
  });

  it("leaves no tensor and no heap behind", () => {
    const {tf} = engine;
    const attrs = {
      stride: [1, 1],
      dilation: [1, 1],
      pairs: [
        [1, 1],
        [1, 1],
      ],
    };
    const [x, filter] = [signed([2, 32, 32, 8], 1), signed([3, 3, 8, 8], 2)];
    const gamma = tensor([8], 1);
    const work = (): number => {
      const [y] = runKernel(tf, "VoxelbookConv", {x, filter}, attrs);
      runKernel(tf, "VoxelbookConvFilterGrad", {x, dy: y}, {...attrs, kernel: [3, 3]});
      runKernel(tf, "VoxelbookConvInputGrad", {dy: y, filter}, {...attrs, spatial: [32, 32]});
      const norm = {blocks: 1, positions: 2048, groups: 8, members: 1, eps: 1e-5} as NamedAttrMap;
      runKernel(tf, "VoxelbookNorm", {x, gamma, beta: gamma}, norm);
      const backend: object = tf.backend();
      return (backend as {wasm: {HEAPU8: Uint8Array}}).wasm.HEAPU8.length;
    };
    work();
    const before = {...tf.memory(), heap: work()};
    for (let i = 0; i < 100; i++) work();
    assert.deepEqual({...tf.memory(), heap: work()}, before);
  });
});
