import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {BootstrapMethod} from "voxelbook/statistics";
import {auc, bootstrapInterval} from "voxelbook/statistics";

const rng = () => createRng("bootstrap");

/** Makes a statistic of drawn rows out of one of values. */
function of(values: ArrayLike<number>, statistic: (drawn: number[]) => number) {
  return (rows: Int32Array) => statistic(Array.from(rows, (row) => values[row]));
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

describe("bootstrapInterval", () => {
  it("draws from two values as one would on paper", () => {
    // Means of two draws from 0 and 1: 0, ½ and 1, with probabilities ¼, ½ and ¼; 4 standard errors.
    const {replicates, estimate, bias, standardError} = bootstrapInterval(2, of([0, 1], mean), {
      method: "percentile",
      resamples: 4000,
      rng: rng(),
    });
    assert.equal(estimate, 0.5);
    const share = (value: number) => replicates.filter((one) => one === value).length / 4000;
    assert.ok(Math.abs(share(0) - 0.25) < 4 * Math.sqrt(0.1875 / 4000));
    assert.ok(Math.abs(share(0.5) - 0.5) < 4 * Math.sqrt(0.25 / 4000));
    assert.ok(Math.abs(bias) < 4 * Math.sqrt(0.125 / 4000));
    assert.ok(Math.abs(standardError - Math.sqrt(0.125)) < 0.01);
  });

  it("cuts the replicates where SciPy does", () => {
    // scipy.stats.bootstrap (SciPy 1.17.1) with n_resamples=0 and bootstrap_result holding these very
    // replicates, statistic np.var, method "percentile", "basic" and "BCa"; 1e-13 for rounding.
    const draw = createRng("bca");
    const x = Float64Array.from({length: 40}, () => Math.exp(draw.normal()));
    const expected: [BootstrapMethod, number, number][] = [
      ["percentile", 0.3100496664709436, 2.40647763241375],
      ["basic", -0.2039279548316335, 1.892500011111173],
      ["bca", 0.41971867716031863, 3.788545630848863],
    ];
    for (const [method, lower, upper] of expected) {
      const options = {method, resamples: 2000, rng: createRng("r")};
      const got = bootstrapInterval(40, of(x, variance), options);
      assert.ok(Math.abs(got.lower - lower) < 1e-13, `${method}: ${got.lower}`);
      assert.ok(Math.abs(got.upper - upper) < 1e-13, `${method}: ${got.upper}`);
    }
  });

  it("turns BCa into percentile when nothing is biased or skewed", () => {
    const symmetric = [-3, -2, -1, 1, 2, 3];
    const {z0, acceleration} = bootstrapInterval(6, of(symmetric, mean), {
      method: "bca",
      resamples: 2000,
      rng: rng(),
    });
    assert.ok(Math.abs(acceleration) < 1e-15);
    assert.ok(Math.abs(z0) < 0.1);
  });

  it("covers the true AUC about as often as it says", () => {
    // 200 studies of 30 against 30, true AUC Φ(1/√2) = 0.7602. Binomial standard error at 0.93 is 0.018;
    // the bootstrap is known to fall a little short of 0.95.
    const truth = 0.7602499389065233;
    const draw = createRng("coverage");
    const y = Float64Array.from({length: 60}, (_, i) => (i < 30 ? 1 : 0));
    let covered = 0;
    for (let study = 0; study < 200; study++) {
      const scores = y.map((value) => value + draw.normal());
      const {lower, upper} = bootstrapInterval(
        60,
        (rows) =>
          auc(
            Array.from(rows, (row) => y[row]),
            Array.from(rows, (row) => scores[row]),
          ),
        {method: "bca", resamples: 200, rng: draw, strata: y},
      );
      if (lower <= truth && truth <= upper) covered++;
    }
    assert.ok(covered >= 176 && covered <= 199, String(covered));
  });

  it("gives a point where all are tied", () => {
    const y = [0, 1, 0, 1, 0, 1];
    const {estimate, lower, upper, acceleration, z0} = bootstrapInterval(
      6,
      (rows) =>
        auc(
          Array.from(rows, (row) => y[row]),
          new Float64Array(rows.length),
        ),
      {method: "bca", resamples: 50, rng: rng(), strata: y},
    );
    assert.deepEqual([estimate, lower, upper, acceleration, z0], [0.5, 0.5, 0.5, 0, 0]);
  });

  it("draws groups whole, which widens the interval of repeated measurements", () => {
    // Ten patients with five equal slices each: fifty rows carry ten facts.
    const draw = createRng("slices");
    const patients = Array.from({length: 50}, (_, i) => `p${Math.floor(i / 5)}`);
    const level = Array.from({length: 10}, () => draw.normal());
    const x = patients.map((_, i) => level[Math.floor(i / 5)]);
    const options = {method: "percentile", resamples: 1000, rng: rng()} as const;
    const rows = bootstrapInterval(50, of(x, mean), options);
    const whole = bootstrapInterval(50, of(x, mean), {...options, rng: rng(), groups: patients});
    // √5 times as wide but for chance.
    const ratio = whole.standardError / rows.standardError;
    assert.ok(Math.abs(ratio - Math.sqrt(5)) < 0.25, String(ratio));
  });

  it("draws from each stratum as many as there are", () => {
    const y = [1, 1, 0, 0, 0];
    const {replicates} = bootstrapInterval(
      5,
      of(y, (drawn) => drawn.reduce((a, b) => a + b, 0)),
      {
        method: "percentile",
        resamples: 50,
        rng: rng(),
        strata: y,
      },
    );
    assert.ok(replicates.every((ones) => ones === 2));
  });

  it("says how many resamples a statistic is void on, and what helps", () => {
    const y = [1, 0, 0, 0];
    const odds = of(y, (drawn) => {
      const ones = drawn.reduce((a, b) => a + b, 0);
      return ones === 0 ? Number.NaN : ones;
    });
    assert.throws(
      () => bootstrapInterval(4, odds, {method: "percentile", resamples: 100, rng: rng()}),
      /statistic must be finite, got \d+ of 100 resamples where it is not; draw within classes/,
    );
  });

  it("refuses options out of range, groups in two strata and a bias beyond repair", () => {
    const options = {method: "bca", resamples: 20, rng: rng()} as const;
    const run = (more: object, size = 3) =>
      bootstrapInterval(size, (rows) => rows[0], {...options, ...more});
    assert.throws(() => run({}, 1), /size must be a whole number of at least 2/);
    assert.throws(() => run({resamples: 1}), /resamples must be a whole number of at least 2/);
    assert.throws(() => run({confidence: 1}), /confidence must lie in 0 to 1/);
    assert.throws(() => run({method: "BCa"}), /method must be "percentile", "basic" or "bca"/);
    assert.throws(() => run({rng: undefined}), /bootstrapInterval: rng must be given/);
    assert.throws(() => run({groups: ["a", "a"]}), {name: "ShapeError"});
    assert.throws(() => run({groups: ["a", "a", "a"]}), /at least 2 units to draw from, got 1/);
    assert.throws(
      () => run({groups: ["a", "a", "b"], strata: [0, 1, 1]}),
      /a group must lie in one stratum, got 0 and 1 in one group/,
    );
    const distinct = (rows: Int32Array) => new Set(rows).size + (rows.length === 9 ? 1 : 0);
    assert.throws(
      () => bootstrapInterval(9, (rows) => distinct(rows), {...options, rng: createRng("b")}),
      /replicates on both sides of the estimate, got all 20 below it/,
    );
  });
});
