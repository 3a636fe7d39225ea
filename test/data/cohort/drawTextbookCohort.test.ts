import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawTextbookCohort} from "voxelbook/data";

/** Solves the normal equations of Y over a constant and columns; gives the slope of the first. */
function slopeOf(y: Float64Array, columns: readonly Float64Array[]): number {
  const terms = [...columns, new Float64Array(y.length).fill(1)];
  const system = terms.map((a) => [
    ...terms.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)),
    a.reduce((sum, value, i) => sum + value * y[i], 0),
  ]);
  const size = terms.length;
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = system[i][k] / system[k][k];
      for (let j = 0; j <= size; j++) system[i][j] -= factor * system[k][j];
    }
  }
  return system[0][size] / system[0][0];
}

describe("drawTextbookCohort", () => {
  it("tells the slopes of a graph that can be worked out on paper", () => {
    // D and R's own noise have the variance 1 each; X acts on Y alone through nothing of R.
    const {truth} = drawTextbookCohort(createRng(1), {
      patients: 2,
      outcome: "linear",
      diseaseOnFeature: 1,
      featureNoise: 1,
      siteOnFeature: 2,
      protocolOnFeature: 0,
      siteOnOutcome: 3,
      diseaseOnOutcome: 1,
    });
    // Var R = 1 + 1 + 4/4 = 3; cov(R, Y) = 1 + 2 · 3 / 4 = 2.5.
    assert.equal(truth.slopes.none, 2.5 / 3);
    assert.equal(truth.slopes.site, 0.5);
    assert.equal(truth.slopes.both, 0.5);
  });

  it("draws columns whose regressions find the slopes it tells", () => {
    const {D, X, Q, R, Y, truth} = drawTextbookCohort(createRng("slopes"), {
      patients: 100000,
      outcome: "linear",
      siteOnFeature: 0.7,
      protocolOnFeature: 1.2,
      protocolFollowsSite: 0.75,
    });
    // Standard errors are about 1.2 / √100000 = 0.004; four of them.
    const near = (actual: number, expected: number, what: string) =>
      assert.ok(Math.abs(actual - expected) < 0.016, `${what}: ${actual} against ${expected}`);
    near(slopeOf(Y, [R]), truth.slopes.none, "R");
    near(slopeOf(Y, [R, X]), truth.slopes.site, "R, X");
    near(slopeOf(Y, [R, Q]), truth.slopes.protocol, "R, Q");
    near(slopeOf(Y, [R, X, Q]), truth.slopes.both, "R, X, Q");
    near(slopeOf(Y, [D, X]), 1, "the disease itself");
    near(slopeOf(Y, [R, D, X]), 0, "R beside the disease: it causes nothing");
  });

  it("draws events as often as their log odds say", () => {
    const {Y, X} = drawTextbookCohort(createRng("events"), {
      patients: 40000,
      outcome: "binary",
      diseaseOnOutcome: 0,
      siteOnOutcome: 2,
      intercept: -1,
    });
    for (const [site, share] of [
      [0, 1 / (1 + Math.exp(1))],
      [1, 1 / (1 + Math.exp(-1))],
    ]) {
      const own = Y.filter((_, i) => X[i] === site);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      assert.ok(Math.abs(mean - share) < 0.014, `site ${site}: ${mean} against ${share}`);
    }
  });

  it("makes site and protocol one where the protocol always follows", () => {
    const {X, Q} = drawTextbookCohort(createRng(2), {
      patients: 50,
      outcome: "binary",
      protocolFollowsSite: 1,
    });
    assert.deepEqual(Q, X);
  });

  it("depends on the random numbers alone", () => {
    const draw = (seed: number) =>
      drawTextbookCohort(createRng(seed), {patients: 5, outcome: "linear"});
    assert.deepEqual(draw(3), draw(3));
    assert.notDeepEqual(draw(3).R, draw(4).R);
  });

  it("refuses what breaks a rule, and names it", () => {
    const draw = (options: object) => () =>
      drawTextbookCohort(createRng(0), {patients: 9, outcome: "linear", ...options});
    assert.throws(draw({patients: 1}), {
      name: "RangeError",
      message: "drawTextbookCohort: patients must be a whole number of at least 2, got 1",
    });
    assert.throws(draw({outcome: "count"}), /outcome must be linear or binary, got count/);
    assert.throws(draw({protocolFollowsSite: 2}), /protocolFollowsSite must lie in 0 to 1, got 2/);
    assert.throws(draw({featureNoise: -1}), /featureNoise must be finite and at least 0, got -1/);
    assert.throws(draw({siteOnOutcome: Number.NaN}), /siteOnOutcome must be finite, got NaN/);
    assert.throws(
      draw({featureNoise: 0, diseaseOnFeature: 0}),
      /diseaseOnFeature or featureNoise must differ from 0, got 0 and 0/,
    );
  });
});
