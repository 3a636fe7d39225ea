import assert from "node:assert/strict";
import {dense, denseBackward, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, inner, randomTensor} from "./gradient.ts";

describe("dense", () => {
  const x = tensor([2, 3], [1, 2, 3, 4, 5, 6]);
  const weight = tensor([3, 2], [1, 0, 0, 1, 1, 1]);

  it("adds up the inputs of each row under the weights of each column", () => {
    assert.deepEqual(
      outcome(() => dense(x, weight)),
      [4, 5, 10, 11],
    );
    const bias = tensor([2], [10, 20]);
    assert.deepEqual(
      outcome(() => dense(x, weight, {bias})),
      [14, 25, 20, 31],
    );
  });

  it("keeps NaN even under a weight of 0", () => {
    const holed = tensor([1, 3], [Number.NaN, 1, 1]);
    assert.deepEqual(
      outcome(() => dense(holed, weight)),
      [Number.NaN, Number.NaN],
    );
  });

  it("has gradients that agree with differences", () => {
    const at = {x: randomTensor(1, [3, 4]), weight: randomTensor(2, [4, 2])};
    const bias = randomTensor(3, [2]);
    const g = randomTensor(4, [3, 2]);
    const gradients = denseBackward(g, at);
    assertGradient((t) => inner(dense(t, at.weight, {bias}), g), at.x, gradients.x);
    assertGradient((t) => inner(dense(at.x, t, {bias}), g), at.weight, gradients.weight);
    assertGradient((t) => inner(dense(at.x, at.weight, {bias: t}), g), bias, gradients.bias);
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "weights for other features",
      () => dense(x, tensor([2, 2])),
      "ShapeError dense: x must be [batch, features] and weight [features, features out], got [2, 3] and [2, 2]",
    ],
    [
      "an image that was not flattened",
      () => dense(tensor([1, 2, 3]), weight),
      "ShapeError dense: x must be [batch, features] and weight [features, features out], got [1, 2, 3] and [3, 2]",
    ],
    [
      "a bias of other features",
      () => dense(x, weight, {bias: tensor([3])}),
      "ShapeError dense: bias must have shape [2], got [3]",
    ],
    [
      "a gradient of another shape",
      () => denseBackward(tensor([2, 3]), {x, weight}),
      "ShapeError denseBackward: gradOutput must have shape [2, 2], got [2, 3]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});
