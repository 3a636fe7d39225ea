import assert from "node:assert/strict";
import fc from "fast-check";
import {
  avgPool,
  avgPoolBackward,
  conv,
  convBackward,
  effectiveFieldSd,
  effectiveReceptiveField,
  maxPool,
  receptiveField,
  type Tensor,
  tensor,
  validUnetSizes,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

describe("receptiveField", () => {
  it("grows by (k − 1) d steps of the grid a layer reads", () => {
    const fields = receptiveField([
      {kernel: 3},
      {kernel: 2, stride: 2},
      {kernel: 3, dilation: 2},
      {kernel: 3},
    ]);
    assert.deepEqual(
      fields.map(({size, jump}) => [size, jump]),
      [
        [3, 1],
        [4, 2],
        [12, 2],
        [16, 2],
      ],
    );
  });

  it("is 140 with a jump of 16 at the bottom of the U-Net of 2015", () => {
    const level = [{kernel: 3}, {kernel: 3}];
    const pool = {kernel: 2, stride: 2};
    const layers = [...level, ...[1, 2, 3, 4].flatMap(() => [pool, ...level])];
    const {size, jump} = receptiveField(layers)[layers.length - 1];
    assert.deepEqual([size, jump], [140, 16]);
  });

  it("centres padded layers of odd kernels on the voxel itself and pooling between voxels", () => {
    const same = receptiveField([
      {kernel: 3, padding: 1},
      {kernel: 5, padding: 2},
    ]);
    assert.deepEqual(
      same.map(({centre}) => centre),
      [0, 0],
    );
    assert.equal(receptiveField([{kernel: 2, stride: 2}])[0].centre, 0.5);
  });

  it("names exactly the voxels that change an output", () => {
    const option = fc.record({
      kernel: fc.integer({min: 1, max: 3}),
      stride: fc.integer({min: 1, max: 2}),
      dilation: fc.integer({min: 1, max: 2}),
    });
    fc.assert(
      fc.property(fc.array(option, {minLength: 1, maxLength: 3}), (layers) => {
        const {size} = receptiveField(layers)[layers.length - 1];
        // Output 0 of layers without padding begins at voxel 0; positive weights cannot cancel.
        const run = (x: Tensor) =>
          layers.reduce((at, {kernel, ...rest}) => conv(at, tensor([kernel, 1, 1], 1), rest), x);
        const n = size + 3;
        const base = run(tensor([1, n, 1])).data[0];
        const changes = Array.from({length: n}, (_, i) => {
          const x = tensor([1, n, 1]);
          x.data[i] = 1;
          return run(x).data[0] !== base;
        });
        assert.equal(changes.lastIndexOf(true), size - 1);
        assert.equal(changes[0], true);
      }),
      {seed: 7, numRuns: 40},
    );
  });

  it("refuses no layer, half a step and negative padding", () => {
    assert.equal(
      outcome(() => receptiveField([])),
      "RangeError receptiveField: layers must number at least 1, got 0",
    );
    assert.equal(
      outcome(() => receptiveField([{kernel: 3}, {kernel: 3, stride: 0.5}])),
      "RangeError receptiveField: stride must be a whole number of at least 1, got 0.5 in layer 1",
    );
    assert.equal(
      outcome(() => receptiveField([{kernel: 3, padding: -1}])),
      "RangeError receptiveField: padding must be a whole number of at least 0, got -1 in layer 0",
    );
  });
});

describe("effectiveReceptiveField", () => {
  /** Carries a gradient back through n box filters of k taps that keep the size. */
  const boxes = (n: number, k: number, x: Tensor) => (gradOutput: Tensor) => {
    let gradient = gradOutput;
    const weight = tensor([k, 1, 1], 1 / k);
    for (let l = 0; l < n; l++) {
      gradient = convBackward(gradient, {x, weight, padding: (k - 1) / 2}).x;
    }
    return gradient;
  };

  it("is the kernel itself for one layer", () => {
    const x = tensor([1, 5, 1]);
    const field = effectiveReceptiveField(boxes(1, 3, x), {outputShape: x.shape});
    const third = 1 / 3;
    assert.deepEqual(Array.from(field.gradient.data), [0, third, third, third, 0]);
    assert.equal(field.sum, 1);
    assert.ok(Math.abs(field.sd[0] - Math.sqrt(2 / 3)) < 1e-15);
    assert.equal(field.rmsRadius, field.sd[0]);
  });

  it("has the closed form's width for any number of averaging layers", () => {
    for (const [n, k] of [
      [3, 3],
      [4, 5],
      [12, 3],
    ]) {
      const x = tensor([1, 2 * n * k + 1, 1]);
      const {sd} = effectiveReceptiveField(boxes(n, k, x), {outputShape: x.shape});
      assert.ok(Math.abs(sd[0] / effectiveFieldSd(n, k) - 1) < 1e-12);
    }
  });

  it("measures each axis alone, and looks from a stated voxel and channel", () => {
    const x = randomTensor(1, [1, 5, 7, 2]);
    const weight = tensor([1, 3, 2, 2], [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1]);
    const {gradient, sd, rmsRadius} = effectiveReceptiveField(
      (g) => convBackward(g, {x, weight, padding: [0, 1]}).x,
      {outputShape: [1, 5, 7, 2], at: [1, 2], channel: 1},
    );
    const seen = Array.from(gradient.data).flatMap((g, i) => (g === 0 ? [] : [i]));
    assert.deepEqual(seen, [17, 19, 21]);
    assert.equal(sd[0], 0);
    assert.ok(Math.abs(rmsRadius - Math.sqrt(2 / 3)) < 1e-15);
  });

  it("measures from the middle of what a pooled voxel covers", () => {
    const x = tensor([1, 8, 1]);
    const field = effectiveReceptiveField((g) => avgPoolBackward(g, {x, kernel: 4}), {
      outputShape: avgPool(x, {kernel: 4}).shape,
      at: [0],
    });
    assert.equal(field.rmsRadius, field.sd[0]);
    assert.equal(field.sd[0], Math.sqrt(1.25));
  });

  it("has no width where nothing reaches the output", () => {
    const field = effectiveReceptiveField(() => tensor([1, 4, 1]), {outputShape: [1, 4, 1]});
    assert.deepEqual([field.sum, field.sd, field.rmsRadius], [0, [Number.NaN], Number.NaN]);
  });

  const same = (g: Tensor) => g;
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "two images",
      () => effectiveReceptiveField(same, {outputShape: [2, 4, 1]}),
      "ShapeError effectiveReceptiveField: outputShape must be [1, (z,) (y,) x, channel], got [2, 4, 1]",
    ],
    [
      "a voxel outside",
      () => effectiveReceptiveField(same, {outputShape: [1, 4, 1], at: [4]}),
      "RangeError effectiveReceptiveField: at and channel must lie within the output, got [4, 0] and [4, 1]",
    ],
    [
      "a voxel of other axes",
      () => effectiveReceptiveField(same, {outputShape: [1, 4, 1], at: []}),
      "RangeError effectiveReceptiveField: at and channel must lie within the output, got [0] and [4, 1]",
    ],
    [
      "a gradient of other axes",
      () => effectiveReceptiveField(() => tensor([1, 2, 2, 1]), {outputShape: [1, 4, 1]}),
      "ShapeError effectiveReceptiveField: input and output must have the same axes, got [1, 2, 2, 1] and [1, 4, 1]",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => assert.equal(outcome(call), message));
  }
});

describe("effectiveFieldSd", () => {
  it("is 0 for kernels of one tap and refuses none", () => {
    assert.equal(effectiveFieldSd(5, 1), 0);
    assert.equal(
      outcome(() => effectiveFieldSd(0, 3)),
      "RangeError effectiveFieldSd: layers must be a whole number of at least 1, got 0",
    );
  });
});

describe("validUnetSizes", () => {
  /** Runs the sizes of a U-Net without padding; undefined where one does not fit. */
  function walk(depth: number, input: number): number | undefined {
    let size = input - 4;
    for (let level = 0; level < depth; level++) {
      if (size < 2 || size % 2 !== 0) return undefined;
      size = maxPool(tensor([1, size, 1]), {kernel: 2}).y.shape[1] - 4;
    }
    for (let level = 0; level < depth && size >= 1; level++) size = 2 * size - 4;
    return size >= 1 ? size : undefined;
  }

  it("lists the sizes, all of them, that walking through the layers accepts", () => {
    for (const depth of [1, 2, 3, 4]) {
      const found = validUnetSizes(depth, {count: 6});
      const expected: [number, number][] = [];
      for (let input = 5; expected.length < 6; input++) {
        const output = walk(depth, input);
        if (output !== undefined) expected.push([input, output]);
      }
      assert.deepEqual(found, expected);
    }
  });

  it("holds the pair of the U-Net of 2015 and takes other levels", () => {
    assert.ok(validUnetSizes(4, {count: 30}).some(([n, m]) => n === 572 && m === 388));
    assert.deepEqual(validUnetSizes(1, {count: 1, convolutions: 1, kernel: 1}), [[2, 2]]);
  });

  it("refuses a depth of 0", () => {
    assert.equal(
      outcome(() => validUnetSizes(0, {count: 1})),
      "RangeError validUnetSizes: depth must be a whole number of at least 1, got 0",
    );
  });
});
