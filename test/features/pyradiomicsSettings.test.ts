import assert from "node:assert/strict";
import {preset, pyradiomicsSettings} from "../../lib/features/index.ts";
import {outcome} from "../outcome.ts";

describe("pyradiomicsSettings", () => {
  it("is the preset where no parameter is given, but for the label", () => {
    assert.deepEqual(pyradiomicsSettings({}), {...preset("pyradiomics"), label: 1});
  });

  it("translates every parameter that changes values", () => {
    const settings = pyradiomicsSettings({
      setting: {
        binCount: 64,
        normalize: true,
        normalizeScale: 100,
        removeOutliers: 3,
        resampledPixelSpacing: [2, 2, 0],
        interpolator: "sitkLinear",
        padDistance: 7,
        resegmentRange: [3, -3],
        resegmentMode: "sigma",
        resegmentShape: true,
        force2D: true,
        distances: [2],
        voxelArrayShift: 2000,
        label: 5,
        minimumROIDimensions: 1,
        minimumROISize: 50,
        weightingNorm: "euclidean",
        symmetricalGLCM: false,
        gldm_a: 1,
        additionalInfo: true,
      },
    });
    assert.deepEqual(settings, {
      ...preset("pyradiomics"),
      dimensions: "2D",
      label: 5,
      normalisation: {scale: 100, outliers: 3},
      interpolation: {
        spacing: [2, 2, "unchanged"],
        image: "linear",
        mask: "nearest",
        partialVolumeThreshold: 0.5,
        rounding: "stored",
        align: "corner",
      },
      margin: 7,
      resegmentation: {range: null, sigma: [-3, 3], share: null, shape: true},
      region: {minimumDimensions: 1, minimumVoxels: 51},
      discretisation: {method: "fixedBinNumber", bins: 64, convention: "pyradiomics"},
      aggregations: ["2.5D:mrg", "2.5D"],
      glcm: {distance: 2, symmetric: false, weighting: "euclidean"},
      glrlm: {weighting: "euclidean"},
      ngtdm: {distance: 2},
      ngldm: {distance: 2, alpha: 1},
      intensityShift: 2000,
    });
  });

  it("takes null for what is not set, as parameter files have it", () => {
    const nothing = {
      interpolator: null,
      resampledPixelSpacing: null,
      removeOutliers: null,
      minimumROISize: null,
      weightingNorm: null,
      resegmentRange: null,
    };
    assert.deepEqual(pyradiomicsSettings({setting: nothing}), pyradiomicsSettings({}));
  });

  it("reads one threshold as a lower bound, absolute or as a share of the maximum", () => {
    const one = pyradiomicsSettings({setting: {resegmentRange: [0]}});
    assert.deepEqual(one.resegmentation.range, [0, null]);
    const share = pyradiomicsSettings({
      setting: {resegmentRange: [0.4], resegmentMode: "relative"},
    });
    assert.deepEqual(share.resegmentation.share, [0.4, null]);
  });

  it("merges directions without weights under no_weighting", () => {
    const settings = pyradiomicsSettings({setting: {weightingNorm: "no_weighting"}});
    assert.deepEqual(settings.aggregations, ["3D:mrg", "3D"]);
    assert.equal(settings.glcm.weighting, "none");
  });

  it("turns image types into filters", () => {
    const settings = pyradiomicsSettings({
      setting: {force2D: true},
      imageType: {
        LoG: {sigma: [1, 2.5]},
        Wavelet: {wavelet: "db2", start_level: 1},
        Square: {},
        SquareRoot: null,
        Logarithm: {},
        Exponential: {},
        Gradient: {gradientUseSpacing: false},
        LBP2D: {lbp2DRadius: 2},
        LBP3D: {},
      },
    });
    assert.equal(settings.original, false);
    assert.deepEqual(settings.filters, [
      {type: "pyradiomicsLog", sigmaMm: [1, 2.5]},
      {type: "pyradiomicsWavelet", family: "db2", startLevel: 1, dims: 2},
      {type: "square"},
      {type: "squareRoot"},
      {type: "logarithm"},
      {type: "exponential"},
      {type: "gradient", useSpacing: false},
      {type: "lbp2d", radius: 2},
      {type: "lbp3d"},
    ]);
    assert.equal(pyradiomicsSettings({imageType: {Original: {}}}).original, true);
  });

  it("picks features by class and name", () => {
    const {features} = pyradiomicsSettings({
      featureClass: {firstorder: ["Mean", "Kurtosis"], ngtdm: [], glcm: ["JointEntropy"]},
    });
    assert.deepEqual(features, [
      "intensity.mean",
      "intensity.pearsonKurtosis",
      "ngtdm.coarseness",
      "ngtdm.contrast",
      "ngtdm.busyness",
      "ngtdm.complexity",
      "ngtdm.strength",
      "glcm.jointEntropy",
    ]);
  });

  const rows: readonly (readonly [string, unknown, string | RegExp])[] = [
    [
      "an unknown setting",
      {setting: {binwidth: 25}},
      /^setting must hold only binWidth, .*, got binwidth; did you mean "binWidth"\?$/,
    ],
    [
      "a width of 0",
      {setting: {binWidth: 0}},
      "setting.binWidth must be a finite size above 0, got 0",
    ],
    [
      "an interpolator that is not there",
      {setting: {interpolator: "sitkGaussian"}},
      'setting.interpolator must be one of "sitkNearestNeighbor", "sitkLinear", "sitkBSpline", got "sitkGaussian"',
    ],
    [
      "several distances",
      {setting: {distances: [1, 2]}},
      "setting.distances must hold one distance in voxels, got [1,2]",
    ],
    [
      "slices across another axis",
      {setting: {force2D: true, force2Ddimension: 1}},
      "setting.force2Ddimension must be 0, the axis across slices: turn the image for another one, got 1",
    ],
    [
      "an unknown image type",
      {imageType: {Log: {sigma: [1]}}},
      /^imageType must hold only Original, LoG, .*, got Log; did you mean "LoG"\?$/,
    ],
    [
      "LoG without a width",
      {imageType: {LoG: {}}},
      "imageType.LoG.sigma must be given, got nothing",
    ],
    [
      "a bin width of one image type",
      {imageType: {LoG: {sigma: [1], binWidth: 5}}},
      "imageType.LoG must hold only sigma, got binWidth",
    ],
  ];
  for (const [title, parameters, message] of rows) {
    it(`${title} is refused by the path of its field`, () => {
      const got = String(outcome(() => pyradiomicsSettings(parameters)));
      assert.match(got, /^RangeError pyradiomicsSettings: /);
      const rest = got.replace("RangeError pyradiomicsSettings: ", "");
      if (typeof message === "string") assert.equal(rest, message);
      else assert.match(rest, message);
    });
  }

  it("an unknown class or feature is refused", () => {
    assert.match(
      String(outcome(() => pyradiomicsSettings({featureClass: {glcm: ["JointEntropi"]}}))),
      /^RangeError pyradiomicsSettings: featureClass\.glcm must list features of PyRadiomics, got JointEntropi; did you mean "glcm_JointEntropy"\?$/,
    );
    assert.match(
      String(outcome(() => pyradiomicsSettings({featureClass: {texture: []}}))),
      /^RangeError pyradiomicsSettings: featureClass must hold only .*, got texture$/,
    );
  });
});
