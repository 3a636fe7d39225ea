import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, ShapeError} from "voxelbook/core";
import {concordance, icc} from "voxelbook/statistics";
import {near} from "../judges.ts";
import {MINI_FIRST, WRIGHT_FIRST} from "./peakFlow.ts";

describe("concordance", () => {
  it("computes three pairs that can be done on paper", () => {
    // Variances and covariance 2/3, shift 1: (4/3) / (4/3 + 1) = 4/7; u² = 3/2, so C_b = 4/7.
    const result = concordance([1, 2, 3], [2, 3, 4]);
    near(result.concordance, 4 / 7, 1e-15, "concordance");
    near(result.precision, 1, 1e-15, "precision");
    near(result.accuracy, 4 / 7, 1e-15, "accuracy");
    near(result.scaleShift, 1, 1e-15, "scale shift");
    near(result.locationShift, -Math.sqrt(1.5), 1e-15, "location shift");
  });

  it("gives Lin's interval", () => {
    // Lin's formulas of 1989 and 2000, written out with ρ / r, in NumPy 1.26.4 and SciPy 1.17.1.
    const result = concordance(WRIGHT_FIRST, MINI_FIRST);
    near(result.concordance, 0.9427424314274845, 1e-13, "concordance");
    near(result.lower, 0.8504918731685603, 1e-13, "lower");
    near(result.upper, 0.9787262791701226, 1e-13, "upper");
    near(result.precision, 0.943279446890946, 1e-13, "precision");
    near(result.accuracy, 0.999430693136343, 1e-13, "accuracy");
  });

  it("holds the true value about as often as it says", () => {
    // 400 samples of 40 pairs: true concordance 2·0.8 / (1 + 1 + 0.25). With a standard error of 0.011
    // the share lies within 0.91 and 0.99 unless the formula is wrong.
    const rng = createRng("concordance: coverage");
    const truth = 1.6 / 2.25;
    let held = 0;
    for (let sample = 0; sample < 400; sample++) {
      const shared = Array.from({length: 40}, () => Math.sqrt(0.8) * rng.normal());
      const a = shared.map((x) => x + Math.sqrt(0.2) * rng.normal());
      const b = shared.map((x) => x + Math.sqrt(0.2) * rng.normal() + 0.5);
      const {lower, upper} = concordance(a, b);
      if (lower <= truth && truth <= upper) held++;
    }
    assert.ok(held / 400 > 0.91 && held / 400 < 0.99, `held in ${held} of 400`);
  });

  it("is the product of its parts, is even, and nearly the agreement of two raters", () => {
    const pairs = fc.array(fc.tuple(fc.integer(WIDE), fc.integer(WIDE)), {minLength: 3});
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const result = concordance(a, b);
        fc.pre(Number.isFinite(result.precision) && result.scaleShift > 0);
        near(result.concordance, result.precision * result.accuracy, 1e-9, "product");
        near(concordance(b, a).concordance, result.concordance, 1e-12, "turned");
        assert.ok(result.lower <= result.concordance && result.concordance <= result.upper);
      }),
      {seed: 8},
    );

    // Divisors n and n − 1 are all that parts it from ICC(2,1).
    const agreement = icc(
      WRIGHT_FIRST.map((x, i) => [x, MINI_FIRST[i]]),
      {form: "2,1"},
    ).icc;
    near(concordance(WRIGHT_FIRST, MINI_FIRST).concordance, agreement, 0.01, "ICC(2,1)");
  });

  it("is 1 for equal lists and −1 for mirrored ones, with no interval around it", () => {
    const same = concordance([1, 5, 9.3], [1, 5, 9.3]);
    assert.deepEqual([same.concordance, same.lower, same.upper], [1, 1, 1]);
    const mirrored = concordance([-1, 0, 1], [1, 0, -1]);
    assert.deepEqual([mirrored.concordance, mirrored.lower, mirrored.upper], [-1, -1, -1]);
  });

  it("says where nothing varies", () => {
    const one = concordance([2, 2, 2], [1, 2, 3]);
    assert.equal(one.concordance, 0);
    assert.deepEqual(
      [one.precision, one.accuracy, one.lower],
      [Number.NaN, Number.NaN, Number.NaN],
    );
    assert.equal(concordance([2, 2, 2], [2, 2, 2]).concordance, Number.NaN);
    assert.equal(concordance([2, 2, 2], [3, 3, 3]).concordance, 0);
  });

  it("takes rounding of a mean for no variance", () => {
    // The mean of 0.1 six times is not 0.1 in doubles.
    const flat = new Array(6).fill(0.1);
    const same = concordance(flat, flat);
    for (const value of [same.concordance, same.lower, same.upper, same.precision, same.accuracy]) {
      assert.ok(Number.isNaN(value), `${value}`);
    }
    const other = concordance(flat, [1, 2, 3, 4, 5, 6]);
    assert.ok(other.concordance === 0 && Number.isNaN(other.precision));
    assert.ok(Number.isNaN(other.accuracy) && Number.isNaN(other.lower));
  });

  it("refuses lists that do not fit, too few pairs and values that are none", () => {
    assert.throws(() => concordance([1, 2, 3], [1, 2]), ShapeError);
    assert.throws(() => concordance([1, 2], [1, 2]), /at least 3 pairs, got 2/);
    assert.throws(() => concordance([1, 2, Number.NaN], [1, 2, 3]), /a must be finite, got NaN/);
    assert.throws(
      () => concordance([1, 2, 3], [1, 2, 3], {confidence: 95}),
      /confidence must lie between 0 and 1, got 95/,
    );
  });
});

const WIDE = {min: -1000, max: 1000};
