import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {fitLogistic, predictLogistic} from "voxelbook/statistics";
import {closeTo, LESIONS, MALIGNANT} from "./lesions.ts";

describe("fitLogistic", () => {
  it("gives the log odds ratio of a table of four cells", () => {
    // One of three and two of three: odds 1/2 and 2, their ratio 4; its variance is the sum of 1/cells.
    const model = fitLogistic([[0], [0], [0], [1], [1], [1]], [0, 0, 1, 0, 1, 1]);
    closeTo(model.coefficients[0], Math.log(4), 1e-14);
    closeTo(model.intercept, -Math.log(2), 1e-14);
    closeTo(model.standardErrors ?? [], [Math.sqrt(1.5), Math.sqrt(3)], 1e-13);
    closeTo(model.logLikelihood, 2 * Math.log(1 / 3) + 4 * Math.log(2 / 3), 1e-14);
    closeTo(model.nullLogLikelihood, 6 * Math.log(1 / 2), 1e-14);
  });

  it("gives the estimates, errors and likelihood of statsmodels", () => {
    // statsmodels 0.15.0, Logit(y, add_constant(x)).fit(method="newton", tol=1e-14).
    const model = fitLogistic(LESIONS, MALIGNANT);
    closeTo(model.intercept, -8.90812051643167, 1e-12);
    closeTo(model.coefficients, [0.11953183681732349, 2.3557032265339033], 1e-13);
    const errors = [6.788816669890565, 0.10219896057149587, 1.7731465099494144];
    closeTo(model.standardErrors ?? [], errors, 1e-11);
    closeTo(model.logLikelihood, -5.0376643110219685, 1e-13);
    closeTo(model.nullLogLikelihood, 4 * Math.log(0.4) + 6 * Math.log(0.6), 1e-14);
    assert.ok(model.residual < 1e-13, `${model.residual}`);
  });

  it("leaves no gradient, with few or with many columns", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1e6}), fc.constantFrom(2, 30), (seed, columns) => {
        const rng = createRng(seed);
        const x = Array.from({length: 20}, () =>
          Array.from({length: columns}, () => 3 + rng.normal()),
        );
        const y = x.map((row, i) => (i < 2 ? i : Number(row[0] + 2 * rng.normal() > 3)));
        const {intercept, coefficients, ridge} = fitLogistic(x, y, {ridge: 0.3});
        const p = predictLogistic({intercept, coefficients}, x);
        closeTo(
          p.reduce((total, value, i) => total + value - y[i], 0),
          0,
          1e-10,
        );
        for (let j = 0; j < columns; j++) {
          const slope = x.reduce((total, row, i) => total + row[j] * (p[i] - y[i]), 0);
          closeTo(slope + ridge * coefficients[j], 0, 1e-10);
        }
      }),
      {seed: 62, numRuns: 30},
    );
  });

  it("does not feel the units of a column", () => {
    const model = fitLogistic(LESIONS, MALIGNANT);
    const seconds = fitLogistic(
      LESIONS.map(([age, male]) => [age * 3.2e7, male]),
      MALIGNANT,
    );
    closeTo(seconds.coefficients[0] * 3.2e7, model.coefficients[0], 1e-12);
    closeTo(seconds.logLikelihood, model.logLikelihood, 1e-12);
  });

  it("names the column that separates the classes, ties or not", () => {
    const words =
      "fitLogistic: no combination of columns may separate the classes perfectly, got column 1, which does so alone: coefficients would be infinite, give a ridge above 0";
    const clear = [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 4],
    ];
    assert.throws(() => fitLogistic(clear, [1, 1, 0, 0]), {name: "RangeError", message: words});
    const tied = [
      [0, 1],
      [1, 2],
      [0, 2],
      [1, 4],
      [1, 1],
    ];
    assert.throws(() => fitLogistic(tied, [0, 0, 1, 1, 0]), {name: "RangeError", message: words});
  });

  it("finds classes that only several columns together separate", () => {
    // Malignant where x + y > 1; neither column does it alone.
    const x = [
      [0, 0],
      [1, 0],
      [0.8, 0.1],
      [0.1, 0.8],
      [1, 1],
      [0.4, 0.9],
      [0.9, 0.4],
      [0.3, 1],
    ];
    const y = x.map(([a, b]) => Number(a + b > 1));
    assert.throws(() => fitLogistic(x, y), /got a combination of columns that does so/);

    // The same with a tie on the line itself, one of each class.
    const tied = [...x, [0.5, 0.5], [0.5, 0.5]];
    assert.throws(
      () => fitLogistic(tied, [...y, 0, 1]),
      /got a combination of columns that does so/,
    );
    assert.ok(fitLogistic(x, y, {ridge: 0.1}).coefficients.every((value) => value > 0));
  });

  it("fits what one row keeps from being separable", () => {
    // Forty rows in order, but for two that changed places: a steep slope, but a finite one.
    const x = Array.from({length: 40}, (_, i) => [i]);
    const y = x.map(([i]) => Number(i === 19 || i > 20));
    const {coefficients, residual} = fitLogistic(x, y);
    assert.ok(coefficients[0] > 0.5 && coefficients[0] < 5, `${coefficients[0]}`);
    assert.ok(residual < 1e-12);
  });

  it("names the column that is constant or depends on others", () => {
    assert.throws(() => fitLogistic([[5], [5], [5]], [0, 1, 0]), /got constant column 0: drop it/);
    const twice = [
      [1, 2],
      [0, 0],
      [3, 6],
      [5, 10],
    ];
    assert.throws(() => fitLogistic(twice, [0, 1, 0, 1]), /got column 1, a linear combination/);
    closeTo(fitLogistic([[5], [5], [5]], [0, 1, 0], {ridge: 1}).intercept, -Math.log(2), 1e-14);
  });

  it("refuses what it cannot fit", () => {
    assert.throws(
      () => fitLogistic([[1], [2], [3]], [1, 1, 1]),
      /y must have both classes, got 3 of 1 among 3/,
    );
    assert.throws(() => fitLogistic([[1], [2], [3]], [0, 1, 2]), /y must be 0 or 1, got 2/);
    assert.throws(
      () => fitLogistic([[1], [Number.NaN], [3]], [0, 1, 1]),
      /x must be finite, got NaN in row 1/,
    );
    assert.throws(
      () => fitLogistic([[1], [2]], [0, 1], {ridge: Number.NaN}),
      /ridge must be .*, got NaN/,
    );
    assert.throws(
      () =>
        fitLogistic(
          [
            [1, 2],
            [2, 1],
          ],
          [0, 1],
        ),
      /more rows than columns, got 2 and 2/,
    );
  });
});

describe("predictLogistic", () => {
  it("gives probabilities that do not overflow", () => {
    const model = {intercept: 0, coefficients: Float64Array.of(1)};
    const [low, half, high] = predictLogistic(model, [[-1000], [0], [1000]]);
    assert.deepEqual([low, half, high], [0, 0.5, 1]);
  });
});
