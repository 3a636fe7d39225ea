import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {deepLift, initialise, networkBuilder, tensor} from "../../../lib/nn/index.ts";
import {classifier, noise, saturating} from "./nets.ts";

describe("deepLift", () => {
  it("gives a saturated unit its due, where the gradient is 0", () => {
    const {network, weights} = saturating();
    const x = tensor([1, 1, 1], [2]);
    const {attribution, gap} = deepLift(network, weights, x, {score: {target: 0}, baseline: 0});
    assert.deepEqual([...attribution.data], [1]);
    assert.equal(gap, 0);
  });

  it("is complete through max pooling, batch normalisation and every activation", () => {
    for (const type of ["relu", "leakyRelu", "elu", "gelu", "sigmoid", "tanh"] as const) {
      const b = networkBuilder(type, {dims: 2, channels: 1});
      const c1 = b.conv("c1", b.input, {filters: 3, kernel: 3, padding: "same"});
      const bent = b.activation("a", b.norm("n", c1, {type: "batch"}), {type});
      const pooled = b.maxPool("pool", bent, {kernel: 3, stride: 2});
      const network = b.build(b.conv("c2", b.prelu("p", pooled), {filters: 2, kernel: 1}));
      const weights = initialise(network, createRng(type), {scheme: "torch"});
      weights.set("n.mean", tensor([3], [0.1, -0.2, 0.3]));
      const x = noise([1, 7, 7, 1], "x");
      const baseline = noise([1, 7, 7, 1], "baseline");
      const found = deepLift(network, weights, x, {score: {target: 1}, baseline});
      assert.ok(Math.abs(found.gap) < 1e-12, `${type}: ${found.gap}`);
      assert.ok(Math.abs(found.score - found.baselineScore) > 1e-3);
    }
  });

  it("takes the gradient where image and baseline do not differ", () => {
    const {network, weights} = classifier(true, "avgPool");
    const x = noise([1, 6, 6, 2], "x");
    const {attribution} = deepLift(network, weights, x, {score: {target: 0}, baseline: x});
    assert.ok(attribution.data.every((value) => value === 0));
  });

  it("names a layer that it has no rule for", () => {
    const b = networkBuilder("normed", {dims: 2, channels: 2});
    const network = b.build(b.norm("n", b.input, {type: "instance"}));
    const weights = initialise(network, createRng(1), {scheme: "torch"});
    assert.throws(
      () => deepLift(network, weights, noise([1, 3, 3, 2], "x"), {score: {target: 0}, baseline: 0}),
      /got instance normalisation in layer n/,
    );
  });
});
