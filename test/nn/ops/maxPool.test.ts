import assert from "node:assert/strict";
import fc from "fast-check";
import {maxPool, maxPoolBackward, type PoolWindow, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, inner, randomTensor} from "./gradient.ts";

describe("maxPool", () => {
  it("takes the largest of each 2 × 2 window and says where it stood", () => {
    const x = tensor([1, 2, 4, 1], [1, 5, 0, -2, 3, 4, -1, -3]);
    const {y, indices} = maxPool(x, {kernel: 2});
    assert.deepEqual(y, tensor([1, 1, 2, 1], [5, 0]));
    assert.deepEqual(indices, Int32Array.of(1, 2));
  });

  it("keeps the channels and the images of a batch apart", () => {
    const x = tensor([2, 2, 2], [1, 8, 2, 7, 3, 6, 4, 5]);
    const {y, indices} = maxPool(x, {kernel: 2});
    assert.deepEqual(y, tensor([2, 1, 2], [2, 8, 4, 6]));
    assert.deepEqual(indices, Int32Array.of(1, 0, 1, 0));
  });

  it("gives a tie, and its whole gradient, to the first", () => {
    const x = tensor([1, 2, 2, 1], [1, 1, 1, 1]);
    const {indices} = maxPool(x, {kernel: 2});
    assert.deepEqual(indices, Int32Array.of(0));
    const gradient = maxPoolBackward(tensor([1, 1, 1, 1], [6]), {x, indices});
    assert.deepEqual(gradient, tensor([1, 2, 2, 1], [6, 0, 0, 0]));
  });

  it("never lets padding win, even over negative values", () => {
    const {y, indices} = maxPool(tensor([1, 3, 1], [-3, -2, -5]), {
      kernel: 2,
      stride: 2,
      padding: 1,
    });
    assert.deepEqual(y, tensor([1, 2, 1], [-3, -2]));
    assert.deepEqual(indices, Int32Array.of(0, 1));
  });

  it("gives −∞ only where the image holds nothing else, and NaN where it holds NaN", () => {
    const {NaN: nan, NEGATIVE_INFINITY: low} = Number;
    const {y, indices} = maxPool(tensor([1, 6, 1], [low, low, 1, nan, nan, 1]), {kernel: 2});
    assert.deepEqual(Array.from(y.data), [low, nan, nan]);
    assert.deepEqual(indices, Int32Array.of(0, 3, 4));
  });

  it("leaves out what lies behind the last whole window", () => {
    assert.deepEqual(
      maxPool(tensor([1, 5, 1], [1, 2, 3, 4, 9]), {kernel: 2}).y,
      tensor([1, 2, 1], [2, 4]),
    );
  });

  it("sums the gradients of overlapping windows that one voxel won", () => {
    const x = tensor([1, 3, 1], [1, 5, 2]);
    const {indices} = maxPool(x, {kernel: 2, stride: 1});
    assert.deepEqual(
      maxPoolBackward(tensor([1, 2, 1], [3, 4]), {x, indices}),
      tensor([1, 3, 1], [0, 7, 0]),
    );
  });

  const windows: readonly (readonly [readonly number[], PoolWindow])[] = [
    [[2, 7, 2], {kernel: 3, stride: 2, padding: 1}],
    [[2, 5, 6, 3], {kernel: [2, 3], stride: [1, 2], padding: [1, 0]}],
    [[1, 3, 4, 5, 2], {kernel: [1, 2, 3], stride: [1, 2, 1], padding: [0, 1, 1]}],
  ];
  for (const [shape, window] of windows) {
    it(`has the gradient of central differences on [${shape.join(", ")}]`, () => {
      const x = randomTensor(1, shape);
      const {y, indices} = maxPool(x, window);
      const weights = randomTensor(2, y.shape);
      const gradient = maxPoolBackward(weights, {x, indices});
      assertGradient((at) => inner(maxPool(at, window).y, weights), x, gradient);
    });
  }

  it("commutes with every rising function", () => {
    const seed = fc.integer({min: 1, max: 1000});
    fc.assert(
      fc.property(seed, (s) => {
        const x = randomTensor(s, [1, 5, 5, 2]);
        const curve = (v: number) => Math.exp(v) - 3;
        const window = {kernel: 3, stride: 2, padding: 1};
        const bent = maxPool({shape: x.shape, data: x.data.map(curve)}, window);
        const straight = maxPool(x, window);
        assert.deepEqual(bent.indices, straight.indices);
        assert.deepEqual(bent.y.data, straight.y.data.map(curve));
      }),
      {seed: 7, numRuns: 30},
    );
  });

  const image = tensor([1, 4, 4, 1]);
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "an image without channels",
      () => maxPool(tensor([4, 4]), {kernel: 2}),
      "ShapeError maxPool: x must be [batch, (z,) (y,) x, channel], got [4, 4]",
    ],
    [
      "a kernel for other axes",
      () => maxPool(image, {kernel: [2, 2, 2]}),
      "RangeError maxPool: kernel must be one number or 2, one per spatial axis, got [2, 2, 2]",
    ],
    [
      "half a voxel of stride",
      () => maxPool(image, {kernel: 2, stride: 1.5}),
      "RangeError maxPool: stride must hold whole numbers of at least 1, got [1.5, 1.5]",
    ],
    [
      "windows in which nothing of the image lies",
      () => maxPool(image, {kernel: 3, padding: 2}),
      "RangeError maxPool: padding must be at most half the kernel, got [2, 2] and [3, 3]",
    ],
    [
      "a kernel larger than the image",
      () => maxPool(image, {kernel: [2, 5]}),
      "ShapeError maxPool: the kernel must fit into the padded image, got [2, 5] and x [1, 4, 4, 1] with padding [0, 0]",
    ],
    [
      "a gradient without its indices",
      () => maxPoolBackward(tensor([1, 2, 2, 1]), {x: image, indices: Int32Array.of(0)}),
      "ShapeError maxPoolBackward: gradOutput must pool x and have one index for each element, got [1, 2, 2, 1], x [1, 4, 4, 1] and 1 indices",
    ],
    [
      "an index outside the image",
      () => maxPoolBackward(tensor([1, 1, 1, 1]), {x: image, indices: Int32Array.of(16)}),
      "RangeError maxPoolBackward: indices must lie between 0 and 15, got 16",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => assert.equal(outcome(call), message));
  }
});
