import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {PermutationStatistic, StatisticFunction} from "voxelbook/statistics";
import {mannWhitney, pearson, permutationTest, spearman} from "voxelbook/statistics";

const V = [5.1, 3.3, 7.2, 6.0, 2.5, 8.8, 4.4, 9.1];
const L = [0, 0, 1, 0, 0, 1, 1, 1];

/** The mean of group 1 less that of group 0, as a reader would write it. */
function meanDifference(values: Float64Array, labels: Float64Array): number {
  const of = (label: number): number => {
    const own = values.filter((_, i) => labels[i] === label);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  return of(1) - of(0);
}

describe("permutationTest", () => {
  it("tries the six groupings of four values", () => {
    // Differences of means: 2, 1, 0, 0, −1, −2.
    const {observed, p, distribution} = permutationTest([1, 2, 3, 4], [0, 0, 1, 1], {
      statistic: "mean-difference",
      permutations: "all",
    });
    assert.equal(observed, 2);
    assert.equal(p, 2 / 6);
    assert.deepEqual(distribution.sort(), Float64Array.of(-2, -1, 0, 0, 1, 2));
  });

  it("agrees with SciPy where all groupings are tried", () => {
    // scipy.stats.permutation_test of SciPy 1.17.1, difference of means, n_resamples=inf.
    const rows = [
      ["two-sided", 0.08571428571428572],
      ["less", 0.9714285714285714],
      ["greater", 0.04285714285714286],
    ] as const;
    for (const [alternative, p] of rows) {
      const test = permutationTest(V, L, {
        statistic: "mean-difference",
        permutations: "all",
        alternative,
      });
      assert.ok(Math.abs(test.observed - 3.15) < 1e-14);
      assert.equal(test.distribution.length, 70);
      assert.ok(Math.abs(test.p - p) < 1e-15);
    }
  });

  it("gives Mann and Whitney's exact p-value for the statistic auc", () => {
    const [a, b] = [1, 0].map((label) => V.filter((_, i) => L[i] === label));
    for (const alternative of ["two-sided", "less", "greater"] as const) {
      const test = permutationTest(V, L, {statistic: "auc", permutations: "all", alternative});
      const exact = mannWhitney(a, b, {method: "exact", alternative});
      assert.ok(Math.abs(test.observed - exact.auc) < 1e-15);
      assert.ok(Math.abs(test.p - exact.p) < 1e-14);
    }
  });

  it("computes each named statistic as a function of this meaning does", () => {
    const rng = createRng("named");
    const numbers = V.map(() => rng.normal());
    const pairs: [PermutationStatistic, StatisticFunction, readonly number[]][] = [
      ["pearson", (v, l) => pearson(v, l).r, numbers],
      ["spearman", (v, l) => spearman(v, l).rho, numbers],
      ["mean-difference", meanDifference, L],
    ];
    // One stratum of all: both exchange labels by the same random numbers.
    const strata = V.map(() => "one");
    for (const [named, own, labels] of pairs) {
      const [one, two] = [named, own].map((statistic) =>
        permutationTest(V, labels, {statistic, permutations: 50, rng: createRng("same"), strata}),
      );
      assert.ok(Math.abs(one.observed - two.observed) < 1e-14);
      assert.equal(one.p, two.p);
      one.distribution.forEach((value, k) => {
        assert.ok(Math.abs(value - two.distribution[k]) < 1e-13);
      });
    }
  });

  it("has the same distribution where it draws with fewer numbers, without strata", () => {
    const labels = [1, 5, 5, 2, 5, 5, 9, 5];
    for (const statistic of ["pearson", "spearman"] as const) {
      const [few, all] = [undefined, V.map(() => "one")].map((strata) => {
        const options = {statistic, permutations: 5000, rng: createRng(statistic)};
        const drawn = strata === undefined ? options : {...options, strata};
        return permutationTest(V, labels, drawn).distribution.sort();
      });
      // Quantiles of 5000 numbers of standard deviation 1/√7, four standard errors.
      for (const at of [500, 1250, 2500, 3750, 4500]) {
        assert.ok(Math.abs(few[at] - all[at]) < 0.05, `${statistic}: ${few[at]} and ${all[at]}`);
      }
    }
  });

  it("draws every grouping equally often, whichever group is smaller", () => {
    for (const labels of [
      [0, 0, 0, 1, 1],
      [0, 0, 1, 1, 1],
    ]) {
      // Sums of powers of two tell groupings apart.
      const {distribution} = permutationTest([1, 2, 4, 8, 16], labels, {
        statistic: "mean-difference",
        permutations: 20000,
        rng: createRng("often"),
      });
      const seen = new Map<string, number>();
      for (const value of distribution) {
        const key = value.toFixed(6);
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      assert.equal(seen.size, 10);
      // Chi-squared with 9 degrees of freedom stays below 27.9 in 999 of 1000 cases.
      const chi = [...seen.values()].reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
      assert.ok(chi < 27.9, `chi-squared ${chi}`);
    }
  });

  it("gives p-values that are uniform where labels mean nothing, and never 0", () => {
    const rng = createRng("uniform");
    const p = Array.from({length: 400}, () => {
      const values = Float64Array.from({length: 20}, () => rng.normal());
      const labels = values.map((_, i) => i % 2);
      return permutationTest(values, labels, {statistic: "auc", permutations: 99, rng}).p;
    });
    const share = p.filter((value) => value <= 0.1).length / p.length;
    assert.ok(Math.abs(share - 0.1) < 0.06, `${share}`);
    const {p: least} = permutationTest(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 90],
      [0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
      {
        statistic: "mean-difference",
        permutations: 9,
        rng: createRng(1),
        alternative: "greater",
      },
    );
    assert.ok(least >= 0.1);
  });

  it("finds the site where labels are exchanged across sites, and not within them", () => {
    // The site moves the feature and the outcome; the feature knows nothing of the outcome.
    const rng = createRng("sites");
    const site = Array.from({length: 200}, (_, i) => (i < 100 ? "A" : "B"));
    const values = site.map((name) => rng.normal() + (name === "B" ? 2 : 0));
    const labels = site.map((name) => (rng.next() < (name === "B" ? 0.8 : 0.2) ? 1 : 0));
    const options = {statistic: "auc", permutations: 999} as const;
    const across = permutationTest(values, labels, {...options, rng: createRng("a")});
    const within = permutationTest(values, labels, {
      ...options,
      rng: createRng("a"),
      strata: site,
    });
    assert.equal(across.p, 2 / 1000);
    assert.ok(within.p > 0.05, `${within.p}`);
    assert.equal(across.observed, within.observed);
  });

  it("keeps every stratum's labels, and tries all arrangements of each", () => {
    const strata = ["A", "B", "A", "B", "B"];
    const labels = [0, 0, 1, 1, 1];
    const seen: string[] = [];
    permutationTest([1, 2, 3, 4, 5], labels, {
      statistic: (_, own) => {
        seen.push(own.join(""));
        return 0;
      },
      permutations: "all",
      strata,
    });
    // Two arrangements in A, three in B; the observed one is computed once more.
    assert.equal(new Set(seen).size, 6);
    assert.equal(seen.length, 7);
    for (const own of seen) {
      assert.equal(Number(own[0]) + Number(own[2]), 1);
      assert.equal(Number(own[1]) + Number(own[3]) + Number(own[4]), 2);
    }
  });

  it("says that nothing speaks against it with ties everywhere, or one label in every stratum", () => {
    const options = {permutations: 99, rng: createRng(1)} as const;
    for (const statistic of ["mean-difference", "auc"] as const) {
      assert.equal(permutationTest([2, 2, 2, 2], [0, 1, 0, 1], {...options, statistic}).p, 1);
      const strata = ["A", "A", "B", "B"];
      const split = permutationTest([1, 2, 3, 4], [0, 0, 1, 1], {...options, statistic, strata});
      assert.equal(split.p, 1);
    }
    assert.throws(
      () => permutationTest([2, 2, 2], [1, 2, 3], {...options, statistic: "spearman"}),
      /values must vary for a correlation/,
    );
  });

  it("depends on the random numbers alone", () => {
    const run = (seed: string) =>
      permutationTest(V, L, {statistic: "auc", permutations: 20, rng: createRng(seed)});
    assert.deepEqual(run("a"), run("a"));
    assert.notDeepEqual(run("a"), run("b"));
  });

  it("refuses what it cannot exchange", () => {
    const options = {statistic: "auc", permutations: 9, rng: createRng(0)} as const;
    assert.throws(() => permutationTest(V, V, options), {
      name: "RangeError",
      message: "permutationTest: labels must be 0 or 1 for the statistic auc, got 5.1",
    });
    assert.throws(
      () => permutationTest([1, 2], [1, 1], options),
      /labels must have both groups, got 2 of 1 among 2/,
    );
    assert.throws(() => permutationTest([1, 2], [1], options), {name: "ShapeError"});
    assert.throws(() => permutationTest([1], [1], options), /at least 2 numbers, got 1/);
    assert.throws(
      () => permutationTest(V, L, {...options, strata: ["A"]}),
      /strata must hold 8 names, got 1/,
    );
    assert.throws(
      () => permutationTest(V, L, {...options, permutations: 0}),
      /permutations must be all or a whole number of at least 1, got 0/,
    );
    const many = Array.from({length: 40}, (_, i) => i);
    assert.throws(
      () =>
        permutationTest(
          many,
          many.map((i) => i % 2),
          {statistic: "auc", permutations: "all"},
        ),
      /arrangements must be at most 1000000 to try all, got 137846528820/,
    );
    for (const name of ["median", undefined]) {
      const statistic = name as "auc";
      assert.throws(
        () => permutationTest(V, L, {...options, statistic}),
        /statistic must be mean-difference, auc, pearson, spearman or a function, got (median|undefined)/,
      );
    }
    assert.throws(
      () => permutationTest(V, L, {...options, strata: ["A", ...new Array(7)]}),
      /strata must have no missing value, got undefined at index 1/,
    );
    assert.throws(
      () => permutationTest(V, L, {...options, statistic: () => Number.NaN}),
      /statistic must give a number, got NaN/,
    );
  });
});
