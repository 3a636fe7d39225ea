import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  guidedBackprop,
  inputGradient,
  networkBuilder,
  randomiseWeights,
  sanityCheck,
  tensor,
  type Weights,
} from "../../../lib/nn/index.ts";
import {classifier, noise, times} from "./nets.ts";

describe("guidedBackprop", () => {
  it("lets a gradient through where unit and gradient are both positive", () => {
    const b = networkBuilder("relu", {dims: 1, channels: 1});
    const bent = b.activation("r", b.input, {type: "relu"});
    const network = b.build(b.conv("c", bent, {filters: 2, kernel: 1, bias: false}));
    const weights = new Map([["c.weight", tensor([1, 1, 2], [3, -3])]]);
    const x = tensor([1, 2, 1], [1, -1]);
    const run = (target: number) => guidedBackprop(network, weights, x, {score: {target}});
    assert.deepEqual([...run(0).attribution.data], [3, 0]);
    assert.deepEqual([...run(1).attribution.data], [0, 0]);
    assert.equal(run(1).score, -3);
  });

  it("asks for a ReLU", () => {
    const {network, weights} = times(1);
    assert.throws(
      () => guidedBackprop(network, weights, tensor([1, 1, 1]), {score: {target: 0}}),
      /network must have a ReLU, got none in times/,
    );
  });
});

describe("randomiseWeights", () => {
  const {network, weights} = classifier(true);
  const options = {rng: createRng("random"), scheme: "torch"} as const;

  it("goes from the last layer to the first, and keeps what was random random", () => {
    const steps = randomiseWeights(network, weights, {...options, from: "top"});
    assert.deepEqual(
      steps.map(({node}) => node),
      ["head", "c2", "c1"],
    );
    assert.notDeepEqual(steps[0].weights.get("head.weight"), weights.get("head.weight"));
    assert.equal(steps[0].weights.get("c2.weight"), weights.get("c2.weight"));
    assert.equal(steps[2].weights.get("head.weight"), steps[0].weights.get("head.weight"));
    assert.equal(steps[2].weights.size, weights.size);
  });

  it("goes the other way, or one layer at a time", () => {
    const steps = randomiseWeights(network, weights, {...options, from: "bottom", cascade: false});
    assert.deepEqual(
      steps.map(({node}) => node),
      ["c1", "c2", "head"],
    );
    assert.equal(steps[1].weights.get("c1.weight"), weights.get("c1.weight"));
  });
});

describe("sanityCheck", () => {
  const {network, weights} = classifier(true);
  const x = noise([1, 8, 8, 2], "x");
  const options = {rng: createRng("random"), scheme: "torch", from: "top"} as const;
  const score = {target: 0};

  it("shows that a gradient depends on what was learned, and that a picture of the image does not", () => {
    const gradient = (w: Weights) => inputGradient(network, w, x, {score}).attribution;
    const rows = sanityCheck(network, weights, {explain: gradient, ...options});
    assert.ok(Math.abs(rows[2].correlation) < 0.5, `${rows[2].correlation}`);
    const picture = sanityCheck(network, weights, {explain: () => x, ...options, absolute: true});
    assert.ok(picture.every(({correlation}) => Math.abs(correlation - 1) < 1e-12));
  });

  it("has no correlation with a map that does not vary", () => {
    const flat = () => tensor([1, 2, 2, 1], 1);
    const [{correlation}] = sanityCheck(network, weights, {explain: flat, ...options});
    assert.ok(Number.isNaN(correlation));
  });
});
