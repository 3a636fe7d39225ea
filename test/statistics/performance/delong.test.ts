import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {auc, delong} from "voxelbook/statistics";

/** Computes variance and covariance as DeLong, DeLong and Clarke-Pearson define them, over all pairs. */
function byDefinition(y: readonly number[], scores: readonly (readonly number[])[]): number[] {
  const psi = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
  const places = scores.map((score) => {
    const [positive, negative] = [1, 0].map((label) => score.filter((_, i) => y[i] === label));
    const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    return {
      v10: positive.map((a) => mean(negative.map((b) => psi(a, b)))),
      v01: negative.map((b) => mean(positive.map((a) => psi(a, b)))),
      area: mean(positive.map((a) => mean(negative.map((b) => psi(a, b))))),
    };
  });
  const spread = (a: number[], b: number[], [ma, mb]: number[]): number =>
    a.reduce((total, value, i) => total + (value - ma) * (b[i] - mb), 0) / (a.length - 1);
  return places.flatMap((one) =>
    places.map(
      (other) =>
        spread(one.v10, other.v10, [one.area, other.area]) / one.v10.length +
        spread(one.v01, other.v01, [one.area, other.area]) / one.v01.length,
    ),
  );
}

const patients = fc
  .array(fc.tuple(fc.boolean(), fc.integer({min: 0, max: 5}), fc.integer({min: 0, max: 9})), {
    minLength: 6,
    maxLength: 30,
  })
  .map((list) => ({
    y: list.map(([one]) => Number(one)),
    scores: [list.map(([, a]) => a), list.map(([, , b]) => b)],
  }))
  .filter(
    ({y}) => y.filter((one) => one === 1).length > 1 && y.filter((one) => one === 0).length > 1,
  );

describe("delong", () => {
  it("gives the variance that can be worked out on paper", () => {
    // Positives 3, 5, 6 and negatives 1, 2, 4: placements ⅔, 1, 1 and 1, 1, ⅔, each of variance 1/27.
    const [{auc: area, standardError}] = delong([0, 0, 0, 1, 1, 1], [1, 2, 4, 3, 5, 6]).estimates;
    assert.equal(area, 8 / 9);
    assert.ok(Math.abs(standardError ** 2 - (1 / 27 / 3 + 1 / 27 / 3)) < 1e-16);
  });

  it("is by ranks what the definition says over pairs, ties and all", () => {
    fc.assert(
      fc.property(patients, ({y, scores}) => {
        const {estimates, covariance} = delong(y, scores);
        estimates.forEach((one, k) => {
          assert.equal(one.auc, auc(y, scores[k]));
        });
        // Sums of at most thirty squares below 1.
        byDefinition(y, scores).forEach((value, at) => {
          assert.ok(Math.abs(value - covariance.data[at]) < 1e-14);
        });
      }),
      {seed: 20, numRuns: 100},
    );
  });

  it("changes the sign, and nothing else, when two scores change places", () => {
    const rng = createRng("delong");
    const y = Array.from({length: 40}, (_, i) => i % 2);
    const [a, b] = [0.5, 1].map((gap) => y.map((one) => gap * one + rng.normal()));
    const [one] = delong(y, [a, b]).comparisons;
    const [other] = delong(y, [b, a]).comparisons;
    assert.equal(one.difference, -other.difference);
    assert.equal(one.z, -other.z);
    assert.equal(one.p, other.p);
    assert.equal(one.lower, -other.upper);
  });

  it("compares every pair of several scores", () => {
    const y = [0, 0, 0, 1, 1, 1];
    const scores = [
      [1, 2, 4, 3, 5, 6],
      [1, 5, 3, 2, 4, 6],
      [2, 1, 3, 6, 5, 4],
    ];
    const {comparisons, covariance} = delong(y, scores);
    const pairs = comparisons.map(({first, second}) => [first, second]);
    assert.deepEqual(pairs, [
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    assert.equal(covariance.rows, 3);
  });

  it("has an interval on the log odds that stays inside, where the plain one does not", () => {
    const y = [0, 0, 0, 0, 1, 1, 1, 1];
    const [{upper, logit}] = delong(y, [1, 2, 3, 5, 4, 6, 7, 8]).estimates;
    assert.ok(upper > 1);
    assert.ok(logit.upper < 1 && logit.lower > 0);
  });

  it("estimates no variance where a score separates the classes, and says so by its width", () => {
    const [{auc: area, standardError, logit}] = delong([0, 0, 1, 1], [1, 2, 3, 4]).estimates;
    assert.deepEqual([area, standardError], [1, 0]);
    assert.ok(Number.isNaN(logit.lower));
  });

  it("has no test between scores that order all pairs alike", () => {
    const a = [1, 4, 2, 3, 5, 6];
    const [{difference, z, p}] = delong(
      [0, 0, 0, 1, 1, 1],
      [a, a.map((value) => 2 * value)],
    ).comparisons;
    assert.deepEqual([difference, z, p], [0, Number.NaN, Number.NaN]);
  });

  it("has no test where two scores differ by the same in every patient, though areas differ", () => {
    // Perfect against constant: each case gains ½, each control ½.
    const scores = [
      [1, 2, 3, 4],
      [7, 7, 7, 7],
    ];
    const [{difference, lower, upper, z, p}] = delong([0, 0, 1, 1], scores).comparisons;
    assert.deepEqual([difference, lower, upper], [0.5, 0.5, 0.5]);
    assert.ok(Number.isNaN(z) && Number.isNaN(p));
  });

  it("widens with the confidence", () => {
    const width = (confidence: number): number => {
      const [{lower, upper}] = delong([0, 0, 1, 1], [1, 3, 2, 4], {confidence}).estimates;
      return upper - lower;
    };
    assert.ok(width(0.99) > width(0.9));
  });

  it("refuses one class, one patient of a class, other lengths and an impossible confidence", () => {
    assert.throws(() => delong([1, 1, 1], [1, 2, 3]), /y must have both classes/);
    const few = /delong: y must hold at least two of each class, got 1 of 1 among 3/;
    assert.throws(() => delong([1, 0, 0], [1, 2, 3]), few);
    const long = () =>
      delong(
        [1, 0, 0, 1],
        [
          [1, 2, 3, 4],
          [1, 2],
        ],
      );
    assert.throws(long, /delong: scores\[1\] must hold 4 values, got 2/);
    const sure = () => delong([1, 0, 0, 1], [1, 2, 3, 4], {confidence: 1});
    assert.throws(sure, /confidence must lie between 0 and 1, got 1/);
  });
});
