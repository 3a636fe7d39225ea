import assert from "node:assert/strict";
import fc from "fast-check";
import {auc, brierScore, logLoss, multiclassMeasures} from "voxelbook/statistics";

describe("brierScore", () => {
  it("averages squares that can be added on paper, in both conventions", () => {
    assert.ok(Math.abs(brierScore([1, 0], [0.8, 0.4]) - (0.04 + 0.16) / 2) < 1e-16);
    const table = [
      [0.2, 0.8],
      [0.6, 0.4],
    ];
    assert.ok(Math.abs(brierScore([1, 0], table) - 0.2) < 1e-15);
  });

  it("is least, among equal probabilities, at the share of the outcome", () => {
    const y = [1, 0, 0, 1, 0];
    const at = (p: number): number => brierScore(y, new Float64Array(5).fill(p));
    fc.assert(
      fc.property(fc.double({min: 0, max: 1, noNaN: true}), (p) => {
        assert.ok(at(p) >= at(0.4) - 1e-15);
      }),
      {seed: 30, numRuns: 100},
    );
  });

  it("takes patients of one class alone, whose score is defined", () => {
    assert.equal(brierScore([1, 1], [1, 0.5]), 0.125);
  });

  it("refuses what is no probability, no class, or of another length", () => {
    assert.throws(() => brierScore([1], [1.2]), /probabilities must lie in 0 to 1, got 1.2/);
    assert.throws(() => brierScore([2], [0.5]), /y must hold whole numbers of 0 to 1, got 2/);
    assert.throws(() => brierScore([1], [[0.5, 0.4]]), /must add up to 1, got 0.9 in row 0/);
    assert.throws(() => brierScore([1, 0], [0.5]), {name: "ShapeError"});
    assert.throws(() => brierScore([], []), {name: "ShapeError"});
  });
});

describe("logLoss", () => {
  it("averages logarithms that can be added on paper", () => {
    assert.ok(Math.abs(logLoss([1, 0], [0.5, 0.75]) - (Math.log(2) + Math.log(4)) / 2) < 1e-15);
    const table = [
      [0.5, 0.25, 0.25],
      [0.5, 0.25, 0.25],
    ];
    assert.ok(Math.abs(logLoss([0, 2], table) - (Math.log(2) + Math.log(4)) / 2) < 1e-15);
  });

  it("is infinite where certainty was wrong, unless it is clipped", () => {
    assert.equal(logLoss([1, 0], [0, 0.1]), Number.POSITIVE_INFINITY);
    const clipped = logLoss([1], [0], {clip: 0.01});
    assert.ok(Math.abs(clipped - Math.log(100)) < 1e-14);
  });

  it("keeps the digits of a small probability", () => {
    assert.equal(logLoss([0], [1e-20]), 1e-20);
  });

  it("refuses a clip of one half or more", () => {
    assert.throws(() => logLoss([1], [0.3], {clip: 0.5}), /clip must lie in 0 to ½, got 0.5/);
  });
});

describe("multiclassMeasures", () => {
  // Classes given: 0, 1, 1, 2 to patients of 0, 1, 2, 2.
  const scores = [
    [3, 1, 0],
    [0, 2, 1],
    [0, 2, 1],
    [0, 1, 4],
  ];

  it("counts a table that can be counted on paper", () => {
    const found = multiclassMeasures([0, 1, 2, 2], scores);
    assert.deepEqual([...found.confusion.data], [1, 0, 0, 0, 1, 0, 0, 1, 1]);
    assert.equal(found.accuracy, 3 / 4);
    const [first, second, third] = found.classes;
    assert.deepEqual([first.f1, second.sensitivity, second.precision], [1, 1, 0.5]);
    assert.equal(third.f1, 2 / 3);
    assert.ok(Math.abs(found.macroF1 - (1 + 2 / 3 + 2 / 3) / 3) < 1e-15);
    assert.ok(Math.abs(found.weightedF1 - (1 + 2 / 3 + 4 / 3) / 4) < 1e-15);
    // Agreement ¾, by chance (1·1 + 1·2 + 2·1)/16.
    assert.ok(Math.abs(found.kappa - (3 / 4 - 5 / 16) / (11 / 16)) < 1e-15);
  });

  it("is the binary case where there are two classes", () => {
    const y = [0, 1, 0, 1, 1];
    const p = [0.2, 0.4, 0.6, 0.7, 0.9];
    const table = p.map((one) => [1 - one, one]);
    const found = multiclassMeasures(y, table);
    assert.equal(found.classes[1].auc, auc(y, p));
    assert.equal(found.macroAuc, auc(y, p));
    assert.ok(Math.abs(found.kappa - found.quadraticKappa) < 1e-15);
  });

  it("weighs a miss by two four times a miss by one", () => {
    const given = (c: number): number[] => [0, 1, 2].map((k) => Number(k === c));
    // Classes 0, 1, 2 each seen twice; one patient missed by one, or by two.
    const y = [0, 0, 1, 1, 2, 2];
    const kappa = (classes: readonly number[]): number =>
      multiclassMeasures(y, classes.map(given)).quadraticKappa;
    // Margins 2, 2, 2 and 2, 3, 1 cost 2(3 + 4·1 + 2 + 1 + 4·2 + 3)/6 = 7 by chance, and 2, 2, 2 and
    // 3, 2, 1 cost 2(2 + 4 + 3 + 1 + 12 + 2)/6 = 8.
    assert.ok(Math.abs(kappa([0, 0, 1, 1, 2, 1]) - (1 - 1 / 7)) < 1e-15);
    assert.ok(Math.abs(kappa([0, 0, 1, 1, 2, 0]) - (1 - 4 / 8)) < 1e-15);
    assert.equal(kappa([0, 0, 1, 1, 2, 2]), 1);
  });

  it("leaves a class without patients undefined, and averages over it", () => {
    const found = multiclassMeasures([0, 1, 1, 1], scores);
    assert.ok(Number.isNaN(found.classes[2].sensitivity));
    assert.ok(Number.isNaN(found.classes[2].auc));
    assert.ok(Number.isNaN(found.macroAuc));
    assert.ok(Number.isFinite(found.weightedF1));
  });

  it("refuses one column, other classes and other lengths", () => {
    assert.throws(() => multiclassMeasures([0], [[1]]), /two columns or more, got 1/);
    assert.throws(() => multiclassMeasures([0, 1, 2, 3], scores), /0 to 2, got 3 at index 3/);
    assert.throws(() => multiclassMeasures([0, 1], scores), {name: "ShapeError"});
  });
});
