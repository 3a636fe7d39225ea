import assert from "node:assert/strict";
import type {IccForm} from "voxelbook/statistics";
import {icc, ratingAnova} from "voxelbook/statistics";
import {outcome} from "../outcome.ts";
import {FORMS, JUDGES, near} from "./judges.ts";

describe("icc of degenerate tables", () => {
  /** What is left of an ICC: value, F, p and interval. */
  const parts = (rows: readonly (readonly number[])[], form: IccForm): number[] => {
    const {icc: value, f, p, lower, upper} = icc(rows, {form});
    return [value, f, p, lower, upper];
  };
  const nothing = [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN];

  it("of equal ratings is void", () => {
    const flat = [
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ];
    for (const form of FORMS) assert.deepEqual(parts(flat, form), nothing, form);
  });

  it("of raters who agree in everything is 1, with certainty", () => {
    const same = [
      [1, 1],
      [2, 2],
      [4, 4],
    ];
    for (const form of FORMS) assert.deepEqual(parts(same, form), [1, Infinity, 0, 1, 1], form);
  });

  it("of raters who differ by a constant is 1 in consistency only", () => {
    const shifted = [
      [1, 3],
      [2, 4],
      [3, 5],
    ];
    assert.deepEqual(parts(shifted, "3,1"), [1, Infinity, 0, 1, 1]);
    const agreement = icc(shifted, {form: "2,1"});
    near(agreement.icc, 1 / 3, 1e-14, "2,1");
    assert.ok(agreement.lower > 0 && agreement.lower < 0.2 && agreement.upper > 0.9);
  });

  it("without variance between subjects is at most 0 for a rating and −Infinity for a mean", () => {
    const alike = [
      [1, 3, 2],
      [2, 1, 3],
      [3, 2, 1],
    ];
    const below = [-0.5, 0, 1, -0.5, -0.5];
    assert.deepEqual(parts(alike, "1,1"), below);
    assert.deepEqual(parts(alike, "3,1"), below);
    assert.deepEqual(parts(alike, "1,k"), [-Infinity, 0, 1, -Infinity, -Infinity]);
    assert.deepEqual(parts(alike, "3,k"), [-Infinity, 0, 1, -Infinity, -Infinity]);
    near(icc(alike, {form: "2,1"}).icc, -1, 1e-14, "2,1");
  });

  it("takes means that differ by rounding for equal", () => {
    // Three times 0.1, 0.2 and 0.3 have other sums in other orders; means are rounded.
    const alike = [
      [0.1, 0.2, 0.3],
      [0.2, 0.3, 0.1],
      [0.3, 0.1, 0.2],
      [0.3, 0.2, 0.1],
      [0.1, 0.3, 0.2],
    ];
    assert.equal(ratingAnova(alike).subjects.ms, 0);
    assert.deepEqual(parts(alike, "1,k"), [-Infinity, 0, 1, -Infinity, -Infinity]);
    const same = [0, 1, 2, 3, 4, 5].map((i) => new Array(3).fill(0.1 * (i + 1) + 0.03 * i * i));
    for (const form of FORMS) assert.deepEqual(parts(same, form), [1, Infinity, 0, 1, 1], form);

    // Raters who differ by little do differ.
    const little = [0.1, 0.23, 0.42].map((value) => [1e3 + value, 1e3 + value + 1e-9]);
    near(ratingAnova(little).raters.ms / 1.5e-18, 1, 1e-3, "mean square");
  });

  it("is refused without two subjects, two raters or a full table of numbers", () => {
    const data = Float64Array.of(1, 2, 3);
    const rows: readonly (readonly [() => unknown, string])[] = [
      [
        () => icc([[1, 2]], {form: "2,1"}),
        "RangeError icc: ratings must have at least 2 subjects, got 1",
      ],
      [
        () => icc([], {form: "2,1"}),
        "RangeError icc: ratings must have at least 2 subjects, got 0",
      ],
      [
        () => icc([[1], [2]], {form: "2,1"}),
        "RangeError icc: ratings must have at least 2 raters, got 1",
      ],
      [
        () => icc([[1, 2], [3]], {form: "2,1"}),
        "ShapeError icc: every subject must have 2 ratings, got 1 for subject 1",
      ],
      [
        () => icc({data, subjects: 2, raters: 2}, {form: "2,1"}),
        "ShapeError icc: ratings must hold 2 × 2 = 4 numbers, got 3",
      ],
      [
        () =>
          icc(
            [
              [1, 2],
              [3, Number.NaN],
            ],
            {form: "2,1"},
          ),
        "RangeError icc: ratings must be finite, got NaN for subject 1, rater 1; leave out the subject",
      ],
      [
        () =>
          icc(
            [
              [1, Infinity],
              [3, 4],
            ],
            {form: "2,1"},
          ),
        "RangeError icc: ratings must be finite, got Infinity for subject 0, rater 1; leave out the subject",
      ],
      [
        () => icc(JUDGES, {form: JSON.parse('"2"')}),
        "RangeError icc: form must be one of 1; 1,1; 1,k; 2,1; 2,k; 3,1; 3,k; A,1; A,k; C,1; C,k; k, got 2",
      ],
      [
        () => icc(JUDGES, {form: JSON.parse('"toString"')}),
        "RangeError icc: form must be one of 1; 1,1; 1,k; 2,1; 2,k; 3,1; 3,k; A,1; A,k; C,1; C,k; k, got toString",
      ],
      [
        () => icc(JUDGES, {form: "2,1", confidence: 95}),
        "RangeError icc: confidence must lie between 0 and 1, got 95",
      ],
      [
        () => ratingAnova([[1, 2]]),
        "RangeError ratingAnova: ratings must have at least 2 subjects, got 1",
      ],
    ];
    for (const [call, message] of rows) assert.equal(outcome(call), message);
  });
});
