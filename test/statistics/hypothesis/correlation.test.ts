import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {pearson, permutationTest, spearman} from "voxelbook/statistics";

const near = (actual: number, expected: number, relative = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= relative * Math.abs(expected),
    `${actual} against ${expected}`,
  );

const X = [1, 2, 2, 3, 5, 8, 13, 21];
const Y = [2, 1, 4, 3, 3, 9, 7, 30];
const lists = fc
  .integer({min: 3, max: 20})
  .chain((n) =>
    fc.tuple(
      ...[0, 1].map(() => fc.array(fc.integer({min: -50, max: 50}), {minLength: n, maxLength: n})),
    ),
  );

describe("pearson", () => {
  it("gives what three pairs give on paper", () => {
    // Deviations −1, 0, 1 and −1, 1, 0: products 1, squares 2 and 2.
    const {r, t, df} = pearson([1, 2, 3], [1, 3, 2]);
    near(r, 0.5, 1e-15);
    near(t, 0.5 / Math.sqrt(0.75), 1e-15);
    assert.equal(df, 1);
  });

  it("agrees with SciPy's test and interval", () => {
    // scipy.stats.pearsonr of SciPy 1.17.1, confidence_interval(0.95) and (0.9).
    const {r, p, lower, upper} = pearson(X, Y);
    near(r, 0.9134896531501249);
    near(p, 0.001515413978569002);
    near(lower, 0.5860887541722134);
    near(upper, 0.9844566102390607);
    near(pearson(X, Y, {confidence: 0.9}).lower, 0.671027016197335);
    near(pearson(X, Y, {alternative: "less"}).p, 0.9992422930107155);
    near(pearson(X, Y, {alternative: "greater"}).p, 0.000757706989284501);
  });

  it("is 1 on a rising line and −1 on a falling one", () => {
    const up = pearson(
      X,
      X.map((x) => 0.1 * x + 7),
    );
    near(up.r, 1, 1e-15);
    assert.ok(up.p < 1e-20);
    const down = pearson([1, 2, 3], [3, 2, 1]);
    assert.deepEqual([down.r, down.lower, down.upper, down.p], [-1, -1, -1, 0]);
  });

  it("does not leave the range of numbers with very large or small values", () => {
    for (const scale of [1e-120, 1e120]) {
      near(pearson([scale, 2 * scale, 3 * scale], [scale, 3 * scale, 2 * scale]).r, 0.5);
    }
  });

  it("stays within −1 and 1, keeps its value when lists change places or are scaled", () => {
    fc.assert(
      fc.property(lists, ([a, b]) => {
        const {r} = pearson(a, b);
        if (Number.isNaN(r)) return;
        assert.ok(r >= -1 && r <= 1);
        assert.equal(pearson(b, a).r, r);
        const scaled = pearson(
          a.map((x) => 3 * x - 1000),
          b,
        ).r;
        assert.ok(Math.abs(scaled - r) < 1e-12);
      }),
      {seed: 6, numRuns: 100},
    );
  });

  it("has no value where a list does not vary, not even by rounding", () => {
    const {r, p, lower} = pearson([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4]);
    assert.ok(Number.isNaN(r) && Number.isNaN(p) && Number.isNaN(lower));
    assert.ok(Number.isNaN(pearson(new Array(10).fill(1e6 + 0.1), [...X, 4, 5]).r));
  });

  it("has a value where a list varies little beside its size", () => {
    // 1, 2, 3 … in the last digits of a million: what a bound on sums would take for rounding.
    const small = Array.from({length: 2 ** 15}, (_, i) => 2 ** 20 + (i % 4) * 2 ** -30);
    const large = small.map((_, i) => i % 4);
    near(pearson(small, large).r, 1, 1e-9);
    assert.equal(
      permutationTest(small, large, {
        ...{statistic: "pearson", permutations: 1, rng: createRng("little")},
      }).distribution.length,
      1,
    );
  });

  it("refuses what it cannot correlate", () => {
    assert.throws(() => pearson([1, 2], [1, 2]), {
      name: "RangeError",
      message: "pearson: a and b must hold at least 3 pairs, got 2",
    });
    assert.throws(() => pearson([1, 2, 3], [1, 2]), {
      name: "ShapeError",
      message: "pearson: a and b must be equally long, got 3 and 2",
    });
    assert.throws(() => pearson([1, 2, Number.NaN], [1, 2, 3]), /a must be finite, got NaN/);
    assert.throws(() => pearson(X, Y, {confidence: 95}), /confidence must lie between 0 and 1/);
  });
});

describe("spearman", () => {
  it("is Pearson's correlation of ranks that equal values share", () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: deviations −1.5, 0, 0, 1.5 and −1.5, −.5, .5, 1.5.
    near(spearman([1, 7, 7, 9], [0, 1, 2, 3]).rho, 4.5 / Math.sqrt(4.5 * 5), 1e-15);
  });

  it("agrees with SciPy's test", () => {
    // scipy.stats.spearmanr of SciPy 1.17.1.
    const {rho, p} = spearman(X, Y);
    near(rho, 0.8313253012048192);
    near(p, 0.01053092307481431);
    near(spearman(X, Y, {alternative: "less"}).p, 0.9947345384625929);
    near(spearman(X, Y, {alternative: "greater"}).p, 0.005265461537407155);
  });

  it("does not feel a rising transform of either list", () => {
    fc.assert(
      fc.property(lists, ([a, b]) => {
        const risen = (values: number[]) => values.map((x) => x ** 3 + 2);
        assert.deepEqual(spearman(risen(a), b), spearman(a, b));
        assert.deepEqual(spearman(a, risen(b)), spearman(a, b));
      }),
      {seed: 6, numRuns: 100},
    );
  });

  it("has no value with ties everywhere", () => {
    const {rho, p} = spearman([2, 2, 2], [1, 2, 3]);
    assert.ok(Number.isNaN(rho) && Number.isNaN(p));
  });
});
