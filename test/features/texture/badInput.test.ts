import assert from "node:assert/strict";
import type {
  CountMatrix,
  TextureOptions,
  ToneDifferenceMatrix,
} from "../../../lib/features/index.ts";
import {
  denseMatrix,
  glcm,
  glcmDistributions,
  glcmFeatures,
  glcms,
  gldzmFeatures,
  gldzms,
  glrlm,
  glrlmFeatures,
  glrlms,
  glszmFeatures,
  glszms,
  mergeMatrices,
  mergeToneDifferences,
  ngldmFeatures,
  ngldms,
  ngtdmFeatures,
  ngtdms,
  textureFeatures,
} from "../../../lib/features/index.ts";
import type {Levels, Mask} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";
import {slice} from "./region.ts";

const line = slice([1, 2, 2]);
const empty: Levels = {...line, data: Uint16Array.of(0, 0, 0)};
const mask: Mask = {...line, kind: "mask", data: Uint8Array.of(1, 1, 0)};
const moved: Mask = {...mask, origin: [1, 0, 0], data: Uint8Array.of(1, 1, 1)};

/** A value that a caller without types may give. */
function wrong(value: unknown): never {
  return value as never;
}

const runs = glrlm(line, {offset: [1, 0, 0]});
const flat = {dimensions: "2D", distance: 1} as const;
const options: TextureOptions = {
  families: ["glcm"],
  aggregations: ["3D:avg"],
  convention: "ibsi",
  glcm: {distance: 1, symmetric: true, weighting: "none"},
  ngtdm: {distance: 1},
  ngldm: {distance: 1, alpha: 0},
};
const texture = (changes: Readonly<Record<string, unknown>>) => () =>
  textureFeatures(line, {...options, ...changes} as TextureOptions);

describe("levels that are none", () => {
  const calls: Readonly<Record<string, (levels: Levels) => unknown>> = {
    glcm: (levels) => glcm(levels, {offset: [1, 0, 0], symmetric: true}),
    glcms: (levels) => glcms(levels, {...flat, symmetric: true}),
    glrlm: (levels) => glrlm(levels, {offset: [1, 0, 0]}),
    glrlms: (levels) => glrlms(levels, {dimensions: "3D"}),
    glszms: (levels) => glszms(levels, {connectivity: 8}),
    gldzms: (levels) => gldzms(levels, {connectivity: 8}),
    ngtdms: (levels) => ngtdms(levels, flat),
    ngldms: (levels) => ngldms(levels, {...flat, alpha: 0}),
    textureFeatures: (levels) => textureFeatures(levels, options),
  };
  for (const [name, call] of Object.entries(calls)) {
    it(`${name} refuses an empty region, a mask, and levels beyond their count`, () => {
      assert.deepEqual(
        [empty, wrong(mask), {...line, count: 1}].map((levels) => outcome(() => call(levels))),
        [
          `RangeError ${name}: levels must hold at least one voxel above 0, got none`,
          `TypeError ${name}: levels must come from discretise, got mask`,
          `RangeError ${name}: levels must be at most count = 1, got 2`,
        ],
      );
    });
  }
});

describe("options of texture", () => {
  const distances = "distance must be a whole number of voxels from 1 to 19";
  const cases: readonly (readonly [string, () => unknown])[] = [
    [
      "RangeError glcm: offset must be three whole numbers, not all 0, got [0, 0, 0]",
      () => glcm(line, {offset: [0, 0, 0], symmetric: true}),
    ],
    [
      "RangeError glcm: offset must be three whole numbers, not all 0, got [1, 0.5, 0]",
      () => glcm(line, {offset: [1, 0.5, 0], symmetric: true}),
    ],
    [
      "RangeError glcm: offset must be three whole numbers, not all 0, got [1, 0]",
      () => glcm(line, {offset: wrong([1, 0]), symmetric: true}),
    ],
    [
      "TypeError glcm: symmetric must be true or false, got undefined",
      () => glcm(line, wrong({offset: [1, 0, 0]})),
    ],
    [
      'RangeError glcms: dimensions must be "2D" or "3D", got "2.5D"',
      () => glcms(line, {dimensions: wrong("2.5D"), distance: 1, symmetric: true}),
    ],
    [
      `RangeError glcms: ${distances}, got 0`,
      () => glcms(line, {...flat, distance: 0, symmetric: true}),
    ],
    [
      `RangeError glcms: ${distances}, got 1.5`,
      () => glcms(line, {...flat, distance: 1.5, symmetric: true}),
    ],
    [
      'RangeError glcms: weighting must be "none", "manhattan", "euclidean" or "infinity", got "chebyshev"',
      () => glcms(line, {...flat, symmetric: true, weighting: wrong("chebyshev")}),
    ],
    [
      "RangeError glrlm: offset must be steps of −1, 0 or 1, got [2, 0, 0]",
      () => glrlm(line, {offset: [2, 0, 0]}),
    ],
    [
      'RangeError glrlms: weighting must be "none", "manhattan", "euclidean" or "infinity", got ""',
      () => glrlms(line, {dimensions: "2D", weighting: wrong("")}),
    ],
    [
      "RangeError glszms: connectivity must be 4 or 8 within slices, or 6, 18 or 26 in the volume, got 27",
      () => glszms(line, {connectivity: wrong(27)}),
    ],
    [
      "RangeError gldzms: morphological must hold every voxel of levels, got 1 outside it",
      () => gldzms(line, {connectivity: 8, morphological: mask}),
    ],
    [
      "ShapeError gldzms: both must lie on the same grid, got 3 × 1 × 1 voxels of [1, 1, 1] mm at [0, 0, 0], axes [1, 0, 0, 0, 1, 0, 0, 0, 1] and 3 × 1 × 1 voxels of [1, 1, 1] mm at [1, 0, 0], axes [1, 0, 0, 0, 1, 0, 0, 0, 1]",
      () => gldzms(line, {connectivity: 8, morphological: moved}),
    ],
    [
      `RangeError ngtdms: ${distances}, got 20`,
      () => ngtdms(line, {dimensions: "3D", distance: 20}),
    ],
    [
      'RangeError ngtdms: isolated must be "leave out" or "count", got "keep"',
      () => ngtdms(line, {...flat, isolated: wrong("keep")}),
    ],
    [
      "RangeError ngldms: alpha must be a finite number from 0 on, got -1",
      () => ngldms(line, {...flat, alpha: -1}),
    ],
    [
      "RangeError ngldms: alpha must be a finite number from 0 on, got NaN",
      () => ngldms(line, {...flat, alpha: Number.NaN}),
    ],
    [
      "RangeError mergeMatrices: matrices must hold at least one matrix, got none",
      () => mergeMatrices([]),
    ],
    [
      "TypeError mergeMatrices: matrices must be of one family, got glrlm and glszm",
      () => mergeMatrices([runs, ...glszms(line, {connectivity: 8})]),
    ],
    [
      "RangeError mergeToneDifferences: matrices must hold at least one matrix, got none",
      () => mergeToneDifferences([]),
    ],
    [
      "TypeError glcmDistributions: matrix must be a glcm, got a glrlm",
      () => glcmDistributions(runs),
    ],
    [
      "RangeError glcmDistributions: matrix must hold at least one pair, got none",
      () => glcmDistributions(glcm(line, {offset: [0, 1, 0], symmetric: true})),
    ],
    [
      "RangeError denseMatrix: the matrix must have at most 4000000 cells, got 2001 × 2001; read its lists i, j and count instead",
      () => denseMatrix({...glcm(line, {offset: [1, 0, 0], symmetric: true}), levels: 2001}),
    ],
  ];
  for (const [message, call] of cases) {
    it(`${message.slice(0, 100)}`, () => {
      assert.equal(outcome(call), message);
    });
  }

  const families: Readonly<Record<string, (matrix: CountMatrix) => unknown>> = {
    glcm: glcmFeatures,
    glrlm: glrlmFeatures,
    glszm: glszmFeatures,
    gldzm: gldzmFeatures,
    ngldm: ngldmFeatures,
    ngtdm: (matrix) => ngtdmFeatures(wrong(matrix)),
  };
  for (const [family, features] of Object.entries(families)) {
    it(`${family}Features refuses a matrix of another family`, () => {
      const article = family.startsWith("ng") ? "an" : "a";
      const other: CountMatrix = {...runs, family: family === "glrlm" ? "glcm" : "glrlm"};
      assert.equal(
        outcome(() => features(other)),
        `TypeError ${family}Features: matrix must be ${article} ${family}, got a ${other.family}`,
      );
    });

    it(`${family}Features gives NaN for a matrix of nothing`, () => {
      const none = {
        ...runs,
        family,
        i: new Uint16Array(0),
        j: new Int32Array(0),
        count: new Float64Array(0),
        difference: new Float64Array(0),
      } as CountMatrix & ToneDifferenceMatrix;
      const values = Object.values(features(none) as Record<string, number>);
      assert.ok(values.length >= 5 && values.every(Number.isNaN));
    });
  }
});

describe("options of textureFeatures", () => {
  const known = "2D:avg, 2D:mrg, 2.5D:avg, 2.5D:mrg, 3D:avg, 3D:mrg, 2D, 2.5D, 3D";
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    [
      "RangeError textureFeatures: families must be one or more of glcm, glrlm, glszm, gldzm, ngtdm, ngldm, got none",
      {families: []},
    ],
    [
      "RangeError textureFeatures: families must be one or more of glcm, glrlm, glszm, gldzm, ngtdm, ngldm, got gldm",
      {families: ["gldm"]},
    ],
    [
      `RangeError textureFeatures: aggregations must be one or more of ${known}, got 4D`,
      {aggregations: ["3D:avg", "4D"]},
    ],
    [
      "RangeError textureFeatures: aggregations must hold one of 2D, 2.5D, 3D for glszm, got 3D:avg",
      {families: ["glszm"]},
    ],
    [
      'RangeError textureFeatures: convention must be "ibsi" or "pyradiomics", got "mirp"',
      {convention: "mirp"},
    ],
    [
      "RangeError textureFeatures: families must be ones that PyRadiomics has with its convention, got gldzm",
      {families: ["gldzm"], aggregations: ["3D"], convention: "pyradiomics"},
    ],
    ["TypeError textureFeatures: glcm must state its options, got none", {glcm: undefined}],
    [
      "TypeError textureFeatures: ngldm must state its options, got none",
      {families: ["ngldm"], aggregations: ["3D"], ngldm: undefined},
    ],
    [
      "RangeError textureFeatures: glcm: distance must be a whole number of voxels from 1 to 19, got 0",
      {glcm: {distance: 0, symmetric: true, weighting: "none"}},
    ],
    [
      'RangeError textureFeatures: glcm: weighting must be "none", "manhattan", "euclidean" or "infinity", got undefined',
      {glcm: {distance: 1, symmetric: true}},
    ],
    [
      "RangeError textureFeatures: ngldm: alpha must be a finite number from 0 on, got undefined",
      {families: ["ngldm"], aggregations: ["3D"], ngldm: {distance: 1}},
    ],
    [
      "RangeError textureFeatures: morphological must hold every voxel of levels, got 1 outside it",
      {families: ["gldzm"], aggregations: ["3D"], morphological: mask},
    ],
  ];
  for (const [message, changes] of cases) {
    it(message.slice(0, 110), () => {
      assert.equal(outcome(texture(changes)), message);
    });
  }
});
