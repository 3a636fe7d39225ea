import assert from "node:assert/strict";
import fc from "fast-check";
import {erf, scaledBesselI} from "voxelbook/core";

describe("erf", () => {
  it("agrees with tabulated values, on both sides of where the method changes", () => {
    // Abramowitz and Stegun, table 7.1; 4 ulp.
    const rows = [
      [0, 0],
      [0.5, 0.5204998778130465],
      [1, 0.8427007929497149],
      [2.4, 0.999311486103355],
      [2.6, 0.9997639655834707],
      [4, 0.9999999845827421],
    ];
    for (const [x, value] of rows) {
      assert.ok(Math.abs(erf(x) - value) <= 1e-15, `${x}: ${erf(x)}, not ${value}`);
    }
    assert.equal(erf(Number.POSITIVE_INFINITY), 1);
    assert.ok(Number.isNaN(erf(Number.NaN)));
  });

  it("is odd and rises", () => {
    fc.assert(
      fc.property(fc.double({min: -7, max: 7, noNaN: true}), (x) => {
        assert.equal(erf(-x), -erf(x));
        assert.ok(erf(x + 0.01) >= erf(x));
      }),
      {seed: 1},
    );
  });
});

describe("scaledBesselI", () => {
  it("agrees with SciPy's ive, on both sides of where the method changes", () => {
    // scipy.special.ive 1.17.1; a relative 1e-14 for sums of up to 60 terms.
    const rows = [
      [0, 1, 0],
      [0.1, 0.9071009257823008, 0.045298446808809324],
      [10, 0.12783333716342862, 0.12126268138445552],
      [19.9, 0.09000858886438962, 0.08771710213170611],
      [20.1, 0.08955376362061344, 0.08729685184320159],
      [10000, 0.0039894726746047314, 0.003989273195983662],
    ];
    for (const [x, zero, one] of rows) {
      assert.ok(Math.abs(scaledBesselI(0, x) - zero) <= 1e-14 * zero, `I0(${x})`);
      assert.ok(Math.abs(scaledBesselI(1, x) - one) <= 1e-14 * one, `I1(${x})`);
    }
  });

  it("vanishes at infinity and rejects what it does not cover", () => {
    assert.equal(scaledBesselI(0, Number.POSITIVE_INFINITY), 0);
    assert.throws(() => scaledBesselI(0, -1), /x must be at least 0, got -1/);
    const two: 0 = JSON.parse("2");
    assert.throws(() => scaledBesselI(two, 1), /order must be 0 or 1, got 2/);
  });
});
