import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import {applyPca, fitPca} from "voxelbook/statistics";

const close = (actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-12) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => {
    assert.ok(Math.abs(actual[i] - value) <= tolerance, `${i}: ${actual[i]} against ${value}`);
  });
};

const TALL = [
  [2.5, 2.4, 1],
  [0.5, 0.7, -1.2],
  [2.2, 2.9, 0.3],
  [1.9, 2.2, 2],
  [3.1, 3, -0.5],
  [2.3, 2.7, 0.8],
];
const WIDE = [
  [1, 5, 2, 8, 1],
  [3, 1, 4, 1, 6],
  [2, 2, 9, 5, 3],
];

describe("fitPca and applyPca", () => {
  it("find the line on which three patients lie", () => {
    // Deviations −5, 0 and 5 along (0.6, 0.8): variance 50 / 2.
    const model = fitPca(
      [
        [0, 0],
        [3, 4],
        [6, 8],
      ],
      {scale: false},
    );
    close(model.loadings.data, [0.6, 0.8], 1e-15);
    close(model.variances, [25]);
    close(model.explained, [1], 1e-15);
    close(
      applyPca(model, [
        [0, 0],
        [3, 4],
        [6, 8],
      ]).data,
      [-5, 0, 5],
    );
  });

  it("agree with scikit-learn with more patients than features, and fewer", () => {
    // sklearn.decomposition.PCA of scikit-learn 1.9.1; signs turned so that the largest is positive.
    const tall = fitPca(TALL, {scale: false});
    close(
      tall.loadings.data,
      [
        0.5293763092288746, 0.5366838097112608, 0.6570625629428465, -0.5028791483636263,
        -0.425261747514258, 0.7525058194075266, -0.6832812637327974, 0.728781815425527,
        -0.044763602812825806,
      ],
    );
    close(tall.variances, [1.8731533849742252, 0.8533307631821365, 0.0448491851769712]);
    close(tall.explained, [0.6759033142798504, 0.30791343391224557, 0.016183251807903972]);
    const wide = fitPca(WIDE, {scale: false});
    close(
      wide.loadings.data,
      [
        -0.1943791557781087, 0.41435136433521963, -0.3479374724521262, 0.6675305188338777,
        -0.47315136305576927, -0.06461258203347105, -0.0343522887254261, 0.9168521347207236,
        0.3079327635133273, -0.24332018147985698,
      ],
    );
    close(wide.variances, [25.1583281184794, 11.841671881520611]);
  });

  it("give coordinates that do not correlate and have the variances of the model", () => {
    const {x} = drawRadiomicsCohort(createRng("pca"), {
      patients: 30,
      features: 80,
      informative: 0,
      effect: 0,
      blockSize: 10,
    });
    for (const scale of [true, false]) {
      const model = fitPca(x, {scale});
      const {data, rows, columns} = applyPca(model, x);
      assert.equal(columns, 29);
      for (const [a, b] of [
        [0, 0],
        [3, 3],
        [28, 28],
        [0, 1],
        [2, 17],
      ]) {
        let total = 0;
        for (let i = 0; i < rows; i++) total += data[a + columns * i] * data[b + columns * i];
        const expected = a === b ? model.variances[a] : 0;
        assert.ok(Math.abs(total / (rows - 1) - expected) < 1e-9 * model.variances[0]);
      }
      const whole = model.explained.reduce((sum, share) => sum + share, 0);
      assert.ok(Math.abs(whole - 1) < 1e-12);
    }
  });

  it("do not feel units where features are scaled", () => {
    const model = fitPca(TALL, {scale: true});
    const inMetres = fitPca(
      TALL.map(([a, b, c]) => [a / 1000, 40 * b + 7, c]),
      {scale: true},
    );
    close(inMetres.loadings.data, Array.from(model.loadings.data), 1e-10);
    close(model.variances, Array.from(inMetres.variances), 1e-10);
    const sum = model.variances.reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(sum - 3) < 1e-12);
  });

  it("apply what was learned from training patients, and nothing of new ones", () => {
    const model = fitPca(TALL, {scale: true, components: 2});
    const one = applyPca(model, [TALL[0], [100, 100, 100]]);
    const other = applyPca(model, [TALL[0]]);
    close(one.data.subarray(0, 2), Array.from(other.data), 0);
  });

  it("keep as many components as asked for, or as describe a share", () => {
    assert.equal(fitPca(TALL, {scale: false, components: 2}).loadings.rows, 2);
    assert.equal(fitPca(TALL, {scale: false, explained: 0.67}).loadings.rows, 1);
    assert.equal(fitPca(TALL, {scale: false, explained: 0.68}).loadings.rows, 2);
    assert.equal(fitPca(TALL, {scale: false, explained: 1}).loadings.rows, 3);
    const collinear = TALL.map(([a, b]) => [a, b, a + b]);
    assert.equal(fitPca(collinear, {scale: false}).loadings.rows, 2);
    const constant = TALL.map(([a, b]) => [a, b, 4]);
    assert.equal(fitPca(constant, {scale: false}).loadings.data[2], 0);
  });

  it("refuse what breaks a rule", () => {
    const collinear = TALL.map(([a, b]) => [a, b, a + b]);
    assert.throws(() => fitPca(collinear, {scale: false, components: 3}), {
      name: "RangeError",
      message:
        "fitPca: components must be a whole number from 1 to 2, the rank of x without its mean, got 3",
    });
    const constant = TALL.map(([a, b]) => [a, b, 4]);
    assert.throws(() => fitPca(constant, {scale: true}), /got constant column 2: drop it/);
    assert.throws(
      () =>
        fitPca(
          [
            [1, 2],
            [1, 2],
          ],
          {scale: false},
        ),
      /x must vary, got equal rows/,
    );
    assert.throws(() => fitPca([[1, 2]], {scale: false}), /at least 2 rows, got 1/);
    assert.throws(
      () => fitPca(TALL, {scale: false, components: 1, explained: 0.5}),
      /components and explained must not both be given/,
    );
    assert.throws(() => fitPca(TALL, {scale: false, explained: 0}), /explained must be above 0/);
    assert.throws(() => fitPca(TALL, {} as {scale: boolean}), {name: "TypeError"});
    assert.throws(() => applyPca(fitPca(TALL, {scale: false}), [[1, 2]]), {
      name: "ShapeError",
      message: "applyPca: x must have the 3 features of the model, got 2",
    });
  });
});
