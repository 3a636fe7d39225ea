import assert from "node:assert/strict";
import fc from "fast-check";
import type {Rng} from "voxelbook/core";
import {createRng} from "voxelbook/core";
import type {PathOptions} from "voxelbook/statistics";
import {
  fitLinear,
  fitLogistic,
  pathPoint,
  penalisedPath,
  predictLinear,
  predictLogistic,
  softThreshold,
} from "voxelbook/statistics";
import {closeTo, LESIONS, SIZES} from "./lesions.ts";

const LASSO = {family: "gaussian", l1Ratio: 1, standardise: false} as const;

/** Draws a table whose columns come in pairs that resemble each other, and outcomes of both kinds. */
function draw(rng: Rng, rows: number, columns: number) {
  const x = Array.from({length: rows}, () => {
    const row: number[] = [];
    for (let j = 0; j < columns; j++) {
      row.push(j % 2 === 1 ? row[j - 1] + 0.3 * rng.normal() : 5 + rng.normal() * (1 + j));
    }
    return row;
  });
  const y = x.map((row) => row[0] - row[2] / 3 + rng.normal());
  return {x, y, classes: y.map((value, i) => (i < 2 ? i : Number(value > 3)))};
}

/** Computes, from the definition, how far a point of a path without standardising is from optimal. */
function residualOf(
  x: readonly number[][],
  errors: ArrayLike<number>,
  w: Float64Array,
  lambda: number,
  l1Ratio: number,
): number {
  const n = x.length;
  let worst = Math.abs(Array.from(errors).reduce((total, e) => total + e, 0)) / n;
  w.forEach((value, j) => {
    const centre = x.reduce((total, row) => total + row[j], 0) / n;
    const slope = x.reduce((total, row, i) => total + (row[j] - centre) * errors[i], 0) / n;
    const left = slope - lambda * (1 - l1Ratio) * value;
    const price = lambda * l1Ratio;
    const off = value === 0 ? Math.abs(left) - price : Math.abs(left - Math.sign(value) * price);
    worst = Math.max(worst, off);
  });
  return worst;
}

describe("softThreshold", () => {
  it("moves towards 0 and stops there", () => {
    assert.deepEqual(
      [3, 1, 0.5, 0, -0.5, -3].map((z) => softThreshold(z, 1)),
      [2, 0, 0, 0, 0, -2],
    );
  });
});

describe("penalisedPath", () => {
  it("thresholds each coefficient by itself where columns are orthogonal", () => {
    // Columns of length 2 = √n: slopes Σxy/n are 3, −1 and ½, and λ = ¾ is taken from each.
    const x = [
      [1, 1, 1],
      [1, -1, -1],
      [-1, 1, -1],
      [-1, -1, 1],
    ];
    const y = x.map(([a, b, c]) => 3 * a - b + c / 2);
    const {coefficients, counts} = penalisedPath(x, y, {...LASSO, lambdas: [3, 0.75]});
    closeTo(coefficients.data, [0, 0, 0, 2.25, -0.25, 0], 1e-15);
    assert.deepEqual(counts, Int32Array.of(0, 2));
  });

  it("starts where the first coefficient is about to leave 0", () => {
    const path = penalisedPath(LESIONS, SIZES, {...LASSO, standardise: true, count: 5, ratio: 0.5});
    assert.equal(path.lambdas.length, 5);
    closeTo(path.lambdas[4] / path.lambdas[0], 0.5, 1e-15);
    assert.deepEqual([path.counts[0], path.counts[1]], [0, 1]);
  });

  it("gives the elastic net of scikit-learn", () => {
    // scikit-learn 1.9.1, enet_path of standardised columns, l1_ratio=0.5, alphas=[0.4, 0.2, 0.05],
    // tol=1e-15; divided by the standard deviations of the columns.
    const path = penalisedPath(LESIONS, SIZES, {
      family: "gaussian",
      l1Ratio: 0.5,
      standardise: true,
      lambdas: [0.4, 0.2, 0.05],
    });
    const spread = [0, 1].map((j) => {
      const column = LESIONS.map((row) => row[j]);
      const centre = column.reduce((total, value) => total + value, 0) / 10;
      return Math.sqrt(column.reduce((total, value) => total + (value - centre) ** 2, 0) / 10);
    });
    const age = [0.2555133106495499, 0.3735380122759875, 0.479906749165099];
    const male = [0, 0.06040229370275293, 0.1453388289372631];
    age.forEach((value, k) => {
      const expected = [value / spread[0], male[k] / spread[1]];
      closeTo(pathPoint(path, k).coefficients, expected, 1e-12);
    });
  });

  it("is optimal by the definition, with few columns or many, for every mixture", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 1e6}),
        fc.constantFrom(3, 12, 60),
        fc.constantFrom(1, 0.5, 0.05),
        fc.constantFrom("gaussian" as const, "binomial" as const),
        (seed, columns, l1Ratio, family) => {
          const {x, y, classes} = draw(createRng(seed), 25, columns);
          const truth = family === "gaussian" ? y : classes;
          const options: PathOptions = {
            family,
            l1Ratio,
            standardise: false,
            count: 12,
            ratio: 0.01,
          };
          const path = penalisedPath(x, truth, options);
          assert.ok(path.converged);
          const predict = family === "gaussian" ? predictLinear : predictLogistic;
          path.lambdas.forEach((lambda, k) => {
            const point = pathPoint(path, k);
            const errors = predict(point, x).map((value, i) => truth[i] - value);
            const off = residualOf(x, errors, point.coefficients, lambda, l1Ratio);
            closeTo(off, 0, 1.01e-9 * path.lambdas[0]);
            closeTo(off, path.residuals[k], 1e-11 * path.lambdas[0]);
          });
        },
      ),
      {seed: 63, numRuns: 40},
    );
  });

  it("stays optimal when as many coefficients as rows are wanted and columns repeat", () => {
    const {x, y} = draw(createRng("saturated"), 12, 30);
    const doubled = x.map((row) => [...row, ...row]);
    const path = penalisedPath(doubled, y, {...LASSO, count: 60, ratio: 1e-5});
    assert.ok(path.converged);
    assert.ok(path.counts[59] <= 12, `${path.counts[59]}`);
    assert.ok(path.explained[59] > 0.999);
  });

  it("says so where columns are too alike to be told apart", () => {
    // Eleven columns that differ by 1e-7: exactness would take more digits than there are.
    const rng = createRng("alike");
    const x = Array.from({length: 24}, () => {
      const first = rng.normal();
      return Array.from({length: 11}, (_, j) => first + (j === 0 ? 0 : 1e-7 * rng.normal()));
    });
    const y = x.map((row) => row[0] + rng.normal());
    const path = penalisedPath(x, y, {...LASSO, tolerance: 1e-13});
    assert.equal(path.converged, false);
    assert.ok(Math.max(...path.residuals) < 1e-5 * path.lambdas[0]);
    const single = penalisedPath(
      x.map((row) => [row[0]]),
      y,
      {...LASSO, lambdas: path.lambdas},
    );
    const sum = pathPoint(path, 99).coefficients.reduce((total, value) => total + value, 0);
    closeTo(sum, pathPoint(single, 99).coefficients[0], 1e-4);
  });

  it("meets the ridges that are fitted directly", () => {
    const {x, y, classes} = draw(createRng("ridge"), 25, 6);
    const options = {l1Ratio: 0, standardise: false, lambdas: [0.2]} as const;
    const linear = penalisedPath(x, y, {...options, family: "gaussian"});
    closeTo(pathPoint(linear, 0).coefficients, fitLinear(x, y, {ridge: 5}).coefficients, 1e-7);
    const logistic = penalisedPath(x, classes, {...options, family: "binomial"});
    closeTo(
      pathPoint(logistic, 0).coefficients,
      fitLogistic(x, classes, {ridge: 5}).coefficients,
      1e-7,
    );
  });

  it("explains more with every smaller λ, and not more than all", () => {
    const {x, classes} = draw(createRng("explained"), 40, 10);
    const {explained} = penalisedPath(x, classes, {
      ...LASSO,
      family: "binomial",
      standardise: true,
    });
    explained.forEach((value, k) => {
      assert.ok(value >= (k === 0 ? -1e-12 : explained[k - 1]) && value < 1);
    });
  });

  it("treats columns alike whatever their unit when it standardises", () => {
    const options = {...LASSO, standardise: true, count: 20};
    const path = penalisedPath(LESIONS, SIZES, options);
    const other = penalisedPath(
      LESIONS.map(([age, male]) => [age * 1000, male]),
      SIZES,
      options,
    );
    path.lambdas.forEach((_, k) => {
      const [age, male] = pathPoint(path, k).coefficients;
      closeTo(pathPoint(other, k).coefficients, [age / 1000, male], 1e-9);
    });
  });

  it("leaves a constant column at 0", () => {
    const x = LESIONS.map(([age, male]) => [age, 7, male]);
    const path = penalisedPath(x, SIZES, {...LASSO, standardise: true});
    assert.equal(pathPoint(path, 99).coefficients[1], 0);
    closeTo(pathPoint(path, 99).coefficients[0], 0.0607, 1e-3);
  });

  it("gives nothing but an intercept for an outcome that does not vary", () => {
    const y = [0.1, 0.1, 0.1];
    const path = penalisedPath([[1], [2], [4]], y, {...LASSO, lambdas: [1, 0.5]});
    assert.deepEqual([...path.coefficients.data, ...path.intercepts], [0, 0, 0.1, 0.1]);
    assert.ok(path.explained.every(Number.isNaN));
    assert.throws(() => penalisedPath([[1], [2], [4]], y, LASSO), /no column that varies with y/);
  });

  it("refuses options and outcomes that break their rule", () => {
    const [x, y] = [
      [[1], [2], [4]],
      [0, 1, 1],
    ];
    const bad = (options: Partial<PathOptions>) => () =>
      penalisedPath(x, y, {...LASSO, ...options});
    assert.throws(bad({l1Ratio: 1.5}), /l1Ratio must lie in 0 to 1, got 1.5/);
    assert.throws(bad({l1Ratio: 0}), /lambdas must be given .* got l1Ratio 0/);
    assert.throws(bad({lambdas: [0.1, 0.2]}), /lambdas must fall and stay above 0, got 0.2/);
    assert.throws(bad({lambdas: []}), /lambdas must fall/);
    assert.throws(bad({count: 1}), /count must be .* at least 2, got 1/);
    assert.throws(bad({ratio: 1}), /ratio must lie between 0 and 1, got 1/);
    assert.throws(bad({tolerance: 0}), /tolerance must lie between 0 and 1, got 0/);
    const unsaid: PathOptions = JSON.parse('{"family": "gaussian", "l1Ratio": 1}');
    assert.throws(
      () => penalisedPath(x, y, unsaid),
      /penalisedPath: standardise must be true or false, got undefined/,
    );
    const ones = [1, 1, 1];
    assert.throws(() => penalisedPath(x, ones, {...LASSO, family: "binomial"}), /both classes/);
    assert.throws(() => penalisedPath(x, [0, 1], LASSO), /y must hold 3 values, got 2/);
    const path = penalisedPath(x, y, LASSO);
    assert.throws(() => pathPoint(path, 100), /index must be a whole number from 0 to 99, got 100/);
  });
});
