import assert from "node:assert/strict";
import fc from "fast-check";
import {icc, iccClass, ratingAnova} from "voxelbook/statistics";
import {FORMS, JUDGES, near} from "./judges.ts";

describe("ratingAnova", () => {
  it("splits a table that can be split on paper", () => {
    // Means of rows 2 and 5, of columns 3 and 4; residuals ±½.
    const {subjects, raters, residual, within, total} = ratingAnova([
      [1, 3],
      [5, 5],
    ]);
    assert.deepEqual(subjects, {ss: 9, df: 1, ms: 9});
    assert.deepEqual(raters, {ss: 1, df: 1, ms: 1});
    assert.deepEqual(residual, {ss: 1, df: 1, ms: 1});
    assert.deepEqual(within, {ss: 2, df: 2, ms: 1});
    assert.deepEqual(total, {ss: 11, df: 3, ms: 11 / 3});
  });

  it("reads a flat table as it reads rows, and keeps its digits under a large offset", () => {
    const data = Float64Array.from(JUDGES.flat());
    const flat = ratingAnova({data, subjects: 6, raters: 4});
    assert.deepEqual(flat, ratingAnova(JUDGES));
    const moved = data.map((value) => value + 2 ** 40);
    const {subjects, residual} = ratingAnova({data: moved, subjects: 6, raters: 4});
    assert.equal(subjects.ss, flat.subjects.ss);
    assert.equal(residual.ss, flat.residual.ss);
  });
});

describe("icc", () => {
  it("gives the values that Shrout and Fleiss print", () => {
    // Published with two digits.
    const printed = {"1,1": 0.17, "2,1": 0.29, "3,1": 0.71, "1,k": 0.44, "2,k": 0.62, "3,k": 0.91};
    for (const form of FORMS) {
      const {icc: value} = icc(JUDGES, {form});
      assert.equal(Number(value.toFixed(2)), printed[form as keyof typeof printed], form);
    }
  });

  it("gives their test and interval to all digits", () => {
    // The formulas of pingouin 0.7.0 with SciPy 1.17.1, unrounded; 1e-12 for digits that cancel.
    // Form, df2, F, p, lower and upper at 95 %, lower and upper at 90 %.
    const one = [18, 1.7946784922394685, 0.16476880834463953] as const;
    const two = [15, 11.027247956403299, 0.000134566516484335] as const;
    const rows = [
      [
        "1,1",
        ...one,
        -0.13293232487475096,
        0.7225600623281211,
        -0.09672220365774221,
        0.6433983107044232,
      ],
      [
        "2,1",
        ...two,
        0.018786513374712027,
        0.761084369648953,
        0.042901191540539896,
        0.691070606618357,
      ],
      [
        "3,1",
        ...two,
        0.34246476503392614,
        0.9458582599553597,
        0.4118341309190449,
        0.9258328076802796,
      ],
      [
        "1,k",
        ...one,
        -0.8844421552381196,
        0.9124154203407755,
        -0.5450417247368682,
        0.8783010354064076,
      ],
      [
        "2,k",
        ...two,
        0.0711368153025034,
        0.927232040167722,
        0.1520370538559581,
        0.8994767001136252,
      ],
      [
        "3,k",
        ...two,
        0.6756747138163055,
        0.9858916781690623,
        0.7368976785770529,
        0.9803660560472143,
      ],
    ] as const;
    for (const [form, df2, f, p, lower, upper, lower90, upper90] of rows) {
      const result = icc(JUDGES, {form});
      assert.deepEqual(
        [result.form, result.confidence, result.df1, result.df2],
        [form, 0.95, 5, df2],
      );
      near(result.f, f, 1e-12, `${form} f`);
      assert.ok(Math.abs(result.p / p - 1) < 1e-12, `${form} p: ${result.p}`);
      near(result.lower, lower, 1e-12, `${form} lower`);
      near(result.upper, upper, 1e-12, `${form} upper`);
      const narrow = icc(JUDGES, {form, confidence: 0.9});
      near(narrow.lower, lower90, 1e-12, `${form} lower at 90 %`);
      near(narrow.upper, upper90, 1e-12, `${form} upper at 90 %`);
    }
  });

  it("knows the names of McGraw and Wong", () => {
    const pairs = [
      ["1", "1,1"],
      ["A,1", "2,1"],
      ["C,1", "3,1"],
      ["k", "1,k"],
      ["A,k", "2,k"],
      ["C,k", "3,k"],
    ] as const;
    for (const [theirs, ours] of pairs) {
      const {form, ...rest} = icc(JUDGES, {form: theirs});
      assert.deepEqual({...rest, form: ours}, icc(JUDGES, {form: ours}));
      assert.equal(form, theirs);
    }
  });

  it("forgives a constant shift of a rater in consistency, not in agreement", () => {
    const shifted = JUDGES.map(([a, b, c, d]) => [a, b, c + 5, d]);
    near(icc(shifted, {form: "3,1"}).icc, icc(JUDGES, {form: "3,1"}).icc, 1e-14, "3,1");
    assert.ok(icc(shifted, {form: "2,1"}).icc < icc(JUDGES, {form: "2,1"}).icc - 0.01);
  });

  it("falls for the same error when subjects differ less", () => {
    const errors = [0.5, -0.5, -0.5, 0.5, 0.5, -0.5];
    const group = (spread: number) => errors.map((e, i) => [i * spread + e, i * spread - e]);
    const [mixed, homogeneous] = [5, 0.5].map((spread) => icc(group(spread), {form: "2,1"}));
    assert.equal(iccClass(mixed.icc), "excellent");
    assert.equal(iccClass(homogeneous.icc), "moderate");
    near(mixed.anova.within.ms, homogeneous.anova.within.ms, 1e-12, "the same error");
  });

  it("does not depend on unit, offset or the order of subjects and raters", () => {
    const value = fc.double({min: -50, max: 50, noNaN: true});
    const table = fc
      .tuple(fc.integer({min: 2, max: 8}), fc.integer({min: 2, max: 6}))
      .chain(([n, k]) =>
        fc.array(fc.array(value, {minLength: k, maxLength: k}), {minLength: n, maxLength: n}),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(...FORMS), (rows, form) => {
        const first = icc(rows, {form});
        fc.pre(Number.isFinite(first.icc) && Math.abs(first.icc) < 100);
        fc.pre(first.anova.total.ms > 1);
        const turned = rows.map((row) => row.map((x) => 3 * x - 7).reverse()).reverse();
        near(icc(turned, {form}).icc, first.icc, 1e-6, form);
        assert.ok(first.icc <= 1 + 1e-12 || form === "2,k");
      }),
      {seed: 3},
    );
  });
});
