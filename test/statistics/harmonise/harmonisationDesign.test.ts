import assert from "node:assert/strict";
import fc from "fast-check";
import {matrixRank} from "voxelbook/core";
import {type Covariate, harmonisationDesign} from "voxelbook/statistics";
import {AGES, allNear, BATCH} from "./smallCohort.ts";

describe("harmonisationDesign", () => {
  it("has an indicator of each batch, and one less than its levels for a category", () => {
    const {matrix, columns, batches, counts} = harmonisationDesign(
      ["b", "a", "b", "a"],
      [
        {name: "stage", kind: "categorical", values: ["II", "I", "III", "II"]},
        {name: "age", kind: "continuous", values: [50, 60, 70, 80]},
      ],
    );
    assert.deepEqual(columns, ["batch = a", "batch = b", "stage = II", "stage = III", "age"]);
    assert.deepEqual(batches, ["a", "b"]);
    assert.deepEqual([...counts], [2, 2]);
    assert.deepEqual(
      [...matrix.data],
      [
        [0, 1, 1, 0, 50],
        [1, 0, 0, 0, 60],
        [0, 1, 0, 1, 70],
        [1, 0, 1, 0, 80],
      ].flat(),
    );
  });

  it("sorts batches that are numbers by number", () => {
    assert.deepEqual(harmonisationDesign([10, 9, 10, 9.5], []).batches, ["9", "9.5", "10"]);
  });

  it("tells which share of a covariate varies within batches", () => {
    // Ages 1, 3 | 5, 7: squares 2 + 2 within, 20 about the mean of all.
    const values = [1, 3, 5, 7];
    const design = harmonisationDesign([1, 1, 2, 2], [{name: "age", kind: "continuous", values}]);
    allNear(design.within, [0.2], 1e-15);
    assert.deepEqual(design.confounded, []);
  });

  it("finds a covariate that batch determines, in any disguise", () => {
    const batch = ["A", "A", "B", "B", "C", "C"];
    const other = {name: "age", kind: "continuous", values: [3, 1, 4, 1, 5, 9]} as const;
    const dose = {name: "dose", kind: "continuous", values: [0, 0, 7, 7, 7, 7]} as const;
    const {confounded, within} = harmonisationDesign(batch, [other, dose]);
    assert.deepEqual(confounded, [{column: "dose", kind: "batch", by: ["batch = B", "batch = C"]}]);
    assert.equal(within[1], 0);

    // The sum of age and a shift of batch C is no news beside age and batch.
    const mixed = {...dose, values: [3, 1, 4, 1, 5 + 2, 9 + 2]};
    assert.deepEqual(harmonisationDesign(batch, [other, mixed]).confounded, [
      {column: "dose", kind: "batch", by: ["age", "batch = C"]},
    ]);
  });

  it("finds a covariate that is the batch but for rounding to single precision", () => {
    // A pixel size in mm beside which nothing but rounding varies, and a page number of the same kind.
    const batch = ["A", "A", "A", "B", "B", "B"];
    const rounding = [3e-8, -3e-8, 1e-8, -3e-8, 3e-8, 2e-8];
    const sizes = [3.9, 3.9, 3.9, 5.5, 5.5, 5.5].map((size, i) => size * (1 + rounding[i]));
    const age = {name: "age", kind: "continuous", values: [3, 1, 4, 1, 5, 9]} as const;
    for (const covariates of [[], [age]]) {
      const pixel = {name: "pixel", kind: "continuous", values: sizes} as const;
      const {confounded} = harmonisationDesign(batch, [...covariates, pixel]);
      assert.deepEqual(confounded, [
        {column: "pixel", kind: "batch", by: ["batch = A", "batch = B"]},
      ]);
    }

    // The same ages in another unit, rounded: other covariates are to blame, and no batch.
    const months = {...age, name: "months", values: age.values.map((x) => Math.fround(x / 0.12))};
    assert.deepEqual(harmonisationDesign(batch, [age, months]).confounded, [
      {column: "months", kind: "covariates", by: ["age"]},
    ]);
  });

  it("keeps a covariate that varies little beside its size, or beside what batches differ in", () => {
    const batch = ["A", "A", "A", "B", "B", "B"];
    const own = [0.1, 0.3, 0.2, 0.3, 0.1, 0.5];
    for (const [level, step, scale] of [
      [1e6, 0, 1e-3],
      [1e6, 0, 1e-5],
      [1e12, 0, 1],
      [1e6, 1e-2, 1e-4],
      [4, 1.5, 1e-4],
      [1e6, 1e3, 0.1],
    ]) {
      const values = own.map((x, i) => level + (i < 3 ? 0 : step) + scale * x);
      const design = harmonisationDesign(batch, [{name: "date", kind: "continuous", values}]);
      assert.deepEqual(design.confounded, [], `${level} ${step} ${scale}`);
    }
  });

  it("tells covariates that determine each other from those that batch determines", () => {
    const {confounded} = harmonisationDesign(BATCH, [
      ...AGES,
      {name: "birth", kind: "continuous", values: AGES[0].values.map((age) => 2020 - age)},
    ]);
    assert.deepEqual(confounded, [{column: "birth", kind: "covariates", by: ["age"]}]);
  });

  it("finds a confounded column where and only where the rank is short", () => {
    const values = fc.array(fc.integer({min: 0, max: 2}), {minLength: 8, maxLength: 8});
    fc.assert(
      fc.property(values, values, values, (batch, u, v) => {
        fc.pre(new Set(batch).size > 1 && new Set(u).size > 1 && new Set(v).size > 1);
        const covariates: Covariate[] = [
          {name: "u", kind: "categorical", values: u},
          {name: "v", kind: "continuous", values: v},
        ];
        const {matrix, confounded, columns} = harmonisationDesign(batch, covariates);
        const rank = matrixRank(matrix.data, matrix);
        assert.equal(columns.length - confounded.length, rank);
      }),
      {seed: 8, numRuns: 300},
    );
  });

  it("refuses one batch, and an empty name", () => {
    assert.throws(() => harmonisationDesign(["A", "A"], []), /at least 2 batches, got only A/);
    assert.throws(
      () => harmonisationDesign(["A", ""], []),
      /batch must have no missing value, got "" for patient 1/,
    );
  });
});
