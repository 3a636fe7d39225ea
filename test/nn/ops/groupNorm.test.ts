import assert from "node:assert/strict";
import {
  groupNorm,
  groupNormBackward,
  instanceNorm,
  instanceNormBackward,
  layerNorm,
  layerNormBackward,
  type NormGradients,
  type Tensor,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "./gradient.ts";

/** One scan of two places and four channels. */
const x = tensor([1, 2, 4], [1, 3, 10, 20, 5, 7, 30, 40]);
const r5 = Math.sqrt(5);

/** Checks all three gradients of a normalisation against differences. */
function assertGradients(
  image: Tensor,
  affine: {readonly gamma: Tensor; readonly beta: Tensor},
  forward: (x: Tensor, affine: {gamma: Tensor; beta: Tensor}) => Tensor,
  backward: (g: Tensor, inputs: {x: Tensor; gamma: Tensor; beta: Tensor}) => NormGradients,
): void {
  const g = randomTensor(99, image.shape);
  const {gamma, beta} = affine;
  const gradients = backward(g, {x: image, gamma, beta});
  assertGradient((at) => inner(forward(at, affine), g), image, gradients.x);
  assertGradient((at) => inner(forward(image, {gamma: at, beta}), g), gamma, gradients.gamma);
  assertGradient((at) => inner(forward(image, {gamma, beta: at}), g), beta, gradients.beta);
}

describe("groupNorm", () => {
  it("takes one mean of each scan and group of channels", () => {
    // Group one holds 1, 3, 5, 7 (mean 4, variance 5), group two 10, 20, 30, 40.
    const steps = [-3, -1, -3, -1, 1, 3, 1, 3].map((v) => v / r5);
    assertNear(groupNorm(x, {groups: 2, eps: 0}), tensor([1, 2, 4], steps), 1e-15);
  });

  it("treats every scan as if it were alone", () => {
    const two = randomTensor(1, [2, 3, 4]);
    const first = {shape: [1, 3, 4], data: two.data.slice(0, 12)};
    const together = groupNorm(two, {groups: 2});
    assert.deepEqual(groupNorm(first, {groups: 2}).data, together.data.slice(0, 12));
  });

  for (const [shape, groups] of [
    [[2, 4], 2],
    [[2, 3, 4], 1],
    [[2, 2, 2, 4], 2],
    [[1, 2, 2, 2, 6], 3],
  ] as const) {
    it(`has gradients that agree with differences, ${groups} groups of [${shape.join(", ")}]`, () => {
      const channels = [shape[shape.length - 1]];
      assertGradients(
        randomTensor(2, shape),
        {gamma: randomTensor(3, channels), beta: randomTensor(4, channels)},
        (at, affine) => groupNorm(at, {...affine, groups}),
        (g, inputs) => groupNormBackward(g, {...inputs, groups}),
      );
    });
  }

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "groups that do not divide the channels",
      () => groupNorm(x, {groups: 3}),
      "RangeError groupNorm: groups must be a whole number that divides the channels, got 3 and 4",
    ],
    [
      "no group",
      () => groupNorm(x, {groups: 0}),
      "RangeError groupNorm: groups must be a whole number that divides the channels, got 0 and 4",
    ],
    [
      "a group of one number",
      () => groupNorm(tensor([2, 1, 4]), {groups: 4}),
      "RangeError groupNorm: x must hold at least 2 numbers for each mean, got 1 in shape [2, 1, 4]; a single number minus its own mean is always 0",
    ],
    [
      "gamma of the groups instead of the channels",
      () => groupNorm(x, {groups: 2, gamma: tensor([2])}),
      "ShapeError groupNorm: gamma must have shape [4], got [2]",
    ],
    [
      "eps that is no number",
      () => groupNormBackward(x, {x, groups: 2, eps: Number.NaN}),
      "RangeError groupNormBackward: eps must be a finite number of at least 0, got NaN",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});

describe("instanceNorm", () => {
  it("takes one mean of each scan and channel", () => {
    const y = instanceNorm(x, {eps: 0});
    assert.deepEqual(Array.from(y.data), [-1, -1, -1, -1, 1, 1, 1, 1]);
  });

  it("forgets brightness and contrast of each scan", () => {
    const image = randomTensor(5, [1, 4, 4, 2]);
    const other = {shape: image.shape, data: image.data.map((v) => 3 * v - 40)};
    assertNear(instanceNorm(other, {eps: 0}), instanceNorm(image, {eps: 0}), 1e-12);
  });

  it("has gradients that agree with differences", () => {
    assertGradients(
      randomTensor(6, [2, 2, 3, 2]),
      {gamma: randomTensor(7, [2]), beta: randomTensor(8, [2])},
      instanceNorm,
      instanceNormBackward,
    );
  });

  it("refuses a single place, and a list without channels", () => {
    assert.equal(
      outcome(() => instanceNorm(tensor([3, 1, 2]))),
      "RangeError instanceNorm: x must hold at least 2 numbers for each mean, got 1 in shape [3, 1, 2]; a single number minus its own mean is always 0",
    );
    assert.equal(
      outcome(() => instanceNorm(tensor([3]))),
      "ShapeError instanceNorm: x must have a batch and a channel axis, got [3]",
    );
  });
});

describe("layerNorm", () => {
  it("normalises over the axes that gamma spans: the channels of each place", () => {
    const y = layerNorm(tensor([1, 2, 2], [1, 3, 10, 30]), {gamma: tensor([2], 1), eps: 0});
    assert.deepEqual(Array.from(y.data), [-1, 1, -1, 1]);
  });

  it("or a whole scan, which is also what it does without gamma and beta", () => {
    const flat = tensor([1, 2, 2], [1, 3, 5, 7]);
    const steps = [-3, -1, 1, 3].map((v) => v / r5);
    assertNear(layerNorm(flat, {eps: 0}), tensor([1, 2, 2], steps), 1e-15);
    assert.deepEqual(layerNorm(flat, {gamma: tensor([2, 2], 1)}), layerNorm(flat));
    assert.deepEqual(layerNorm(flat, {beta: tensor([2, 2], 0)}), layerNorm(flat));
  });

  it("gives each element of a scan its own gamma and beta", () => {
    const flat = tensor([1, 2, 2], [1, 3, 5, 7]);
    const beta = tensor([2, 2], [10, 20, 30, 40]);
    const y = layerNorm(flat, {gamma: tensor([2, 2], [0, 0, 0, r5]), beta, eps: 0});
    assertNear(y, tensor([1, 2, 2], [10, 20, 30, 43]), 1e-14);
  });

  it("over a whole scan is one group, but for the shape of gamma", () => {
    const image = randomTensor(9, [2, 3, 3, 4]);
    assert.deepEqual(layerNorm(image), groupNorm(image, {groups: 1}));
  });

  for (const shape of [[3], [2, 3], [2, 2, 3]]) {
    it(`has gradients that agree with differences, gamma of shape [${shape.join(", ")}]`, () => {
      assertGradients(
        randomTensor(10, [2, 2, 2, 3]),
        {gamma: randomTensor(11, shape), beta: randomTensor(12, shape)},
        layerNorm,
        layerNormBackward,
      );
    });
  }

  it("without gamma returns gradients as if it were 1, in the shape of a scan", () => {
    const image = randomTensor(13, [2, 3, 2]);
    const g = randomTensor(14, [2, 3, 2]);
    const without = layerNormBackward(g, {x: image});
    assert.deepEqual(without, layerNormBackward(g, {x: image, gamma: tensor([3, 2], 1)}));
    const ofBeta = layerNormBackward(g, {x: image, beta: tensor([2], 0)});
    assert.deepEqual(ofBeta.gamma.shape, [2]);
  });

  it("refuses gamma of other axes than the last, and unlike gamma and beta", () => {
    const image = tensor([1, 2, 3]);
    assert.equal(
      outcome(() => layerNorm(image, {gamma: tensor([2])})),
      "ShapeError layerNorm: gamma and beta must have the shape of the last axes of x, got [2] and [1, 2, 3]",
    );
    assert.equal(
      outcome(() => layerNorm(image, {gamma: tensor([1, 2, 3])})),
      "ShapeError layerNorm: gamma and beta must have the shape of the last axes of x, got [1, 2, 3] and [1, 2, 3]",
    );
    assert.equal(
      outcome(() => layerNorm(image, {gamma: tensor([3]), beta: tensor([2, 3])})),
      "ShapeError layerNorm: beta must have shape [3], got [2, 3]",
    );
  });
});
