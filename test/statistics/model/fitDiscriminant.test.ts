import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {fitDiscriminant, predictDiscriminant} from "voxelbook/statistics";
import {closeTo, LESIONS, MALIGNANT} from "./lesions.ts";

describe("fitDiscriminant", () => {
  it("puts the border halfway between two equal classes", () => {
    // Means 1 and 5, variance within 1: slope 4, and even odds at 3.
    const model = fitDiscriminant([[0], [2], [4], [6]], [0, 0, 1, 1], {shrinkage: 0});
    closeTo(model.coefficients, [4], 1e-14);
    closeTo(model.intercept, -12, 1e-13);
    assert.deepEqual(model.means, [Float64Array.of(1), Float64Array.of(5)]);
    assert.equal(model.prior, 0.5);
    closeTo(predictDiscriminant(model, [[3], [4]]), [0.5, 1 / (1 + Math.exp(-4))], 1e-13);
  });

  it("moves the border by the share of the classes", () => {
    const even = fitDiscriminant([[0], [2], [4], [6]], [0, 0, 1, 1], {shrinkage: 0});
    const x = [[0], [2], [0], [2], [0], [2], [4], [6]];
    const rare = fitDiscriminant(x, [0, 0, 0, 0, 0, 0, 1, 1], {shrinkage: 0});
    closeTo(rare.intercept - even.intercept, -Math.log(3), 1e-13);
  });

  it("gives the coefficients of scikit-learn", () => {
    // scikit-learn 1.9.1, LinearDiscriminantAnalysis(solver="lsqr"); with shrinkage=0.3 on columns that
    // are divided by their spread within classes, and the coefficients divided by it again.
    const plain = fitDiscriminant(LESIONS, MALIGNANT, {shrinkage: 0});
    closeTo(plain.coefficients, [0.12225746761829248, 2.5085910652920997], 1e-12);
    closeTo(plain.intercept, -9.120109570175316, 1e-11);
    const p = predictDiscriminant(plain, LESIONS.slice(0, 3));
    closeTo(p, [0.7485138812757683, 0.03726401410880996, 0.8878297002848333], 1e-12);
    const shrunk = fitDiscriminant(LESIONS, MALIGNANT, {shrinkage: 0.3});
    closeTo(shrunk.coefficients, [0.11031524505377219, 2.321237993596587], 1e-12);
    closeTo(shrunk.intercept, -8.30010293204161, 1e-11);
  });

  it("gives one answer by both forms of its equations", () => {
    // Rows that repeat change no mean and no covariance, but make a wide table a tall one.
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 1e6}),
        fc.double({min: 0.01, max: 1, noNaN: true}),
        (seed, shrinkage) => {
          const rng = createRng(seed);
          const x = Array.from({length: 8}, () => Array.from({length: 12}, () => rng.normal()));
          const y = [0, 0, 0, 1, 1, 1, 1, 0];
          const wide = fitDiscriminant(x, y, {shrinkage});
          const tall = fitDiscriminant([...x, ...x], [...y, ...y], {shrinkage});
          closeTo(wide.coefficients, tall.coefficients, 1e-10 / shrinkage);
          closeTo(wide.intercept, tall.intercept, 1e-10 / shrinkage);
        },
      ),
      {seed: 64, numRuns: 40},
    );
  });

  it("does not feel units, with shrinkage either", () => {
    const options = {shrinkage: 0.4};
    const model = fitDiscriminant(LESIONS, MALIGNANT, options);
    const seconds = LESIONS.map(([age, male]) => [age * 3.2e7, male]);
    const other = fitDiscriminant(seconds, MALIGNANT, options);
    closeTo(other.coefficients[0] * 3.2e7, model.coefficients[0], 1e-12);
    closeTo(other.coefficients[1], model.coefficients[1], 1e-12);
  });

  it("takes columns one by one at full shrinkage", () => {
    const both = fitDiscriminant(LESIONS, MALIGNANT, {shrinkage: 1}).coefficients;
    [0, 1].forEach((j) => {
      const alone = fitDiscriminant(
        LESIONS.map((row) => [row[j]]),
        MALIGNANT,
        {shrinkage: 0},
      );
      closeTo(alone.coefficients[0], both[j], 1e-12);
    });
  });

  it("refuses what it cannot fit", () => {
    const y = [0, 0, 1, 1];
    const fit = (x: number[][], shrinkage: number) => () => fitDiscriminant(x, y, {shrinkage});
    assert.throws(fit([[1], [1], [2], [2]], 0), /got column 0 that does not: drop it/);
    assert.throws(fit([[7], [7], [7], [7]], 0.5), /got column 0 that does not: drop it/);
    assert.throws(
      fit(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [5, 10],
        ],
        0,
      ),
      /must be independent within the classes/,
    );
    assert.doesNotThrow(
      fit(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [5, 10],
        ],
        0.1,
      ),
    );
    assert.throws(fit([[1], [2], [3], [5]], -0.1), /shrinkage must lie in 0 to 1, got -0.1/);
    assert.throws(() => fitDiscriminant([[1], [2]], [1, 1], {shrinkage: 0}), /both classes/);
    const model = fitDiscriminant([[1], [2], [3], [5]], y, {shrinkage: 0});
    assert.throws(() => predictDiscriminant(model, [[1, 2]]), /x must have the 1 columns/);
  });
});
