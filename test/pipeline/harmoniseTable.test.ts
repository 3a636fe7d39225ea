import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {CovariateRow, FeatureTable, HarmoniseOptions} from "voxelbook/pipeline";
import {harmoniseTable} from "voxelbook/pipeline";
import {combat} from "voxelbook/statistics";

const NAMES = ["volume", "entropy", "contrast"] as const;

/** Thirteen patients of two scanners; the second adds 4 to every feature, a year adds 0.1. */
function cohort() {
  const rng = createRng("pipeline/harmonise");
  const known: CovariateRow[] = Array.from({length: 13}, (_, i) => ({
    id: `p${i}`,
    scanner: i % 3 === 0 ? "old" : "new",
    age: 40 + rng.int(40),
  }));
  const rows = known.map(({id, scanner, age}) => ({
    id,
    values: Float64Array.from(
      NAMES,
      () => 10 + 0.1 * Number(age) + (scanner === "new" ? 4 : 0) + rng.normal(),
    ),
    provenance: {of: id},
  }));
  const columns = NAMES.map((name) => ({
    ...{name, ibsi: null, tag: null, aggregation: null, unit: "1", image: "original"},
    pyradiomics: null,
  }));
  const keys = NAMES.map((name) => `original_${name}`);
  const table: FeatureTable = {keys, columns, rows, failures: []};
  return {table, known};
}

const OPTIONS: HarmoniseOptions = {
  batch: "scanner",
  covariates: [{name: "age", kind: "continuous"}],
  shrinkage: "parametric",
  fitOn: "all",
  unfit: "refuse",
};

describe("harmoniseTable", () => {
  it("is ComBat of the table, with the batch's share before and after", () => {
    const {table, known} = cohort();
    const {
      table: harmonised,
      before,
      after,
      unfit,
      provenance,
    } = harmoniseTable(table, known, OPTIONS);
    const {harmonised: wanted} = combat(
      table.rows.map(({values}) => values),
      {
        batch: known.map(({scanner}) => String(scanner)),
        covariates: [{name: "age", kind: "continuous", values: known.map(({age}) => Number(age))}],
        shrinkage: "parametric",
      },
    );
    const values = harmonised.rows.flatMap((row) => Array.from(row.values));
    assert.deepEqual(values, [...wanted.data]);
    assert.deepEqual(harmonised.keys, table.keys);
    assert.deepEqual(harmonised.rows[2].provenance, {of: "p2"});
    assert.deepEqual(unfit, []);
    for (let f = 0; f < 3; f++) {
      assert.ok(before.share[f] > 0.5, `before: ${before.share[f]}`);
      assert.ok(after.share[f] < 0.2, `after: ${after.share[f]}`);
    }
    assert.deepEqual(provenance.fitted["old"], ["p0", "p3", "p6", "p9", "p12"]);
    assert.deepEqual(provenance.applied, []);
    assert.deepEqual(JSON.parse(JSON.stringify(provenance)), provenance);
  });

  it("estimates from training cases alone: others change nothing", () => {
    const {table, known} = cohort();
    const fitOn = known.slice(0, 9).map(({id}) => id);
    const first = harmoniseTable(table, known, {...OPTIONS, fitOn});
    const rows = table.rows.map((row, i) =>
      i < 9 ? row : {...row, values: row.values.map((value) => 5 * value - 77)},
    );
    const second = harmoniseTable({...table, rows}, known, {...OPTIONS, fitOn});
    assert.deepEqual(second.model, first.model);
    assert.deepEqual(second.table.rows.slice(0, 9), first.table.rows.slice(0, 9));
    assert.notDeepEqual(second.table.rows[9], first.table.rows[9]);
    assert.deepEqual(first.provenance.applied, ["p9", "p10", "p11", "p12"]);
  });

  it("leaves out features that are void or constant, and says why, or refuses", () => {
    const {table, known} = cohort();
    const rows = table.rows.map(({values, ...row}, i) => ({
      ...row,
      values: Float64Array.of(values[0], i === 4 ? Number.NaN : values[1], i % 3 === 0 ? 1 : i),
    }));
    const broken = {...table, rows};
    assert.throws(
      () => harmoniseTable(broken, known, OPTIONS),
      /got 2 that do not, such as original_entropy, void in case p4: leave them out/,
    );
    const options = {...OPTIONS, unfit: "drop", shrinkage: "none"} as const;
    const {table: left, unfit} = harmoniseTable(broken, known, options);
    assert.deepEqual(left.keys, ["original_volume"]);
    assert.deepEqual(
      left.columns.map(({name}) => name),
      ["volume"],
    );
    assert.deepEqual(unfit, [
      {key: "original_entropy", reason: "void in case p4"},
      {key: "original_contrast", reason: "constant in batch old"},
    ]);

    // Means can be moved of what is constant in one batch, not of what is constant in all.
    const moved = harmoniseTable(broken, known, {...options, meanOnly: true});
    assert.deepEqual(moved.table.keys, ["original_volume", "original_contrast"]);
  });

  it("refuses a case of an unseen batch, an unknown id and a covariate that is missing", () => {
    const {table, known} = cohort();
    const fitOn = known.slice(0, 9).map(({id}) => id);
    const third = known.map((row, i) => (i === 12 ? {...row, scanner: "third"} : row));
    assert.throws(
      () => harmoniseTable(table, third, {...OPTIONS, fitOn}),
      /batch must be one of new, old, which the model was fitted on, got third/,
    );
    assert.throws(
      () => harmoniseTable(table, known, {...OPTIONS, fitOn: ["p1", "q"]}),
      /fitOn must name cases of the table, got q/,
    );
    const torn = known.map((row, i) => (i === 3 ? {...row, age: null} : row));
    assert.throws(
      () => harmoniseTable(table, torn, OPTIONS),
      /covariates must hold age of every case, got none for p3/,
    );
    assert.throws(
      () => harmoniseTable(table, known, {...OPTIONS, fitOn: ["p0", "p1", "p2"], covariates: []}),
      /every batch must have at least 2 patients, got 1 in old/,
    );
    const {batch: nothing} = JSON.parse("{}");
    assert.throws(
      () => harmoniseTable(table, known, {...OPTIONS, batch: nothing}),
      /harmoniseTable: batch must be the name of a covariate, got undefined/,
    );
    assert.throws(
      () => harmoniseTable(table, known, {...OPTIONS, covariates: nothing}),
      /harmoniseTable: covariates must be a list .*, got undefined/,
    );
  });
});
