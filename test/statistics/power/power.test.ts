import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {PredictionSampleSizeOptions} from "voxelbook/statistics";
import {aucSampleSize, aucStandardError, delong, predictionSampleSize} from "voxelbook/statistics";

describe("aucStandardError", () => {
  it("is the spread of one coin for one pair", () => {
    assert.equal(aucStandardError({auc: 0.5, positives: 1, negatives: 1}), 0.5);
    assert.equal(aucStandardError({auc: 1, positives: 5, negatives: 3}), 0);
    assert.equal(aucStandardError({auc: 0, positives: 5, negatives: 3}), 0);
  });

  it("puts the formula together as on paper", () => {
    // Q₁ = 0.75 / 1.25 = 0.6, Q₂ = 1.125 / 1.75 = 9/14, A² = 0.5625; two patients of each kind.
    const variance = (0.1875 + (0.6 - 0.5625) + (9 / 14 - 0.5625)) / 4;
    const se = aucStandardError({auc: 0.75, positives: 2, negatives: 2});
    assert.ok(Math.abs(se - Math.sqrt(variance)) < 1e-15);
  });

  it("agrees with DeLong's for exponential scores, which it supposes", () => {
    // Scores with the rates 1 and r: the area is 1 / (1 + r).
    const rng = createRng("exponential");
    const draw = (rate: number) => -Math.log(1 - rng.next()) / rate;
    const y = Array.from({length: 4000}, (_, i) => (i < 1000 ? 1 : 0));
    const scores = y.map((label) => draw(label === 1 ? 1 : 4));
    const {estimates} = delong(y, scores);
    const [{auc, standardError}] = estimates;
    const expected = aucStandardError({auc, positives: 1000, negatives: 3000});
    assert.ok(Math.abs(auc - 0.8) < 0.04, `${auc}`);
    assert.ok(Math.abs(standardError / expected - 1) < 0.08, `${standardError}, ${expected}`);
  });

  it("refuses what is no study", () => {
    assert.throws(() => aucStandardError({auc: 1.2, positives: 5, negatives: 5}), {
      name: "RangeError",
      message: "aucStandardError: auc must lie in 0 to 1, got 1.2",
    });
    assert.throws(
      () => aucStandardError({auc: 0.8, positives: 0, negatives: 5}),
      /positives must be a whole number of at least 1, got 0/,
    );
  });
});

describe("aucSampleSize", () => {
  it("gives the least number of patients that is precise enough", () => {
    for (const prevalence of [0.5, 0.1, 0.93]) {
      for (const halfWidth of [0.15, 0.05, 0.02]) {
        const found = aucSampleSize({auc: 0.75, prevalence, halfWidth});
        assert.ok(found.halfWidth <= halfWidth);
        assert.equal(found.events, Math.round(prevalence * found.patients));
        for (let patients = found.patients - 1; patients > found.patients - 15; patients--) {
          const positives = Math.round(prevalence * patients);
          const groups = {positives, negatives: patients - positives};
          if (groups.positives < 1 || groups.negatives < 1) continue;
          const reach = 1.959963984540054 * aucStandardError({auc: 0.75, ...groups});
          assert.ok(reach > halfWidth, `${prevalence}, ${halfWidth}: ${patients} would do`);
        }
      }
    }
  });

  it("asks for four times as many patients to halve the interval", () => {
    const [wide, narrow] = [0.04, 0.02].map(
      (halfWidth) => aucSampleSize({auc: 0.8, prevalence: 0.3, halfWidth}).patients,
    );
    assert.ok(Math.abs(narrow / wide - 4) < 0.02);
  });

  it("needs one patient of each kind where the area is certain", () => {
    const {patients, events} = aucSampleSize({auc: 1, prevalence: 0.2, halfWidth: 0.01});
    assert.deepEqual([patients, events], [2, 1]);
  });

  it("refuses what breaks a rule", () => {
    const options = {auc: 0.8, prevalence: 0.3, halfWidth: 0.05};
    assert.throws(() => aucSampleSize({...options, prevalence: 0}), {
      name: "RangeError",
      message: "aucSampleSize: prevalence must lie between 0 and 1, got 0",
    });
    assert.throws(() => aucSampleSize({...options, halfWidth: 2}), /halfWidth must lie between/);
    assert.throws(() => aucSampleSize({...options, halfWidth: 1e-6}), /fewer than 10⁸ patients/);
    assert.throws(() => aucSampleSize({...options, auc: Number.NaN}), /auc must lie in 0 to 1/);
  });
});

describe("predictionSampleSize", () => {
  it("gives the numbers of pmsampsize for outcomes of 0 and 1", () => {
    // The tests of the R package pmsampsize 1.1.3: R², parameters, prevalence; three criteria.
    const rows = [
      [0.288, 24, 0.174, 623, 662, 221],
      [0.55, 24, 0.174, 255, 532, 221],
      [0.288, 36, 0.174, 934, 992, 221],
      [0.288, 24, 0.25, 623, 590, 289],
    ];
    for (const [rSquared, parameters, prevalence, shrinkage, optimism, overallRisk] of rows) {
      const found = predictionSampleSize({outcome: "binary", rSquared, parameters, prevalence});
      assert.deepEqual(found.criteria, {shrinkage, optimism, overallRisk});
      assert.equal(found.patients, Math.max(shrinkage, optimism, overallRisk));
      assert.equal(found.events, found.patients * prevalence);
      assert.equal(found.eventsPerParameter, found.events / parameters);
    }
  });

  it("gives its numbers for times, where it computes them", () => {
    // The same package's tests for survival: R², parameters, rate, time point, follow-up; its third
    // criterion reports an interval for the number of the other two and has none of its own. It rounds
    // the events of 10,000 patients up, which can move the second criterion by one patient.
    const rows = [
      [0.051, 25, 0.065, 2, 2.07, 4286, 866],
      [0.065, 25, 0.065, 2, 2.07, 3335, 859],
      [0.051, 50, 0.065, 2, 2.07, 8572, 1731],
      [0.051, 25, 0.1, 2, 2.07, 4286, 731],
    ];
    for (const [rSquared, parameters, rate, time, followUp, shrinkage, optimism] of rows) {
      const {criteria} = predictionSampleSize({
        outcome: "survival",
        rSquared,
        parameters,
        rate,
        timePointYears: time,
        followUpYears: followUp,
      });
      assert.equal(criteria.shrinkage, shrinkage);
      assert.ok(Math.abs(criteria.optimism - optimism) <= 1, `${criteria.optimism}`);
    }
  });

  it("knows the risk at a time within the margin, and with one patient less it does not", () => {
    const [rate, time, followUp] = [0.065, 2, 2.07];
    const {criteria} = predictionSampleSize({
      outcome: "survival",
      rSquared: 0.051,
      parameters: 25,
      rate,
      timePointYears: time,
      followUpYears: followUp,
    });
    const reach = (patients: number): number => {
      const se = Math.sqrt(rate / (patients * followUp));
      const risk = (own: number) => 1 - Math.exp(-own * time);
      const z = 1.959963984540054;
      return Math.max(risk(rate + z * se) - risk(rate), risk(rate) - risk(rate - z * se));
    };
    assert.ok(reach(criteria.overallRisk) <= 0.05);
    assert.ok(reach(criteria.overallRisk - 1) > 0.05);
  });

  it("asks for more patients with more candidates, and fewer the more the model can tell", () => {
    const of = (changes: Partial<PredictionSampleSizeOptions>) =>
      predictionSampleSize({
        outcome: "binary",
        rSquared: 0.2,
        parameters: 20,
        prevalence: 0.3,
        ...changes,
      } as PredictionSampleSizeOptions).patients;
    assert.ok(of({parameters: 40}) > 1.9 * of({}));
    assert.ok(of({rSquared: 0.1}) > of({}));
    assert.ok(of({shrinkage: 0.95}) > of({}));
  });

  it("refuses what breaks a rule", () => {
    const options = {outcome: "binary", rSquared: 0.2, parameters: 20, prevalence: 0.3} as const;
    assert.throws(() => predictionSampleSize({...options, parameters: 0}), {
      name: "RangeError",
      message: "predictionSampleSize: parameters must be a whole number of at least 1, got 0",
    });
    assert.throws(
      () => predictionSampleSize({...options, rSquared: 0.8}),
      /rSquared must be below shrinkage and the largest that is possible, 0\.705.*, got 0\.8/,
    );
    assert.throws(
      () => predictionSampleSize({...options, prevalence: 1}),
      /prevalence must lie between 0 and 1, got 1/,
    );
    assert.throws(
      () =>
        predictionSampleSize({
          outcome: "survival",
          rSquared: 0.1,
          parameters: 5,
          rate: 0,
          followUpYears: 2,
          timePointYears: 2,
        }),
      /rate must be above 0 and finite, got 0/,
    );
  });
});
