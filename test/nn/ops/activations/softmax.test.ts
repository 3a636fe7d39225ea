import assert from "node:assert/strict";
import fc from "fast-check";
import {
  logSoftmax,
  logSoftmaxBackward,
  softmax,
  softmaxBackward,
  tensor,
} from "../../../../lib/nn/index.ts";
import {outcome} from "../../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "../gradient.ts";

describe("softmax", () => {
  it("gives the odds of logits that are logarithms", () => {
    const x = tensor([1, 3], [Math.log(1), Math.log(2), Math.log(5)]);
    assertNear(softmax(x), tensor([1, 3], [1 / 8, 2 / 8, 5 / 8]), 1e-16);
    const logs = [1, 2, 5].map((v) => Math.log(v / 8));
    assertNear(logSoftmax(x), tensor([1, 3], logs), 1e-15);
  });

  it("overflows for no logit: 1000, −1000 and ±1e308", () => {
    assert.deepEqual(
      outcome(() => softmax(tensor([2], [1000, -1000]))),
      [1, 0],
    );
    assert.deepEqual(
      outcome(() => logSoftmax(tensor([2], [1000, -1000]))),
      [0, -2000],
    );
    assert.deepEqual(
      outcome(() => softmax(tensor([3], [1e308, -1e308, 1e308]))),
      [0.5, 0, 0.5],
    );
  });

  it("adds up to 1 along the last axis and does not see a constant added there", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({min: -500, max: 500, noNaN: true}), (seed, shift) => {
        const x = randomTensor(seed, [2, 3, 4]);
        const p = softmax(x);
        for (let row = 0; row < 6; row++) {
          const total = p.data.slice(4 * row, 4 * row + 4).reduce((sum, v) => sum + v, 0);
          assert.ok(Math.abs(total - 1) < 1e-15);
        }
        // Adding the shift rounds each logit to 500 · 2⁻⁵³.
        assertNear(softmax({shape: x.shape, data: x.data.map((v) => v + shift)}), p, 1e-12);
      }),
      {seed: 133, numRuns: 40},
    );
  });

  it("is what logSoftmax is the logarithm of", () => {
    const x = randomTensor(1, [3, 5]);
    const logs = softmax(x).data.map(Math.log);
    assertNear(logSoftmax(x), {shape: [3, 5], data: logs}, 1e-14);
  });

  it("spreads NaN over its row and no further, and certainty of one class stays exact", () => {
    const x = tensor([2, 2], [Number.NaN, 1, Number.NEGATIVE_INFINITY, 3]);
    assert.deepEqual(
      outcome(() => softmax(x)),
      [Number.NaN, Number.NaN, 0, 1],
    );
  });

  it("has gradients that agree with differences", () => {
    const x = randomTensor(2, [2, 2, 3]);
    const g = randomTensor(3, [2, 2, 3]);
    assertGradient((at) => inner(softmax(at), g), x, softmaxBackward(g, {x}));
    assertGradient((at) => inner(logSoftmax(at), g), x, logSoftmaxBackward(g, {x}));
  });

  it("refuses a tensor without axes and a gradient of another shape", () => {
    assert.equal(
      outcome(() => softmax(tensor([], 1))),
      "ShapeError softmax: x must have at least one axis, got shape []",
    );
    assert.equal(
      outcome(() => logSoftmaxBackward(tensor([2]), {x: tensor([3])})),
      "ShapeError logSoftmaxBackward: gradOutput must have shape [3], got [2]",
    );
  });
});
