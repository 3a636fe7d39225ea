import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  initialise,
  inputTimesGradient,
  type LrpRule,
  lrp,
  networkBuilder,
  tensor,
} from "../../../lib/nn/index.ts";
import {classifier, largestGap, type Net, noise, segmenter} from "./nets.ts";

const ZERO: LrpRule = {type: "epsilon", epsilon: 0};

/** One unit that sums two inputs. */
function unit(weights: readonly [number, number], bias: number): Net {
  const b = networkBuilder("unit", {dims: 1, channels: 2});
  const network = b.build(b.conv("c", b.input, {filters: 1, kernel: 1}));
  const arrays = new Map([
    ["c.weight", tensor([1, 2, 1], weights)],
    ["c.bias", tensor([1], [bias])],
  ]);
  return {network, weights: arrays};
}

describe("lrp", () => {
  it("shares one unit's value out as each rule says", () => {
    const {network, weights} = unit([2, -1], 0.5);
    const x = tensor([1, 1, 2], [3, 4]);
    const run = (rule: LrpRule) => [
      ...lrp(network, weights, x, {score: {target: 0}, rule}).attribution.data,
    ];
    // z = 6 − 4 + 0.5 = 2.5 is the relevance that is handed on.
    assert.deepEqual(run(ZERO), [6, -4]);
    const near = (found: number[], expected: number[]) =>
      assert.ok(largestGap(found, expected) < 1e-7, `${found}`);
    near(run({type: "epsilon", epsilon: 0.5}), [6 / 1.2, -4 / 1.2]);
    // Weights 4 and −1, bias 1: z = 12 − 4 + 1.
    near(run({type: "gamma", gamma: 1}), [(12 * 2.5) / 9, (-4 * 2.5) / 9]);
    near(run({type: "alphaBeta", alpha: 1, beta: 0}), [(6 * 2.5) / 6.5, 0]);
    near(run({type: "alphaBeta", alpha: 2, beta: 1}), [(2 * 6 * 2.5) / 6.5, -2.5]);
    near(run({type: "zPlus"}), [2.5, 0]);
    // From −1 to 5: 6 + 2 and −4 + 5 beyond the least that they could have added.
    near(run({type: "zBox", low: -1, high: 5}), [(8 * 2.5) / 9, 2.5 / 9]);
  });

  it("equals input times gradient with epsilon 0 for ReLUs without biases, layer kind by layer kind", () => {
    for (const {network, weights} of [classifier(false), segmenter()]) {
      const x = noise([1, 6, 6, network.channels], "x");
      const score = {target: 1};
      const found = lrp(network, weights, x, {score, rule: ZERO});
      const product = inputTimesGradient(network, weights, x, {score});
      assert.ok(largestGap(found.attribution.data, product.attribution.data) < 1e-12);
      assert.ok(Math.abs(found.sum - found.score) < 1e-12);
    }
  });

  it("does not sum to the score when a bias takes its part", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 6, 2], "x");
    const {sum, score} = lrp(network, weights, x, {score: {target: 1}, rule: ZERO});
    assert.ok(Math.abs(sum - score) > 1e-3);
  });

  it("keeps the sum through positive parts, whatever the biases", () => {
    const {network, weights} = classifier(false);
    const x = noise([1, 6, 6, 2], "x");
    const rule = {type: "alphaBeta", alpha: 2, beta: 1} as const;
    const {sum, score, relevances} = lrp(network, weights, x, {
      score: {target: 0},
      rule: ({name}) => (name === "head" ? ZERO : rule),
    });
    const behind = relevances.get("mean")?.data.reduce((total, r) => total + r, 0);
    assert.ok(Math.abs((behind ?? 0) - score) < 1e-12);
    assert.ok(Math.abs(sum - score) < 1e-3, `${sum} and ${score}`);
  });

  it("holds the statistics of normalisations still", () => {
    for (const type of ["batch", "group", "instance", "layer"] as const) {
      const b = networkBuilder(type, {dims: 2, channels: 2});
      const options = type === "group" ? {type, groups: 1} : {type};
      const network = b.build(b.norm("n", b.input, options));
      const weights = initialise(network, createRng(1), {scheme: "torch"});
      const x = noise([1, 3, 3, 2], "x");
      const {attribution} = lrp(network, weights, x, {
        score: {target: 0},
        rule: {type: "epsilon", epsilon: 0},
      });
      // A diagonal map: x · factor / y of the relevance y, so x times a factor above 0.
      const factors = attribution.data.map((r, i) => r / x.data[i]);
      for (let p = 0; p < 9; p++) assert.ok(factors[2 * p] > 0.3, `${type}: ${factors[2 * p]}`);
      if (type !== "layer") assert.ok(Math.abs(factors[0] - factors[16]) < 1e-9, type);
    }
  });

  it("names a layer without a rule, and rules that break their terms", () => {
    const b = networkBuilder("soft", {dims: 1, channels: 2});
    const network = b.build(b.activation("s", b.input, {type: "softmax"}));
    const x = tensor([1, 1, 2], [1, 2]);
    const score = {target: 0};
    assert.throws(() => lrp(network, new Map(), x, {score, rule: ZERO}), /softmax in layer s/);
    const one = unit([1, 1], 0);
    const run = (rule: LrpRule) => lrp(one.network, one.weights, x, {score, rule});
    assert.throws(
      () => run({type: "epsilon", epsilon: -1}),
      /layer c: epsilon must be finite and at/,
    );
    assert.throws(
      () => run({type: "gamma", gamma: Number.POSITIVE_INFINITY}),
      /gamma must be finite/,
    );
    assert.throws(() => run({type: "zBox", low: Number.NEGATIVE_INFINITY, high: 9}), /both finite/);
    assert.throws(() => run({type: "alphaBeta", alpha: 2, beta: 0}), /alpha − beta must be 1/);
    assert.throws(() => run({type: "zBox", low: 0, high: 1}), /must hold x from 0 to 1, got 2/);
    const rule = {type: "zBox", low: -9, high: 9} as const;
    const net = classifier(true);
    const image = noise([1, 6, 6, 2], "x");
    assert.throws(
      () => lrp(net.network, net.weights, image, {score, rule}),
      /got head, which sees/,
    );
    const chance = {target: 0, activation: "sigmoid"} as const;
    assert.throws(
      () => lrp(one.network, one.weights, x, {score: chance, rule: ZERO}),
      /score\.activation must be left out/,
    );
  });
});
