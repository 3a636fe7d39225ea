import assert from "node:assert/strict";
import type {TextureOptions} from "../../../lib/features/index.ts";
import {glcm, glcmFeatures, textureFeatures} from "../../../lib/features/index.ts";
import type {Levels} from "../../../lib/image/index.ts";
import {levelsOf, slice} from "./region.ts";

const everything: TextureOptions = {
  families: ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"],
  aggregations: [
    "2D:avg",
    "2D:mrg",
    "2.5D:avg",
    "2.5D:mrg",
    "3D:avg",
    "3D:mrg",
    "2D",
    "2.5D",
    "3D",
  ],
  convention: "ibsi",
  glcm: {distance: 1, symmetric: true, weighting: "none"},
  ngtdm: {distance: 1},
  ngldm: {distance: 1, alpha: 0},
};

/** The different values that each feature of some families takes over all aggregations. */
function valuesOf(levels: Levels, pattern: RegExp): Record<string, number[]> {
  const found: Record<string, Set<number>> = {};
  for (const {name, value} of textureFeatures(levels, everything)) {
    if (!pattern.test(name)) continue;
    found[name] ??= new Set();
    found[name].add(value);
  }
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, [...values]]));
}

const pyradiomics: TextureOptions = {
  ...everything,
  families: ["glcm", "glrlm", "glszm", "ngtdm", "ngldm"],
  aggregations: ["3D:avg", "3D"],
  convention: "pyradiomics",
};

const flat = levelsOf([
  [
    [3, 3, 3],
    [3, 3, 0],
  ],
  [
    [3, 3, 3],
    [0, 3, 3],
  ],
]);

describe("a flat region", () => {
  it("has correlation 1 and nothing to tell, as the IBSI's conventions have it", () => {
    assert.deepEqual(valuesOf(flat, /^glcm/), {
      "glcm.jointMaximum": [1],
      "glcm.jointAverage": [3],
      "glcm.jointVariance": [0],
      "glcm.jointEntropy": [0],
      "glcm.angularSecondMoment": [1],
      "glcm.autocorrelation": [9],
      "glcm.differenceAverage": [0],
      "glcm.differenceVariance": [0],
      "glcm.differenceEntropy": [0],
      "glcm.contrast": [0],
      "glcm.dissimilarity": [0],
      "glcm.inverseDifference": [1],
      "glcm.normalisedInverseDifference": [1],
      "glcm.inverseDifferenceMoment": [1],
      "glcm.normalisedInverseDifferenceMoment": [1],
      "glcm.inverseVariance": [0],
      "glcm.sumAverage": [6],
      "glcm.sumVariance": [0],
      "glcm.sumEntropy": [0],
      "glcm.clusterTendency": [0],
      "glcm.clusterShade": [0],
      "glcm.clusterProminence": [0],
      "glcm.correlation": [1],
      "glcm.informationCorrelation1": [0],
      "glcm.informationCorrelation2": [0],
    });
  });

  it("has coarseness 1,000,000 and no other tone difference", () => {
    assert.deepEqual(valuesOf(flat, /^ngtdm/), {
      "ngtdm.coarseness": [1e6],
      "ngtdm.contrast": [0],
      "ngtdm.busyness": [0],
      "ngtdm.complexity": [0],
      "ngtdm.strength": [0],
    });
  });

  it("has one zone in the volume, and no variance of levels", () => {
    const values = valuesOf(flat, /^(glszm|glrlm|ngldm|gldzm)/);
    for (const [name, found] of Object.entries(values)) {
      assert.ok(found.every(Number.isFinite), name);
      if (/greyLevelVariance$/.test(name)) assert.deepEqual(found, [0]);
      if (/normalisedGreyLevelNonUniformity$/.test(name)) assert.deepEqual(found, [1]);
    }
    assert.equal(values["glszm.largeZoneEmphasis"].at(-1), 100);
  });

  it("has a maximal correlation of 1, and no entropy, with PyRadiomics' convention", () => {
    const rows = new Map(
      textureFeatures(flat, pyradiomics).map((row) => [row.pyradiomics, row.value]),
    );
    assert.equal(rows.get("glcm_MCC"), 1);
    assert.equal(rows.get("glcm_Correlation"), 1);
    assert.equal(rows.get("glcm_Imc1"), 0);
    assert.equal(rows.get("glcm_JointEntropy"), 0);
    assert.equal(rows.get("ngtdm_Coarseness"), 1e6);
  });

  it("gives a direction of one level in a region of two a maximal correlation of 0", () => {
    const levels = slice([1, 1], [2, 0]);
    const rows = textureFeatures(levels, {
      ...pyradiomics,
      families: ["glcm"],
      glcm: {distance: 1, symmetric: true, weighting: "none"},
    });
    const mcc = rows.find(({pyradiomics}) => pyradiomics === "glcm_MCC")?.value ?? Number.NaN;
    // Along x both voxels of the only pair are 1: 0. Along y and one diagonal the pair is 1 and 2: 1.
    assert.ok(Math.abs(mcc - 2 / 3) < 1e-12, String(mcc));
  });
});

describe("a directed matrix whose first level is always the same", () => {
  // Ten shares of 0.1 do not add up to exactly 1, so that the margin's deviation is not exactly 0.
  const rows = slice(...Array.from({length: 10}, (_, k) => [1, k + 2]));
  const features = glcmFeatures(glcm(rows, {offset: [1, 0, 0], symmetric: false}));

  it("has correlation 1 and shares no information", () => {
    assert.equal(features["correlation"], 1);
    assert.ok(Math.abs(features["informationCorrelation1"]) < 1e-15);
    assert.ok(Math.abs(features["maximalCorrelationCoefficient"]) < 1e-12);
  });
});

describe("one voxel", () => {
  const one = levelsOf([
    [
      [0, 0],
      [0, 7],
    ],
    [
      [0, 0],
      [0, 0],
    ],
  ]);

  it("has no pair and no neighbour: its co-occurrence and tone differences are void", () => {
    const values = Object.values(valuesOf(one, /^(glcm|ngtdm)/)).flat();
    assert.ok(values.length > 0 && values.every(Number.isNaN));
    const theirs = textureFeatures(one, {...pyradiomics, families: ["glcm", "glrlm"]});
    assert.ok(theirs.every(({value}) => Number.isNaN(value)));
  });

  it("is one run, one zone at the border, and one voxel alike to itself", () => {
    for (const [family, count] of [
      ["glrlm", 16],
      ["glszm", 16],
      ["gldzm", 16],
      ["ngldm", 17],
    ] as const) {
      const values = valuesOf(one, new RegExp(`^${family}`));
      assert.equal(Object.keys(values).length, count);
      for (const [name, found] of Object.entries(values)) {
        assert.ok(found.every(Number.isFinite), name);
        if (/^\w+\.normalised/.test(name)) assert.deepEqual(found, [1]);
        if (/(Variance|Entropy)$/.test(name)) assert.deepEqual(found, [0]);
      }
    }
    assert.deepEqual(valuesOf(one, /^gldzm.largeDistanceEmphasis/), {
      "gldzm.largeDistanceEmphasis": [1],
    });
    assert.deepEqual(valuesOf(one, /^glszm.highGreyLevelZoneEmphasis/), {
      "glszm.highGreyLevelZoneEmphasis": [49],
    });
  });
});

describe("two voxels", () => {
  it("side by side have one pair", () => {
    const values = valuesOf(slice([1, 4]), /^glcm/);
    assert.deepEqual(values["glcm.contrast"], [9]);
    assert.deepEqual(values["glcm.correlation"], [-1]);
    assert.deepEqual(values["glcm.informationCorrelation1"], [-1]);
  });

  it("apart have none, though their slices and runs count", () => {
    const values = valuesOf(slice([1, 0, 4]), /^(glcm.contrast|ngtdm.contrast|glrlm.runPer)/);
    assert.deepEqual(values, {
      "glcm.contrast": [Number.NaN],
      "glrlm.runPercentage": [1],
      "ngtdm.contrast": [Number.NaN],
    });
  });

  it("in two slices have a pair in the volume only", () => {
    const stacked = levelsOf([[[1]], [[4]]]);
    const rows = new Map(textureFeatures(stacked, everything).map(({tag, value}) => [tag, value]));
    assert.equal(rows.get("cm_contrast_3D_avg"), 9);
    assert.ok(Number.isNaN(rows.get("cm_contrast_2D_avg")));
    assert.ok(Number.isNaN(rows.get("cm_contrast_2_5D_comb")));
  });
});

describe("a region in parts", () => {
  it("that touches the border of the image counts nothing beyond it", () => {
    // The right end of a row and the left end of the next are no neighbours.
    const corners = levelsOf([
      [
        [1, 0, 2],
        [2, 0, 1],
      ],
      [
        [1, 0, 2],
        [2, 0, 1],
      ],
    ]);
    const rows = new Map(textureFeatures(corners, everything).map(({tag, value}) => [tag, value]));
    assert.equal(rows.get("szm_z_perc_3D"), 8 / 8 / 2);
    assert.equal(rows.get("ngl_hde_3D"), 4);
    assert.equal(rows.get("cm_contrast_3D_comb"), (2 * 2 + 2 * 2) / 12);
  });
});
