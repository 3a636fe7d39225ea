import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import {fitLinear, fitLogistic, likelihoodRatioTest} from "voxelbook/statistics";

describe("likelihoodRatioTest", () => {
  it("doubles the gain and counts the parameters", () => {
    const {statistic, df, p} = likelihoodRatioTest(
      {logLikelihood: -40, coefficients: [1]},
      {logLikelihood: -38, coefficients: [1, 2, 3]},
    );
    assert.equal(statistic, 4);
    assert.equal(df, 2);
    // The tail of chi-squared with two degrees of freedom is exp(−x/2).
    assert.ok(Math.abs(p - Math.exp(-2)) < 1e-15);
  });

  it("compares logistic models with a feature beside age and sex", () => {
    const {x, y, covariates} = drawRadiomicsCohort(createRng("nested"), {
      patients: 300,
      features: 2,
      informative: 1,
      effect: 0.8,
      ageEffect: 0.5,
    });
    const rows = (features: readonly number[]): number[][] =>
      Array.from(y, (_, i) => [
        ...covariates.map(({values}) => values[i]),
        ...features.map((j) => x.data[j + 2 * i]),
      ]);
    const base = fitLogistic(rows([]), y);
    const adds = likelihoodRatioTest(base, fitLogistic(rows([0]), y));
    assert.ok(adds.df === 1 && adds.p < 1e-5, `${adds.p}`);
    assert.ok(likelihoodRatioTest(base, fitLogistic(rows([1]), y)).p > 0.05);
  });

  it("is uniform where the larger model adds noise", () => {
    const rng = createRng("uniform");
    const p = Array.from({length: 200}, () => {
      const x = Array.from({length: 80}, () => [rng.normal(), rng.normal(), rng.normal()]);
      const y = x.map(([first]) => (rng.next() < 1 / (1 + Math.exp(-first)) ? 1 : 0));
      const small = fitLogistic(
        x.map(([first]) => [first]),
        y,
      );
      return likelihoodRatioTest(small, fitLogistic(x, y)).p;
    });
    // Four standard errors of a share of one half among 200.
    const share = p.filter((value) => value <= 0.5).length / p.length;
    assert.ok(Math.abs(share - 0.5) < 0.15, `${share}`);
  });

  it("compares linear models, and sees that they were fitted to other outcomes", () => {
    const x = [0, 1, 2, 3, 4, 5].map((value) => [value, value ** 2 % 5]);
    const y = [1, 2, 2, 4, 3, 6];
    const first = x.map(([value]) => [value]);
    const larger = fitLinear(x, y);
    assert.equal(likelihoodRatioTest(fitLinear(first, y), larger).df, 1);
    const other = fitLinear(first, [...y.slice(1), 9]);
    assert.throws(
      () => likelihoodRatioTest(other, larger),
      /both models must be fitted to the same outcomes, got null log-likelihoods/,
    );

    // A constant outcome leaves nothing to explain but rounding.
    const flat = y.map(() => 0.1);
    assert.throws(
      () => likelihoodRatioTest(fitLinear(first, flat), fitLinear(x, flat)),
      /outcomes must vary, got null log-likelihood Infinity/,
    );
  });

  it("takes a gain below 0 by rounding for none", () => {
    const {statistic, p} = likelihoodRatioTest(
      {logLikelihood: -40, coefficients: []},
      {logLikelihood: -40 - 1e-11, coefficients: [0]},
    );
    assert.deepEqual({statistic, p}, {statistic: 0, p: 1});
  });

  it("refuses models that are not nested", () => {
    const small = {logLikelihood: -40, coefficients: [1], nullLogLikelihood: -60};
    const large = {logLikelihood: -38, coefficients: [1, 2], nullLogLikelihood: -60};
    assert.throws(() => likelihoodRatioTest(large, small), {
      name: "RangeError",
      message:
        "likelihoodRatioTest: the larger model must have more coefficients, got 2 and 1: the smaller one comes first",
    });
    assert.throws(
      () => likelihoodRatioTest(small, {...large, nullLogLikelihood: -59}),
      /both models must be fitted to the same outcomes, got null log-likelihoods -60 and -59/,
    );
    assert.throws(
      () => likelihoodRatioTest(small, {...large, logLikelihood: -41}),
      /must fit at least as well, got log-likelihoods -40 and -41/,
    );
    assert.throws(() => likelihoodRatioTest(small, {...large, ridge: 1}), /without a ridge/);
    assert.throws(
      () => likelihoodRatioTest({...small, logLikelihood: Number.NaN}, large),
      /logLikelihood must be finite, got NaN/,
    );
  });
});
