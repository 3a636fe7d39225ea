import assert from "node:assert/strict";
import {FAMILIES, waveletFilters} from "../../../lib/features/filter/waveletFilters.ts";
import {assertNear} from "./images.ts";

/** Adds up the products of a list with itself moved by some places. */
function shiftedProduct(h: Float64Array, shift: number): number {
  return h.slice(shift).reduce((total, value, k) => total + value * h[k], 0);
}

/** Adds up (−1)^k k^p h[k], with k relative to the length so that high powers stay small. */
function moment(h: Float64Array, p: number): number {
  return h.reduce((total, value, k) => total + value * (k / h.length) ** p, 0);
}

describe("waveletFilters", () => {
  it("knows Haar's, ten of Daubechies', nine symlets and five Coiflets", () => {
    assert.equal(FAMILIES.length, 25);
    assert.deepEqual(waveletFilters("haar"), waveletFilters("db1"));
  });

  it("has Daubechies' second filter as square roots give it", () => {
    const r = Math.sqrt(3);
    const wanted = [1 - r, 3 - r, 3 + r, 1 + r].map((h) => h / (4 * Math.SQRT2));
    assertNear(waveletFilters("db2").low, wanted, 3e-16);
  });

  for (const family of FAMILIES) {
    // The symlets are known to twelve places; the others to the last one, summed over at most 30 numbers.
    const tolerance = family.startsWith("sym") ? 2e-11 : 2e-15;
    it(`${family}: the smooth filter adds to √2, the detail filter to 0`, () => {
      const {low, high} = waveletFilters(family);
      assert.ok(Math.abs(moment(low, 0) - Math.SQRT2) < tolerance);
      assert.ok(Math.abs(moment(high, 0)) < tolerance);
    });

    it(`${family}: shifts by two places are orthogonal to one another and to the other filter`, () => {
      const {low, high} = waveletFilters(family);
      for (let shift = 0; shift < low.length; shift += 2) {
        const wanted = shift === 0 ? 1 : 0;
        assert.ok(Math.abs(shiftedProduct(low, shift) - wanted) < tolerance, `low ${shift}`);
        assert.ok(Math.abs(shiftedProduct(high, shift) - wanted) < tolerance, `high ${shift}`);
      }
      const cross = low.reduce((total, value, k) => total + value * high[k], 0);
      assert.ok(Math.abs(cross) < tolerance);
    });

    it(`${family}: the detail filter does not see polynomials below its order`, () => {
      const {high} = waveletFilters(family);
      const order = family.startsWith("coif") ? high.length / 3 : high.length / 2;
      for (let p = 0; p < order; p++) {
        assert.ok(Math.abs(moment(high, p)) < tolerance, `moment ${p}: ${moment(high, p)}`);
      }
      // One power more is seen, but for Haar's filter written twice.
      assert.ok(Math.abs(moment(high, order)) > 1e-13 || order > 8);
    });
  }
});
