import assert from "node:assert/strict";
import fc from "fast-check";
import {matrixRank} from "../../lib/core/index.ts";
import {outcome} from "../outcome.ts";

describe("matrixRank", () => {
  it("agrees with paper", () => {
    assert.equal(matrixRank([1, 2, 3, 4], {rows: 2, columns: 2}), 2);
    assert.equal(matrixRank([1, 2, 3, 2, 4, 6], {rows: 2, columns: 3}), 1);
    assert.equal(matrixRank([1, 2, 3, 4, 5, 6, 7, 8, 9], {rows: 3, columns: 3}), 2);
    assert.equal(matrixRank([0, 0, 0, 0], {rows: 2, columns: 2}), 0);
    assert.equal(matrixRank([0, 1, 1, 0], {rows: 2, columns: 2}), 2);
  });

  it("takes what tolerance calls rounding for 0", () => {
    const nearly = [1, 1, 1, 1 + 1e-6];
    assert.equal(matrixRank(nearly, {rows: 2, columns: 2}), 2);
    assert.equal(matrixRank(nearly, {rows: 2, columns: 2, tolerance: 1e-5}), 1);
  });

  it("of a product of r columns and r rows is r", () => {
    const entry = fc.integer({min: -9, max: 9});
    const factor = fc.array(entry, {minLength: 12, maxLength: 12});
    fc.assert(
      fc.property(factor, factor, (left, right) => {
        // A 4 × 3 and a 3 × 4 matrix: the product has their smaller rank at most, and its transpose the same.
        const at = (r: number, c: number) =>
          [0, 1, 2].reduce((sum, k) => sum + left[3 * r + k] * right[4 * k + c], 0);
        const product = Array.from({length: 16}, (_, i) => at(Math.floor(i / 4), i % 4));
        const turned = Array.from({length: 16}, (_, i) => at(i % 4, Math.floor(i / 4)));
        const rank = matrixRank(product, {rows: 4, columns: 4});
        const ranks = [left, right].map((m, i) =>
          matrixRank(m, i === 0 ? {rows: 4, columns: 3} : {rows: 3, columns: 4}),
        );
        assert.ok(rank <= Math.min(...ranks));
        assert.ok(rank >= ranks[0] + ranks[1] - 3);
        assert.equal(matrixRank(turned, {rows: 4, columns: 4}), rank);
      }),
      {seed: 16},
    );
  });

  for (const [message, call] of [
    [
      "RangeError matrixRank: rows must be a whole number of at least 1, got 0",
      () => matrixRank([], {rows: 0, columns: 1}),
    ],
    [
      "ShapeError matrixRank: matrix must hold 2 × 2 elements, got 3",
      () => matrixRank([1, 2, 3], {rows: 2, columns: 2}),
    ],
    [
      "RangeError matrixRank: tolerance must lie in 0 to 1, got 1",
      () => matrixRank([1], {rows: 1, columns: 1, tolerance: 1}),
    ],
    [
      "RangeError matrixRank: elements must be finite, got NaN",
      () => matrixRank([1, Number.NaN], {rows: 1, columns: 2}),
    ],
  ] as const) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
