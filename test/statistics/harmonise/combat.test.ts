import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, type Matrix, mean, variance} from "voxelbook/core";
import {type CombatOptions, combat} from "voxelbook/statistics";
import {AGES, allNear, BATCH, column, FEATURES, KEEPING_AGE} from "./smallCohort.ts";

/** Draws a cohort of three batches with a covariate, whose sizes leave quartets half filled. */
function drawCohort(seed: string, features: number): {x: Matrix; options: CombatOptions} {
  const rng = createRng(seed);
  const batch = [0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 0, 0, 1].map((b) => "PQR"[b]);
  const dose = batch.map(() => 3 * rng.normal());
  const data = new Float64Array(batch.length * features);
  for (let at = 0; at < data.length; at++) {
    const i = Math.floor(at / features);
    data[at] = 10 + dose[i] * (at % features) + batch[i].charCodeAt(0) + rng.normal();
  }
  const covariates = [{name: "dose", kind: "continuous", values: dose}] as const;
  const x = {data, rows: batch.length, columns: features};
  return {x, options: {batch, covariates, shrinkage: "parametric"}};
}

describe("combat", () => {
  it("moves two batches to their common mean, on paper", () => {
    const {harmonised} = combat([[0], [2], [4], [6]], {
      batch: ["A", "A", "B", "B"],
      covariates: [],
      shrinkage: "none",
      meanOnly: true,
    });
    assert.deepEqual([...harmonised.data], [2, 4, 2, 4]);
  });

  it("brings two batches to one spread, on paper", () => {
    // Means 1 and 4, of all 2.5; squares 2 and 8, pooled 10 / 4; spreads 0.8 and 3.2, so both end at
    // 2.5 ± √1.25.
    const {harmonised, model} = combat([[0], [2], [2], [6]], {
      batch: [1, 1, 2, 2],
      covariates: [],
      shrinkage: "none",
    });
    assert.deepEqual([...model.pooledVariance], [2.5]);
    allNear(model.spread.data, [0.8, 3.2], 1e-15);
    const [low, high] = [2.5 - Math.sqrt(1.25), 2.5 + Math.sqrt(1.25)];
    allNear(harmonised.data, [low, high, low, high], 1e-15);
  });

  it("keeps what belongs to a covariate, on paper", () => {
    // y = age + 10 in batch B, without noise but ±1: all of the age and nothing of the 10 stays.
    const covariates = [{name: "age", kind: "continuous", values: [1, 2, 3, 3, 4, 5]}] as const;
    const {harmonised} = combat([[2], [1], [4], [14], [13], [16]], {
      batch: ["A", "A", "A", "B", "B", "B"],
      covariates,
      shrinkage: "none",
      meanOnly: true,
    });
    allNear(harmonised.data, [7, 6, 9, 9, 8, 11], 1e-14);
  });

  it("agrees with neuroHarmonize, which stops at a change of 1e-4", () => {
    // neuroHarmonize 2.5.2: harmonizationLearn(x, DataFrame({"SITE": batch, "age": age})).
    const {harmonised} = combat(FEATURES, {...KEEPING_AGE, tolerance: 1e-4});
    const wanted = [
      [15.795779401192128, 4.751800914290749, 177.78126746578377],
      [18.739493841484226, 5.2953905012233315, 151.9472733276575],
      [14.71890690524867, 4.076852203536466, 204.61810351375397],
      [17.662621345540767, 4.25833759937534, 174.24862574826744],
      [16.084392123609952, 4.133666917747662, 174.53243161174416],
      [19.295492333679743, 5.478818067655571, 194.40706741384668],
      [15.11773873645176, 4.818107501675923, 147.46434410770888],
      [21.88431244655912, 6.268433325507813, 221.62759192894407],
      [17.83101486876922, 4.016627234849374, 161.68435440950614],
    ];
    allNear(harmonised.data, wanted.flat(), 1e-12);
  });

  it("without shrinkage leaves every batch with one mean and one spread", () => {
    const {x, options} = drawCohort("equal", 5);
    const {harmonised, model} = combat(x, {...options, covariates: [], shrinkage: "none"});
    for (let f = 0; f < 5; f++) {
      const values = column(harmonised, f);
      for (const name of model.batches) {
        const own = values.filter((_, i) => options.batch[i] === name);
        const n = own.length;
        allNear([mean(own)], [model.grandMean[f]], 1e-12);
        allNear([(variance(own) * n) / (n - 1)], [model.pooledVariance[f]], 1e-12);
      }
    }
  });

  it("does not depend on the order of patients or features, nor on names", () => {
    const {x, options} = drawCohort("order", 6);
    const plain = combat(x, options).harmonised;
    const order = createRng("shuffle");
    const places = Array.from({length: x.rows}, (_, i) => ({i, key: order.next()}))
      .sort((a, b) => a.key - b.key)
      .map(({i}) => i);
    const rows = places.map((i) => Array.from({length: 6}, (_, f) => x.data[5 - f + 6 * i]));
    const renamed = combat(rows, {
      ...options,
      batch: places.map((i) => ({P: "z", Q: "a", R: "m"})[String(options.batch[i])] ?? ""),
      covariates: [
        {
          name: "dose",
          kind: "continuous",
          values: places.map((i) => options.covariates[0].values[i]),
        },
      ],
    }).harmonised;
    for (let f = 0; f < 6; f++) {
      const wanted = places.map((i) => column(plain, 5 - f)[i]);
      allNear(column(renamed, f), wanted, 1e-11);
    }
  });

  it("gives the same in any unit of a feature and of a covariate", () => {
    const unit = fc.record({
      factor: fc.double({min: 0.001, max: 1000, noNaN: true}),
      offset: fc.double({min: -1e4, max: 1e4, noNaN: true}),
      dose: fc.double({min: 0.01, max: 100, noNaN: true}),
    });
    const {x, options} = drawCohort("units", 4);
    const plain = combat(x, options).harmonised;
    fc.assert(
      fc.property(unit, ({factor, offset, dose}) => {
        const data = x.data.map((value, at) => (at % 4 === 2 ? factor * value + offset : value));
        const values = Array.from(
          options.covariates[0].values,
          (value) => dose * Number(value) + 7,
        );
        const covariates = [{name: "dose", kind: "continuous", values}] as const;
        const {harmonised} = combat({...x, data}, {...options, covariates});
        for (let f = 0; f < 4; f++) {
          const wanted = column(plain, f).map((v) => (f === 2 ? factor * v + offset : v));
          allNear(column(harmonised, f), wanted, 1e-8);
        }
      }),
      {seed: 41, numRuns: 40},
    );
  });

  it("codes a covariate of two levels alike as a text, a truth value and a number", () => {
    const sex = ["m", "f", "f", "m", "f", "m", "f", "m", "m"];
    const run = (
      values: readonly (string | number | boolean)[],
      kind: "categorical" | "continuous",
    ) =>
      combat(FEATURES, {...KEEPING_AGE, covariates: [...AGES, {name: "sex", kind, values}]})
        .harmonised.data;
    const wanted = run(sex, "categorical");
    const male = sex.map((one) => one === "m");
    allNear(run(male, "categorical"), wanted, 1e-12);
    allNear(run(male.map(Number), "continuous"), wanted, 1e-12);
    assert.notDeepEqual(wanted, combat(FEATURES, KEEPING_AGE).harmonised.data);
  });

  it("leaves patients of the reference as they are and brings others to them", () => {
    const {x, options} = drawCohort("reference", 3);
    const {harmonised, model} = combat(x, {
      ...options,
      covariates: [],
      shrinkage: "none",
      reference: "Q",
    });
    assert.equal(model.reference, "Q");
    for (let f = 0; f < 3; f++) {
      const [before, after] = [column(x, f), column(harmonised, f)];
      const own = (values: number[], name: string) =>
        values.filter((_, i) => options.batch[i] === name);
      assert.deepEqual(own(after, "Q"), own(before, "Q"));
      for (const name of ["P", "R"])
        allNear([mean(own(after, name))], [mean(own(before, "Q"))], 1e-12);
    }
    assert.equal(model.priors.length, 3);
  });

  it("moves a batch of one patient by its mean alone", () => {
    const {harmonised} = combat([[0], [2], [7]], {
      batch: ["A", "A", "B"],
      covariates: [],
      shrinkage: "none",
      meanOnly: true,
    });
    allNear(harmonised.data, [2, 4, 3], 1e-15);
  });

  it("refuses a covariate that is the batch but for rounding", () => {
    const rounding = [3e-8, -3e-8, 1e-8, -2e-8, 3e-8, -3e-8, 2e-8, 1e-8, -1e-8];
    const values = BATCH.map((name, i) => (name === "A" ? 3.9 : 5.5) * (1 + rounding[i]));
    const covariates = [{name: "pixel", kind: "continuous", values}] as const;
    assert.throws(
      () => combat(FEATURES, {batch: BATCH, covariates, shrinkage: "parametric"}),
      /combat: batch and covariates must not be confounded, got pixel determined by batch = A, batch = B/,
    );
  });

  it("does not change what it is given", () => {
    const {x, options} = drawCohort("untouched", 3);
    const before = x.data.slice();
    combat(x, options);
    assert.deepEqual(x.data, before);
  });
});
