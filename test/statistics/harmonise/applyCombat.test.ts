import assert from "node:assert/strict";
import {applyCombat, combat, fitCombat} from "voxelbook/statistics";
import {AGE, AGES, allNear, BATCH, FEATURES, KEEPING_AGE} from "./smallCohort.ts";

const ages = (...values: number[]) => [{name: "age", kind: "continuous", values}] as const;

describe("applyCombat", () => {
  it("gives training patients what combat gives them", () => {
    for (const shrinkage of ["parametric", "non-parametric", "none"] as const) {
      for (const reference of [{}, {reference: "B"}]) {
        const options = {...KEEPING_AGE, shrinkage, ...reference};
        const {harmonised, model} = combat(FEATURES, options);
        assert.deepEqual(applyCombat(model, FEATURES, options), harmonised);
        assert.deepEqual(fitCombat(FEATURES, options), model);
      }
    }
  });

  it("gives new patients what neuroHarmonize gives them", () => {
    // neuroHarmonize 2.5.2: harmonizationApply([[13, 3, 200], [20, 6, 160]], SITE A and B, age 60).
    const model = fitCombat(FEATURES, {...KEEPING_AGE, tolerance: 1e-4});
    const {data} = applyCombat(
      model,
      [
        [13, 3, 200],
        [20, 6, 160],
      ],
      {batch: ["A", "B"], covariates: ages(60, 60)},
    );
    const wanted = [
      [15.868491230751621, 3.9840950243574405, 169.96385259836813],
      [17.362185559363354, 5.06443926084646, 184.62218652385755],
    ];
    allNear(data, wanted.flat(), 1e-12);
  });

  it("looks at no other new patient", () => {
    const model = fitCombat(FEATURES, KEEPING_AGE);
    const alone = applyCombat(model, [[13, 3, 200]], {batch: ["A"], covariates: ages(60)});
    const beside = applyCombat(
      model,
      [
        [13, 3, 200],
        [900, 0, -5],
      ],
      {batch: ["A", "A"], covariates: ages(60, 20)},
    );
    assert.deepEqual(alone.data, beside.data.slice(0, 3));
  });

  it("works with a model that has been through JSON", () => {
    const model = fitCombat(FEATURES, KEEPING_AGE);
    const text = JSON.stringify(model, (_, value) =>
      ArrayBuffer.isView(value) ? {typed: Array.from(value as Float64Array)} : value,
    );
    const back = JSON.parse(text, (_, value) =>
      value?.typed === undefined ? value : Float64Array.from(value.typed),
    );
    assert.deepEqual(
      applyCombat(back, FEATURES, {batch: BATCH, covariates: AGES}),
      combat(FEATURES, KEEPING_AGE).harmonised,
    );
  });

  const model = fitCombat(FEATURES, {
    ...KEEPING_AGE,
    covariates: [
      ...AGES,
      {name: "sex", kind: "categorical", values: AGE.map((_, i) => "fm"[i % 2])},
    ],
  });
  const sex = (value: string) => ({name: "sex", kind: "categorical", values: [value]}) as const;
  const one = [[13, 3, 200]];
  const refuse = (title: string, run: () => unknown, message: RegExp) => {
    it(`refuses ${title}`, () => assert.throws(run, message));
  };
  refuse(
    "a batch that the model has not seen",
    () => applyCombat(model, one, {batch: ["C"], covariates: [...ages(60), sex("f")]}),
    /^RangeError: applyCombat: batch must be one of A, B, which the model was fitted on, got C: a new batch needs patients/,
  );
  refuse(
    "a level that the model has not seen",
    () => applyCombat(model, one, {batch: ["A"], covariates: [...ages(60), sex("x")]}),
    /covariate sex must be one of f, m, which the model was fitted on, got x for patient 0/,
  );
  refuse(
    "patients without a covariate of the fit",
    () => applyCombat(model, one, {batch: ["A"], covariates: ages(60)}),
    /covariates must hold sex, which the model keeps/,
  );
  refuse(
    "a covariate that the fit had not",
    () =>
      applyCombat(fitCombat(FEATURES, KEEPING_AGE), one, {
        batch: ["A"],
        covariates: [{name: "aeg", kind: "continuous", values: [60]}],
      }),
    /covariates must be those of the fit \(age\), got aeg; did you mean "age"\?/,
  );
  refuse(
    "other features than those of the fit",
    () => applyCombat(model, [[13, 3]], {batch: ["A"], covariates: [...ages(60), sex("f")]}),
    /ShapeError: applyCombat: x must have the 3 features of the fit, got 2/,
  );
  refuse(
    "a missing value",
    () =>
      applyCombat(model, [[13, Number.NaN, 3]], {
        batch: ["A"],
        covariates: [...ages(60), sex("f")],
      }),
    /applyCombat: x must be finite, got NaN in row 0, column 1/,
  );
});
