import assert from "node:assert/strict";
import {icc, iccAll, iccClass} from "voxelbook/statistics";
import {outcome} from "../outcome.ts";
import {FORMS, JUDGES} from "./judges.ts";

describe("iccAll", () => {
  it("gives each table what icc gives it", () => {
    const second = JUDGES.map((row, i) => row.map((x, j) => x * x - i * j));
    const data = Float64Array.from([...JUDGES.flat(), ...second.flat()]);
    for (const form of FORMS) {
      const all = iccAll({data, features: 2, subjects: 6, raters: 4}, {form, confidence: 0.9});
      [JUDGES, second].forEach((rows, q) => {
        const one = icc(rows, {form, confidence: 0.9});
        const mine = [all.icc[q], all.lower[q], all.upper[q], all.f[q], all.p[q], all.df1, all.df2];
        assert.deepEqual(mine, [one.icc, one.lower, one.upper, one.f, one.p, one.df1, one.df2]);
      });
    }
  });

  it("has NaN where a value is not finite or all are equal, and goes on", () => {
    const data = Float64Array.from([
      ...[1, 2, 3, Number.NaN],
      ...[1, 2, 3, Infinity],
      ...[7, 7, 7, 7],
      ...[1, 1, 2, 2],
    ]);
    const all = iccAll({data, features: 4, subjects: 2, raters: 2}, {form: "2,1"});
    for (const column of [all.icc, all.lower, all.upper, all.p]) {
      assert.deepEqual(Array.from(column).map(Number.isNaN), [true, true, true, false]);
    }
    assert.deepEqual(Array.from(all.f), [Number.NaN, Number.NaN, Number.NaN, Infinity]);
  });

  it("takes no table at all, and refuses what does not fit", () => {
    const none = iccAll(
      {data: new Float64Array(0), features: 0, subjects: 3, raters: 2},
      {form: "1,1"},
    );
    assert.deepEqual([none.icc.length, none.df1, none.df2], [0, 2, 3]);
    const data = new Float64Array(4);
    const rows: readonly (readonly [() => unknown, string])[] = [
      [
        () => iccAll({data, features: 1, subjects: 1, raters: 4}, {form: "2,1"}),
        "RangeError iccAll: ratings must have at least 2 subjects, got 1",
      ],
      [
        () => iccAll({data, features: 2, subjects: 2, raters: 2}, {form: "2,1"}),
        "ShapeError iccAll: data must hold 2 × 2 × 2 = 8 numbers, got 4",
      ],
      [
        () => iccAll({data, features: 0.5, subjects: 2, raters: 2}, {form: "2,1"}),
        "RangeError iccAll: features must be a whole number of at least 0, got 0.5",
      ],
      [
        () => iccAll({data, features: 1, subjects: 2, raters: 2}, {form: "2,1", confidence: 1}),
        "RangeError iccAll: confidence must lie between 0 and 1, got 1",
      ],
    ];
    for (const [call, message] of rows) assert.equal(outcome(call), message);
  });
});

describe("iccClass", () => {
  it("puts each cut-off into the class above it", () => {
    const values = [-1, 0.499, 0.5, 0.749, 0.75, 0.899, 0.9, 1, Number.NaN];
    assert.deepEqual(values.map(iccClass), [
      "poor",
      "poor",
      "moderate",
      "moderate",
      "good",
      "good",
      "excellent",
      "excellent",
      null,
    ]);
  });
});
