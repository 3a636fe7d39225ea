import assert from "node:assert/strict";
import fc from "fast-check";
import {determinant3, inverse3} from "../../lib/core/index.ts";

describe("determinant3 and inverse3", () => {
  it("agree with paper", () => {
    assert.equal(determinant3([1, 2, 3, 0, 1, 4, 5, 6, 0]), 1);
    assert.deepEqual(
      inverse3([1, 2, 3, 0, 1, 4, 5, 6, 0]),
      Float64Array.of(-24, 18, 5, 20, -15, -4, -5, 4, 1),
    );
  });

  it("refuse a singular matrix and a wrong size", () => {
    assert.throws(() => inverse3([1, 2, 3, 2, 4, 6, 0, 0, 1]), /must be finite and not 0, got 0/);
    assert.throws(() => determinant3([1, 2]), /m must hold 9 numbers, got 2/);
  });

  it("times the matrix is the identity", () => {
    const entry = fc.double({min: -1, max: 1, noNaN: true});
    fc.assert(
      fc.property(fc.array(entry, {minLength: 9, maxLength: 9}), (m) => {
        // Diagonally dominant, so that the condition number, and with it the error, stays small.
        const a = m.map((value, i) => (i % 4 === 0 ? value + 4 * Math.sign(value || 1) : value));
        const b = inverse3(a);
        for (let row = 0; row < 3; row++) {
          for (let column = 0; column < 3; column++) {
            const dot =
              a[3 * row] * b[column] +
              a[3 * row + 1] * b[3 + column] +
              a[3 * row + 2] * b[6 + column];
            assert.ok(Math.abs(dot - (row === column ? 1 : 0)) < 1e-13);
          }
        }
      }),
    );
  });
});
