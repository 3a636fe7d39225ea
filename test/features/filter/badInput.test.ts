import assert from "node:assert/strict";
import * as v from "valibot";
import {filteredImages} from "../../../lib/features/filter/filteredImages.ts";
import {filterSchema} from "../../../lib/features/filter/filterSchema.ts";
import type {FilterSettings} from "../../../lib/features/filter/filterSettings.ts";
import {lawsKernel} from "../../../lib/features/filter/lawsFilter.ts";
import {waveletFilters} from "../../../lib/features/filter/waveletFilters.ts";
import {createMask} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";
import {constant, doubled, marked, pattern} from "./images.ts";

const image = doubled(pattern([6, 5, 4]));

/** Valid settings of every type, which the cases below spoil in one field. */
const VALID: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  mean: {dims: 3, supportVoxels: 3, padding: "zero"},
  log: {dims: 3, sigmaMm: 1, cutoffSigma: 4, padding: "zero"},
  laws: {dims: 3, kernel: "L3E3S3", padding: "zero", pooling: "none", energyDistance: null},
  gabor: {
    response: "modulus",
    sigmaMm: 1,
    lambdaMm: 2,
    gamma: 1,
    theta: 0,
    thetaStep: null,
    pooling: "none",
    planes: "axial",
    padding: "zero",
  },
  wavelet: {dims: 3, family: "db2", band: "LHL", level: 1, padding: "zero", pooling: "none"},
  simoncelli: {dims: 3, level: 1, padding: "periodic"},
  shannon: {dims: 3, level: 1, padding: "periodic"},
  riesz: {dims: 3, order: [1, 0, 0], base: {type: "none"}, padding: "periodic"},
  pyradiomicsLog: {sigmaMm: [1]},
  pyradiomicsWavelet: {},
  square: {},
  squareRoot: {},
  logarithm: {},
  exponential: {},
  gradient: {},
  lbp2d: {},
  lbp3d: {},
};

/** Makes settings that the compiler would refuse. */
function settings(type: string, spoilt: Readonly<Record<string, unknown>> = {}): FilterSettings {
  return {type, ...VALID[type], ...spoilt} as FilterSettings;
}

const PADDING = 'padding must be "zero", "nearest", "mirror" or "periodic", got "reflect"';
const POOLING = 'pooling must be "none", "max", "average" or "min", got "mean"';
const KERNEL = "kernel must name 3 of L3, E3, S3, L5, E5, S5, W5, R5 for dims 3, got";
const LEVEL =
  "level must be a whole number of at least 1 whose spread 2^(level − 1) is below the 4 voxels of the shortest filtered axis, got";
const BAND =
  "level must be a whole number of at least 1 with 2^level at most the 6 voxels of the longest filtered axis, got";
const ONE_DIRECTION = 'pooling must be "none" exactly for one direction in one plane, got';
const PERIODIC =
  'padding must be "periodic", which is what a filter in the frequency domain sees, got "zero"';

/** Type, spoilt field, and what is said after the name of the function. */
const CASES: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ["mean", {dims: 1}, "boxMeanFilter: dims must be 2 or 3, got 1"],
  ["mean", {padding: "reflect"}, `boxMeanFilter: ${PADDING}`],
  [
    "mean",
    {supportVoxels: 4},
    "boxMeanFilter: supportVoxels must be an odd whole number up to 131072, got 4",
  ],
  [
    "mean",
    {supportVoxels: 2 ** 20 + 1},
    "boxMeanFilter: supportVoxels must be an odd whole number up to 131072, got 1048577",
  ],
  ["log", {dims: "3D"}, "sampledLaplacianOfGaussian: dims must be 2 or 3, got 3D"],
  ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY].map((sigmaMm) => {
    const said = `sampledLaplacianOfGaussian: sigmaMm must be finite and above 0 mm, got ${sigmaMm}`;
    return ["log", {sigmaMm}, said] as const;
  }),
  [
    "log",
    {cutoffSigma: 0},
    "sampledLaplacianOfGaussian: cutoffSigma must be finite and above 0, got 0",
  ],
  [
    "log",
    {sigmaMm: 1e6},
    "sampledLaplacianOfGaussian: sigmaMm times cutoffSigma must reach at most 65536 voxels, got 4000000",
  ],
  ["log", {padding: "reflect"}, `sampledLaplacianOfGaussian: ${PADDING}`],
  ["laws", {kernel: "L3E3"}, `lawsFilter: ${KERNEL} "L3E3"`],
  ["laws", {kernel: "L3E3X3"}, `lawsFilter: ${KERNEL} "L3E3X3"`],
  ["laws", {kernel: "L3E3S3L"}, `lawsFilter: ${KERNEL} "L3E3S3L"`],
  ["laws", {kernel: 5}, `lawsFilter: ${KERNEL} 5`],
  ["laws", {pooling: "mean"}, `lawsFilter: ${POOLING}`],
  [
    "laws",
    {energyDistance: 0},
    "lawsFilter: energyDistance must be a whole number of voxels from 1 to 65536, or null, got 0",
  ],
  ["laws", {padding: "reflect"}, `lawsFilter: ${PADDING}`],
  [
    "gabor",
    {response: "abs"},
    'gaborFilter: response must be one of modulus, real, imaginary, phase, got "abs"',
  ],
  ["gabor", {sigmaMm: 0}, "gaborFilter: sigmaMm must be finite and above 0, got 0"],
  ["gabor", {lambdaMm: -2}, "gaborFilter: lambdaMm must be finite and above 0, got -2"],
  ["gabor", {gamma: Number.NaN}, "gaborFilter: gamma must be finite and above 0, got NaN"],
  ["gabor", {theta: Number.NaN}, "gaborFilter: theta must be a finite angle in radians, got NaN"],
  [
    "gabor",
    {thetaStep: 1, pooling: "max"},
    "gaborFilter: thetaStep must divide a full turn into 1 to 360 steps, got 1 rad",
  ],
  [
    "gabor",
    {thetaStep: 0, pooling: "max"},
    "gaborFilter: thetaStep must divide a full turn into 1 to 360 steps, got 0 rad",
  ],
  [
    "gabor",
    {planes: "coronal"},
    'gaborFilter: planes must be "axial" or "orthogonal", got "coronal"',
  ],
  [
    "gabor",
    {pooling: "max"},
    `gaborFilter: ${ONE_DIRECTION} "max" with thetaStep null and planes "axial"`,
  ],
  [
    "gabor",
    {planes: "orthogonal"},
    `gaborFilter: ${ONE_DIRECTION} "none" with thetaStep null and planes "orthogonal"`,
  ],
  [
    "gabor",
    {sigmaMm: 1e4},
    "gaborFilter: sigmaMm and gamma must keep the kernel within 4096 voxels, got 52566",
  ],
  ["wavelet", {family: "db99"}, "waveletFilter: family must be one of haar, db1,"],
  ["wavelet", {band: "LH"}, 'waveletFilter: band must be 3 letters L or H for dims 3, got "LH"'],
  ["wavelet", {band: "LHX"}, 'waveletFilter: band must be 3 letters L or H for dims 3, got "LHX"'],
  ["wavelet", {dims: 2}, 'waveletFilter: band must be 2 letters L or H for dims 2, got "LHL"'],
  ["wavelet", {level: 3}, `waveletFilter: ${LEVEL} 3`],
  ["wavelet", {level: 0}, `waveletFilter: ${LEVEL} 0`],
  ["wavelet", {level: 1.5}, `waveletFilter: ${LEVEL} 1.5`],
  ["wavelet", {pooling: "mean"}, `waveletFilter: ${POOLING}`],
  ["simoncelli", {level: 3}, `simoncelliFilter: ${BAND} 3`],
  ["simoncelli", {padding: "zero"}, `simoncelliFilter: ${PERIODIC}`],
  [
    "simoncelli",
    {frequencies: "dft"},
    'simoncelliFilter: frequencies must be "symmetric" or "fourier", got "dft"',
  ],
  ["shannon", {level: 0}, `shannonFilter: ${BAND} 0`],
  [
    "riesz",
    {order: [0, 0, 0]},
    "rieszFilter: order must be 3 whole numbers from 0 to 16, not all 0, got [0,0,0]",
  ],
  [
    "riesz",
    {order: [1, 0]},
    "rieszFilter: order must be 3 whole numbers from 0 to 16, not all 0, got [1,0]",
  ],
  [
    "riesz",
    {base: {type: "gabor"}},
    'rieszFilter: base.type must be "none", "simoncelli", "shannon" or "log", got "gabor"',
  ],
  [
    "riesz",
    {base: {type: "log", sigmaMm: 0}},
    "rieszFilter: base.sigmaMm must be finite and above 0 mm, got 0",
  ],
  ["riesz", {padding: "zero"}, `rieszFilter: ${PERIODIC}`],
  [
    "pyradiomicsLog",
    {sigmaMm: []},
    "filteredImages: sigmaMm must be a list of at least one width in mm, got []",
  ],
  [
    "pyradiomicsLog",
    {sigmaMm: 1},
    "filteredImages: sigmaMm must be a list of at least one width in mm, got 1",
  ],
  [
    "pyradiomicsLog",
    {sigmaMm: [-1]},
    "recursiveLaplacianOfGaussian: sigmaMm must be finite and above 0 mm, got -1",
  ],
  [
    "pyradiomicsLog",
    {sigmaMm: [4]},
    "recursiveLaplacianOfGaussian: sigmaMm must reach at most one voxel less than each axis has, got 4 mm, which needs 5 × 5 × 5 voxels, for 6 × 5 × 4",
  ],
  ["pyradiomicsWavelet", {family: "bior9"}, "stationaryWavelet: family must be one of haar, db1,"],
  [
    "pyradiomicsWavelet",
    {level: 33},
    "stationaryWavelet: level must be a whole number from 1 to 32, got 33",
  ],
  [
    "pyradiomicsWavelet",
    {startLevel: -1},
    "stationaryWavelet: startLevel must be a whole number from 0 to 32, got -1",
  ],
  ["pyradiomicsWavelet", {dims: 1}, "stationaryWavelet: dims must be 2 or 3, got 1"],
  ["lbp2d", {radius: 0}, "binaryPattern2d: radius must be finite and above 0 voxels, got 0"],
  ["lbp2d", {samples: 25}, "binaryPattern2d: samples must be a whole number from 1 to 24, got 25"],
  [
    "lbp2d",
    {method: "var"},
    "binaryPattern2d: method must be one of uniform, default, ror, nri_uniform, got var",
  ],
  ["lbp3d", {levels: 0}, "binaryPattern3d: levels must be a whole number from 1 to 16, got 0"],
  [
    "lbp3d",
    {radius: Number.NaN},
    "binaryPattern3d: radius must be finite and above 0 voxels, got NaN",
  ],
  [
    "lbp3d",
    {subdivisions: 9},
    "binaryPattern3d: subdivisions must be a whole number from 0 to 4, got 9",
  ],
];

describe("filters given settings that break a rule", () => {
  for (const [type, spoilt, said] of CASES) {
    it(`${type} refuses ${JSON.stringify(spoilt)}`, () => {
      const found = String(outcome(() => filteredImages(image, settings(type, spoilt))));
      assert.ok(found.startsWith(`RangeError ${said}`), found);
    });
  }

  it("refuse a type that is none", () => {
    assert.match(
      String(outcome(() => filteredImages(image, settings("median")))),
      /^RangeError filteredImages: type must be one of mean, log, .*, lbp3d, got "median"$/,
    );
    const {issues} = v.safeParse(filterSchema, {type: "median"});
    assert.match(issues?.[0].message ?? "", /^must have a type, one of "mean", .*"lbp3d"$/);
  });

  it("are caught by the schema in the same way where they do not depend on the image", () => {
    const deep = (type: string, spoilt: object): boolean =>
      type !== "gabor" && JSON.stringify(spoilt).includes('"level":3}');
    const byImage = /spread|reach at most|keep the kernel|exactly for one|full turn|letters|name 3/;
    for (const [type, spoilt, said] of CASES) {
      if (byImage.test(said) || deep(type, spoilt) || /supportVoxels|order/.test(said)) continue;
      const {success} = v.safeParse(filterSchema, settings(type, spoilt));
      assert.equal(success, false, `${type} ${JSON.stringify(spoilt)}`);
    }
  });

  it("name what else there is where a kernel or a wavelet is asked for by itself", () => {
    assert.equal(
      outcome(() => lawsKernel("l5")),
      'RangeError lawsKernel: name must be one of L3, E3, S3, L5, E5, S5, W5, R5, got "l5"',
    );
    const unknown: string = "toString";
    assert.match(
      String(outcome(() => waveletFilters(unknown as "haar"))),
      /^RangeError waveletFilters: family must be one of haar, .*, coif5, got toString$/,
    );
  });
});

describe("images that filters refuse", () => {
  const types = Object.keys(VALID);

  for (const type of types) {
    it(`${type} refuses NaN and Infinity, and says where`, () => {
      for (const value of [Number.NaN, Number.NEGATIVE_INFINITY]) {
        const data = Float64Array.from(image.data);
        data[1 + 6 * (2 + 5 * 3)] = value;
        assert.match(
          String(outcome(() => filteredImages({...image, data}, settings(type)))),
          new RegExp(
            `^RangeError \\w+: image must hold finite values, got ${value} at voxel \\[1, 2, 3\\]$`,
          ),
        );
      }
    });

    it(`${type} refuses a region on another grid, and one without a voxel`, () => {
      const filter = settings(type);
      const other = createMask(new Uint8Array(60).fill(1), {shape: [5, 4, 3]});
      assert.match(
        String(outcome(() => filteredImages(image, filter, other))),
        /^ShapeError \w+: /,
      );
      assert.match(
        String(outcome(() => filteredImages(image, filter, marked(image)))),
        /^RangeError \w+: region must hold at least one voxel, got 0$/,
      );
    });
  }

  it("have fewer than four voxels on an axis, for the recursive Laplacian of a Gaussian", () => {
    assert.equal(
      outcome(() => filteredImages(constant([6, 5, 3], 1), settings("pyradiomicsLog"))),
      "RangeError recursiveLaplacianOfGaussian: image must have at least 4 voxels on each axis, got 6 × 5 × 3",
    );
  });

  it("have unequal spacing where a width is given in mm, but only on the filtered axes", () => {
    const slices = {...image, spacing: [1, 1, 3]} as const;
    for (const type of ["log", "gabor"]) {
      const wide = type === "gabor" ? {planes: "orthogonal", pooling: "max"} : {};
      assert.match(
        String(outcome(() => filteredImages(slices, settings(type, wide)))),
        /spacing must be equal on the filtered axes, got 1 × 1 × 3 mm; resample the image first$/,
      );
    }
    assert.equal(filteredImages(slices, settings("log", {dims: 2})).length, 1);
    assert.equal(filteredImages(slices, settings("gabor")).length, 1);
  });

  it("are as small as one voxel only where a filter can do with it", () => {
    const one = constant([1, 1, 1], 2);
    const refused = types.filter((type) => {
      return typeof outcome(() => filteredImages(one, settings(type))[0].image) === "string";
    });
    assert.deepEqual(refused, ["simoncelli", "shannon", "pyradiomicsLog"]);
  });
});
