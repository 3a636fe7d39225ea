import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {BoostingOptions} from "voxelbook/statistics";
import {fitBoosting, predictBoosting} from "voxelbook/statistics";
import {closeTo, LESIONS, MALIGNANT, SIZES} from "./lesions.ts";

// Ages of the lesions' patients and a second feature, all values different.
const TEXTURE = [1.2, 0.3, 1.9, 0.1, 1.4, 1.7, 0.2, 0.6, 1.1, 0.5];
const X = LESIONS.map(([age], i) => [age, TEXTURE[i]]);

describe("fitBoosting", () => {
  it("adds a share of the first tree to the mean", () => {
    // Mean 3.5; the tree has 2 − 3.5 on the left and 5 − 3.5 on the right, half of which is added.
    const options = {family: "gaussian", trees: 2, rate: 0.5, depth: 1} as const;
    const model = fitBoosting([[0], [1], [8], [9]], [2, 2, 5, 5], options);
    assert.equal(model.base, 3.5);
    assert.equal(model.trees[0].threshold[0], 4.5);
    const rows = [[0], [9]];
    assert.deepEqual(predictBoosting(model, rows, {trees: 0}), Float64Array.of(3.5, 3.5));
    assert.deepEqual(predictBoosting(model, rows, {trees: 1}), Float64Array.of(2.75, 4.25));
    assert.deepEqual(predictBoosting(model, rows), Float64Array.of(2.375, 4.625));
    assert.deepEqual(model.losses, Float64Array.of(0.75 ** 2 / 2, 0.375 ** 2 / 2));
  });

  it("gives the values of scikit-learn", () => {
    // scikit-learn 1.9.1, GradientBoostingRegressor(n_estimators=5, max_depth=2, learning_rate=0.5,
    // criterion="squared_error", min_samples_leaf=2).fit(x, y).predict(x).
    const model = fitBoosting(X, SIZES, {
      family: "gaussian",
      trees: 5,
      rate: 0.5,
      depth: 2,
      minLeaf: 2,
    });
    const expected = [
      2.1270723379629626, 1.517902488425926, 3.2980966435185186, 1.8595691550925926,
      2.2420908564814814, 2.5962644675925928, 2.4418492476851856, 1.8595691550925926,
      1.5770144675925928, 3.080571180555556,
    ];
    closeTo(predictBoosting(model, X), expected, 1e-13);
  });

  it("gives the probabilities of scikit-learn", () => {
    // GradientBoostingClassifier(n_estimators=5, max_depth=2, learning_rate=0.5,
    // criterion="squared_error").fit(x, y).predict_proba(x)[:, 1].
    const model = fitBoosting(X, MALIGNANT, {family: "binomial", trees: 5, rate: 0.5, depth: 2});
    const expected = [
      0.9240239803305296, 0.04192353688734176, 0.9719437080223725, 0.11281871499123969,
      0.09579412537053117, 0.7614147464005295, 0.8752364078475335, 0.04192353688734176,
      0.04192353688734176, 0.13270738770185747,
    ];
    closeTo(predictBoosting(model, X), expected, 1e-13);
  });

  it("lowers the training loss with every tree, down to nothing", () => {
    const model = fitBoosting(X, MALIGNANT, {family: "binomial", trees: 400, rate: 0.5, depth: 3});
    model.losses.forEach((loss, m) => {
      assert.ok(m === 0 || loss <= model.losses[m - 1], `tree ${m}`);
    });
    assert.ok(model.losses[399] < 1e-10);
    assert.ok(predictBoosting(model, X).every((p, i) => Math.abs(p - MALIGNANT[i]) < 1e-9));
  });

  it("draws the rows of each tree from the source it is given", () => {
    const options = {family: "gaussian", trees: 4, rate: 0.5, depth: 1, subsample: 0.5} as const;
    const model = fitBoosting(X, SIZES, {...options, rng: createRng("a")});
    assert.deepEqual(fitBoosting(X, SIZES, {...options, rng: createRng("a")}), model);
    assert.notDeepEqual(fitBoosting(X, SIZES, {...options, rng: createRng("b")}), model);
    assert.throws(
      () => fitBoosting(X, SIZES, options),
      /rng must be given for subsample 0.5, got none/,
    );
  });

  it("refuses what it cannot fit", () => {
    const fit =
      (options: Partial<BoostingOptions>, y: readonly number[] = MALIGNANT) =>
      () =>
        fitBoosting(X, y, {family: "binomial", trees: 2, rate: 0.1, depth: 1, ...options});
    assert.throws(
      fit(
        {},
        X.map(() => 0),
      ),
      /y must have both classes, got 0 of 1 among 10/,
    );
    assert.throws(fit({}, SIZES), /y must be 0 or 1, got 2.1/);
    assert.throws(fit({rate: 0}), /rate must lie above 0 and at most at 1, got 0/);
    assert.throws(fit({subsample: 2}), /subsample must lie above 0 .* got 2/);
    assert.throws(fit({trees: 1.5}), /trees must be a whole number of at least 1, got 1.5/);
    assert.throws(fit({depth: 0}), /depth must be a whole number of at least 1, got 0/);
    const model = fit({})();
    assert.throws(() => predictBoosting(model, X, {trees: 3}), /trees must be .* 0 to 2, got 3/);
    assert.throws(() => predictBoosting(model, [[1]]), /x must have the 2 columns of the model/);
  });
});
