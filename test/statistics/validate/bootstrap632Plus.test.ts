import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {Learner, Samples} from "voxelbook/statistics";
import {auc, bootstrap632Plus, logisticLearner, samplesOf} from "voxelbook/statistics";

const rng = () => createRng("632");

/** Knows every training sample by heart and guesses for all others. */
const memory: Learner = {
  name: "memory",
  settings: {},
  fit({ids, y}) {
    const known = new Map(ids.map((id, i) => [id, y[i]]));
    return (any) => Float64Array.from(any.ids, (id) => known.get(id) ?? 0);
  },
};

/** Draws a cohort of two equal classes, features of which the first differs by `effect`. */
function cohort(patients: number, effect: number, seed: string): Samples {
  const draw = createRng(seed);
  const y = Array.from({length: patients}, (_, i) => i % 2);
  const x = y.map((one) => [one * effect + draw.normal(), draw.normal(), draw.normal()]);
  return samplesOf(x, {y});
}

describe("bootstrap632Plus", () => {
  it("puts all weight on the left-out samples when a model only remembers", () => {
    // Apparent error 0, out of bag it calls all 0: error ½, which is also the error without information.
    const samples = samplesOf([[0], [0], [0], [0], [0], [0]], {y: [0, 1, 0, 1, 0, 1]});
    const result = bootstrap632Plus(samples, memory, {
      measure: {kind: "error", threshold: 0.5},
      resamples: 60,
      rng: rng(),
    });
    assert.equal(result.apparent, 0);
    assert.equal(result.outOfBag, 0.5);
    assert.equal(result.noInformation, 0.5);
    assert.equal(result.overfitting, 1);
    assert.ok(Math.abs(result.weight - 1) < 1e-15);
    assert.ok(Math.abs(result.estimate - 0.5) < 1e-15);
    assert.ok(Math.abs(result.estimate632 - 0.316) < 1e-15);
  });

  it("does the same with areas, where a constant prediction is worth one half", () => {
    const samples = samplesOf([[0], [0], [0], [0], [0], [0]], {y: [0, 1, 0, 1, 0, 1]});
    const measure = {kind: "auc"} as const;
    const result = bootstrap632Plus(samples, memory, {measure, resamples: 40, rng: rng()});
    assert.equal(result.apparent, 1);
    assert.equal(result.outOfBag, 0.5);
    assert.equal(result.overfitting, 1);
    assert.ok(Math.abs(result.estimate - 0.5) < 1e-15);
    assert.ok(Math.abs(result.estimate632 - (0.368 + 0.316)) < 1e-15);
  });

  it("follows the formulas between those ends", () => {
    const samples = cohort(40, 1, "between");
    for (const measure of [{kind: "auc"}, {kind: "error", threshold: 0.5}] as const) {
      const options = {measure, resamples: 50, rng: rng()};
      const got = bootstrap632Plus(samples, logisticLearner({ridge: 1}), options);
      const {apparent, outOfBag, noInformation} = got;
      const overfitting = (apparent - outOfBag) / (apparent - noInformation);
      const weight = 0.632 / (1 - 0.368 * overfitting);
      assert.ok(overfitting > 0 && overfitting < 1, String(overfitting));
      assert.ok(Math.abs(got.overfitting - overfitting) < 1e-12);
      assert.ok(Math.abs(got.weight - weight) < 1e-12);
      assert.ok(Math.abs(got.estimate - (apparent + weight * (outOfBag - apparent))) < 1e-12);
    }
  });

  it("comes nearer to what new patients show than the apparent area does", () => {
    // Means over 60 cohorts, in which one such estimate scatters by about 0.1: standard error 0.013.
    const learner = logisticLearner({ridge: 1});
    const fresh = cohort(1000, 1, "fresh");
    let [plus, apparent] = [0, 0];
    for (let k = 0; k < 60; k++) {
      const samples = cohort(24, 1, `truth ${k}`);
      const truth = auc(fresh.y, learner.fit(samples, rng())(fresh));
      const draws = createRng(`draws ${k}`);
      const options = {measure: {kind: "auc"}, resamples: 20, rng: draws} as const;
      const got = bootstrap632Plus(samples, learner, options);
      plus += (got.estimate - truth) / 60;
      apparent += (got.apparent - truth) / 60;
    }
    assert.ok(apparent > 0.05, String(apparent));
    assert.ok(Math.abs(plus) < 0.04, String(plus));
  });

  it("leaves patients out whole", () => {
    const patients = ["a", "a", "b", "b", "c", "c", "d", "d"];
    const divided: string[] = [];
    const watching: Learner = {
      name: "watching",
      settings: {},
      fit: (train) => (any) => {
        const known = new Set(train.patients);
        if (any.x.rows < 8) divided.push(...any.patients.filter((patient) => known.has(patient)));
        return new Float64Array(any.x.rows);
      },
    };
    const samples = samplesOf(
      patients.map(() => [0]),
      {y: [0, 1, 0, 1, 0, 1, 0, 1], patients},
    );
    bootstrap632Plus(samples, watching, {measure: {kind: "auc"}, resamples: 20, rng: rng()});
    assert.deepEqual(divided, []);
  });

  it("refuses a model that predicts NaN, by its name", () => {
    const samples = samplesOf([[0], [1], [2], [3]], {y: [0, 1, 0, 1]});
    const none: Learner = {
      name: "none",
      settings: {},
      fit:
        () =>
        ({y}) =>
          y,
    };
    const measure = {kind: "error", threshold: 0.5} as const;
    assert.throws(
      () => bootstrap632Plus(samples, none, {measure, resamples: 5, rng: rng()}),
      /bootstrap632Plus: none must predict a number, got NaN for sample 0/,
    );
  });

  it("refuses one class, other outcomes, options out of range and classes too rare to draw", () => {
    const options = {measure: {kind: "auc"}, resamples: 5, rng: rng()} as const;
    const run = (y: number[], more: object = {}) =>
      bootstrap632Plus(
        samplesOf(
          y.map(() => [0]),
          {y},
        ),
        memory,
        {...options, ...more},
      );
    assert.throws(() => run([1, 1, 1]), /y must have both classes, got only 1/);
    assert.throws(() => run([0, 2, 1]), /y must be 0 or 1, got 2/);
    assert.throws(() => run([0, 1, 1], {resamples: 0}), /resamples must be a whole number/);
    assert.throws(
      () => run([0, 1, 1], {measure: {kind: "error", threshold: Number.NaN}}),
      /threshold must be finite/,
    );
    assert.throws(
      () => run([0, 1, 1], {measure: {kind: "brier"}}),
      /measure must be \{kind: "auc"\} or \{kind: "error", threshold\}, got \{"kind":"brier"\}/,
    );
    assert.throws(() => run([0, 1, 1], {measure: undefined}), /measure must be .*, got undefined/);
    assert.throws(() => run([0, 1, 1], {rng: undefined}), /rng must be given/);
    // One patient of a class is either in a resample or left out, never both.
    assert.throws(() => run([1, 0, 0, 0]), /resamples must mostly hold both classes, got 0 of/);
  });
});
