import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, ShapeError} from "voxelbook/core";
import {
  ratingAnova,
  repeatabilityCoefficient,
  withinSubjectCv,
  withinSubjectSd,
} from "voxelbook/statistics";
import {near} from "../judges.ts";
import {WRIGHT} from "./peakFlow.ts";

describe("withinSubjectSd", () => {
  it("averages variances that can be found on paper", () => {
    // Subject variances 2 and 0: the root of their mean is 1.
    const ratings = [
      [1, 3],
      [5, 5],
    ];
    assert.equal(withinSubjectSd(ratings), 1);
    assert.equal(withinSubjectSd({data: Float64Array.of(1, 3, 5, 5), subjects: 2, raters: 2}), 1);
  });

  it("gives what Bland and Altman print of a peak flow meter", () => {
    assert.equal(Number(withinSubjectSd(WRIGHT).toFixed(1)), 15.3);
  });

  it("is the root of the mean square within subjects", () => {
    const rows = fc.array(fc.array(fc.double(WIDE), {minLength: 3, maxLength: 3}), {minLength: 2});
    fc.assert(
      fc.property(rows, (ratings) => {
        near(withinSubjectSd(ratings) ** 2, ratingAnova(ratings).within.ms, 1e-10, "MSW");
      }),
      {seed: 8},
    );
  });

  it("counts a constant shift between raters, and is 0 exactly where subjects repeat", () => {
    near(withinSubjectSd([1, 2, 9].map((x) => [x, x + 2])), Math.SQRT2, 1e-15, "shift of 2");
    assert.equal(withinSubjectSd([0.1, 0.7, 1e9].map((x) => [x, x, x])), 0);
  });

  it("refuses missing ratings", () => {
    assert.throws(
      () =>
        withinSubjectSd([
          [1, Number.NaN],
          [1, 2],
        ]),
      /withinSubjectSd: ratings must be finite, got NaN for subject 0, rater 1; leave out the subject/,
    );
    assert.throws(() => withinSubjectSd([[1, 2], [1]]), ShapeError);
  });
});

describe("withinSubjectCv", () => {
  it("averages the squares of the subjects' shares", () => {
    // Standard deviations √2 and √8 on means 10 and 20: both √0.02.
    const ratings = [
      [9, 11],
      [18, 22],
    ];
    near(withinSubjectCv(ratings, {method: "root-mean-square"}), Math.sqrt(0.02), 1e-15, "share");
  });

  it("gives two close values for two peak flow measurements", () => {
    // numpy 1.26.4: sqrt(mean(var / mean²)), exp(sqrt(mean(var(log)))) − 1, with divisor n − 1.
    near(withinSubjectCv(WRIGHT, {method: "root-mean-square"}), 0.03499558697333108, 1e-14, "rms");
    near(withinSubjectCv(WRIGHT, {method: "log"}), 0.03564565259923058, 1e-13, "log");
  });

  it("does not change with the unit", () => {
    const scaled = WRIGHT.map((row) => row.map((value) => 1000 * value));
    for (const method of ["root-mean-square", "log"] as const) {
      near(withinSubjectCv(scaled, {method}), withinSubjectCv(WRIGHT, {method}), 1e-12, method);
    }
  });

  it("refuses scales without a zero of their own", () => {
    assert.throws(
      () =>
        withinSubjectCv(
          [
            [1, 2],
            [-80, -60],
          ],
          {method: "root-mean-square"},
        ),
      /mean must be above 0, got -70 for subject 1; a share needs a scale with a zero of its own/,
    );
    assert.throws(
      () =>
        withinSubjectCv(
          [
            [1, 2],
            [-1, 60],
          ],
          {method: "log"},
        ),
      /logarithms need ratings above 0, got -1 for subject 1, rater 0/,
    );
    assert.throws(
      () =>
        withinSubjectCv(
          [
            [1, 2],
            [3, 4],
          ],
          {method: "mean" as "log"},
        ),
      /method must be "root-mean-square" or "log", got mean/,
    );
  });
});

describe("repeatabilityCoefficient", () => {
  it("is 2.77 within-subject standard deviations, with a chi-squared interval", () => {
    // SciPy 1.17.1: norm.ppf(0.975) · √2 · s_w and chi2.ppf with 17 degrees of freedom. The paper of
    // 1986 takes 2 for 1.96 and prints 43.2.
    const result = repeatabilityCoefficient(WRIGHT);
    near(result.coefficient, 42.427142370705134, 1e-13, "coefficient");
    near(result.lower, 31.836801333032028, 1e-12, "lower");
    near(result.upper, 63.60439550445953, 1e-12, "upper");
    assert.equal(result.df, 17);
    near(result.withinSd, withinSubjectSd(WRIGHT), 1e-15, "within");
  });

  it("is passed by one difference in twenty of an unchanged subject", () => {
    const rng = createRng("repeatability: coverage");
    const pairs = Array.from({length: 4000}, () => {
      const truth = 50 * rng.normal();
      return [truth + 3 * rng.normal(), truth + 3 * rng.normal()];
    });
    const {coefficient, lower, upper} = repeatabilityCoefficient(pairs);
    const passed = pairs.filter(([a, b]) => Math.abs(a - b) > coefficient).length / pairs.length;

    // 4,000 pairs: standard error 0.0034.
    assert.ok(Math.abs(passed - 0.05) < 0.012, `${passed} pass`);
    const truth = 1.959963984540054 * Math.SQRT2 * 3;
    assert.ok(lower < truth && truth < upper);
  });

  it("is 0 where subjects repeat exactly, and refuses options out of range", () => {
    const same = repeatabilityCoefficient([
      [2, 2],
      [7, 7],
    ]);
    assert.deepEqual([same.coefficient, same.lower, same.upper], [0, 0, 0]);
    assert.throws(
      () => repeatabilityCoefficient(WRIGHT, {coverage: 0}),
      /coverage must lie between 0 and 1, got 0/,
    );
    assert.throws(
      () => repeatabilityCoefficient(WRIGHT, {confidence: 1}),
      /confidence must lie between 0 and 1, got 1/,
    );
    assert.throws(() => repeatabilityCoefficient([[1, 2]]), /at least 2 subjects, got 1/);
  });
});

const WIDE = {min: -1000, max: 1000, noNaN: true};
