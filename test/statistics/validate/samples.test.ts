import assert from "node:assert/strict";
import {samplesOf, takeFeatures, takeSamples} from "voxelbook/statistics";

const X = [
  [1, 10],
  [2, 20],
  [3, 30],
];

describe("samplesOf", () => {
  it("names features, patients and samples where nobody did", () => {
    const {names, patients, ids, batch, unnamedPatients} = samplesOf(X, {y: [0, 1, 0]});
    assert.deepEqual(names, ["f1", "f2"]);
    assert.deepEqual(patients, ["p1", "p2", "p3"]);
    assert.deepEqual(ids, ["0", "1", "2"]);
    assert.equal(batch, undefined);
    assert.equal(unnamedPatients, true);
  });

  it("remembers that patients have names of their own, and that they have none", () => {
    const y = [0, 1, 0];
    const named = samplesOf(X, {y, patients: ["p1", "p2", "p3"]});
    assert.equal(named.unnamedPatients, undefined);
    assert.equal(takeSamples(samplesOf(X, {y}), [1]).unnamedPatients, true);
  });

  it("lets missing values stand, which a step has to fill in", () => {
    assert.ok(Number.isNaN(samplesOf([[Number.NaN]], {y: [1]}).x.data[0]));
  });

  it("refuses parts that do not fit", () => {
    const y = [0, 1, 0];
    assert.throws(() => samplesOf(X, {y: [0, 1]}), /y must hold 3 entries, got 2/);
    assert.throws(() => samplesOf(X, {y, patients: ["a"]}), /patients must hold 3 entries, got 1/);
    assert.throws(() => samplesOf(X, {y, names: ["a"]}), /names must hold 2 entries, got 1/);
    assert.throws(
      () => samplesOf(X, {y, covariates: [{name: "age", kind: "continuous", values: [1]}]}),
      /covariate age must hold 3 entries, got 1/,
    );
    assert.throws(() => samplesOf(X, {y, names: ["a", "a"]}), /names must differ, got a twice/);
    assert.throws(() => samplesOf(X, {y, ids: ["a", "b", "a"]}), /ids must differ, got a twice/);
    assert.throws(
      () => samplesOf(X, {y, time: [1, 2, 3], event: [1, 2, 0]}),
      /event must be 0 or 1, got 2/,
    );
    assert.throws(
      () => samplesOf(X, {y: [0, 1, Number.NaN]}),
      /y must be finite, got NaN at index 2/,
    );
    assert.throws(
      () => samplesOf(X, {y, time: [1, -3, 3], event: [1, 1, 0]}),
      /time must be finite and at least 0, got -3 at index 1/,
    );
    assert.throws(() => samplesOf(X, {y, time: [1, 2, Number.NaN]}), /time must be finite/);
    assert.throws(() => samplesOf([], {y: []}), /x must have at least one row, got none/);
  });
});

describe("takeSamples", () => {
  it("takes all that belongs to a sample, and a sample twice if asked", () => {
    const samples = samplesOf(X, {
      y: [0, 1, 0],
      patients: ["a", "b", "b"],
      batch: ["S", "T", "S"],
      covariates: [
        {name: "age", kind: "continuous", values: [50, 60, 70]},
        {name: "sex", kind: "categorical", values: ["f", "m", "f"]},
      ],
      time: [5, 6, 7],
      event: [1, 0, 1],
    });
    const taken = takeSamples(samples, [2, 2, 0]);
    assert.deepEqual(Array.from(taken.x.data), [3, 30, 3, 30, 1, 10]);
    assert.deepEqual(Array.from(taken.y), [0, 0, 0]);
    assert.deepEqual(taken.patients, ["b", "b", "a"]);
    assert.deepEqual(taken.ids, ["2", "2", "0"]);
    assert.deepEqual(taken.batch, ["S", "S", "S"]);
    assert.deepEqual(Array.from(taken.covariates?.[0].values ?? []), [70, 70, 50]);
    assert.deepEqual(taken.covariates?.[1].values, ["f", "f", "f"]);
    assert.deepEqual(Array.from(taken.time ?? []), [7, 7, 5]);
    assert.deepEqual(Array.from(taken.event ?? []), [1, 1, 1]);
    assert.deepEqual(Array.from(samples.x.data), X.flat());
  });

  it("refuses places that are none", () => {
    const samples = samplesOf(X, {y: [0, 1, 0]});
    assert.throws(() => takeSamples(samples, [3]), /whole numbers from 0 to 2, got 3/);
    assert.throws(() => takeSamples(samples, [0.5]), /whole numbers from 0 to 2, got 0.5/);
  });
});

describe("takeFeatures", () => {
  it("takes columns with their names", () => {
    const {x, names} = takeFeatures(samplesOf(X, {y: [0, 1, 0], names: ["a", "b"]}), [1]);
    assert.deepEqual(Array.from(x.data), [10, 20, 30]);
    assert.deepEqual(names, ["b"]);
  });

  it("refuses none, and a column that does not exist", () => {
    const samples = samplesOf(X, {y: [0, 1, 0]});
    assert.throws(() => takeFeatures(samples, []), /columns must hold at least one, got none/);
    assert.throws(() => takeFeatures(samples, [2]), /whole numbers from 0 to 1, got 2/);
  });
});
