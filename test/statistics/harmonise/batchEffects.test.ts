import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {batchEffects, combat, fitLinear} from "voxelbook/statistics";
import {AGE, AGES, allNear, BATCH, FEATURES, KEEPING_AGE} from "./smallCohort.ts";

describe("batchEffects", () => {
  it("is an analysis of variance, on paper", () => {
    // Means 1 and 5 of 0, 2 | 4, 6: squares 16 between, 4 within, on 1 and 2 degrees of freedom.
    const {share, f, p, df1, df2} = batchEffects([[0], [2], [4], [6]], {
      batch: ["A", "A", "B", "B"],
      covariates: [],
    });
    assert.deepEqual([df1, df2], [1, 2]);
    allNear([share[0], f[0]], [0.8, 8], 1e-15);

    // With one and two degrees of freedom P(F > f) = 1 − √(f / (f + 2)).
    allNear(p, [1 - Math.sqrt(0.8)], 1e-12);
  });

  it("takes out what covariates explain before it asks for batches", () => {
    // Two nested least squares fits of each feature, without and with the batch.
    const isB = BATCH.map((name) => (name === "B" ? 1 : 0));
    const {share} = batchEffects(FEATURES, {batch: BATCH, covariates: AGES});
    for (let feature = 0; feature < 3; feature++) {
      const y = FEATURES.map((row) => row[feature]);
      const squares = (x: number[][]) => {
        const {intercept, coefficients} = fitLinear(x, y, {ridge: 0});
        return x.reduce((total, row, i) => {
          const fitted = row.reduce((sum, value, k) => sum + value * coefficients[k], intercept);
          return total + (y[i] - fitted) ** 2;
        }, 0);
      };
      const without = squares(AGE.map((age) => [age]));
      const within = squares(AGE.map((age, i) => [age, isB[i]]));
      allNear([share[feature]], [1 - within / without], 1e-10);
    }
  });

  it("is 0 after harmonising without shrinkage, whether batches differed by the scanner or not", () => {
    const options = {...KEEPING_AGE, shrinkage: "none", meanOnly: true} as const;
    const {harmonised} = combat(FEATURES, options);
    const {share} = batchEffects(harmonised, options);
    for (const value of share) assert.ok(value < 1e-12, `${value}`);
  });

  it("has p values that are uniform where nothing differs", () => {
    const rng = createRng("uniform");
    const [patients, features] = [30, 2000];
    const data = Float64Array.from({length: patients * features}, () => rng.normal());
    const batch = Array.from({length: patients}, (_, i) => i % 3);
    const dose = batch.map(() => rng.next());
    const {p} = batchEffects(
      {data, rows: patients, columns: features},
      {batch, covariates: [{name: "dose", kind: "continuous", values: dose}]},
    );
    for (const level of [0.05, 0.5, 0.9]) {
      const below = p.filter((value) => value < level).length / features;
      const allowed = 4 * Math.sqrt((level * (1 - level)) / features);
      assert.ok(Math.abs(below - level) < allowed, `${below} below ${level}`);
    }
  });

  it("takes rounding of a mean for no variance", () => {
    // The mean of 0.1 twelve times is not 0.1 in doubles. Beside it, a feature that age alone makes.
    const batch = Array.from({length: 12}, (_, i) => (i < 5 ? "A" : "B"));
    const age = batch.map((_, i) => 40 + ((i * 7) % 12));
    const rows = age.map((years) => [0.1, 0.1 * years + 0.3]);
    const covariates = [{name: "age", kind: "continuous", values: age}] as const;
    const {share, f, p} = batchEffects(rows, {batch, covariates});
    assert.deepEqual([...share, ...f, ...p], new Array(6).fill(Number.NaN));

    const alone = batchEffects(rows, {batch, covariates: []});
    assert.ok(Number.isNaN(alone.share[0]) && alone.share[1] > 0);
  });

  it("is NaN for a feature without variance, and refuses confounded designs", () => {
    const {share, p} = batchEffects([[1], [1], [1], [1]], {batch: [1, 1, 2, 2], covariates: []});
    assert.ok(Number.isNaN(share[0]) && Number.isNaN(p[0]));
    const site = [{name: "site", kind: "categorical", values: ["n", "n", "s", "s"]}] as const;
    assert.throws(
      () => batchEffects([[1], [2], [3], [5]], {batch: [1, 1, 2, 2], covariates: site}),
      /batchEffects: batch and covariates must not be confounded, got site = s determined by batch = 2/,
    );
    assert.throws(
      () => batchEffects([[1], [2]], {batch: [1, 2, 2], covariates: []}),
      /ShapeError: batchEffects: batch must hold 2 names, got 3/,
    );
  });
});
