import assert from "node:assert/strict";
import type {Volume} from "../../lib/image/index.ts";
import {
  anisotropicDiffusion,
  bilateralFilter,
  clipPercentiles,
  createVolume,
  equaliseHistogram,
  gaussianFilter,
  gradientMagnitude,
  jointHistogram,
  laplace,
  laplacianOfGaussian,
  matchHistograms,
  maximumFilter,
  meanFilter,
  meanSquaredError,
  medianFilter,
  minMax,
  mutualInformation,
  nonLocalMeans,
  normalisedCrossCorrelation,
  nyulApply,
  nyulTrain,
  padVolume,
  psnr,
  resample,
  resampleTo,
  sobel,
  totalVariation,
  zoom,
  zScore,
} from "../../lib/image/index.ts";
import {outcome} from "../outcome.ts";

/** A line of values, 1 mm apart. */
function line(...values: number[]): Volume {
  return createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "1"});
}

const boundary = "reflect" as const;
const linear = {interpolation: "linear", outside: "edge"} as const;
const toScale = {percentiles: [0, 50, 100], range: [0, 100]} as const;
const scale = nyulTrain([{volume: line(1, 2, 3, 4)}], toScale);

/** Filters whose result depends on the spacing, by name. */
const BY_SPACING: Readonly<Record<string, (volume: Volume) => Volume>> = {
  gaussianFilter: (v) => gaussianFilter(v, {sigmaMm: 1, boundary}),
  gradientMagnitude: (v) => gradientMagnitude(v, {sigmaMm: 1, boundary}),
  laplacianOfGaussian: (v) => laplacianOfGaussian(v, {sigmaMm: 1, boundary}),
  laplace: (v) => laplace(v, {boundary}),
  bilateralFilter: (v) => bilateralFilter(v, {sigmaMm: 1, sigmaValue: 1, boundary}),
  totalVariation: (v) => totalVariation(v, {weight: 1}),
  anisotropicDiffusion: (v) =>
    anisotropicDiffusion(v, {steps: 1, stepMm2: 0.1, kappaPerMm: 1, conductance: "rational"}),
  resampleTo: (v) => resampleTo(v, line(0, 0), linear),
};

/** Filters that count in voxels. */
const BY_VOXEL: Readonly<Record<string, (volume: Volume) => Volume>> = {
  meanFilter: (v) => meanFilter(v, {size: 3, boundary}),
  medianFilter: (v) => medianFilter(v, {size: 3, boundary}),
  maximumFilter: (v) => maximumFilter(v, {size: 3, boundary}),
  sobel: (v) => sobel(v, {axis: "x", boundary}),
  nonLocalMeans: (v) => nonLocalMeans(v, {patchRadius: 1, searchRadius: 1, h: 1, boundary}),
};

describe("volumes that bypassed createVolume", () => {
  for (const [name, filter] of Object.entries(BY_SPACING)) {
    it(`${name} refuses a spacing of 0, a degenerate direction and no voxel`, () => {
      assert.equal(
        outcome(() => filter({...line(1, 2, 3), spacing: [0, 1, 1]})),
        `RangeError ${name}: spacing must be three finite sizes above 0 mm, got [0, 1, 1]`,
      );
      assert.match(
        String(outcome(() => filter({...line(1, 2, 3), direction: new Float64Array(9)}))),
        new RegExp(`^RangeError ${name}: direction must be .* with determinant 0$`),
      );
      const none = {...line(1), data: new Float64Array(0), shape: [0, 0, 0]} as const;
      assert.match(
        String(outcome(() => filter(none))),
        new RegExp(`^RangeError ${name}: shape must be three whole numbers of at least 1`),
      );
    });
  }

  for (const [name, filter] of Object.entries(BY_VOXEL)) {
    it(`${name} does not look at the spacing, makes nothing of nothing, and comes to an end`, () => {
      const wanted = Array.from(filter(line(1, 2, 4)).data);
      assert.deepEqual(
        outcome(() => filter({...line(1, 2, 4), spacing: [0, 1, 1]})),
        wanted,
      );
      const none = {...line(1), data: new Float64Array(0), shape: [0, 0, 0]} as const;
      assert.deepEqual(
        outcome(() => filter(none)),
        [],
      );
      const torn = {...line(1, 2, 3), shape: [0, 1, 1]} as const;
      assert.equal(filter(torn).data.length, 3);
    });
  }

  it("give grids that resample, zoom and padVolume refuse", () => {
    const options = {spacing: [2, 1, 1], align: "centre", size: "ceil", ...linear} as const;
    const flat = {...line(1, 2, 3), spacing: [0, 1, 1]} as const;
    const rule = "spacing must be three finite sizes above 0 mm, got [0, 1, 1]";
    assert.equal(
      outcome(() => resample(flat, options)),
      `RangeError resampleTo: ${rule}`,
    );
    assert.equal(
      outcome(() => zoom(flat, {factor: 2, align: "voxel-edges", ...linear})),
      `RangeError resampleTo: ${rule}`,
    );
    const added = {before: [1, 0, 0], after: [0, 0, 0], boundary} as const;
    assert.equal(
      outcome(() => padVolume(flat, added)),
      `RangeError createVolume: ${rule}`,
    );
  });
});

describe("kernels far larger than the image", () => {
  it("of a Gaussian are refused beyond 2²⁴ voxels, and made before that", () => {
    const {data} = gaussianFilter(line(0, 0, 9), {sigmaMm: 1e4, boundary: "wrap"});
    // Under so wide a Gaussian the line is as good as its mean.
    assert.ok(data.every((v) => Math.abs(v - 3) < 1e-6));
    assert.equal(
      outcome(() => gaussianFilter(line(1, 2), {sigmaMm: 1e12, boundary})),
      "RangeError gaussianFilter: sigmaMm times truncate must reach at most 16777216 voxels, got 4000000000000",
    );
  });

  it("are refused where every neighbour is looked at, before the search becomes endless", () => {
    const two = line(1, 2);
    const rule = "the neighbourhood must hold at most 16777216 voxels, got";
    const calls: Readonly<Record<string, () => unknown>> = {
      bilateralFilter: () => bilateralFilter(two, {sigmaMm: 1e9, sigmaValue: 1, boundary}),
      medianFilter: () => medianFilter(two, {size: 2 ** 32 + 1, boundary}),
      nonLocalMeans: () => nonLocalMeans(two, {patchRadius: 0, searchRadius: 1e9, h: 1, boundary}),
    };
    for (const [name, call] of Object.entries(calls)) {
      assert.match(String(outcome(call)), new RegExp(`^RangeError ${name}: ${rule} [0-9]+$`));
    }
    const wide = {sigmaMm: 1e3, sigmaValue: 1e6, boundary: "wrap"} as const;
    // So wide a neighbourhood weighs both voxels alike, but for the one more that holds the middle.
    assert.ok(bilateralFilter(two, wide).data.every((v) => Math.abs(v - 1.5) < 1e-3));
  });

  it("read the constant beyond the image, which the image's array must be able to hold", () => {
    const bytes = createVolume(Uint8Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"});
    const fits = {size: 9, boundary: {constant: 200}} as const;
    assert.deepEqual(Array.from(maximumFilter(bytes, fits).data), [200, 200, 200]);
    assert.deepEqual(Array.from(medianFilter(bytes, fits).data), [200, 200, 200]);
    for (const [name, filter] of Object.entries({maximumFilter, medianFilter})) {
      for (const constant of [300, -5, 0.5]) {
        assert.equal(
          outcome(() => filter(bytes, {size: 3, boundary: {constant}})),
          `RangeError ${name}: boundary.constant must be a value that the image's Uint8Array can hold, got ${constant}`,
        );
      }
    }
  });
});

describe("anisotropic and oblique grids", () => {
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const data = Float64Array.from({length: 60}, (_, i) => ((i * 37) % 23) - 5);
  const straight = createVolume(data, {shape: [5, 4, 3], spacing: [0.7, 1, 3], unit: "HU"});
  const oblique = createVolume(data, {
    ...straight,
    unit: "HU",
    origin: [5, -3, 11],
    direction: [c, -s, 0, s, c, 0, 0, 0, 1],
  });
  const {resampleTo: _, ...filters} = {...BY_SPACING, ...BY_VOXEL};
  for (const [name, filter] of Object.entries(filters)) {
    it(`${name} works along the grid's own axes and keeps the grid`, () => {
      const turned = filter(oblique);
      assert.deepEqual(Array.from(turned.data), Array.from(filter(straight).data));
      assert.deepEqual(
        [turned.spacing, turned.origin, turned.direction],
        [oblique.spacing, oblique.origin, oblique.direction],
      );
    });
  }
});

describe("values that are constant, NaN or infinite", () => {
  const notConstant = "the values must be finite and not constant";
  const cases: readonly (readonly [string, (volume: Volume) => unknown, ...unknown[]])[] = [
    // Function, then what it makes of a constant, of NaN and of Infinity.
    [
      "zScore",
      (v) => zScore(v),
      `RangeError zScore: ${notConstant}, got mean 5 and standard deviation 0`,
      `RangeError zScore: ${notConstant}, got mean NaN and standard deviation NaN`,
      `RangeError zScore: ${notConstant}, got mean Infinity and standard deviation NaN`,
    ],
    [
      "minMax",
      (v) => minMax(v),
      `RangeError minMax: ${notConstant}, got 5 to 5`,
      `RangeError minMax: ${notConstant}, got NaN to NaN`,
      `RangeError minMax: ${notConstant}, got 1 to Infinity`,
    ],
    [
      "equaliseHistogram",
      (v) => equaliseHistogram(v, {bins: 4}),
      `RangeError equaliseHistogram: ${notConstant}, got 5 to 5`,
      `RangeError equaliseHistogram: ${notConstant}, got NaN to NaN`,
      `RangeError equaliseHistogram: ${notConstant}, got 1 to Infinity`,
    ],
    [
      "mutualInformation",
      (v) => mutualInformation(v, v, {bins: 4, unit: "bits"}),
      `RangeError jointHistogram: ${notConstant}, got 5 to 5`,
      `RangeError jointHistogram: ${notConstant}, got NaN to NaN`,
      `RangeError jointHistogram: ${notConstant}, got 1 to Infinity`,
    ],
    [
      "clipPercentiles",
      (v) => clipPercentiles(v, {low: 0, high: 50}),
      [5, 5, 5, 5],
      "RangeError percentile: values must not be NaN, got at least one",
      [1, 3.5, 3, 3.5],
    ],
    [
      "matchHistograms",
      (v) => matchHistograms(v, line(1, 2, 3, 4)),
      [4, 4, 4, 4],
      "RangeError matchHistograms: the image must hold finite numbers, got NaN",
      "RangeError matchHistograms: the image must hold finite numbers, got Infinity",
    ],
    [
      "matchHistograms, as the reference",
      (v) => matchHistograms(line(1, 2), v),
      [5, 5],
      "RangeError matchHistograms: the reference must hold finite numbers, got NaN",
      "RangeError matchHistograms: the reference must hold finite numbers, got Infinity",
    ],
    [
      "nyulTrain",
      (v) => nyulTrain([{volume: v}], toScale),
      "RangeError nyulTrain: the percentiles of an image must differ, got 5 at both 0 and 50 %; use a mask of the foreground or fewer percentiles",
      "RangeError nyulTrain: the values of an image must be finite, got NaN",
      "RangeError nyulTrain: the values of an image must be finite, got Infinity",
    ],
    [
      "nyulApply",
      (v) => nyulApply({volume: v}, scale),
      "RangeError nyulApply: the percentiles of an image must differ, got 5 at both 0 and 50 %; use a mask of the foreground or fewer percentiles",
      "RangeError nyulApply: the values of an image must be finite, got NaN",
      "RangeError nyulApply: the values of an image must be finite, got Infinity",
    ],
    ["meanSquaredError", (v) => meanSquaredError(v, v), 0, Number.NaN, Number.NaN],
    ["psnr", (v) => psnr(v, v, {range: 1}), Number.POSITIVE_INFINITY, Number.NaN, Number.NaN],
    [
      "normalisedCrossCorrelation",
      (v) => normalisedCrossCorrelation(v, v),
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ],
  ];
  const inputs = [line(5, 5, 5, 5), line(1, Number.NaN, 3, 4), line(1, Infinity, 3, 4)];
  for (const [name, call, ...wanted] of cases) {
    it(`${name} refuses them or states what comes out`, () => {
      assert.deepEqual(
        inputs.map((volume) => outcome(() => call(volume))),
        wanted,
      );
    });
  }

  it("one voxel counts as constant", () => {
    assert.equal(
      outcome(() => jointHistogram(line(5), line(5), {bins: 2})),
      `RangeError jointHistogram: ${notConstant}, got 5 to 5`,
    );
    assert.deepEqual(
      outcome(() => clipPercentiles(line(5), {low: 1, high: 99})),
      [5],
    );
    assert.deepEqual(
      outcome(() => matchHistograms(line(5), line(1, 2))),
      [2],
    );
  });
});
