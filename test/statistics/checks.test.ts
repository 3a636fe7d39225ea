import assert from "node:assert/strict";
import {completeRows} from "voxelbook/statistics";
import {checkedBinary, checkedMatrix, checkedVector} from "../../lib/statistics/checks.ts";
import {outcome} from "../outcome.ts";

describe("the checks of tables and outcomes", () => {
  it("name the row and the column of a missing value", () => {
    assert.equal(
      outcome(() =>
        checkedMatrix("fit", [
          [1, 2],
          [3, Number.NaN],
        ]),
      ),
      "RangeError fit: x must be finite, got NaN in row 1, column 1: drop such rows (completeRows) or impute them",
    );
    assert.equal(
      outcome(() => checkedVector("fit", [1, Number.POSITIVE_INFINITY], {name: "time"})),
      "RangeError fit: time must be finite, got Infinity at index 1: missing values are never left out in silence",
    );
  });

  it("refuse an empty table, a wrong length and an outcome of one class", () => {
    assert.equal(
      outcome(() => checkedMatrix("fit", [])),
      "RangeError fit: x must have at least one row and one column, got 0 × 0",
    );
    assert.equal(
      outcome(() => checkedVector("fit", [1], {name: "y", length: 2})),
      "ShapeError fit: y must hold 2 values, got 1",
    );
    assert.equal(
      outcome(() => checkedBinary("fit", [1, 1, 1], {name: "y"})),
      "RangeError fit: y must have both classes, got 3 of 1 among 3",
    );
    assert.equal(
      outcome(() => checkedBinary("fit", [0, 2], {name: "y"})),
      "RangeError fit: y must be 0 or 1, got 2",
    );
  });
});

describe("completeRows", () => {
  it("keeps the rows without a missing value, and says which it drops", () => {
    const {x, kept, dropped} = completeRows([
      [1, 2],
      [Number.NaN, 4],
      [5, 6],
      [7, Number.POSITIVE_INFINITY],
    ]);
    assert.deepEqual(x, {data: Float64Array.of(1, 2, 5, 6), rows: 2, columns: 2});
    assert.deepEqual(
      [[...kept], [...dropped]],
      [
        [0, 2],
        [1, 3],
      ],
    );
  });
});
