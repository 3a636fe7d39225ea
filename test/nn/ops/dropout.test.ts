import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {applyDropout, applyDropoutBackward, drawDropout, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {inner, randomTensor} from "./gradient.ts";

describe("dropout", () => {
  it("sets to 0 what was not kept and divides the rest by the share that stays", () => {
    const mask = {shape: [1, 4], rate: 0.75, spatial: false, keep: Uint8Array.of(1, 0, 0, 1)};
    const x = tensor([1, 4], [1, 2, 3, -4]);
    assert.deepEqual(
      outcome(() => applyDropout(x, mask)),
      [4, 0, 0, -16],
    );
  });

  it("when spatial drops whole channels of a scan", () => {
    const mask = {shape: [2, 2, 2], rate: 0.5, spatial: true, keep: Uint8Array.of(1, 0, 0, 1)};
    const x = tensor([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(
      outcome(() => applyDropout(x, mask)),
      [2, 0, 6, 0, 0, 12, 0, 16],
    );
  });

  it("with rate 0 changes nothing", () => {
    const x = randomTensor(1, [2, 3, 4]);
    assert.deepEqual(applyDropout(x, drawDropout(createRng(2), {shape: x.shape, rate: 0})), x);
  });

  it("drops about the wanted share and keeps the mean", () => {
    const shape = [1, 100, 100, 1];
    const mask = drawDropout(createRng(3), {shape, rate: 0.3});
    const kept = mask.keep.reduce((sum, k) => sum + k, 0) / 1e4;
    // Four standard deviations of a share of 10 000 draws.
    assert.ok(Math.abs(kept - 0.7) < 4 * Math.sqrt(0.21 / 1e4));
    const y = applyDropout(tensor(shape, 5), mask);
    const mean = y.data.reduce((sum, v) => sum + v, 0) / 1e4;
    assert.ok(Math.abs(mean - (5 * kept) / 0.7) < 1e-10);
  });

  it("draws the same for the same seed and one number for each channel when spatial", () => {
    const options = {shape: [2, 8, 8, 3], rate: 0.5};
    assert.deepEqual(drawDropout(createRng(4), options), drawDropout(createRng(4), options));
    assert.equal(drawDropout(createRng(4), {...options, spatial: true}).keep.length, 6);
  });

  it("is its own adjoint: ⟨drop x, g⟩ = ⟨x, back g⟩", () => {
    const shape = [2, 3, 2];
    const mask = drawDropout(createRng(5), {shape, rate: 0.4});
    const [x, g] = [randomTensor(6, shape), randomTensor(7, shape)];
    const gap = inner(applyDropout(x, mask), g) - inner(x, applyDropoutBackward(g, mask));
    assert.ok(Math.abs(gap) < 1e-14);
  });

  const rng = createRng(8);
  const mask = drawDropout(rng, {shape: [1, 2], rate: 0.5});
  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a rate of 1, which leaves nothing to scale up",
      () => drawDropout(rng, {shape: [1, 2], rate: 1}),
      "RangeError drawDropout: rate must be at least 0 and below 1, got 1",
    ],
    [
      "a rate that is no number",
      () => drawDropout(rng, {shape: [1, 2], rate: Number.NaN}),
      "RangeError drawDropout: rate must be at least 0 and below 1, got NaN",
    ],
    [
      "an empty axis",
      () => drawDropout(rng, {shape: [0, 2], rate: 0.5}),
      "RangeError drawDropout: shape must hold whole numbers of at least 1, got [0, 2]",
    ],
    [
      "spatial dropout of a list",
      () => drawDropout(rng, {shape: [4], rate: 0.5, spatial: true}),
      "ShapeError drawDropout: shape must have a batch and a channel axis, got [4]",
    ],
    [
      "a mask for another shape",
      () => applyDropout(tensor([2, 1]), mask),
      "ShapeError applyDropout: the mask must have been drawn for the shape of x, got [1, 2] and [2, 1]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});
