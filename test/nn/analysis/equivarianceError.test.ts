import assert from "node:assert/strict";
import {
  avgPool,
  conv,
  equivarianceError,
  maxPool,
  type Tensor,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

const x = randomTensor(1, [2, 8, 9, 2]);
const weight = randomTensor(2, [3, 3, 2, 3]);

describe("equivarianceError", () => {
  it("is 0 for a convolution away from its padding, and not at it", () => {
    const layer = (image: Tensor) => conv(image, weight, {padding: 1});
    assert.ok(equivarianceError(layer, x, {shift: [2, -1], margin: 3}).relative < 1e-15);
    assert.ok(equivarianceError(layer, x, {shift: [2, -1], margin: 0}).relative > 0.1);
  });

  it("is 0 everywhere for a convolution on a ring, whatever the shift", () => {
    const ring = (image: Tensor) => conv(image, weight, {padding: 1, mode: "circular"});
    for (const shift of [
      [1, 0],
      [0, -4],
      [17, 100],
    ]) {
      assert.ok(equivarianceError(ring, x, {shift, margin: 0}).relative < 1e-15);
    }
  });

  it("is 0 for pooling that moves by whole windows", () => {
    const image = randomTensor(3, [1, 8, 8, 1]);
    const pools = [
      (at: Tensor) => maxPool(at, {kernel: 2}).y,
      (at: Tensor) => avgPool(at, {kernel: 2}),
    ];
    for (const pool of pools) {
      assert.equal(
        equivarianceError(pool, image, {shift: [2, -4], margin: 0, stride: 2}).maximum,
        0,
      );
    }
  });

  it("is the difference that can be counted by hand", () => {
    // The place itself decides what happens to a voxel, so nothing moves along.
    const ramp = ({shape, data}: Tensor) => ({shape, data: data.map((v, i) => v * i)});
    const {maximum, rms, relative} = equivarianceError(ramp, tensor([1, 3, 1], [1, 1, 1]), {
      shift: [1],
      margin: 0,
    });
    // [0, 1, 2] against [2, 0, 1].
    assert.deepEqual([maximum, rms, relative], [2, Math.sqrt(2), Math.sqrt(6 / 5)]);
  });

  it("passes NaN on, and has no relative error of nothing", () => {
    const nothing = equivarianceError((at) => tensor(at.shape), x, {shift: [1, 1], margin: 0});
    assert.deepEqual(nothing, {maximum: 0, rms: 0, relative: Number.NaN});
    const broken = equivarianceError((at) => tensor(at.shape, Number.NaN), x, {
      shift: [1, 1],
      margin: 0,
    });
    assert.deepEqual(broken, {maximum: Number.NaN, rms: Number.NaN, relative: Number.NaN});
  });

  const same = (at: Tensor) => at;
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "half a stride",
      () => equivarianceError(same, x, {shift: [1, 0], margin: 0, stride: 2}),
      "RangeError equivarianceError: shift must be 2 whole multiples of stride 2, got [1, 0]",
    ],
    [
      "a shift for other axes",
      () => equivarianceError(same, x, {shift: [1], margin: 0}),
      "RangeError equivarianceError: shift must be 2 whole multiples of stride 1, got [1]",
    ],
    [
      "a margin that leaves nothing",
      () => equivarianceError(same, x, {shift: [1, 0], margin: 4}),
      "ShapeError equivarianceError: margin must leave something of the output, got 4 and [2, 8, 9, 2]",
    ],
    [
      "a negative margin",
      () => equivarianceError(same, x, {shift: [1, 0], margin: -1}),
      "RangeError equivarianceError: margin must be a whole number of at least 0, got -1",
    ],
    [
      "a stride of 0",
      () => equivarianceError(same, x, {shift: [1, 0], margin: 0, stride: 0}),
      "RangeError equivarianceError: stride must be a whole number of at least 1, got 0",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => assert.equal(outcome(call), message));
  }
});
