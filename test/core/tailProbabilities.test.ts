import assert from "node:assert/strict";
import {
  chiSquaredDistribution,
  incompleteGamma,
  normalDistribution,
  studentDistribution,
} from "voxelbook/core";
import {outcome} from "../outcome.ts";

/** Asserts that two numbers agree to a share of the wanted one: sums of many terms keep 13 digits. */
function near(actual: number, wanted: number, where: string, share = 3e-13): void {
  assert.ok(
    Math.abs(actual - wanted) <= share * Math.abs(wanted),
    `${where}: ${actual}, not ${wanted}`,
  );
}

// All reference numbers of this file: scipy.stats 1.17.1 (norm, t, chi2).
describe("normalDistribution", () => {
  it("agrees with SciPy in both tails", () => {
    const rows = [
      [-30, 4.906713927147908e-198, 1],
      [-8, 6.22096057427174e-16, 0.9999999999999993],
      [-3.6, 0.00015910859015753364, 0.9998408914098424],
      [-3.5, 0.00023262907903552502, 0.9997673709209645],
      [-1, 0.15865525393145707, 0.8413447460685429],
      [0, 0.5, 0.5],
      [0.5, 0.6914624612740131, 0.3085375387259869],
      [4, 0.9999683287581669, 3.167124183311986e-5],
      [9, 1, 1.1285884059538324e-19],
    ];
    for (const [z, below, above] of rows) {
      near(normalDistribution().cdf(z), below, `cdf(${z})`);
      near(normalDistribution({mean: 10, sd: 2}).survival(10 + 2 * z), above, `survival(${z})`);
    }
  });

  it("finds quantiles, the farthest too", () => {
    const {quantile} = normalDistribution();
    const rows = [
      [1e-300, -37.0470962993612],
      [1e-12, -7.034483825301131],
      [0.025, -1.9599639845400545],
      [0.3, -0.5244005127080409],
      [0.9, 1.2815515655446004],
    ];
    for (const [p, z] of rows) near(quantile(p), z, `quantile(${p})`);
    assert.equal(Math.abs(quantile(0.5)), 0);
    assert.deepEqual(
      [quantile(0), quantile(1)],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    );
  });

  it("has the density of the bell", () => {
    near(normalDistribution({sd: 2}).density(2), Math.exp(-0.5) / Math.sqrt(8 * Math.PI), "at 2");
  });

  it("refuses a spread that is none, and what is no probability", () => {
    assert.equal(
      outcome(() => normalDistribution({sd: 0})),
      "RangeError normalDistribution: mean must be finite and sd above 0, got 0 and 0",
    );
    assert.equal(
      outcome(() => normalDistribution().quantile(1.2)),
      "RangeError normalDistribution: p must lie in 0 to 1, got 1.2",
    );
  });
});

describe("studentDistribution", () => {
  it("agrees with SciPy", () => {
    const rows = [
      [1, 0.5, 0.35241638234956674],
      [2.5, -1.2, 0.8342805811670612],
      [10, 2.228, 0.02500588590855566],
      [30, 8, 3.1329112378503795e-9],
      [1e6, -1.96, 0.9750019662073651],
      [3, 1e6, 1.1026577908396144e-18],
    ];
    for (const [df, t, above] of rows) {
      near(studentDistribution({df}).survival(t), above, `survival(${t}) of ${df}`);
      near(studentDistribution({df}).cdf(-t), above, `cdf(${-t}) of ${df}`);
    }
    for (const [df, p, t] of [
      [1, 0.75, 1],
      [4, 1e-9, -234.02761040611892],
      [29, 0.975, 2.045229642132703],
    ]) {
      near(studentDistribution({df}).quantile(p), t, `quantile(${p}) of ${df}`);
    }
    assert.equal(studentDistribution({df: 5}).quantile(0.5), 0);
  });

  it("refuses what is no probability, and no degrees of freedom", () => {
    assert.equal(
      outcome(() => studentDistribution({df: 5}).quantile(-1)),
      "RangeError studentDistribution: p must lie in 0 to 1, got -1",
    );
    assert.equal(
      outcome(() => studentDistribution({df: 0})),
      "RangeError studentDistribution: df must be above 0 and at most 2000000000, got 0",
    );
  });
});

describe("chiSquaredDistribution and incompleteGamma", () => {
  it("agree with SciPy in both tails", () => {
    const rows = [
      [1, 0.01, 0.07965567455405799, 0.920344325445942],
      [1, 50, 0.9999999999984626, 1.537459794428033e-12],
      [3, 7.8, 0.9496689021401467, 0.050331097859853326],
      [10, 3, 0.018575936222140675, 0.9814240637778593],
      [300, 350, 0.9752692027356127, 0.024730797264387417],
      [5000, 5300, 0.9984041750558652, 0.0015958249441347303],
    ];
    for (const [df, x, below, above] of rows) {
      near(chiSquaredDistribution({df}).cdf(x), below, `cdf(${x}) of ${df}`);
      near(chiSquaredDistribution({df}).survival(x), above, `survival(${x}) of ${df}`);
    }
  });

  it("turn back: quantiles agree with SciPy and invert the distribution", () => {
    const rows = [
      [0.5, 0.025, 5.273202591259991e-7],
      [1, 1e-10, 1.570796326794896e-20],
      [17, 0.025, 7.564186449577567],
      [17, 0.975, 30.19100912163982],
      [300, 0.5, 299.33359734921805],
      [20000, 0.999, 20623.750449079074],
    ];
    for (const [df, p, x] of rows) {
      const {quantile, cdf} = chiSquaredDistribution({df});
      near(quantile(p), x, `quantile(${p}) of ${df}`);
      near(cdf(quantile(p)), p, `cdf(quantile(${p})) of ${df}`, 1e-12);
    }
    const {quantile} = chiSquaredDistribution({df: 3});
    assert.deepEqual([quantile(0), quantile(1)], [0, Number.POSITIVE_INFINITY]);
    assert.equal(
      outcome(() => quantile(1.5)),
      "RangeError chiSquaredDistribution: p must lie in 0 to 1, got 1.5",
    );
  });

  it("are an exponential for one and two degrees of freedom", () => {
    for (const x of [0, 0.3, 2, 40]) {
      near(incompleteGamma(x, {a: 1}).upper, Math.exp(-x), `a = 1 at ${x}`);
      near(chiSquaredDistribution({df: 2}).survival(x), Math.exp(-x / 2), `df = 2 at ${x}`);
    }
  });

  it("refuse what they are not defined for", () => {
    assert.equal(
      outcome(() => incompleteGamma(-1, {a: 1})),
      "RangeError incompleteGamma: x must be at least 0, got -1",
    );
    assert.equal(
      outcome(() => chiSquaredDistribution({df: 0})),
      "RangeError chiSquaredDistribution: df must be above 0 and finite, got 0",
    );
    assert.deepEqual(incompleteGamma(Number.POSITIVE_INFINITY, {a: 2}), {lower: 1, upper: 0});
  });
});
