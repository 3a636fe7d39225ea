import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {
  crossValidatedPath,
  fitLinear,
  kFold,
  pathPoint,
  penalisedPath,
  predictLinear,
} from "voxelbook/statistics";
import {closeTo} from "./lesions.ts";

const LASSO = {family: "gaussian", l1Ratio: 1, standardise: true} as const;

/** Sixty patients, twenty features of noise, of which the first three tell the outcome. */
function draw() {
  const rng = createRng("cross-validated path");
  const x = Array.from({length: 60}, () => Array.from({length: 20}, () => rng.normal()));
  const y = x.map((row) => 2 * row[0] - row[1] + row[2] + rng.normal());
  return {x, y, splits: kFold(60, {folds: 5, rng: rng.fork("folds")})};
}

describe("crossValidatedPath", () => {
  it("judges each fold by a model of the other folds", () => {
    // Two folds of two and one λ so small that the fit is a line through two points.
    const x = [[0], [1], [2], [4]];
    const y = [0, 1, 3, 3];
    const splits = [
      {name: "fold 1", train: Int32Array.of(0, 1), test: Int32Array.of(2, 3)},
      {name: "fold 2", train: Int32Array.of(2, 3), test: Int32Array.of(0, 1)},
    ];
    const options = {...LASSO, standardise: false, lambdas: [1e-12], splits};
    const {losses, standardErrors} = crossValidatedPath(x, y, options);

    // Lines y = x and y = 3; halved squares of 1, −1 and −3, −2.
    closeTo(losses, [(1 + 1 + 9 + 4) / 8], 1e-9);
    closeTo(standardErrors, [(6.5 / 2 - 0.5) / 2], 1e-9);
  });

  it("finds the features that tell the outcome", () => {
    const {x, y, splits} = draw();
    const found = crossValidatedPath(x, y, {...LASSO, splits});
    assert.ok(found.oneStandardError <= found.best);
    const sparse = pathPoint(found.path, found.oneStandardError).coefficients;
    const dense = pathPoint(found.path, found.best).coefficients;
    const named = (w: Float64Array) => [...w.keys()].filter((j) => w[j] !== 0);
    assert.deepEqual(named(sparse).slice(0, 3), [0, 1, 2]);
    assert.ok(named(sparse).length <= named(dense).length);

    // The noise has a variance of 1, halved in the loss.
    assert.ok(found.losses[found.best] > 0.3 && found.losses[found.best] < 0.8);
    assert.deepEqual(found.path.lambdas, penalisedPath(x, y, LASSO).lambdas);
  });

  it("gives the same losses as fitting each fold by hand", () => {
    const {x, y, splits} = draw();
    const {losses} = crossValidatedPath(x, y, {
      ...LASSO,
      l1Ratio: 0,
      standardise: false,
      lambdas: [0.5],
      splits,
    });
    let total = 0;
    for (const {train, test} of splits) {
      const rows = (places: Int32Array) => Array.from(places, (i) => x[i]);
      const model = fitLinear(
        rows(train),
        Array.from(train, (i) => y[i]),
        {ridge: 0.5 * train.length},
      );
      predictLinear(model, rows(test)).forEach((value, k) => {
        total += (y[test[k]] - value) ** 2 / 2;
      });
    }
    closeTo(losses[0], total / 60, 1e-8);
  });

  it("judges a logistic path by its likelihood", () => {
    const {x, y, splits} = draw();
    const classes = y.map((value) => Number(value > 0));
    const found = crossValidatedPath(x, classes, {...LASSO, family: "binomial", splits});
    closeTo(found.losses[0], Math.log(2), 0.05);
    assert.ok(found.losses[found.best] < 0.9 * found.losses[0]);
  });

  it("refuses splits that judge nothing", () => {
    const {x, y, splits} = draw();
    assert.throws(
      () => crossValidatedPath(x, y, {...LASSO, splits: splits.slice(0, 1)}),
      /splits must be at least 2, got 1/,
    );
    const far = [splits[0], {name: "site B", train: Int32Array.of(0, 1), test: Int32Array.of(60)}];
    assert.throws(
      () => crossValidatedPath(x, y, {...LASSO, splits: far}),
      /site B must name samples from 0 to 59, got 60/,
    );
    const one = [splits[0], {name: "site B", train: Int32Array.of(0, 1), test: Int32Array.of(2)}];
    const same = y.map((_, i) => Number(i > 1));
    const options = {...LASSO, family: "binomial", splits: one} as const;
    assert.throws(
      () => crossValidatedPath(x, same, options),
      /^RangeError: crossValidatedPath: site B: y must have both classes/,
    );
  });

  it("refuses sides that share a patient or are empty, as crossValidate does", () => {
    const {x, y, splits} = draw();
    const run = (test: number[]) => () =>
      crossValidatedPath(x, y, {
        ...LASSO,
        splits: [
          splits[0],
          {name: "torn", train: Int32Array.of(0, 1, 2), test: Int32Array.from(test)},
        ],
      });
    assert.throws(run([2, 3]), /crossValidatedPath: torn must keep its sides apart, got sample 2/);
    assert.throws(run([]), /torn must have samples on both sides, got 3 and 0/);
  });

  it("names itself in what it refuses", () => {
    const {x, y, splits} = draw();
    const bad = (more: object) => () => crossValidatedPath(x, y, {...LASSO, splits, ...more});
    for (const more of [{l1Ratio: 2}, {standardise: undefined}, {count: 1}, {splits: undefined}]) {
      assert.throws(bad(more), /^(Range|Type)Error: crossValidatedPath: [a-zA-Z0-9]+ must /);
    }
  });
});
