import assert from "node:assert/strict";
import {countScores, medianOf} from "../../workbench/report/histogramSvg.ts";

describe("countScores", () => {
  it("counts in ten equal parts, the greatest score in the last", () => {
    assert.deepEqual(countScores([0, 0.99, 1, 9.99, 10], 10), [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it("puts a score on an edge into the part that begins there, in spite of rounding", () => {
    assert.deepEqual(countScores([0.1 * 3], 1), [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  });

  it("counts scores of an exercise without points in the first part", () => {
    assert.equal(countScores([0, 0], 0)[0], 2);
  });
});

describe("medianOf", () => {
  it("is the middle, or the mean of the two middle ones", () => {
    assert.equal(medianOf([3, 1, 2]), 2);
    assert.equal(medianOf([4, 1, 2, 3]), 2.5);
    assert.equal(medianOf([]), 0);
  });
});
