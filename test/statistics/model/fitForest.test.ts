import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {ForestOptions} from "voxelbook/statistics";
import {fitForest, predictForest} from "voxelbook/statistics";
import {closeTo} from "./lesions.ts";

/** Patients whose class depends on two of five features together: neither tells anything alone. */
function checkerboard(rows: number) {
  const rng = createRng("checkerboard");
  const x = Array.from({length: rows}, () => Array.from({length: 5}, () => rng.normal()));
  return {x, y: x.map((row) => Number(row[0] > 0 === row[1] > 0))};
}

describe("fitForest", () => {
  it("cuts between the two values that part the classes", () => {
    const {trees} = fitForest([[1], [2], [6], [9]], [0, 0, 1, 1], {
      family: "binomial",
      trees: 20,
      rng: createRng("cut"),
    });

    // A bag may lack rows 2 or 6, so a cut lies between a value of each class that it has.
    for (const {feature, threshold, left, value} of trees) {
      if (feature.length === 1) continue;
      assert.equal(feature.length, 3);
      assert.ok([3.5, 4, 5, 5.5].includes(threshold[0]), `${threshold[0]}`);
      assert.deepEqual([value[left[0]], value[left[0] + 1]], [0, 1]);
    }
  });

  it("grows one tree on all columns to the very training rows that it has seen", () => {
    const {x, y} = checkerboard(60);
    const options: ForestOptions = {
      family: "binomial",
      trees: 60,
      tried: 5,
      rng: createRng("own"),
    };
    const forest = fitForest(x, y, options);
    const fitted = predictForest(forest, x);
    assert.ok(
      fitted.every((p, i) => p > 0.5 === (y[i] === 1)),
      "training rows are fitted",
    );
  });

  it("tells unseen rows by features that act only together, and not by noise", () => {
    const {x, y} = checkerboard(200);
    const forest = fitForest(x, y, {family: "binomial", trees: 150, rng: createRng("joint")});
    const wrong = (of: readonly number[]) =>
      forest.outOfBag.filter((p, i) => p > 0.5 !== (of[i] === 1)).length / 200;
    assert.ok(wrong(y) < 0.25, `${wrong(y)}`);
    const [a, b, ...noise] = forest.importance;
    assert.ok(Math.min(a, b) > 1.5 * Math.max(...noise), `${forest.importance}`);
    closeTo(
      forest.importance.reduce((total, value) => total + value, 0),
      1,
      1e-12,
    );

    // The same rows with outcomes that mean nothing.
    const rng = createRng("noise");
    const none = y.map(() => rng.int(2));
    const blind = fitForest(x, none, {family: "binomial", trees: 150, rng});
    const missed = blind.outOfBag.filter((p, i) => p > 0.5 !== (none[i] === 1)).length / 200;
    assert.ok(missed > 0.35, `${missed}`);
  });

  it("predicts a mean of outcomes, never one outside them", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1e6}), fc.constantFrom(1, 3), (seed, minLeaf) => {
        const rng = createRng(seed);
        const x = Array.from({length: 20}, () => [rng.int(4), rng.normal()]);
        const y = x.map(([a, b]) => a + b);
        const forest = fitForest(x, y, {family: "gaussian", trees: 10, minLeaf, rng});
        const predicted = predictForest(
          forest,
          x.map(([a, b]) => [3 * a, 3 * b]),
        );
        assert.ok(predicted.every((v) => v >= Math.min(...y) - 1e-9 && v <= Math.max(...y) + 1e-9));
        for (const {feature, threshold, left} of forest.trees) {
          feature.forEach((f, node) => {
            assert.ok(f < 0 || (Number.isFinite(threshold[node]) && left[node] > node));
          });
        }
      }),
      {seed: 65, numRuns: 30},
    );
  });

  it("gives the same trees for the same seed, and fewer are the first of more", () => {
    const {x, y} = checkerboard(40);
    const options = {family: "binomial", trees: 5} as const;
    const first = fitForest(x, y, {...options, rng: createRng("a")});
    assert.deepEqual(fitForest(x, y, {...options, rng: createRng("a")}), first);
    const more = fitForest(x, y, {...options, trees: 8, rng: createRng("a")});
    assert.deepEqual(more.trees.slice(0, 5), first.trees);
    assert.notDeepEqual(fitForest(x, y, {...options, rng: createRng("b")}).trees, first.trees);
  });

  it("asks nothing of columns that do not vary", () => {
    const x = [[7], [7], [7], [7]];
    const forest = fitForest(x, [0, 1, 1, 1], {
      family: "binomial",
      trees: 9,
      rng: createRng("flat"),
    });
    assert.ok(forest.trees.every(({feature}) => feature.length === 1));
    assert.ok(Number.isNaN(forest.importance[0]));
  });

  it("says that no tree has left a row out", () => {
    const {outOfBag} = fitForest([[1], [2]], [0, 1], {
      family: "gaussian",
      trees: 1,
      rng: createRng(3),
    });
    assert.equal(outOfBag.length, 2);
    assert.ok(outOfBag.some(Number.isNaN), `${outOfBag}`);
  });

  it("refuses what it cannot fit", () => {
    const fit =
      (options: Partial<ForestOptions>, y = [0, 1, 1]) =>
      () =>
        fitForest(
          [
            [1, 5],
            [2, 4],
            [4, 9],
          ],
          y,
          {family: "binomial", rng: createRng(1), ...options},
        );
    assert.throws(fit({}, [1, 1, 1]), /y must have both classes/);
    assert.throws(fit({trees: 0}), /trees must be a whole number of at least 1, got 0/);
    assert.throws(
      fit({trees: Number.POSITIVE_INFINITY}),
      /trees must be a whole number of at least 1, got Infinity/,
    );
    assert.throws(fit({tried: 3}), /tried must not exceed the 2 columns of x, got 3/);
    assert.throws(fit({minLeaf: 0.5}), /minLeaf must be .* got 0.5/);
    assert.throws(fit({depth: Number.NaN}), /depth must be .* got NaN/);
    const unsaid: {rng: ForestOptions["rng"]; family: "binomial"} = JSON.parse(
      '{"family": "regression"}',
    );
    assert.throws(fit({family: unsaid.family}), /family must be "gaussian" or "binomial", got/);
    assert.throws(fit({rng: unsaid.rng}), /fitForest: rng must be given, .* got undefined/);
    const forest = fit({trees: 3})();
    assert.throws(
      () => predictForest(forest, [[1]]),
      /x must have the 2 columns of the model, got 1/,
    );
  });
});
