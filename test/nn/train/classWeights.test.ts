import assert from "node:assert/strict";
import fc from "fast-check";
import {type ClassWeightOptions, classWeights} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** Labels as a target. */
const labels = (...values: number[]) => ({
  shape: [values.length, 1],
  data: Float32Array.from(values),
});

/** Six voxels of class 0 and two of class 1, in two images. */
const targets = [labels(0, 0, 0, 1), labels(0, 1, 0, 0)];
const inverse: ClassWeightOptions = {classes: 2, rule: "inverse-frequency"};

function near(actual: readonly number[], expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  // A few operations in double precision.
  for (let k = 0; k < expected.length; k++) assert.ok(Math.abs(actual[k] - expected[k]) < 1e-12);
}

describe("classWeights", () => {
  it("lets all classes weigh the same together, as scikit-learn's balanced weights", () => {
    near(classWeights(targets, inverse), [8 / (2 * 6), 8 / (2 * 2)]);
  });

  it("goes half-way with the square root", () => {
    const [background, tumour] = classWeights(targets, {...inverse, rule: "inverse-square-root"});
    assert.ok(Math.abs(tumour / background - Math.sqrt(3)) < 1e-12);
  });

  it("counts effective voxels: none repeats at β = 0, all do as β tends to 1", () => {
    const rule = "effective-number";
    near(classWeights(targets, {classes: 2, rule, beta: 0}), [1, 1]);
    const [background, tumour] = classWeights(targets, {classes: 2, rule, beta: 0.5});
    assert.ok(Math.abs(tumour / background - (1 - 0.5 ** 6) / (1 - 0.5 ** 2)) < 1e-12);
    // Next to 1 the powers differ from 1 in their last digits only.
    const nearly = classWeights(targets, {classes: 2, rule, beta: 1 - 1e-12});
    for (const [k, weight] of classWeights(targets, inverse).entries()) {
      assert.ok(Math.abs(nearly[k] - weight) < 1e-9);
    }
  });

  it("averages 1 over the voxels, and weighs rare classes most", () => {
    const property = fc.property(
      fc.array(fc.integer({min: 1, max: 40}), {minLength: 2, maxLength: 5}),
      fc.constantFrom("inverse-frequency", "inverse-square-root", "effective-number"),
      (counts, rule) => {
        const all = counts.flatMap((count, k) => new Array<number>(count).fill(k));
        const weights = classWeights([labels(...all)], {
          ...{classes: counts.length, beta: 0.9},
          rule: rule as ClassWeightOptions["rule"],
        });
        const total = all.reduce((sum, label) => sum + weights[label], 0);
        assert.ok(Math.abs(total / all.length - 1) < 1e-12);
        for (let k = 1; k < counts.length; k++) {
          if (counts[k] < counts[k - 1]) assert.ok(weights[k] > weights[k - 1]);
        }
      },
    );
    fc.assert(property, {seed: 12, numRuns: 100});
  });
});

describe("classWeights with bad input", () => {
  const cases: readonly (readonly [string, () => unknown])[] = [
    [
      "RangeError classWeights: classes must be a whole number of at least 2, got 1",
      () => classWeights(targets, {...inverse, classes: 1}),
    ],
    [
      "RangeError classWeights: rule must be one of inverse-frequency, inverse-square-root, effective-number, got equal",
      () => classWeights(targets, JSON.parse('{"classes": 2, "rule": "equal"}')),
    ],
    [
      "RangeError classWeights: beta must be at least 0 and below 1, got 1",
      () => classWeights(targets, {classes: 2, rule: "effective-number", beta: 1}),
    ],
    [
      "RangeError classWeights: beta must be at least 0 and below 1, got undefined",
      () => classWeights(targets, {classes: 2, rule: "effective-number"}),
    ],
    [
      "RangeError classWeights: targets must hold labels 0 to 1, got 0.5 at element 1",
      () => classWeights([labels(0, 0.5)], inverse),
    ],
    [
      "RangeError classWeights: each class must occur in targets, got no voxel of class 2",
      () => classWeights(targets, {...inverse, classes: 3}),
    ],
  ];
  for (const [message, call] of cases) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
