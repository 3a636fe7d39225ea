import assert from "node:assert/strict";
import fc from "fast-check";
import {benjaminiHochberg, benjaminiYekutieli, bonferroni, holm} from "voxelbook/statistics";

const close = (actual: Float64Array, expected: readonly number[]) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => {
    assert.ok(Math.abs(actual[i] - value) <= 1e-14, `${i}: ${actual[i]} against ${value}`);
  });
};

const P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
const ALL = {bonferroni, holm, benjaminiHochberg, benjaminiYekutieli};
const someP = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 30});

describe("corrections for many tests", () => {
  it("adjusts four p-values as they are adjusted on paper", () => {
    const p = [0.03, 0.01, 0.5, 0.02];
    close(bonferroni(p), [0.12, 0.04, 1, 0.08]);
    // 4 · 0.01, 3 · 0.02, 2 · 0.03, 1 · 0.5.
    close(holm(p), [0.06, 0.04, 0.5, 0.06]);
    // 4/1 · 0.01 = 4/2 · 0.02 = 4/3 · 0.03 = 0.04, 4/4 · 0.5.
    close(benjaminiHochberg(p), [0.04, 0.04, 0.5, 0.04]);
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    close(benjaminiYekutieli(p), [0.04 * harmonic, 0.04 * harmonic, 1, 0.04 * harmonic]);
  });

  it("agrees with statsmodels", () => {
    // statsmodels 0.15.0, multipletests: fdr_bh, fdr_by, holm, bonferroni.
    const three = 0.06720000000000001;
    const bh = [0.008, 0.032, three, three, three, 0.08, 0.08457142857142856, 0.205];
    close(benjaminiHochberg(P), bh);
    close(
      benjaminiYekutieli(P),
      [
        0.02174285714285714, 0.08697142857142856, 0.18264, 0.18264, 0.18264, 0.21742857142857142,
        0.22985306122448976, 0.5571607142857142,
      ],
    );
    close(holm(P), [0.008, 0.056, 0.234, 0.234, 0.234, 0.234, 0.234, 0.234]);
    close(bonferroni(P), [0.008, 0.064, 0.312, 0.328, 0.336, 0.48, 0.592, 1]);
  });

  it("rejects by adjusted values what each procedure rejects step by step", () => {
    fc.assert(
      fc.property(someP, fc.constantFrom(0.01, 0.05, 0.2, 0.7), (p, level) => {
        const sorted = [...p].sort((a, b) => a - b);
        const m = p.length;

        // Holm: how many pass before the first that fails; Hochberg: the last that passes.
        const fails = sorted.findIndex((value, i) => value * (m - i) > level);
        const byHolm = fails < 0 ? m : fails;
        const passes = sorted.map((value, i) => (value * m) / (i + 1) <= level);
        const byHochberg = passes.lastIndexOf(true) + 1;
        const count = (adjusted: Float64Array) => adjusted.filter((v) => v <= level).length;
        assert.equal(count(holm(p)), byHolm);
        assert.equal(count(benjaminiHochberg(p)), byHochberg);
      }),
      {seed: 6, numRuns: 300},
    );
  });

  it("keeps order, stays between p and 1, and rejects ever more from Bonferroni to Hochberg", () => {
    fc.assert(
      fc.property(someP, (p) => {
        const adjusted = Object.values(ALL).map((adjust) => adjust(p));
        const [one, two, three] = adjusted;
        for (let i = 0; i < p.length; i++) {
          for (const list of adjusted) {
            assert.ok(list[i] <= 1 && list[i] >= p[i] * (1 - 1e-15));
            for (let j = 0; j < p.length; j++) assert.ok(p[i] > p[j] || list[i] <= list[j]);
          }
          assert.ok(one[i] >= two[i] && two[i] >= three[i] * (1 - 1e-15));
        }
      }),
      {seed: 6, numRuns: 100},
    );
  });

  for (const [name, adjust] of Object.entries(ALL)) {
    it(`${name} leaves one test alone, gives nothing for none, and ties equal values`, () => {
      close(adjust([0.03]), [0.03]);
      assert.equal(adjust([]).length, 0);
      const [a, b, c] = adjust([0.02, 0.02, 0.02]);
      assert.ok(a === b && b === c);
    });

    it(`${name} refuses a missing value and what is no probability`, () => {
      assert.throws(() => adjust([0.1, Number.NaN]), {
        name: "RangeError",
        message: `${name}: p must be finite, got NaN at index 1: missing values are never left out in silence`,
      });
      assert.throws(() => adjust([0.1, 1.2]), {
        name: "RangeError",
        message: `${name}: p must lie in 0 to 1, got 1.2 at index 1`,
      });
    });
  }
});
