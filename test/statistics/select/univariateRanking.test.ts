import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import type {Adjustment} from "voxelbook/statistics";
import {
  benjaminiHochberg,
  mannWhitney,
  pearson,
  spearman,
  univariateRanking,
} from "voxelbook/statistics";

describe("univariateRanking", () => {
  const draw = (informative: number, seed: string) =>
    drawRadiomicsCohort(createRng(seed), {patients: 120, features: 300, informative, effect: 1.2});

  it("gives each column the effect and p of its test, the smallest p first", () => {
    const rows = [
      [3, 1],
      [1, 2],
      [4, 3],
      [1, 5],
      [5, 4],
    ];
    const y = [0, 0, 1, 1, 1];
    const columns = [0, 1].map((j) => rows.map((row) => row[j]));
    for (const test of ["mann-whitney", "pearson", "spearman"] as const) {
      const ranked = univariateRanking(rows, y, {test, adjust: "bonferroni"});
      assert.deepEqual(
        ranked.map(({column}) => column),
        [1, 0],
      );
      for (const {column, effect, p, adjusted} of ranked) {
        const values = columns[column];
        if (test === "mann-whitney") {
          const groups = [values.slice(2), values.slice(0, 2)] as const;
          const expected = mannWhitney(...groups, {method: "asymptotic"});
          assert.deepEqual({effect, p}, {effect: expected.auc, p: expected.p});
        } else if (test === "pearson") {
          const expected = pearson(values, y);
          assert.deepEqual({effect, p}, {effect: expected.r, p: expected.p});
        } else {
          const expected = spearman(values, y);
          assert.deepEqual({effect, p}, {effect: expected.rho, p: expected.p});
        }
        assert.equal(adjusted, Math.min(1, 2 * p));
      }
    }
  });

  it("keeps the share of false discoveries where some features are true", () => {
    let found = 0;
    let wrong = 0;
    for (let seed = 0; seed < 10; seed++) {
      const {x, y} = draw(10, `fdr ${seed}`);
      const ranked = univariateRanking(x, y, {test: "pearson", adjust: "benjamini-hochberg"});
      const chosen = ranked.filter(({adjusted}) => adjusted <= 0.2);
      found += chosen.length;
      wrong += chosen.filter(({column}) => column >= 10).length;
    }
    // A rate of 0.2 of some 30 discoveries, and four standard errors.
    assert.ok(found > 20, `${found}`);
    assert.ok(wrong / found < 0.2 + 4 * Math.sqrt(0.16 / found), `${wrong} of ${found}`);
  });

  it("adjusts for all columns, in each of four ways", () => {
    const {x, y} = draw(2, "adjust");
    const of = (adjust: Adjustment) =>
      univariateRanking(x, y, {test: "mann-whitney", adjust}).map(({adjusted}) => adjusted);
    const hochberg = of("benjamini-hochberg");
    const p = univariateRanking(x, y, {test: "mann-whitney", adjust: "holm"}).map((row) => row.p);
    assert.deepEqual(hochberg, Array.from(benjaminiHochberg(p)));
    const [holm, bonferroni, yekutieli] = [of("holm"), of("bonferroni"), of("benjamini-yekutieli")];
    hochberg.forEach((value, i) => {
      assert.ok(value <= holm[i] + 1e-15 && holm[i] <= bonferroni[i]);
      assert.ok(value <= yekutieli[i]);
    });
  });

  it("counts a column that does not vary as a test without result", () => {
    const rows = [
      [7, 1],
      [7, 2],
      [7, 3],
      [7, 4],
    ];
    for (const test of ["mann-whitney", "pearson", "spearman"] as const) {
      const ranked = univariateRanking(rows, [0, 0, 1, 1], {test, adjust: "bonferroni"});
      assert.equal(ranked[1].column, 0);
      assert.equal(ranked[1].p, 1);
      assert.equal(ranked[1].effect, test === "mann-whitney" ? 0.5 : 0);
      assert.equal(ranked[0].adjusted, Math.min(1, 2 * ranked[0].p));
    }
  });

  it("refuses what breaks a rule", () => {
    const rows = [[1], [2], [3]];
    const options = {test: "mann-whitney", adjust: "holm"} as const;
    assert.throws(() => univariateRanking(rows, [1, 1, 1], options), {
      name: "RangeError",
      message: "univariateRanking: y must have both classes, got 3 of 1 among 3",
    });
    assert.throws(
      () => univariateRanking(rows, [5, 5, 5], {...options, test: "pearson"}),
      /y must vary, got 5 in every row/,
    );
    assert.throws(
      () => univariateRanking(rows, [0, 1, 1], {...options, adjust: "fdr" as "holm"}),
      /adjust must be one of benjamini-hochberg, .* got fdr/,
    );
    assert.throws(
      () => univariateRanking(rows, [0, 1, 1], {...options, test: "t" as "pearson"}),
      /test must be mann-whitney, pearson or spearman, got t/,
    );
    assert.throws(
      () => univariateRanking([[1], [Number.NaN], [2]], [0, 1, 1], options),
      /x must be finite, got NaN in row 1, column 0/,
    );
  });
});
