import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type IntegrationRule,
  inputTimesGradient,
  integratedGradients,
  integrationRule,
  tensor,
} from "../../../lib/nn/index.ts";
import {classifier, largestGap, noise, saturating, times} from "./nets.ts";

const RULES: readonly IntegrationRule[] = [
  "gauss-legendre",
  "trapezoid",
  "middle",
  "left",
  "right",
  "captum-trapezoid",
];

describe("integrationRule", () => {
  it("has weights that sum to 1, but for captum's trapezoid, which is short by (n − 1)/n", () => {
    for (const rule of RULES) {
      const {nodes, weights} = integrationRule(rule, 7);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const expected = rule === "captum-trapezoid" ? 6 / 7 : 1;
      assert.ok(Math.abs(sum - expected) < 1e-14, `${rule}: ${sum}`);
      assert.ok(
        nodes.every((node, k) => node >= 0 && node <= 1 && (k === 0 || node > nodes[k - 1])),
      );
    }
  });

  it("integrates a³ exactly with two places of Gauss and Legendre", () => {
    const {nodes, weights} = integrationRule("gauss-legendre", 2);
    const sum = nodes.reduce((total, a, k) => total + weights[k] * a ** 3, 0);
    assert.ok(Math.abs(sum - 1 / 4) < 1e-15);
  });

  it("puts the places where their names say", () => {
    assert.deepEqual([...integrationRule("left", 2).nodes], [0, 0.5]);
    assert.deepEqual([...integrationRule("right", 2).nodes], [0.5, 1]);
    assert.deepEqual([...integrationRule("trapezoid", 2).weights], [0.25, 0.5, 0.25]);
    assert.deepEqual([...integrationRule("captum-trapezoid", 3).nodes], [0, 0.5, 1]);
  });

  it("refuses other rules and too few steps", () => {
    assert.throws(() => integrationRule("simpson" as IntegrationRule, 4), /got simpson/);
    assert.throws(() => integrationRule("middle", 0), /steps must be a whole number/);
    assert.throws(() => integrationRule("middle", 1e9), /steps must be at most 1000000/);
    assert.throws(() => integrationRule("captum-trapezoid", 1), /at least 2/);
  });
});

describe("integratedGradients", () => {
  it("sums to the difference of the scores where the gradient alone says 0", () => {
    const {network, weights} = saturating();
    const x = tensor([1, 1, 1], [2]);
    const options = {score: {target: 0}, baseline: 0, steps: 64, rule: "middle"} as const;
    const {attribution, sum, score, baselineScore, gap} = integratedGradients(
      network,
      weights,
      x,
      options,
    );
    assert.deepEqual([score, baselineScore], [1, 0]);
    assert.equal(sum, attribution.data[0]);
    // The slope is 1 up to the corner at a = ½, which falls between two places.
    assert.ok(Math.abs(sum - 1) < 1e-14);
    assert.ok(Math.abs(gap) < 1e-14);
  });

  it("falls short by (n − 1)/n with captum's trapezoid, on a network that is linear", () => {
    const {network, weights} = times(3);
    const x = tensor([1, 2, 1], [1, 2]);
    const options = {score: {target: 0}, baseline: 0, steps: 20, rule: "captum-trapezoid"} as const;
    const {sum, gap} = integratedGradients(network, weights, x, options);
    assert.ok(Math.abs(sum - (9 * 19) / 20) < 1e-13);
    assert.ok(Math.abs(gap + 9 / 20) < 1e-13);
  });

  it("is input times gradient for one step at the right end from a baseline of 0", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 6, 2], "x");
    const score = {target: 1};
    const one = integratedGradients(network, weights, x, {
      score,
      baseline: 0,
      steps: 1,
      rule: "right",
    });
    const product = inputTimesGradient(network, weights, x, {score});
    assert.ok(largestGap(one.attribution.data, product.attribution.data) < 1e-15);
  });

  it("is complete for any image, baseline and class, up to the error of the rule", () => {
    const {network, weights} = classifier(true, "avgPool");
    fc.assert(
      fc.property(fc.integer({min: 0, max: 999}), fc.integer({min: 0, max: 2}), (seed, target) => {
        const x = noise([1, 4, 4, 2], `x ${seed}`);
        const baseline = noise([1, 4, 4, 2], `baseline ${seed}`);
        const {gap, score, baselineScore} = integratedGradients(network, weights, x, {
          score: {target},
          baseline,
          steps: 100,
          rule: "middle",
        });
        // Corners of ReLUs leave an error of the order of a step.
        return Math.abs(gap) < 2e-2 * (Math.abs(score - baselineScore) + 0.1);
      }),
      {seed: 7, numRuns: 5},
    );
  });

  it("refuses a baseline of another shape", () => {
    const {network, weights} = times(1);
    const options = {score: {target: 0}, steps: 2, rule: "middle"} as const;
    const x = tensor([1, 2, 1]);
    assert.throws(
      () => integratedGradients(network, weights, x, {...options, baseline: tensor([1, 3, 1])}),
      /baseline must have the shape of x, got \[1, 3, 1\] and \[1, 2, 1\]/,
    );
    assert.throws(
      () => integratedGradients(network, weights, x, {...options, baseline: Number.NaN}),
      /baseline must be finite/,
    );
    const broken = [
      [{shape: [1, 2, 1], data: [1]}, /baseline must hold as many numbers as x, got 1 and 2/],
      [{shape: [1, 2, 1], data: [1, Number.NaN]}, /baseline must be finite, got NaN at 1/],
    ] as const;
    for (const [baseline, message] of broken) {
      assert.throws(
        () => integratedGradients(network, weights, x, {...options, baseline}),
        message,
      );
    }
    assert.throws(
      () =>
        integratedGradients(network, weights, x, {...options, ...JSON.parse('{"baseline": null}')}),
      /baseline must be a number or an image, got object/,
    );
  });
});
