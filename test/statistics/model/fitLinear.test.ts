import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {fitLinear, predictLinear} from "voxelbook/statistics";
import {closeTo, LESIONS, SIZES} from "./lesions.ts";

describe("fitLinear", () => {
  it("finds a line through points that lie on it", () => {
    const model = fitLinear([[0], [1], [2]], [1, 3, 5]);
    closeTo(model.intercept, 1, 1e-15);
    closeTo(model.coefficients[0], 2, 1e-15);
    closeTo(model.rSquared, 1, 1e-15);
  });

  it("pulls the slope of the centred table towards 0 by a ridge", () => {
    // Σx² = 2 and Σxy = 4: 4 / (2 + 2).
    const model = fitLinear([[-1], [0], [1]], [1, 3, 5], {ridge: 2});
    closeTo(model.coefficients[0], 1, 1e-15);
    closeTo(model.intercept, 3, 1e-15);
    assert.equal(model.standardErrors, null);
    assert.equal(model.covariance, null);
  });

  it("gives the estimates, errors and likelihood of statsmodels", () => {
    // statsmodels 0.15.0, OLS(y, add_constant(x)).fit(): params, bse, llf, rsquared.
    const model = fitLinear(LESIONS, SIZES);
    closeTo(model.intercept, -1.567123670956913, 1e-13);
    closeTo(model.coefficients, [0.06124790151091213, 0.3534974818130948], 1e-14);
    const errors = [0.8261453078504559, 0.01346042059766832, 0.22817695908513677];
    closeTo(model.standardErrors ?? [], errors, 1e-13);
    closeTo(model.logLikelihood, -2.186007455935945, 1e-13);
    closeTo(model.rSquared, 0.7604210169523611, 1e-14);
  });

  it("gives the ridge of scikit-learn", () => {
    // scikit-learn 1.9.1, Ridge(alpha=3).fit(x, y).
    const model = fitLinear(LESIONS, SIZES, {ridge: 3});
    closeTo(model.intercept, -1.4073130067951598, 1e-13);
    closeTo(model.coefficients, [0.06018895091823073, 0.1601030641372167], 1e-14);
  });

  it("fits more columns than rows as it fits fewer", () => {
    // Columns of zeros change nothing but the form of the equations.
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 1e6}),
        fc.double({min: 0.01, max: 10, noNaN: true}),
        (seed, ridge) => {
          const rng = createRng(seed);
          const x = Array.from({length: 9}, () => Array.from({length: 4}, () => rng.normal()));
          const y = x.map((row) => row[1] - row[2] + rng.normal());
          const tall = fitLinear(x, y, {ridge});
          const wide = fitLinear(
            x.map((row) => [...row, 0, 0, 0, 0, 0, 0, 0]),
            y,
            {ridge},
          );
          closeTo(wide.coefficients.subarray(0, 4), tall.coefficients, 1e-11);
          closeTo(wide.coefficients.subarray(4), new Float64Array(7), 1e-11);
          closeTo(wide.intercept, tall.intercept, 1e-11);
          closeTo(wide.residualSquares, tall.residualSquares, 1e-10);
        },
      ),
      {seed: 61, numRuns: 40},
    );
  });

  it("keeps its digits for a feature in large units far from 0", () => {
    // The same lesions, ages in seconds since a far moment: 1e-9 of 1e-7 is what the offset leaves.
    const moved = LESIONS.map(([age, male]) => [age * 3.2e7 + 1e12, male]);
    const model = fitLinear(moved, SIZES);
    closeTo(model.coefficients[0] * 3.2e7, 0.06124790151091213, 1e-9);
    closeTo(model.coefficients[1], 0.3534974818130948, 1e-9);
  });

  it("leaves no standard error where no degree of freedom is left", () => {
    const {standardErrors} = fitLinear([[0], [1]], [1, 3]);
    assert.deepEqual(standardErrors, Float64Array.of(Number.NaN, Number.NaN));
  });

  it("says that nothing is explained where y does not vary", () => {
    assert.equal(fitLinear([[0], [1], [5]], [0.1, 0.1, 0.1]).rSquared, Number.NaN);
  });

  it("names the column that is constant or depends on others", () => {
    const x = [
      [1, 7],
      [2, 7],
      [4, 7],
    ];
    assert.throws(() => fitLinear(x, [1, 2, 3.5]), {
      name: "RangeError",
      message:
        "fitLinear: columns of x must be independent, got constant column 1: drop it or give a ridge above 0",
    });
    const sum = [
      [1, 0, 1, 5],
      [0, 1, 1, 2],
      [1, 1, 2, 2],
      [2, 1, 3, 0],
      [1, 3, 4, 1],
    ];
    assert.throws(
      () => fitLinear(sum, [1, 2, 3, 4, 6]),
      /got column 2, a linear combination of those before it/,
    );
    closeTo(fitLinear(x, [1, 2, 4], {ridge: 1}).coefficients[1], 0, 0);
  });

  it("refuses what it cannot fit", () => {
    assert.throws(() => fitLinear([[1], [2]], [1]), /y must hold 2 values, got 1/);
    assert.throws(
      () => fitLinear([[1], [Number.NaN]], [1, 2]),
      /x must be finite, got NaN in row 1/,
    );
    assert.throws(
      () => fitLinear([[1], [2]], [1, 2], {ridge: -1}),
      /ridge must be .* at least 0, got -1/,
    );
    assert.throws(
      () =>
        fitLinear(
          [
            [1, 2],
            [2, 1],
          ],
          [1, 2],
        ),
      /more rows than columns, got 2 and 2/,
    );
  });
});

describe("predictLinear", () => {
  it("adds the intercept to the weighted columns", () => {
    const model = {intercept: 1, coefficients: Float64Array.of(2, -1)};
    assert.deepEqual(
      predictLinear(model, [
        [1, 1],
        [0, 3],
      ]),
      Float64Array.of(2, -2),
    );
  });

  it("refuses a table with other columns", () => {
    const model = {intercept: 1, coefficients: Float64Array.of(2, -1)};
    assert.throws(() => predictLinear(model, [[1]]), {
      name: "ShapeError",
      message: "predictLinear: x must have the 2 columns of the model, got 1",
    });
  });
});
