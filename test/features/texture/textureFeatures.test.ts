import assert from "node:assert/strict";
import fc from "fast-check";
import type {
  Aggregation,
  FeatureValue,
  TextureFamily,
  TextureOptions,
} from "../../../lib/features/index.ts";
import {
  GLCM_FEATURES,
  GLDZM_FEATURES,
  GLRLM_FEATURES,
  GLSZM_FEATURES,
  glcmFeatures,
  glcms,
  glrlmFeatures,
  glrlms,
  mergeMatrices,
  NGLDM_FEATURES,
  NGTDM_FEATURES,
  textureFeatures,
} from "../../../lib/features/index.ts";
import type {Levels} from "../../../lib/image/index.ts";
import {levelsOf, slice, volumes} from "./region.ts";

const IBSI: readonly TextureFamily[] = ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"];
const PYRADIOMICS: readonly TextureFamily[] = ["glcm", "glrlm", "glszm", "ngtdm", "ngldm"];
const DIRECTED: readonly Aggregation[] = [
  "2D:avg",
  "2D:mrg",
  "2.5D:avg",
  "2.5D:mrg",
  "3D:avg",
  "3D:mrg",
];
const ALL: readonly Aggregation[] = [...DIRECTED, "2D", "2.5D", "3D"];

/** Options of everything, with what a test changes. */
function options(changes: Partial<TextureOptions> = {}): TextureOptions {
  return {
    families: changes.convention === "pyradiomics" ? PYRADIOMICS : IBSI,
    aggregations: ALL,
    convention: "ibsi",
    glcm: {distance: 1, symmetric: true, weighting: "none"},
    ngtdm: {distance: 1},
    ngldm: {distance: 1, alpha: 0},
    ...changes,
  };
}

function byKey(rows: readonly FeatureValue[]): Map<string, number> {
  return new Map(rows.map(({name, aggregation, value}) => [`${name} ${aggregation}`, value]));
}

const volume = levelsOf([
  [
    [1, 1, 2, 0],
    [1, 3, 2, 2],
    [0, 3, 3, 1],
  ],
  [
    [1, 2, 2, 4],
    [1, 1, 4, 4],
    [0, 0, 3, 1],
  ],
]);

describe("definitions of texture features", () => {
  const lists = {
    glcm: [GLCM_FEATURES, 25, 24],
    glrlm: [GLRLM_FEATURES, 16, 16],
    glszm: [GLSZM_FEATURES, 16, 16],
    gldzm: [GLDZM_FEATURES, 16, 0],
    ngtdm: [NGTDM_FEATURES, 5, 5],
    ngldm: [NGLDM_FEATURES, 17, 14],
  } as const;

  for (const [family, [definitions, ibsi, pyradiomics]] of Object.entries(lists)) {
    it(`${family} has ${ibsi} features of the IBSI and ${pyradiomics} of PyRadiomics`, () => {
      assert.equal(definitions.filter((one) => one.ibsi !== null).length, ibsi);
      assert.equal(definitions.filter((one) => one.pyradiomics !== null).length, pyradiomics);
    });
  }

  it("have names, codes and tags of their own, and a formula", () => {
    const all = Object.values(lists).flatMap(([definitions]) => [...definitions]);
    for (const key of ["name", "ibsi", "tag", "pyradiomics"] as const) {
      const values = all.map((one) => one[key]).filter((value) => value !== null);
      assert.equal(new Set(values).size, values.length, key);
    }
    for (const {name, ibsi, tag, formula} of all) {
      assert.match(name, /^(glcm|glrlm|glszm|gldzm|ngtdm|ngldm)\.[a-z][A-Za-z0-9]*$/);
      assert.equal(ibsi === null, tag === null, name);
      assert.ok(formula.length > 0, name);
    }
  });
});

describe("textureFeatures", () => {
  it("gives a row for every feature of every aggregation, with its tag", () => {
    const rows = textureFeatures(volume, options());
    assert.equal(rows.length, (25 + 16) * 6 + (16 + 16 + 5 + 17) * 3);
    assert.ok(rows.every(({value, ibsi}) => Number.isFinite(value) && ibsi !== null));
    const tags = rows.map(({tag}) => tag);
    assert.equal(new Set(tags).size, rows.length);
    for (const tag of ["cm_corr_2_5D_comb", "rlm_sre_2D_avg", "dzm_sde_2_5D", "ngt_busyness_3D"]) {
      assert.ok(tags.includes(tag), tag);
    }
  });

  it("gives the rows that PyRadiomics has, under its names", () => {
    const rows = textureFeatures(
      volume,
      options({convention: "pyradiomics", aggregations: ["3D:avg", "3D"]}),
    );
    assert.equal(rows.length, 24 + 16 + 16 + 5 + 14);
    assert.ok(rows.every(({pyradiomics}) => pyradiomics !== null));
  });

  it("averages features of matrices for avg, and takes features of sums for mrg", () => {
    const rows = byKey(textureFeatures(volume, options()));
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const flat = glcms(volume, {dimensions: "2D", distance: 1, symmetric: true});
    const deep = glcms(volume, {dimensions: "3D", distance: 1, symmetric: true});
    const groups = (keyOf: (one: (typeof flat)[number]) => string) =>
      [...new Set(flat.map(keyOf))].map((key) =>
        mergeMatrices(flat.filter((one) => keyOf(one) === key)),
      );
    const lists = {
      "2D:avg": flat,
      "2D:mrg": groups((one) => String(one.slice)),
      "2.5D:avg": groups((one) => String(one.direction)),
      "2.5D:mrg": [mergeMatrices(flat)],
      "3D:avg": deep.filter(({count}) => count.length > 0),
      "3D:mrg": [mergeMatrices(deep)],
    };
    for (const [aggregation, matrices] of Object.entries(lists)) {
      const wanted = mean(matrices.map((matrix) => glcmFeatures(matrix)["clusterShade"]));
      const found = rows.get(`glcm.clusterShade ${aggregation}`) ?? Number.NaN;
      assert.ok(Math.abs(found - wanted) < 1e-12, `${aggregation}: ${found} and ${wanted}`);
    }
    const runs = glrlms(volume, {dimensions: "3D"}).map(glrlmFeatures);
    const found = rows.get("glrlm.runPercentage 3D:avg") ?? Number.NaN;
    assert.ok(Math.abs(found - mean(runs.map((one) => one["runPercentage"]))) < 1e-12);
  });

  it("gives equal values whatever surrounds the region", () => {
    const padded = levelsOf(
      [0, 1, 2, 3].map((z) =>
        [0, 1, 2, 3, 4].map((y) =>
          [0, 1, 2, 3, 4, 5, 6].map((x) =>
            z >= 2 && y >= 1 && y < 4 && x >= 2 && x < 6
              ? volume.data[x - 2 + 4 * (y - 1 + 3 * (z - 2))]
              : 0,
          ),
        ),
      ),
    );
    assert.deepEqual(textureFeatures(padded, options()), textureFeatures(volume, options()));
  });

  it("survives a quarter turn and a mirror once directions are merged", () => {
    fc.assert(
      fc.property(volumes, (levels) => {
        const merged: readonly Aggregation[] = ["2.5D:mrg", "3D:mrg", "2.5D", "3D"];
        const before = byKey(textureFeatures(levels, options({aggregations: merged})));
        const after = byKey(textureFeatures(turned(levels), options({aggregations: merged})));
        for (const [key, value] of before) {
          const other = after.get(key) ?? Number.NaN;
          const gap = Math.abs(value - other);
          const same = Object.is(value, other) || gap <= 1e-9 * Math.max(1, Math.abs(value));
          assert.ok(same, `${key}: ${value} and ${other}`);
        }
      }),
      {seed: 21, numRuns: 40},
    );
  });

  it("leaves out slices and directions without a pair", () => {
    // The second slice has one voxel, so that no pair lies in it.
    const levels = levelsOf([[[1, 2, 1]], [[0, 2, 0]]]);
    const rows = byKey(textureFeatures(levels, options({aggregations: ["2D:avg", "2D"]})));
    assert.equal(rows.get("glcm.contrast 2D:avg"), 1);
    assert.equal(rows.get("glszm.zonePercentage 2D"), 1);
  });

  it("counts voxels without neighbours in ngtdm with PyRadiomics' convention only", () => {
    const levels = slice([1, 2, 0, 2]);
    const only = {families: ["ngtdm"], aggregations: ["3D"]} as const;
    const coarseness = (convention: "ibsi" | "pyradiomics"): number =>
      textureFeatures(levels, options({...only, convention}))[0].value;
    assert.equal(coarseness("ibsi"), 1 / (1 / 2 + 1 / 2));
    assert.equal(coarseness("pyradiomics"), 1 / (1 / 3 + 2 / 3));
    const apart = slice([1, 1, 0, 0, 2]);
    assert.equal(textureFeatures(apart, options({...only}))[1].value, 0);
  });

  it("leaves out flat directions of glrlm with PyRadiomics' convention only", () => {
    // In one slice, the nine directions across it have runs of one voxel.
    const levels = slice([1, 1, 1], [2, 2, 2]);
    const only = {families: ["glrlm"], aggregations: ["3D:avg"]} as const;
    const emphasis = (convention: "ibsi" | "pyradiomics"): number =>
      textureFeatures(levels, options({...only, convention}))[0].value;
    const short = [1 / 9, 1, 1, 1];
    const sum = short.reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(emphasis("pyradiomics") - sum / 4) < 1e-15);
    assert.ok(Math.abs(emphasis("ibsi") - (sum + 9) / 13) < 1e-15);

    // With a gap between, a line still meets the region twice.
    const gap = slice([1, 0, 1]);
    const [row] = textureFeatures(gap, options({...only, convention: "pyradiomics"}));
    assert.equal(row.value, 1);
  });

  it("sees neighbours within the distance by the IBSI, and at it by PyRadiomics", () => {
    const levels = slice([1, 1, 1]);
    const only = {
      families: ["ngldm"],
      aggregations: ["3D"],
      ngldm: {distance: 2, alpha: 0},
    } as const;
    const emphasis = (convention: "ibsi" | "pyradiomics"): number =>
      textureFeatures(levels, options({...only, convention}))[1].value;
    assert.equal(emphasis("ibsi"), 9);
    assert.equal(emphasis("pyradiomics"), (4 + 1 + 4) / 3);
  });

  it("applies weights to merged directions, and none to averages", () => {
    const spaced = {...volume, spacing: [1, 2, 3] as const};
    const value = (aggregation: Aggregation, weighting: "none" | "euclidean"): number =>
      textureFeatures(
        spaced,
        options({
          families: ["glrlm"],
          aggregations: [aggregation],
          glrlm: {weighting},
        }),
      )[0].value;
    assert.ok(Math.abs(value("3D:avg", "euclidean") - value("3D:avg", "none")) < 1e-15);
    assert.ok(Math.abs(value("3D:mrg", "euclidean") - value("3D:mrg", "none")) > 1e-3);
  });
});

/** Turns a volume by 90° in each slice and mirrors it along z. */
function turned(levels: Levels): Levels {
  const [nx, ny, nz] = levels.shape;
  const data = new Uint16Array(levels.data.length);
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        data[ny - 1 - y + ny * (x + nx * (nz - 1 - z))] = levels.data[x + nx * (y + ny * z)];
      }
    }
  }
  return {...levels, data, shape: [ny, nx, nz]};
}
