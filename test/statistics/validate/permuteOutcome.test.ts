import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {judgePredictions, permuteOutcome, samplesOf} from "voxelbook/statistics";

describe("permuteOutcome", () => {
  it("deals outcomes out among patients, so that slices of one patient keep one", () => {
    const patients = ["a", "a", "b", "c", "c", "c"];
    const samples = samplesOf(
      patients.map(() => [0]),
      {y: [1, 1, 2, 3, 3, 3], patients},
    );
    for (let seed = 0; seed < 20; seed++) {
      const {samples: permuted, among} = permuteOutcome(samples, createRng(seed));
      assert.equal(among, "patients");
      const [a, a2, b, c, c2, c3] = permuted.y;
      assert.deepEqual([a2, c2, c3], [a, c, c]);
      assert.deepEqual([a, b, c].sort(), [1, 2, 3]);
    }
  });

  it("moves time and event with the outcome", () => {
    const numbers = fc.array(fc.integer({min: 1, max: 50}), {minLength: 2, maxLength: 20});
    fc.assert(
      fc.property(numbers, fc.nat(), (y, seed) => {
        const samples = samplesOf(
          y.map(() => [0]),
          {y, time: y.map((value) => 10 * value), event: y.map((value) => value % 2)},
        );
        const {samples: permuted} = permuteOutcome(samples, createRng(seed));
        return (
          Array.from(permuted.y).sort().join() === [...y].sort().join() &&
          permuted.y.every((value, i) => permuted.time?.[i] === 10 * value) &&
          permuted.y.every((value, i) => permuted.event?.[i] === value % 2)
        );
      }),
      {seed: 5},
    );
  });

  it("deals them out among samples where those of a patient differ", () => {
    const samples = samplesOf([[0], [0], [0]], {y: [0, 1, 1], patients: ["a", "a", "b"]});
    const {samples: permuted, among} = permuteOutcome(samples, createRng(1));
    assert.equal(among, "samples");
    assert.equal(
      permuted.y.reduce((a, b) => a + b, 0),
      2,
    );
  });
});

describe("judgePredictions", () => {
  it("gives each metric by its name, and refuses predictions of other samples", () => {
    const samples = samplesOf([[0], [0], [0]], {y: [0, 1, 1]});
    const predicted = Float64Array.of(0.5, 0.25, 1);
    assert.deepEqual(judgePredictions(samples, predicted, {metrics: ["auc", "squaredError"]}), {
      auc: 0.5,
      squaredError: (0.25 + 0.5625) / 3,
    });
    assert.throws(() => judgePredictions(samples, Float64Array.of(1), {metrics: ["auc"]}), {
      name: "ShapeError",
    });
    assert.throws(
      () => judgePredictions(samples, predicted, {metrics: ["c-index"]}),
      /samples must have time and event/,
    );
  });
});
