import assert from "node:assert/strict";
import fc from "fast-check";
import {
  batchNorm,
  batchNormBackward,
  batchNormEval,
  batchNormEvalBackward,
  batchNormRunning,
  groupNorm,
  instanceNorm,
  type Tensor,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "./gradient.ts";

/** Two scans of two places and two channels; means 4 and 40, variances 5 and 500. */
const x = tensor([2, 2, 2], [1, 10, 3, 30, 5, 50, 7, 70]);

describe("batchNorm", () => {
  it("takes one mean and one variance of each channel, over all scans and places", () => {
    const {y, mean, variance} = batchNorm(x, {eps: 0});
    assert.deepEqual(Array.from(mean.data), [4, 40]);
    assert.deepEqual(Array.from(variance.data), [5, 500]);
    const steps = [-3, -3, -1, -1, 1, 1, 3, 3].map((v) => v / Math.sqrt(5));
    assertNear(y, tensor([2, 2, 2], steps), 1e-15);
  });

  it("scales by gamma, shifts by beta and adds eps to the variance", () => {
    const options = {gamma: tensor([2], [2, 1]), beta: tensor([2], [0, 7]), eps: 4};
    const {y} = batchNorm(x, options);
    assert.equal(y.data[0], (2 * -3) / 3);
    assert.equal(y.data[1], -30 / Math.sqrt(504) + 7);
  });

  it("works on features without space", () => {
    const {y} = batchNorm(tensor([2, 1], [1, 3]), {eps: 0});
    assert.deepEqual(Array.from(y.data), [-1, 1]);
  });

  it("does not see a constant added to a channel: a bias before it does nothing", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({min: -50, max: 50, noNaN: true}), (seed, bias) => {
        const image = randomTensor(seed, [2, 3, 2, 2]);
        const moved = {shape: image.shape, data: image.data.map((v, i) => v + (i % 2) * bias)};
        // The mean of numbers near 50 is good to 1e-14, that of the spread likewise.
        assertNear(batchNorm(moved).y, batchNorm(image).y, 1e-11);
      }),
      {seed: 131, numRuns: 40},
    );
  });

  it("of one scan is instance normalisation, of several it is not", () => {
    const one = randomTensor(1, [1, 3, 4, 2]);
    assert.deepEqual(batchNorm(one).y, instanceNorm(one));
    const two = randomTensor(1, [2, 3, 4, 2]);
    assert.notDeepEqual(batchNorm(two).y, instanceNorm(two));
  });

  it("keeps its digits far from 0", () => {
    const far = {shape: x.shape, data: x.data.map((v) => v + 2 ** 30)};
    assert.deepEqual(batchNorm(far).variance, batchNorm(x).variance);
  });

  it("gives beta where a channel is constant, and NaN there when eps is 0", () => {
    const flat = tensor([1, 2, 1], [5, 5]);
    assert.deepEqual(
      outcome(() => batchNorm(flat, {beta: tensor([1], 3)}).y),
      [3, 3],
    );
    assert.deepEqual(
      outcome(() => batchNorm(flat, {eps: 0}).y),
      [Number.NaN, Number.NaN],
    );
  });

  it("spreads NaN over its channel and no further", () => {
    const holed = tensor([2, 2, 2], x.data.with(2, Number.NaN));
    const {y} = batchNorm(holed);
    assert.deepEqual(
      Array.from(y.data, (v) => Number.isNaN(v)),
      [true, false, true, false, true, false, true, false],
    );
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "one value of each channel",
      () => batchNorm(tensor([1, 1, 2])),
      "RangeError batchNorm: x must hold at least 2 numbers for each mean, got 1 in shape [1, 1, 2]; a single number minus its own mean is always 0",
    ],
    [
      "a negative eps",
      () => batchNorm(x, {eps: -1}),
      "RangeError batchNorm: eps must be a finite number of at least 0, got -1",
    ],
    [
      "gamma of other channels",
      () => batchNorm(x, {gamma: tensor([3])}),
      "ShapeError batchNorm: gamma must have shape [2], got [3]",
    ],
    [
      "beta of other channels",
      () => batchNorm(x, {beta: tensor([1])}),
      "ShapeError batchNorm: beta must have shape [2], got [1]",
    ],
    [
      "a list without channels",
      () => batchNorm(tensor([4])),
      "ShapeError batchNorm: x must have a batch and a channel axis, got [4]",
    ],
    [
      "a gradient of another shape",
      () => batchNormBackward(tensor([2, 4]), {x}),
      "ShapeError batchNormBackward: gradOutput must have shape [2, 2, 2], got [2, 4]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});

describe("batchNormBackward", () => {
  it("is orthogonal to constants and to the normalised values, as the formula says", () => {
    const g = randomTensor(5, [3, 4, 2]);
    const image = randomTensor(6, [3, 4, 2]);
    const {y} = batchNorm(image, {eps: 0});
    const {x: gradX} = batchNormBackward(g, {x: image, eps: 0});
    const ones = tensor([3, 4, 2], 1);
    assert.ok(Math.abs(inner(gradX, ones)) < 1e-13);
    assert.ok(Math.abs(inner(gradX, y)) < 1e-13);
  });

  for (const shape of [
    [4, 3],
    [2, 3, 2],
    [2, 2, 3, 2],
    [1, 2, 2, 3, 3],
  ]) {
    it(`agrees with differences in shape [${shape.join(", ")}]`, () => {
      const image = randomTensor(7, shape);
      const channels = [shape[shape.length - 1]];
      const options = {gamma: randomTensor(8, channels), beta: randomTensor(9, channels)};
      const g = randomTensor(10, shape);
      const gradients = batchNormBackward(g, {x: image, ...options});
      const loss = (at: Tensor, changed: object) =>
        inner(batchNorm(at, {...options, ...changed}).y, g);
      assertGradient((at) => loss(at, {}), image, gradients.x);
      assertGradient((gamma) => loss(image, {gamma}), options.gamma, gradients.gamma);
      assertGradient((beta) => loss(image, {beta}), options.beta, gradients.beta);
    });
  }
});

describe("batchNormEval", () => {
  const stored = {mean: tensor([2], [1, 10]), variance: tensor([2], [4, 100])};

  it("uses what it is given, not the batch", () => {
    const y = batchNormEval(x, {...stored, eps: 0});
    assert.deepEqual(Array.from(y.data), [0, 0, 1, 2, 2, 4, 3, 6]);
  });

  it("with the batch's own statistics is what training computes", () => {
    const image = randomTensor(11, [2, 3, 2, 2]);
    const {y, mean, variance} = batchNorm(image);
    assert.deepEqual(batchNormEval(image, {mean, variance}), y);
  });

  it("works on a single value", () => {
    const one = {mean: tensor([1], 1), variance: tensor([1], 4), eps: 0};
    assert.equal(batchNormEval(tensor([1, 1], 5), one).data[0], 2);
  });

  it("has gradients that agree with differences", () => {
    const image = randomTensor(12, [2, 2, 3, 2]);
    const options = {...stored, gamma: randomTensor(13, [2]), beta: randomTensor(14, [2])};
    const g = randomTensor(15, image.shape);
    const gradients = batchNormEvalBackward(g, {x: image, ...options});
    const loss = (at: Tensor, changed: object) =>
      inner(batchNormEval(at, {...options, ...changed}), g);
    assertGradient((at) => loss(at, {}), image, gradients.x);
    assertGradient((gamma) => loss(image, {gamma}), options.gamma, gradients.gamma);
    assertGradient((beta) => loss(image, {beta}), options.beta, gradients.beta);
  });

  it("refuses a negative variance and statistics of other channels", () => {
    assert.equal(
      outcome(() => batchNormEval(x, {...stored, variance: tensor([2], [1, -1])})),
      "RangeError batchNormEval: variance must hold numbers of at least 0, got -1",
    );
    assert.equal(
      outcome(() => batchNormEval(x, {...stored, mean: tensor([3])})),
      "ShapeError batchNormEval: mean must have shape [2], got [3]",
    );
    assert.equal(
      outcome(() => batchNormEvalBackward(tensor([2, 2, 1]), {x, ...stored})),
      "ShapeError batchNormEvalBackward: gradOutput must have shape [2, 2, 2], got [2, 2, 1]",
    );
  });
});

describe("batchNormRunning", () => {
  const start = {mean: tensor([1], 0), variance: tensor([1], 1)};
  const batch = {mean: tensor([1], 10), variance: tensor([1], 3)};

  it("takes a tenth of the new mean and of the unbiased variance", () => {
    const {mean, variance} = batchNormRunning(start, batch, {count: 4});
    assert.equal(mean.data[0], 1);
    // 0.9 · 1 + 0.1 · 3 · 4/3
    assert.ok(Math.abs(variance.data[0] - 1.3) < 1e-15);
    assert.equal(start.mean.data[0], 0);
  });

  it("with momentum 1 forgets the past, with 0 the present", () => {
    assert.deepEqual(batchNormRunning(start, batch, {count: 4, momentum: 0}), start);
    const now = batchNormRunning(start, batch, {count: 4, momentum: 1});
    assert.deepEqual([now.mean.data[0], now.variance.data[0]], [10, 4]);
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "one value of each channel, whose unbiased variance is 0/0",
      () => batchNormRunning(start, batch, {count: 1}),
      "RangeError batchNormRunning: count must be a whole number of at least 2, got 1",
    ],
    [
      "a momentum above 1",
      () => batchNormRunning(start, batch, {count: 4, momentum: 1.5}),
      "RangeError batchNormRunning: momentum must lie in 0 to 1, got 1.5",
    ],
    [
      "statistics of other channels",
      () => batchNormRunning(start, {...batch, mean: tensor([2])}, {count: 4}),
      "ShapeError batchNormRunning: batch.mean must have shape [1], got [2]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});

describe("the normalisations together", () => {
  it("differ only in which values share a mean: a group of all channels, or of one", () => {
    const image = randomTensor(16, [2, 3, 4]);
    assert.deepEqual(groupNorm(image, {groups: 4}), instanceNorm(image));
    const single = randomTensor(17, [1, 6, 1]);
    assert.deepEqual(groupNorm(single, {groups: 1}), batchNorm(single).y);
  });
});
