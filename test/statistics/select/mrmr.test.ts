import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import {mrmr, pearson} from "voxelbook/statistics";

const ROWS = [
  [1, 2, 0, 5],
  [2, 4, 1, 3],
  [3, 7, 1, 1],
  [4, 8, 0, 4],
  [5, 9, 2, 2],
  [6, 13, 3, 1],
];
const Y = [1, 2, 3, 4, 6, 5];

const column = (j: number): number[] => ROWS.map((row) => row[j]);

/** Mutual information of normal variables. */
const information = (r: number): number => -0.5 * Math.log(1 - r * r);

/** Chooses as the definition says, with every sum written out. */
function chooseByDefinition(isInformation: boolean, isDifference: boolean): number[] {
  const relevance = [0, 1, 2, 3].map((j) => {
    const {r} = pearson(column(j), Y);
    return isInformation ? information(r) : (4 * r * r) / (1 - r * r);
  });
  const chosen: number[] = [];
  while (chosen.length < 4) {
    const worth = relevance.map((own, j) => {
      if (chosen.includes(j)) return Number.NEGATIVE_INFINITY;
      if (chosen.length === 0) return own;
      const shared = chosen.map((k) => {
        const {r} = pearson(column(j), column(k));
        return isInformation ? information(r) : Math.abs(r);
      });
      const mean = shared.reduce((sum, value) => sum + value, 0) / shared.length;
      return isDifference ? own - mean : own / mean;
    });
    chosen.push(worth.indexOf(Math.max(...worth)));
  }
  return chosen;
}

describe("mrmr", () => {
  it("passes over a copy of what it has chosen", () => {
    const rows = ROWS.map((row) => [row[0], row[0], row[2]]);
    const options = {count: 2, measure: "information", scheme: "difference"} as const;
    const {selected, scores, relevance} = mrmr(rows, Y, options);
    assert.deepEqual(selected, [0, 2]);
    assert.equal(scores[0], relevance[0]);
    assert.ok(Math.abs(relevance[0] - information(pearson(column(0), Y).r)) < 1e-12);
  });

  it("chooses by every measure and scheme as the definition does", () => {
    for (const measure of ["information", "f-statistic"] as const) {
      for (const scheme of ["difference", "quotient"] as const) {
        const {selected} = mrmr(ROWS, Y, {count: 4, measure, scheme});
        const expected = chooseByDefinition(measure === "information", scheme === "difference");
        assert.deepEqual(selected, expected, `${measure}, ${scheme}`);
      }
    }
  });

  it("takes one feature of each informative block, where a ranking takes whole blocks", () => {
    const {x, y} = drawRadiomicsCohort(createRng("blocks"), {
      patients: 400,
      features: 200,
      informative: 3,
      effect: 1.5,
      blockSize: 10,
      correlation: 0.95,
    });
    const options = {count: 3, measure: "information", scheme: "quotient"} as const;
    const {selected, relevance} = mrmr(x, y, options);
    const blocks = (columns: readonly number[]) => new Set(columns.map((j) => Math.floor(j / 10)));
    assert.deepEqual([...blocks(selected)].sort(), [0, 1, 2]);
    const top = Array.from(relevance.keys()).sort((a, b) => relevance[b] - relevance[a]);
    assert.ok(blocks(top.slice(0, 3)).size < 3);
  });

  it("gives a column that does not vary no relevance, and equal columns the order they have", () => {
    const rows = ROWS.map((row) => [7, row[0], row[0]]);
    const options = {count: 3, measure: "f-statistic", scheme: "difference"} as const;
    const {selected, relevance} = mrmr(rows, Y, options);
    assert.equal(relevance[0], 0);
    assert.equal(selected[0], 1);
  });

  it("stays finite where a feature is the outcome itself", () => {
    for (const measure of ["information", "f-statistic"] as const) {
      const rows = Y.map((value, i) => [value, value, ROWS[i][2]]);
      const {scores} = mrmr(rows, Y, {count: 3, measure, scheme: "difference"});
      assert.ok(scores.every(Number.isFinite), measure);
    }
  });

  it("refuses what breaks a rule", () => {
    const options = {count: 2, measure: "information", scheme: "difference"} as const;
    assert.throws(() => mrmr(ROWS, Y, {...options, count: 5}), {
      name: "RangeError",
      message: "mrmr: count must be a whole number from 1 to 4, the number of columns, got 5",
    });
    assert.throws(() => mrmr(ROWS, [1, 1, 1, 1, 1, 1], options), /y must vary, got 1 in every row/);
    assert.throws(() => mrmr(ROWS, [1], options), {name: "ShapeError"});
    assert.throws(
      () => mrmr(ROWS, Y, {...options, scheme: "ratio" as "quotient"}),
      /scheme must be difference or quotient, got ratio/,
    );
    assert.throws(
      () => mrmr(ROWS, Y, {...options, measure: "f" as "f-statistic"}),
      /measure must be information or f-statistic, got f/,
    );
  });
});
