import assert from "node:assert/strict";
import {listDatasets, loadMask, loadVolume} from "voxelbook/data";
import type {CovariateRow, FeatureTable, HarmoniseOptions} from "voxelbook/pipeline";
import {featureTable, harmoniseTable} from "voxelbook/pipeline";

/** Measures the PET scans of the sarcoma cohort: 41 patients, three pixel sizes. */
async function measure(): Promise<{table: FeatureTable; known: CovariateRow[]}> {
  const known: CovariateRow[] = [];
  const ids = listDatasets()
    .map(({id}) => id)
    .filter((id) => /^sts-\d+-pet$/.test(id));
  const cases = ids.map((id) => ({
    id,
    load: async () => {
      const [image, mask] = [await loadVolume(id), await loadMask(`${id}-gtv`)];
      const [dx, dy, dz] = image.spacing;
      const voxels = mask.data.reduce((total, value) => total + value, 0);
      const logVolume = Math.log10((voxels * dx * dy * dz) / 1000);
      known.push({id, pixelMm: dx.toFixed(1), logVolume});
      return {image, mask};
    },
  }));
  const table = await featureTable(cases, {
    preset: "pyradiomics",
    families: ["intensity", "glcm"],
    discretisation: {method: "fixedBinSize", width: 0.5, from: 0},
  });
  return {table, known};
}

const OPTIONS: HarmoniseOptions = {
  batch: "pixelMm",
  covariates: [{name: "logVolume", kind: "continuous"}],
  shrinkage: "parametric",
  fitOn: "all",
  unfit: "refuse",
};

describe("harmoniseTable on the sarcoma cohort", function () {
  this.timeout(60_000);
  let cohort: {table: FeatureTable; known: CovariateRow[]};
  before(async function () {
    if (!process.env["VOXELBOOK_MIRROR"]) return this.skip();
    cohort = await measure();
    return undefined;
  });

  it("harmonises three pixel sizes with tumour volume kept", () => {
    const {table, known} = cohort;
    const {table: harmonised, provenance, unfit} = harmoniseTable(table, known, OPTIONS);
    const sizes = Object.entries(provenance.fitted).map(([name, ids]) => [name, ids.length]);
    assert.deepEqual(Object.fromEntries(sizes), {"3.9": 10, "4.7": 5, "5.5": 26});
    assert.equal(harmonised.rows.length, 41);
    assert.deepEqual(unfit, []);
    assert.ok(harmonised.rows.every(({values}) => values.every(Number.isFinite)));
  });

  it("finds that a sum over voxels hangs on the pixel, and its mm³ form does not", () => {
    // Energy counts voxels; total energy weighs each by its volume: a definition, not a scanner.
    const {table, known} = cohort;
    const {before: found} = harmoniseTable(table, known, OPTIONS);
    const p = (name: string) => found.p[table.keys.indexOf(`original_intensity.${name}`)];
    assert.ok(p("energy") < 0.05, `${p("energy")}`);
    assert.ok(p("totalEnergy") > 0.2, `${p("totalEnergy")}`);
  });

  it("brings ten patients along by a fit on the others", () => {
    const {table, known} = cohort;
    const fitOn = table.rows.map(({id}) => id).filter((_, i) => i % 4 !== 3);
    const {provenance, table: harmonised} = harmoniseTable(table, known, {...OPTIONS, fitOn});
    assert.equal(provenance.applied.length, 10);
    assert.equal(harmonised.rows.length, 41);
  });
});
