import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {Alternative} from "voxelbook/statistics";
import {auc, mannWhitney} from "voxelbook/statistics";

const near = (actual: number, expected: number, relative = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= relative * Math.abs(expected),
    `${actual} against ${expected}`,
  );

describe("mannWhitney", () => {
  it("counts the orders of three and two values", () => {
    // Ten orders, equally likely; u = 5 stands for the orders aabaa… in which b beats one a: 2 of 10.
    const {u, p} = mannWhitney([2, 4, 5], [1, 3], {method: "exact", alternative: "greater"});
    assert.equal(u, 5);
    assert.equal(p, 0.2);
    assert.equal(mannWhitney([2, 4, 5], [1, 3], {method: "exact"}).p, 0.4);
  });

  it("has the exact probabilities of every order of few values", () => {
    // All 35 ways to give 3 of 7 ranks to a, counted one by one.
    const counts = new Array<number>(13).fill(0);
    for (let i = 1; i <= 7; i++) {
      for (let j = i + 1; j <= 7; j++) {
        for (let k = j + 1; k <= 7; k++) counts[i + j + k - 6]++;
      }
    }
    for (let i = 1; i <= 7; i++) {
      for (let j = i + 1; j <= 7; j++) {
        for (let k = j + 1; k <= 7; k++) {
          const a = [i, j, k];
          const b = [1, 2, 3, 4, 5, 6, 7].filter((value) => !a.includes(value));
          const {u, p} = mannWhitney(a, b, {method: "exact", alternative: "less"});
          assert.equal(u, i + j + k - 6);
          near(p, counts.slice(0, u + 1).reduce((sum, count) => sum + count, 0) / 35, 1e-14);
        }
      }
    }
  });

  it("agrees with SciPy in every alternative and method", () => {
    // scipy.stats.mannwhitneyu of SciPy 1.17.1; the last column has use_continuity=False.
    const a = [1.1, 3.2, 2.0, 7.5, 4.4, 6.1, 0.3];
    const b = [2.2, 5.0, 8.1, 9.7, 3.9, 7.7, 10.2, 6.6, 4.0];
    const rows: [Alternative, number, number, number][] = [
      ["two-sided", 0.0548951048951049, 0.05673822137519344, 0.05020095926358517],
      ["less", 0.02744755244755245, 0.02836911068759672, 0.025100479631792585],
      ["greater", 0.9791083916083916, 0.9778464210136759, 0.9748995203682074],
    ];
    for (const [alternative, exact, corrected, plain] of rows) {
      const options = {method: "asymptotic", alternative} as const;
      near(mannWhitney(a, b, {method: "exact", alternative}).p, exact);
      near(mannWhitney(a, b, options).p, corrected);
      near(mannWhitney(a, b, {...options, continuity: false}).p, plain);
      assert.equal(mannWhitney(a, b, options).u, 13);
    }
    const many = Array.from({length: 40}, (_, i) => (37 * (i + 1)) % 101);
    const more = Array.from({length: 60}, (_, i) => ((53 * (i + 1)) % 97) + 12.5);
    near(mannWhitney(many, more, {method: "exact"}).p, 0.19518468547012036);
  });

  it("counts exactly up to its limit, one value against 20,000 on either side", () => {
    // The one is as likely in each of 20,001 places; 5,000 lie below it.
    const many = Float64Array.from({length: 20000}, (_, i) => i);
    near(mannWhitney([4999.5], many, {method: "exact"}).p, (2 * 5001) / 20001, 1e-12);
    near(mannWhitney(many, [4999.5], {method: "exact"}).p, (2 * 5001) / 20001, 1e-12);
  });

  it("gives the area under the ROC curve", () => {
    const rng = createRng("auc");
    const scores = Array.from({length: 60}, () => rng.int(20));
    const y = scores.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const {auc: area} = mannWhitney(
      scores.filter((_, i) => y[i] === 1),
      scores.filter((_, i) => y[i] === 0),
      {method: "asymptotic"},
    );
    near(area, auc(y, scores), 1e-14);
  });

  it("turns round when the samples change places, and does not feel rising transforms", () => {
    const list = fc.array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 12});
    fc.assert(
      fc.property(list, list, (a, b) => {
        const one = mannWhitney(a, b, {method: "asymptotic"});
        const other = mannWhitney(b, a, {method: "asymptotic"});
        assert.equal(one.u + other.u, a.length * b.length);
        assert.equal(one.p, other.p);
        assert.ok(one.z === -other.z);
        const risen = (values: number[]) => values.map((value) => Math.exp(value / 3));
        assert.deepEqual(mannWhitney(risen(a), risen(b), {method: "asymptotic"}), one);
      }),
      {seed: 6, numRuns: 100},
    );
  });

  it("says that nothing speaks against equal samples where all values are equal", () => {
    const {u, z, p} = mannWhitney([3, 3, 3], [3, 3], {method: "asymptotic"});
    assert.deepEqual({u, z, p}, {u: 3, z: 0, p: 1});
  });

  it("refuses ties where it counts orders, and says what to do", () => {
    assert.throws(() => mannWhitney([1, 2], [2, 3], {method: "exact"}), {
      name: "RangeError",
      message:
        "mannWhitney: values must all differ for the exact method, got ties: use asymptotic, or permutationTest",
    });
    const [a, b] = [new Float64Array(200), new Float64Array(101)].map((list, k) =>
      list.map((_, i) => 2 * i + k),
    );
    assert.throws(() => mannWhitney(a, b, {method: "exact"}), /at most 20000 .* got 20200/);
  });

  it("refuses what it cannot compare", () => {
    assert.throws(
      () => mannWhitney([], [1], {method: "exact"}),
      /a and b must hold at least one value, got 0 and 1/,
    );
    assert.throws(
      () => mannWhitney([1, Number.NaN], [1], {method: "exact"}),
      /mannWhitney: a must be finite, got NaN at index 1/,
    );
    assert.throws(
      () => mannWhitney([1], [2], {method: "fast" as "exact"}),
      /method must be exact or asymptotic, got fast/,
    );
    assert.throws(
      () => mannWhitney([1], [2], {method: "exact", alternative: "up" as "less"}),
      /alternative must be two-sided, less or greater, got up/,
    );
  });
});
