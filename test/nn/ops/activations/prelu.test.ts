import assert from "node:assert/strict";
import {activate, prelu, preluBackward, tensor} from "../../../../lib/nn/index.ts";
import {outcome} from "../../../outcome.ts";
import {assertGradient, inner, randomTensor} from "../gradient.ts";

describe("prelu", () => {
  const x = tensor([1, 2, 2], [-4, -4, 2, 0]);

  it("has one slope below 0 for all channels, or one for each", () => {
    assert.deepEqual(
      outcome(() => prelu(x, {alpha: tensor([1], 0.25)})),
      [-1, -1, 2, 0],
    );
    assert.deepEqual(
      outcome(() => prelu(x, {alpha: tensor([2], [0.25, 0.5])})),
      [-1, -2, 2, 0],
    );
  });

  it("with a fixed slope is leaky ReLU", () => {
    const image = randomTensor(1, [2, 3, 4]);
    assert.deepEqual(
      prelu(image, {alpha: tensor([1], 0.1)}),
      activate(image, {type: "leakyRelu", alpha: 0.1}),
    );
  });

  for (const slopes of [1, 3]) {
    it(`has gradients that agree with differences, ${slopes} slopes`, () => {
      const image = randomTensor(2, [2, 2, 3]);
      const alpha = randomTensor(3, [slopes]);
      const g = randomTensor(4, image.shape);
      const gradients = preluBackward(g, {x: image, alpha});
      assertGradient((at) => inner(prelu(at, {alpha}), g), image, gradients.x);
      assertGradient((at) => inner(prelu(image, {alpha: at}), g), alpha, gradients.alpha);
    });
  }

  it("refuses slopes that are neither one nor one for each channel", () => {
    assert.equal(
      outcome(() => prelu(tensor([1, 4]), {alpha: tensor([3])})),
      "ShapeError prelu: alpha must have one entry, or one for each channel of x, got [3] and [1, 4]",
    );
    assert.equal(
      outcome(() => preluBackward(tensor([1, 3]), {x: tensor([1, 4]), alpha: tensor([1])})),
      "ShapeError preluBackward: gradOutput must have shape [1, 4], got [1, 3]",
    );
  });
});
