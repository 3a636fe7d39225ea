import assert from "node:assert/strict";
import type {Matrix} from "voxelbook/core";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import {samplesOf} from "voxelbook/statistics";

const column = (x: Matrix, j: number): Float64Array =>
  Float64Array.from({length: x.rows}, (_, i) => x.data[j + x.columns * i]);

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

function correlation(a: Float64Array, b: Float64Array): number {
  const [p, q] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - p) * (b[i] - q);
    aa += (a[i] - p) ** 2;
    bb += (b[i] - q) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe("drawRadiomicsCohort", () => {
  const base = {patients: 4000, features: 6, informative: 2, effect: 1};

  it("correlates features of a block, and no others", () => {
    const {x} = drawRadiomicsCohort(createRng("blocks"), {
      ...base,
      blockSize: 3,
      correlation: 0.6,
    });
    // Four standard errors of a correlation are at most 4/√4000 = 0.063.
    for (let a = 0; a < 6; a++) {
      for (let b = 0; b < a; b++) {
        const expected = Math.floor(a / 3) === Math.floor(b / 3) ? 0.6 : 0;
        const found = correlation(column(x, a), column(x, b));
        assert.ok(Math.abs(found - expected) < 0.063, `${a}, ${b}: ${found}`);
      }
    }
  });

  it("makes the log odds of its coefficients, age and sex", () => {
    const {truth, covariates, y} = drawRadiomicsCohort(createRng("odds"), {
      ...base,
      blockSize: 3,
      intercept: -0.5,
      ageEffect: 0.3,
      sexEffect: 0.8,
    });
    assert.deepEqual(truth.informative, [0, 3]);
    assert.deepEqual(Array.from(truth.coefficients), [1, 0, 0, 1, 0, 0]);
    const [age, sex] = covariates;
    for (const i of [0, 17]) {
      const row = truth.clean.data.subarray(6 * i, 6 * i + 6);
      const others = 0.3 * ((age.values[i] - 60) / 10) + 0.8 * (sex.values[i] - 0.5);
      const expected = -0.5 + row[0] + row[3] + others;
      assert.ok(Math.abs(truth.logOdds[i] - expected) < 1e-12);
    }
    // As many events as the probabilities say; four standard errors of a share.
    const expected = mean(truth.logOdds.map((value) => 1 / (1 + Math.exp(-value))));
    assert.ok(Math.abs(mean(y) - expected) < 4 * Math.sqrt(0.25 / 4000));
  });

  it("adds the scanners' shift and scale, and nothing else", () => {
    const {x, truth, batch} = drawRadiomicsCohort(createRng("sites"), {
      ...base,
      patients: 12,
      sites: 3,
      siteShift: 1,
      siteScale: 0.3,
    });
    assert.deepEqual(batch.slice(0, 4), ["A", "B", "C", "A"]);
    for (let site = 0; site < 3; site++) {
      for (let j = 0; j < 6; j++) {
        // Within a site the image is a straight line: two patients give it, the others lie on it.
        const rows = [0, 1, 2, 3].map((k) => 6 * (site + 3 * k) + j);
        const [a, b, ...rest] = rows.map((at) => [truth.clean.data[at], x.data[at]]);
        const scale = (b[1] - a[1]) / (b[0] - a[0]);
        for (const [before, after] of rest) {
          assert.ok(Math.abs(a[1] + scale * (before - a[0]) - after) < 1e-10);
        }
      }
    }
  });

  it("lets the case mix differ between sites, in informative features alone", () => {
    const {x, batch} = drawRadiomicsCohort(createRng("mix"), {
      ...base,
      sites: 2,
      siteCaseMix: 1,
    });
    for (let j = 0; j < 6; j++) {
      const values = column(x, j);
      const of = (site: string) => mean(values.filter((_, i) => batch[i] === site));
      assert.ok(Math.abs(of("B") - of("A") - (j < 2 ? 1 : 0)) < 4 * Math.sqrt(2 / 2000), `${j}`);
    }
  });

  it("makes features that only know the age", () => {
    const {x, covariates} = drawRadiomicsCohort(createRng("age"), {...base, ageOnFeatures: 0.7});
    assert.ok(Math.abs(correlation(column(x, 5), covariates[0].values) - 0.7) < 0.033);
    assert.ok(Math.abs(mean(covariates[0].values) - 60) < 0.7);
  });

  it("gives what validation takes: a record of samples with batch and covariates", () => {
    const cohort = drawRadiomicsCohort(createRng("samples"), {...base, patients: 8, sites: 2});
    const samples = samplesOf(cohort.x, cohort);
    assert.deepEqual(samples.names, cohort.names);
    assert.deepEqual(samples.batch, cohort.batch);
    assert.deepEqual(samples.covariates, cohort.covariates);
  });

  it("names what it draws", () => {
    const cohort = drawRadiomicsCohort(createRng(1), {...base, patients: 10, features: 100});
    assert.equal(cohort.names[0], "feature 001");
    assert.equal(cohort.names[99], "feature 100");
    assert.equal(cohort.patients[9], "patient 10");
    assert.deepEqual([cohort.x.rows, cohort.x.columns], [10, 100]);
  });

  it("refuses what breaks a rule, and names it", () => {
    const draw = (options: object) => () =>
      drawRadiomicsCohort(createRng(0), {...base, patients: 4, ...options});
    assert.throws(draw({informative: 4, blockSize: 2}), {
      name: "RangeError",
      message: "drawRadiomicsCohort: informative must be at most the 3 blocks of features, got 4",
    });
    assert.throws(draw({features: 0}), /features must be a whole number of at least 1, got 0/);
    assert.throws(draw({correlation: 1.5}), /correlation must lie in 0 to 1, got 1.5/);
    assert.throws(draw({sites: 27}), /sites must be at most 26, got 27/);
    assert.throws(draw({siteScale: -1}), /siteScale must be finite and at least 0, got -1/);
  });
});
