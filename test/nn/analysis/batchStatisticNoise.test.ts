import assert from "node:assert/strict";
import {createRng, mean, variance} from "../../../lib/core/index.ts";
import {batchStatisticNoise, effectiveVoxels} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

describe("batchStatisticNoise", () => {
  it("for independent voxels is σ/√M: one scan of 64³ voxels gives 0.002", () => {
    const {count, meanSd, betweenShare} = batchStatisticNoise({
      scans: 1,
      voxels: 64 ** 3,
      withinSd: 1,
      betweenSd: 0,
    });
    assert.equal(count, 262144);
    assert.equal(meanSd, 1 / 512);
    assert.equal(betweenShare, 0);
  });

  it("with scans that differ is ruled by their number, not by the voxels", () => {
    const options = {scans: 2, withinSd: 1, betweenSd: 0.5};
    const few = batchStatisticNoise({...options, voxels: 1000});
    assert.equal(few.meanVariance, 0.125 + 1 / 2000);
    const many = batchStatisticNoise({...options, voxels: 64 ** 3});
    assert.ok(many.meanVariance > 0.125 && many.betweenShare > 0.999);
  });

  it("agrees with many drawn batches, for the mean and the biased variance", () => {
    const model = {scans: 3, voxels: 8, withinSd: 2, betweenSd: 1.5};
    const rng = createRng("batches");
    const batches = 20000;
    const means = new Float64Array(batches);
    const variances = new Float64Array(batches);
    for (let b = 0; b < batches; b++) {
      const values: number[] = [];
      for (let n = 0; n < model.scans; n++) {
        const own = model.betweenSd * rng.normal();
        for (let v = 0; v < model.voxels; v++) values.push(own + model.withinSd * rng.normal());
      }
      means[b] = mean(values);
      variances[b] = variance(values);
    }
    const {meanVariance, expectedVariance, varianceSd} = batchStatisticNoise(model);
    // Four standard errors; that of a variance is √(2/n) of it, of a mean sd/√n.
    const share = 4 * Math.sqrt(2 / batches);
    assert.ok(Math.abs(variance(means) / meanVariance - 1) < share);
    assert.ok(Math.abs(mean(variances) - expectedVariance) < (4 * varianceSd) / Math.sqrt(batches));
    // The variances are skewed, so their own variance scatters about twice as much.
    assert.ok(Math.abs(variance(variances) / varianceSd ** 2 - 1) < 2 * share);
  });

  it("says NaN for the share of a variance of 0", () => {
    const still = batchStatisticNoise({scans: 2, voxels: 4, withinSd: 0, betweenSd: 0});
    assert.equal(still.meanVariance, 0);
    assert.ok(Number.isNaN(still.betweenShare));
  });

  const good = {scans: 1, voxels: 64, withinSd: 1, betweenSd: 0};
  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "no scan",
      () => batchStatisticNoise({...good, scans: 0}),
      "RangeError batchStatisticNoise: scans must be a whole number of at least 1, got 0",
    ],
    [
      "less than a voxel",
      () => batchStatisticNoise({...good, voxels: 0.5}),
      "RangeError batchStatisticNoise: voxels must be a finite number of at least 1, got 0.5",
    ],
    [
      "a negative standard deviation",
      () => batchStatisticNoise({...good, betweenSd: -1}),
      "RangeError batchStatisticNoise: betweenSd must be a finite number of at least 0, got -1",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});

describe("effectiveVoxels", () => {
  it("counts independent voxels each, and equal ones once", () => {
    assert.equal(effectiveVoxels([4, 5], {correlation: [1]}), 20);
    assert.equal(effectiveVoxels([3, 3], {correlation: [1, 1, 1]}), 1);
  });

  it("of three neighbours that share half is 9 / (3 + 2·2·½)", () => {
    assert.equal(effectiveVoxels([3], {correlation: [1, 0.5]}), 9 / 5);
  });

  it("takes a list for each axis, and multiplies", () => {
    const correlation = [[1, 0.5], [1]];
    assert.equal(effectiveVoxels([3, 7], {correlation}), (9 / 5) * 7);
  });

  it("is 1 over the variance of the mean of drawn correlated scans", () => {
    // A mean of two neighbours has correlation ½ at distance 1 and variance ½.
    const rng = createRng("scans");
    const scans = 20000;
    const means = Float64Array.from({length: scans}, () => {
      let last = rng.normal();
      let total = 0;
      for (let i = 0; i < 6; i++) {
        const next = rng.normal();
        total += (last + next) / Math.SQRT2;
        last = next;
      }
      return total / 6;
    });
    const expected = 1 / effectiveVoxels([6], {correlation: [1, 0.5]});
    // Four standard errors of a variance.
    assert.ok(Math.abs(variance(means) / expected - 1) < 4 * Math.sqrt(2 / scans));
  });

  it("grows beyond the voxels where neighbours oppose each other, and is NaN where none can", () => {
    assert.equal(effectiveVoxels([2], {correlation: [1, -0.5]}), 4);
    assert.equal(effectiveVoxels([2], {correlation: [1, -1]}), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(effectiveVoxels([3], {correlation: [1, -1]})));
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "no axis",
      () => effectiveVoxels([], {correlation: [1]}),
      "RangeError effectiveVoxels: shape must hold whole numbers of at least 1, got []",
    ],
    [
      "a list that does not begin with 1",
      () => effectiveVoxels([3], {correlation: [0.5]}),
      "RangeError effectiveVoxels: correlation must begin with 1 and stay in −1 to 1, got [0.5]",
    ],
    [
      "a correlation above 1",
      () => effectiveVoxels([3], {correlation: [1, 2]}),
      "RangeError effectiveVoxels: correlation must begin with 1 and stay in −1 to 1, got [1, 2]",
    ],
    [
      "lists for other axes",
      () => effectiveVoxels([3, 3], {correlation: [[1]]}),
      "RangeError effectiveVoxels: correlation must have one list for each axis, got 1 for 2",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});
