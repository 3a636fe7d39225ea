import assert from "node:assert/strict";
import fc from "fast-check";
import {
  choleskyFactor,
  choleskySolve,
  createRng,
  matrixOf,
  ranks,
  symmetricEigen,
} from "voxelbook/core";
import {outcome} from "../outcome.ts";

/** A symmetric positive definite matrix B Bᵀ + I. */
function definite(n: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const b = Float64Array.from({length: n * n}, () => rng.normal());
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) a[i * n + j] += b[i * n + k] * b[j * n + k];
    }
    a[i * n + i] += 1;
  }
  return a;
}

describe("matrixOf", () => {
  it("reads rows, and hands a matrix through", () => {
    const matrix = {data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3};
    assert.deepEqual(matrixOf("f", [[1, 2, 3], Float32Array.of(4, 5, 6)]), matrix);
    assert.equal(matrixOf("f", matrix), matrix);
  });

  it("names the row whose length differs, and a record that is not full", () => {
    assert.equal(
      outcome(() => matrixOf("f", [[1, 2], [3]])),
      "ShapeError f: rows of x must have one length, got 2 in row 0 and 1 in row 1",
    );
    assert.equal(
      outcome(() => matrixOf("f", {data: new Float64Array(5), rows: 2, columns: 3}, "z")),
      "ShapeError f: z must hold 2 × 3 = 6 numbers, got 5",
    );
  });
});

describe("choleskyFactor and choleskySolve", () => {
  it("agree with paper", () => {
    assert.deepEqual(choleskyFactor([4, 2, 2, 5], 2), Float64Array.of(2, 0, 1, 2));
    assert.deepEqual(
      choleskySolve(Float64Array.of(2, 0, 1, 2), [8, 9]),
      Float64Array.of(1.375, 1.25),
    );
  });

  it("solve what a product made", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 8}), fc.integer(), (n, seed) => {
        const a = definite(n, seed);
        const x = Float64Array.from({length: n}, (_, i) => i - 2);
        const b = x.map((_, i) => x.reduce((total, value, j) => total + a[i * n + j] * value, 0));
        const solved = choleskySolve(choleskyFactor(a, n)!, b);
        // The condition number of such matrices stays below 1e3, so 1e-11 is rounding.
        for (let i = 0; i < n; i++) assert.ok(Math.abs(solved[i] - x[i]) < 1e-11);
      }),
      {seed: 8, numRuns: 50},
    );
  });

  it("gives null for a singular matrix and one that is not positive", () => {
    assert.equal(choleskyFactor([1, 2, 2, 4], 2), null);
    assert.equal(choleskyFactor([1, 2, 2, 1], 2), null);
    assert.equal(choleskyFactor([Number.NaN], 1), null);
  });
});

describe("symmetricEigen", () => {
  it("gives values, largest first, with vectors that reproduce the matrix", () => {
    const n = 6;
    const a = definite(n, 3);
    const {values, vectors} = symmetricEigen({data: a, rows: n, columns: n});
    assert.deepEqual(
      [...values],
      [...values].sort((p, q) => q - p),
    );
    for (let k = 0; k < n; k++) {
      for (let i = 0; i < n; i++) {
        let product = 0;
        for (let j = 0; j < n; j++) product += a[i * n + j] * vectors.data[j * n + k];
        assert.ok(Math.abs(product - values[k] * vectors.data[i * n + k]) < 1e-12 * values[0]);
      }
    }
  });

  it("refuses a matrix that is not square", () => {
    assert.equal(
      outcome(() => symmetricEigen({data: new Float64Array(6), rows: 2, columns: 3})),
      "RangeError symmetricEigen: a must be square, got 2 × 3",
    );
  });
});

describe("ranks", () => {
  it("shares the mean rank among equal values, and counts what is shared", () => {
    assert.deepEqual(ranks([10, 20, 20, 5]).ranks, Float64Array.of(2, 3.5, 3.5, 1));
    assert.equal(ranks([7, 7, 7, 1]).tieSum, 24);
    assert.deepEqual(ranks([0, -0]).ranks, Float64Array.of(1.5, 1.5));
    assert.equal(ranks([]).ranks.length, 0);
  });

  it("always sum to n (n + 1) / 2, and a number that is none has no rank", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 5}), {maxLength: 40}), (values) => {
        const total = ranks(values).ranks.reduce((sum, rank) => sum + rank, 0);
        assert.equal(total, (values.length * (values.length + 1)) / 2);
      }),
      {seed: 8, numRuns: 100},
    );
    assert.equal(
      outcome(() => ranks([1, Number.NaN])),
      "RangeError ranks: values must be numbers, got NaN at index 1",
    );
  });
});
