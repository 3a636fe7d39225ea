import assert from "node:assert/strict";
import fc from "fast-check";
import {constantColumns} from "voxelbook/statistics";

describe("constantColumns", () => {
  it("names the columns whose values are all equal", () => {
    const rows = [
      [1, 7, 0.1, 0],
      [2, 7, 0.1, -0],
      [3, 7, 0.1, 0],
    ];
    assert.deepEqual([...constantColumns(rows)], [1, 2, 3]);
    assert.deepEqual([...constantColumns([[5, 6]])], [0, 1]);
    assert.deepEqual([...constantColumns([])], []);
  });

  it("calls no column constant that varies in its last digit, or has a value missing", () => {
    const rows = [
      [1e6, Number.NaN, 1],
      [1e6 + 2 ** -33, Number.NaN, Number.NaN],
    ];
    assert.deepEqual([...constantColumns(rows)], []);
  });

  it("finds what the definition finds", () => {
    const table = fc.array(fc.array(fc.integer({min: 0, max: 1}), {minLength: 4, maxLength: 4}), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const wanted = [0, 1, 2, 3].filter((j) => new Set(rows.map((row) => row[j])).size === 1);
        assert.deepEqual([...constantColumns(rows)], wanted);
      }),
      {seed: 6},
    );
  });
});
