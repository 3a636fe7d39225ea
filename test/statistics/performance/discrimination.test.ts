import assert from "node:assert/strict";
import fc from "fast-check";
import {
  auc,
  averagePrecision,
  confusionMeasures,
  precisionRecallCurve,
  rocCurve,
} from "voxelbook/statistics";

/** Outcomes of both classes with scores that are often equal. */
const patients = fc
  .array(fc.tuple(fc.integer({min: 0, max: 1}), fc.integer({min: -4, max: 4})), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((list) => new Set(list.map(([y]) => y)).size === 2)
  .map((list) => ({y: list.map(([y]) => y), scores: list.map(([, score]) => score)}));

/** Counts what the definition counts, pair by pair. */
function pairwise(y: readonly number[], scores: readonly number[]): number {
  let [total, pairs] = [0, 0];
  y.forEach((one, i) => {
    y.forEach((other, j) => {
      if (one !== 1 || other !== 0) return;
      pairs++;
      total += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
    });
  });
  return total / pairs;
}

describe("auc", () => {
  it("counts the pairs that can be counted on paper", () => {
    // The positives 2 and 4 lie above 1 and 1, 3 of the negatives: 3 of 4 pairs.
    assert.equal(auc([0, 1, 0, 1], [1, 2, 3, 4]), 0.75);
    assert.equal(auc([0, 0, 1, 1], [1, 2, 3, 4]), 1);
    assert.equal(auc([1, 1, 0, 0], [1, 2, 3, 4]), 0);
    // 2 equals 2 and lies above 1: 1½ of 2.
    assert.equal(auc([1, 0, 0], [2, 2, 1]), 0.75);
  });

  it("is one half when all scores are equal, zeros of both signs too", () => {
    assert.equal(auc([0, 1, 1, 0, 1], [7, 7, 7, 7, 7]), 0.5);
    assert.equal(auc([0, 1], [0, -0]), 0.5);
    assert.equal(auc([1, 0], [0, -0]), 0.5);
  });

  it("is what the definition says, and the area under the curve", () => {
    fc.assert(
      fc.property(patients, ({y, scores}) => {
        const area = auc(y, scores);
        assert.equal(area, pairwise(y, scores));
        const {fpr, tpr} = rocCurve(y, scores);
        let under = 0;
        for (let k = 1; k < fpr.length; k++) {
          under += ((fpr[k] - fpr[k - 1]) * (tpr[k] + tpr[k - 1])) / 2;
        }
        // Some dozen products are added.
        assert.ok(Math.abs(under - area) < 1e-14);
      }),
      {seed: 10, numRuns: 200},
    );
  });

  it("does not move under a rising function, and turns over under a falling one", () => {
    fc.assert(
      fc.property(patients, ({y, scores}) => {
        const area = auc(y, scores);
        const rising = scores.map((s) => s ** 3 + s);
        assert.equal(auc(y, rising), area);
        const falling = scores.map((s) => -s);
        assert.ok(Math.abs(auc(y, falling) - (1 - area)) < 1e-15);
      }),
      {seed: 11, numRuns: 100},
    );
  });

  it("refuses one class only, other values, missing scores and unequal lengths", () => {
    const both = /auc: y must have both classes, got 3 of 1 among 3/;
    assert.throws(() => auc([1, 1, 1], [1, 2, 3]), both);
    assert.throws(() => auc([0, 2], [1, 2]), /auc: y must be 0 or 1, got 2/);
    assert.throws(() => auc([0, 1], [1, Number.NaN]), /auc: scores must be finite, got NaN/);
    assert.throws(() => auc([0, 1], [1, 2, 3]), {name: "ShapeError"});
  });
});

describe("rocCurve", () => {
  it("walks from nobody to everybody, equal scores in one slanted step", () => {
    const {fpr, tpr, thresholds} = rocCurve([0, 1, 0, 1], [1, 2, 2, 4]);
    assert.deepEqual([...thresholds], [Number.POSITIVE_INFINITY, 4, 2, 1]);
    assert.deepEqual([...fpr], [0, 0, 0.5, 1]);
    assert.deepEqual([...tpr], [0, 0.5, 1, 1]);
  });

  it("has two corners when all scores are equal", () => {
    assert.deepEqual([...rocCurve([0, 1, 1], [3, 3, 3]).fpr], [0, 1]);
  });

  it("agrees with the measures at each of its thresholds", () => {
    fc.assert(
      fc.property(patients, ({y, scores}) => {
        const {fpr, tpr, thresholds} = rocCurve(y, scores);
        thresholds.forEach((threshold, k) => {
          const {sensitivity, specificity} = confusionMeasures(y, scores, {threshold});
          assert.equal(sensitivity, tpr[k]);
          // 1 − specificity is rounded once more.
          assert.ok(Math.abs(1 - specificity - fpr[k]) < 1e-15);
        });
      }),
      {seed: 12, numRuns: 50},
    );
  });
});

describe("precisionRecallCurve and averagePrecision", () => {
  it("give what can be counted on paper", () => {
    // From the top: hit, miss, hit, miss.
    const {precision, recall, thresholds} = precisionRecallCurve([0, 1, 0, 1], [1, 2, 3, 4]);
    assert.deepEqual([...thresholds], [4, 3, 2, 1]);
    assert.deepEqual([...precision], [1, 1 / 2, 2 / 3, 1 / 2]);
    assert.deepEqual([...recall], [0.5, 0.5, 1, 1]);
    // ½ · 1 + ½ · ⅔, the rest adds no recall; 1e-15 for one rounding.
    const area = averagePrecision([0, 1, 0, 1], [1, 2, 3, 4]);
    assert.ok(Math.abs(area - 5 / 6) < 1e-15);
  });

  it("fall to the prevalence when all scores are equal", () => {
    assert.equal(averagePrecision([0, 1, 0, 0], [2, 2, 2, 2]), 0.25);
  });

  it("refuse one class only", () => {
    assert.throws(() => averagePrecision([0, 0], [1, 2]), /y must have both classes/);
    assert.throws(() => precisionRecallCurve([1, 1], [1, 2]), /y must have both classes/);
  });
});

describe("confusionMeasures", () => {
  it("reads the table that can be read on paper", () => {
    // At 0.5: 0.7 and 0.9 rightly, 0.8 wrongly called; 0.1 and 0.4 rightly left.
    const y = [0, 0, 0, 1, 1];
    const found = confusionMeasures(y, [0.1, 0.4, 0.8, 0.7, 0.9], {threshold: 0.5});
    const {tp, fp, tn, fn} = found;
    assert.deepEqual({tp, fp, tn, fn}, {tp: 2, fp: 1, tn: 2, fn: 0});
    assert.equal(found.sensitivity, 1);
    assert.equal(found.specificity, 2 / 3);
    assert.equal(found.precision, 2 / 3);
    assert.equal(found.negativePredictiveValue, 1);
    assert.equal(found.accuracy, 0.8);
    assert.equal(found.f1, 0.8);
    assert.equal(found.prevalence, 0.4);
    assert.equal(found.negativeLikelihoodRatio, 0);
    // (4 − 0)/√(3 · 2 · 3 · 2) = ⅔; agreement 0.8 against 0.48 by chance; 1/(1 − ⅔) = 3.
    assert.ok(Math.abs(found.mcc - 2 / 3) < 1e-15);
    assert.ok(Math.abs(found.kappa - 0.32 / 0.52) < 1e-15);
    assert.ok(Math.abs(found.positiveLikelihoodRatio - 3) < 1e-14);
    assert.ok(Math.abs(found.youden - 2 / 3) < 1e-15);
    assert.ok(Math.abs(found.balancedAccuracy - 5 / 6) < 1e-15);
  });

  it("calls a score at the threshold positive", () => {
    assert.equal(confusionMeasures([0, 1], [0.2, 0.5], {threshold: 0.5}).tp, 1);
  });

  it("leaves undefined what nobody can be divided by", () => {
    const nobody = confusionMeasures([0, 1, 1], [1, 2, 3], {threshold: 4});
    assert.deepEqual([nobody.precision, nobody.positiveLikelihoodRatio], [Number.NaN, Number.NaN]);
    assert.deepEqual([nobody.f1, nobody.mcc, nobody.kappa], [0, 0, 0]);
    const everybody = confusionMeasures([0, 1, 1], [1, 2, 3], {threshold: 0});
    const {negativePredictiveValue, negativeLikelihoodRatio} = everybody;
    assert.deepEqual([negativePredictiveValue, negativeLikelihoodRatio], [Number.NaN, Number.NaN]);
  });

  it("refuses a threshold that is no number", () => {
    const call = () => confusionMeasures([0, 1], [1, 2], {threshold: Number.NaN});
    assert.throws(call, /confusionMeasures: threshold must be a number, got NaN/);
  });
});
