import assert from "node:assert/strict";
import {empiricalRisk, networkBuilder, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const builder = networkBuilder("scale", {dims: 1, channels: 1});
const scale = builder.build(builder.conv("c", builder.input, {filters: 1, kernel: 1, bias: false}));
const weights = (w: number) => new Map([["c.weight", tensor([1, 1, 1], [w])]]);
const loss = {kind: "binaryCrossEntropy", reduction: "mean"} as const;

describe("empiricalRisk", () => {
  it("is the mean of the losses of single samples", () => {
    // Logits 0 and 2: ln 2 for the first, ln(1 + e⁻²) for the second, whose label is 1.
    const risk = empiricalRisk(scale, weights(2), {
      ...{x: tensor([2, 1, 1], [0, 1]), target: tensor([2, 1, 1], [0, 1]), loss},
    });
    assert.ok(Math.abs(risk - (Math.LN2 + Math.log1p(Math.exp(-2))) / 2) < 1e-15);
  });

  it("does not depend on how samples are put together", () => {
    const x = tensor([4, 1, 1], [1, -2, 0.5, 3]);
    const target = tensor([4, 1, 1], [1, 0, 0, 1]);
    const all = empiricalRisk(scale, weights(1.5), {x, target, loss});
    const each = [0, 1, 2, 3].map((k) =>
      empiricalRisk(scale, weights(1.5), {
        x: tensor([1, 1, 1], [x.data[k]]),
        target: tensor([1, 1, 1], [target.data[k]]),
        loss,
      }),
    );
    assert.ok(Math.abs(all - each.reduce((a, b) => a + b) / 4) < 1e-15);
  });

  it("refuses another number of targets", () => {
    const options = {x: tensor([2, 1, 1]), target: tensor([1, 1, 1]), loss};
    assert.equal(
      outcome(() => empiricalRisk(scale, weights(1), options)),
      "ShapeError empiricalRisk: x and target must hold as many samples, got [2, 1, 1] and [1, 1, 1]",
    );
  });
});
