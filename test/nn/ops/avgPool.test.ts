import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AvgPoolOptions,
  adaptiveAvgPool,
  adaptiveAvgPoolBackward,
  avgPool,
  avgPoolBackward,
  conv,
  globalAvgPool,
  globalAvgPoolBackward,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "./gradient.ts";

describe("avgPool", () => {
  it("takes the mean of each 2 × 2 window", () => {
    const x = tensor([1, 2, 4, 1], [1, 5, 0, 2, 3, 7, 4, 6]);
    assert.deepEqual(avgPool(x, {kernel: 2}), tensor([1, 1, 2, 1], [4, 3]));
  });

  it("counts the padding as zeros, or only the voxels of the image", () => {
    const x = tensor([1, 2, 2, 1], [4, 8, 12, 16]);
    const window = {kernel: 2, padding: 1};
    assert.deepEqual(avgPool(x, window), tensor([1, 2, 2, 1], [1, 2, 3, 4]));
    assert.deepEqual(avgPool(x, {...window, countPadding: false}), x);
  });

  it("is a convolution with a box, one channel at a time", () => {
    const x = randomTensor(1, [2, 6, 7, 3]);
    const box = tensor([2, 3, 1, 3], 1 / 6);
    const window = {stride: [2, 1], padding: [1, 0]};
    assertNear(
      avgPool(x, {kernel: [2, 3], ...window}),
      conv(x, box, {groups: 3, ...window}),
      // A sum of six products, in another order.
      1e-14,
    );
  });

  it("keeps the mean where its windows tile the image", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1000}), (seed) => {
        const x = randomTensor(seed, [1, 4, 6, 2]);
        assertNear(globalAvgPool(avgPool(x, {kernel: [2, 3]})), globalAvgPool(x), 1e-14);
      }),
      {seed: 7, numRuns: 30},
    );
  });

  const configurations: readonly (readonly [readonly number[], AvgPoolOptions])[] = [
    [[2, 7, 2], {kernel: 3, stride: 2, padding: 1}],
    [[2, 7, 2], {kernel: 3, stride: 2, padding: 1, countPadding: false}],
    [[1, 5, 6, 2], {kernel: [2, 3], stride: [1, 2], padding: [1, 0], countPadding: false}],
    [[1, 3, 4, 5, 2], {kernel: [1, 2, 3], padding: [0, 1, 1]}],
  ];
  configurations.forEach(([shape, options], i) => {
    it(`has the gradient of central differences, configuration ${i + 1}`, () => {
      const x = randomTensor(3, shape);
      const weights = randomTensor(4, avgPool(x, options).shape);
      const gradient = avgPoolBackward(weights, {x, ...options});
      assertGradient((at) => inner(avgPool(at, options), weights), x, gradient);
    });
  });

  it("refuses what does not fit", () => {
    const x = tensor([1, 4, 1]);
    assert.equal(
      outcome(() => avgPool(x, {kernel: 5})),
      "ShapeError avgPool: the kernel must fit into the padded image, got [5] and x [1, 4, 1] with padding [0]",
    );
    assert.equal(
      outcome(() => avgPool(x, {kernel: 2, padding: 2})),
      "RangeError avgPool: padding must be at most half the kernel, got [2] and [2]",
    );
    assert.equal(
      outcome(() => avgPoolBackward(tensor([1, 3, 1]), {x, kernel: 2})),
      "ShapeError avgPoolBackward: gradOutput must have the shape of the output, got [1, 3, 1] and [1, 2, 1]",
    );
  });
});

describe("adaptiveAvgPool", () => {
  it("overlaps its windows by a voxel where the sizes do not divide", () => {
    const x = tensor([1, 5, 1], [1, 2, 3, 4, 5]);
    assert.deepEqual(adaptiveAvgPool(x, {size: 2}), tensor([1, 2, 1], [2, 4]));
    assert.deepEqual(
      adaptiveAvgPoolBackward(tensor([1, 2, 1], [3, 6]), {x, size: 2}),
      tensor([1, 5, 1], [1, 1, 3, 2, 2]),
    );
  });

  it("repeats voxels when the output is larger than the input", () => {
    assert.deepEqual(
      adaptiveAvgPool(tensor([1, 2, 1], [1, 3]), {size: 4}),
      tensor([1, 4, 1], [1, 1, 3, 3]),
    );
  });

  it("is avgPool where the sizes divide", () => {
    const x = randomTensor(5, [2, 4, 6, 2]);
    assertNear(adaptiveAvgPool(x, {size: [2, 2]}), avgPool(x, {kernel: [2, 3]}), 1e-15);
  });

  it("has the gradient of central differences", () => {
    const x = randomTensor(6, [1, 3, 5, 7, 2]);
    const size = [2, 3, 5];
    const weights = randomTensor(7, [1, ...size, 2]);
    const gradient = adaptiveAvgPoolBackward(weights, {x, size});
    assertGradient((at) => inner(adaptiveAvgPool(at, {size}), weights), x, gradient);
  });

  it("refuses a size of 0 and a gradient of another shape", () => {
    const x = tensor([1, 4, 1]);
    assert.equal(
      outcome(() => adaptiveAvgPool(x, {size: 0})),
      "RangeError adaptiveAvgPool: size must hold whole numbers of at least 1, got [0]",
    );
    assert.equal(
      outcome(() => adaptiveAvgPoolBackward(x, {x, size: 2})),
      "ShapeError adaptiveAvgPoolBackward: gradOutput must have the shape of the output, got [1, 4, 1] and [1, 2, 1]",
    );
  });
});

describe("globalAvgPool", () => {
  it("leaves one mean for each channel of each image", () => {
    const x = tensor([2, 2, 2], [1, 10, 3, 30, 5, 50, 9, 70]);
    assert.deepEqual(globalAvgPool(x), tensor([2, 2], [2, 20, 7, 60]));
  });

  it("has the gradient of central differences", () => {
    const x = randomTensor(8, [2, 3, 4, 2]);
    const weights = randomTensor(9, [2, 2]);
    const gradient = globalAvgPoolBackward(weights, {x});
    assertGradient((at) => inner(globalAvgPool(at), weights), x, gradient);
  });

  it("refuses what is no image and a gradient of another shape", () => {
    assert.equal(
      outcome(() => globalAvgPool(tensor([2, 3]))),
      "ShapeError globalAvgPool: x must be [batch, (z,) (y,) x, channel], got [2, 3]",
    );
    assert.equal(
      outcome(() => globalAvgPoolBackward(tensor([1, 2]), {x: {shape: [1, 4, 1]}})),
      "ShapeError globalAvgPoolBackward: gradOutput must have the shape of the output, got [1, 2] and [1, 1]",
    );
  });
});
