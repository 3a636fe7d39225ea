import assert from "node:assert/strict";
import {mantelHaenszel} from "voxelbook/statistics";

/** Lays tables a, b, c, d out as patients. */
function patientsOf(tables: readonly (readonly number[])[]) {
  const rows = tables.flatMap((counts, stratum) =>
    counts.flatMap((count, cell) =>
      Array.from({length: count}, () => ({
        exposed: cell < 2 ? 1 : 0,
        outcome: cell % 2 === 0 ? 1 : 0,
        stratum: `stratum ${stratum}`,
      })),
    ),
  );
  return {
    exposed: rows.map(({exposed}) => exposed),
    outcome: rows.map(({outcome}) => outcome),
    strata: rows.map(({stratum}) => stratum),
  };
}

const ask = (tables: readonly (readonly number[])[], confidence?: number) => {
  const {exposed, outcome, strata} = patientsOf(tables);
  return mantelHaenszel(exposed, outcome, {strata, ...(confidence ? {confidence} : {})});
};

describe("mantelHaenszel", () => {
  it("is the plain odds ratio in one stratum, with Woolf's variance", () => {
    const {oddsRatio, logStandardError, tables} = ask([[6, 2, 3, 8]]);
    assert.equal(oddsRatio, (6 * 8) / (2 * 3));
    const woolf = Math.sqrt(1 / 6 + 1 / 2 + 1 / 3 + 1 / 8);
    assert.ok(Math.abs(logStandardError - woolf) < 1e-15);
    assert.deepEqual(tables, [{stratum: "stratum 0", counts: [6, 2, 3, 8]}]);
  });

  it("gives the numbers of statsmodels", () => {
    // statsmodels 0.15.0, StratifiedTable(...).oddsratio_pooled, logodds_pooled_se, oddsratio_pooled_confint()
    const {oddsRatio, logStandardError, lower, upper} = ask([
      [12, 5, 8, 15],
      [20, 30, 4, 26],
      [3, 9, 1, 10],
    ]);
    assert.ok(Math.abs(oddsRatio / 4.255639097744361 - 1) < 1e-14);
    assert.ok(Math.abs(logStandardError / 0.4296768797012563 - 1) < 1e-14);
    assert.ok(Math.abs(lower / 1.8332562198348357 - 1) < 1e-12);
    assert.ok(Math.abs(upper / 9.878850503440306 - 1) < 1e-12);
  });

  it("undoes Simpson's paradox: both strata have 1, all together have 4", () => {
    const tables = [
      [64, 16, 16, 4],
      [4, 16, 16, 64],
    ];
    assert.equal(ask(tables).oddsRatio, 1);
    const together = tables[0].map((count, i) => count + tables[1][i]);
    assert.equal(ask([together]).oddsRatio, (68 / 32) * (68 / 32));
  });

  it("turns into its inverse when exposure is turned", () => {
    const tables = [
      [12, 5, 8, 15],
      [20, 30, 4, 26],
    ];
    const turned = tables.map(([a, b, c, d]) => [c, d, a, b]);
    assert.ok(Math.abs(ask(tables).oddsRatio * ask(turned).oddsRatio - 1) < 1e-14);
  });

  it("takes nothing from a stratum in which all are exposed, and says when nothing is left", () => {
    const empty = [7, 3, 0, 0];
    assert.equal(ask([[6, 2, 3, 8], empty]).oddsRatio, ask([[6, 2, 3, 8]]).oddsRatio);
    const {oddsRatio, lower, logStandardError} = ask([empty]);
    assert.ok(Number.isNaN(oddsRatio) && Number.isNaN(lower) && Number.isNaN(logStandardError));
    assert.equal(ask([[5, 0, 2, 3]]).oddsRatio, Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(ask([[5, 0, 2, 3]]).upper));
  });

  it("has a wider interval for more confidence", () => {
    const table = [[6, 2, 3, 8]];
    assert.ok(ask(table, 0.99).upper > ask(table).upper);
    assert.throws(() => ask(table, 1.5), /confidence must lie between 0 and 1, got 1.5/);
  });

  it("refuses lengths that differ and values other than 0 and 1", () => {
    assert.throws(() => mantelHaenszel([1, 0], [1], {strata: [1, 1]}), /outcome must hold 2/);
    assert.throws(() => mantelHaenszel([1, 0], [1, 0], {strata: [1]}), /strata must hold 2/);
    assert.throws(() => mantelHaenszel([2], [1], {strata: [1]}), /exposed must be 0 or 1, got 2/);
    for (const missing of [Number.NaN, undefined] as number[]) {
      assert.throws(
        () => mantelHaenszel([1, 0], [1, 0], {strata: [1, missing]}),
        /strata must have no missing value, got (NaN|undefined) at index 1/,
      );
    }
    assert.throws(() => mantelHaenszel([], [], {strata: []}), /must hold a patient, got none/);
  });
});
