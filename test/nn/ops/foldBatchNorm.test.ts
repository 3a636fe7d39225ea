import assert from "node:assert/strict";
import fc from "fast-check";
import {
  batchNormEval,
  conv,
  convBnAct,
  dense,
  foldBatchNorm,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear, randomTensor} from "./gradient.ts";

const statistics = {mean: tensor([1], 5), variance: tensor([1], 4), eps: 0};

describe("foldBatchNorm", () => {
  it("folds one weight by hand: 3x + 1, minus 5, over 2, times 4, plus 10", () => {
    const {weight, bias} = foldBatchNorm(tensor([1, 1], 3), {
      ...statistics,
      bias: tensor([1], 1),
      gamma: tensor([1], 4),
      beta: tensor([1], 10),
    });
    assert.deepEqual([weight.data[0], bias.data[0]], [6, 2]);
  });

  it("leaves the outputs of the pair as they were, for any stride, padding and groups", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(1, 2),
        fc.constantFrom(1, 2),
        (seed, stride, groups) => {
          const x = randomTensor(seed, [2, 5, 4, 4]);
          const weight = randomTensor(seed + 1, [3, 3, 4 / groups, 6]);
          const [bias, gamma, beta, mean, root] = [2, 3, 4, 5, 6].map((k) =>
            randomTensor(seed + k, [6]),
          );
          const variance = {shape: [6], data: root.data.map((v) => v * v + 0.1)};
          const options = {stride, groups, padding: 1};
          const pair = batchNormEval(conv(x, weight, {...options, bias}), {
            gamma,
            beta,
            mean,
            variance,
          });
          const folded = foldBatchNorm(weight, {bias, gamma, beta, mean, variance});
          // Sums of 36 products of order ten.
          assertNear(conv(x, folded.weight, {...options, bias: folded.bias}), pair, 1e-11);
        },
      ),
      {seed: 132, numRuns: 20},
    );
  });

  it("folds into a dense layer, and makes a bias where there was none", () => {
    const x = randomTensor(1, [3, 4]);
    const weight = randomTensor(2, [4, 1]);
    const folded = foldBatchNorm(weight, statistics);
    assert.equal(folded.bias.data[0], -2.5);
    assertNear(
      dense(x, folded.weight, {bias: folded.bias}),
      batchNormEval(dense(x, weight), statistics),
      1e-14,
    );
  });

  it("refuses a variance of 0 without eps, and parameters of other channels", () => {
    assert.equal(
      outcome(() => foldBatchNorm(tensor([1, 1]), {...statistics, variance: tensor([1], 0)})),
      "RangeError foldBatchNorm: variance + eps must be above 0, got 0 + 0",
    );
    assert.equal(
      outcome(() => foldBatchNorm(tensor([1, 2]), statistics)),
      "ShapeError foldBatchNorm: mean must have shape [2], got [1]",
    );
  });
});

describe("convBnAct", () => {
  const x = tensor([1, 4, 1], [1, 2, 4, 8]);
  const weight = tensor([2, 1, 1], [-1, 1]);

  it("computes one layer step by step: differences, normalised, negative ones cut", () => {
    // z = 1, 2, 4: mean 7/3, variance 14/9.
    const {z, normalised, y, mean, variance} = convBnAct(x, weight, {
      activation: {type: "relu"},
      eps: 0,
    });
    assert.deepEqual(Array.from(z.data), [1, 2, 4]);
    assert.ok(Math.abs(mean.data[0] - 7 / 3) < 1e-15);
    assert.ok(Math.abs(variance.data[0] - 14 / 9) < 1e-15);
    const steps = [-4, -1, 5].map((v) => v / Math.sqrt(14));
    assertNear(normalised, tensor([1, 3, 1], steps), 1e-15);
    assertNear(y, tensor([1, 3, 1], [0, 0, steps[2]]), 1e-15);
  });

  it("with stored statistics works as after training", () => {
    const stored = {mean: tensor([1], 2), variance: tensor([1], 4), eps: 0};
    const {y, mean} = convBnAct(x, weight, {
      ...stored,
      activation: {type: "leakyRelu", alpha: 0.2},
    });
    assert.deepEqual(Array.from(y.data), [-0.1, 0, 1]);
    assert.equal(mean, stored.mean);
  });

  it("refuses a mean without a variance", () => {
    assert.equal(
      outcome(() => convBnAct(x, weight, {activation: {type: "relu"}, mean: tensor([1], 2)})),
      "TypeError convBnAct: mean and variance must be given both or not at all, got mean alone",
    );
  });
});
