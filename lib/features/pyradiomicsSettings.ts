import type {FeatureSettings, HalfOpenRange, InterpolationSettings} from "./settings.ts";
import {didYouMean} from "../core/index.ts";
import type {FilterSettings} from "./filter/filterSettings.ts";
import {featureSettings} from "./featureSettings.ts";
import {preset} from "./presets.ts";
import {type FeatureEntry, listFeatures} from "./registry.ts";
import {type ImageTypes, parametersSchema, type Setting} from "./pyradiomicsSchema.ts";
import {parsed} from "./schemaRules.ts";

const INTERPOLATORS = {
  sitkNearestNeighbor: "nearest",
  sitkLinear: "linear",
  sitkBSpline: "cubic-b-spline",
} as const;

/** Resampling: a grid that shares the outer corner, values beyond the image 0, some voxels around the region. */
function interpolationOf({resampledPixelSpacing, interpolator}: Setting) {
  if (resampledPixelSpacing === undefined || resampledPixelSpacing === null) return null;
  return {
    spacing: resampledPixelSpacing.map((size) => (size === 0 ? "unchanged" : size)),
    image: INTERPOLATORS[interpolator ?? "sitkBSpline"],
    mask: "nearest",
    partialVolumeThreshold: 0.5,
    rounding: "stored",
    align: "corner",
  } as const satisfies InterpolationSettings;
}

/** Thresholds that are absolute, shares of the maximum, or standard deviations around the mean. */
function resegmentationOf({resegmentRange, resegmentMode, resegmentShape}: Setting) {
  const [low, high = null] = [...(resegmentRange ?? [])].sort((a, b) => a - b);
  const range: HalfOpenRange | null = low === undefined ? null : [low, high];
  const mode = resegmentMode ?? "absolute";
  return {
    range: mode === "absolute" ? range : null,
    share: mode === "relative" ? range : null,
    sigma: mode === "sigma" ? range : null,
    shape: resegmentShape ?? false,
  };
}

/** Bins: a number of them, or a width. */
function discretisationOf({binWidth, binCount}: Setting): FeatureSettings["discretisation"] {
  return typeof binCount === "number"
    ? {method: "fixedBinNumber", bins: binCount, convention: "pyradiomics"}
    : {method: "fixedBinSize", width: binWidth ?? 25, from: "multiple"};
}

/** In slices, matrices of all slices are added; a weighting merges the directions, too. */
function aggregationsOf({force2D, weightingNorm}: Setting): FeatureSettings["aggregations"] {
  const isMerged = typeof weightingNorm === "string";
  if (force2D === true) return [isMerged ? "2.5D:mrg" : "2.5D:avg", "2.5D"];
  return [isMerged ? "3D:mrg" : "3D:avg", "3D"];
}

/** Leaves out the fields that were not given. */
function given<Fields extends object>(
  fields: Fields,
): {[Key in keyof Fields]: NonNullable<Fields[Key]>} {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[Key in keyof Fields]: NonNullable<Fields[Key]>};
}

/** The filter of one image type; undefined for the image itself. */
function filterOf(
  type: string,
  imageTypes: ImageTypes,
  {force2D}: Setting,
): FilterSettings | undefined {
  const {LoG, Wavelet, Gradient, LBP2D, LBP3D} = imageTypes;
  switch (type) {
    case "LoG":
      return {type: "pyradiomicsLog", sigmaMm: LoG?.sigma ?? []};
    case "Wavelet": {
      const {wavelet: family, level, start_level: startLevel} = Wavelet ?? {};
      const dims = force2D === true ? 2 : 3;
      return {type: "pyradiomicsWavelet", ...given({family, level, startLevel}), dims};
    }
    case "Square":
      return {type: "square"};
    case "SquareRoot":
      return {type: "squareRoot"};
    case "Logarithm":
      return {type: "logarithm"};
    case "Exponential":
      return {type: "exponential"};
    case "Gradient":
      return {type: "gradient", ...given({useSpacing: Gradient?.gradientUseSpacing})};
    case "LBP2D": {
      const {lbp2DRadius: radius, lbp2DSamples: samples, lbp2DMethod: method} = LBP2D ?? {};
      return {type: "lbp2d", ...given({radius, samples, method})};
    }
    case "LBP3D": {
      const {lbp3DLevels: levels, lbp3DIcosphereRadius: radius} = LBP3D ?? {};
      const subdivisions = LBP3D?.lbp3DIcosphereSubdivision;
      return {type: "lbp3d", ...given({levels, radius, subdivisions})};
    }
    default:
      return undefined;
  }
}

/** Finds what a feature of a class is called here. */
function nameOf(own: string, feature: string, known: readonly FeatureEntry[]): string {
  const wanted = feature.startsWith(`${own}_`) ? feature : `${own}_${feature}`;
  const found = known.find(({pyradiomics}) => pyradiomics === wanted);
  if (found !== undefined) return found.name;
  const names = known.map(({pyradiomics}) => String(pyradiomics));
  throw new RangeError(
    `pyradiomicsSettings: featureClass.${own} must list features of PyRadiomics, got ${feature}${didYouMean(wanted, names)}`,
  );
}

/** Names the features of the classes that are asked for; null where all are. */
function featuresOf(
  classes: Readonly<Record<string, readonly string[] | null>> | null | undefined,
): string[] | null {
  if (classes === null || classes === undefined) return null;
  const known = listFeatures().filter(({pyradiomics}) => pyradiomics !== null);
  const owners = [...new Set(known.map(({pyradiomics}) => String(pyradiomics).split("_")[0]))];
  return Object.entries(classes).flatMap(([own, features]) => {
    if (!owners.includes(own)) {
      throw new RangeError(
        `pyradiomicsSettings: featureClass must hold only ${owners.join(", ")}, got ${own}${didYouMean(own, owners)}`,
      );
    }
    if (features !== null && features.length > 0) {
      return features.map((feature) => nameOf(own, feature, known));
    }
    return known
      .filter(({pyradiomics}) => pyradiomics?.startsWith(`${own}_`))
      .map(({name}) => name);
  });
}

/**
 * Translates a parameter file of PyRadiomics into settings: its preset, with what the parameters change.
 *
 * @param parameters - {setting, imageType, featureClass} as in PyRadiomics' YAML or JSON files, each
 *   part optional; imageType names filters, featureClass the features of each class (none for all)
 * @returns complete settings
 * @throws RangeError when a parameter is unknown, breaks its rule, or is one that is not supported
 * @ref vangriethuysen2017
 * @example pyradiomicsSettings({setting: {binWidth: 10, resegmentRange: [-3, 3], resegmentMode: "sigma"}}).resegmentation.sigma // [-3, 3]
 * pyradiomicsSettings({featureClass: {glcm: ["Idm"]}}).features // ["glcm.inverseDifferenceMoment"]
 */
export function pyradiomicsSettings(parameters: unknown): FeatureSettings {
  const {setting, imageType, featureClass} = parsed(
    "pyradiomicsSettings",
    parametersSchema,
    parameters,
  );
  const base = preset("pyradiomics");
  const interpolation = interpolationOf(setting);
  const weighting =
    setting.weightingNorm === "no_weighting" ? "none" : (setting.weightingNorm ?? "none");
  const distance = setting.distances?.[0] ?? 1;
  const isCropped = interpolation !== null || setting.preCrop === true;
  return featureSettings({
    ...base,
    dimensions: setting.force2D === true ? "2D" : "3D",
    label: setting.label ?? 1,
    normalisation:
      setting.normalize === true
        ? {scale: setting.normalizeScale ?? 1, outliers: setting.removeOutliers ?? null}
        : null,
    interpolation,
    resegmentation: resegmentationOf(setting),
    region: {
      minimumDimensions: setting.minimumROIDimensions ?? 2,
      minimumVoxels: Math.max(2, (setting.minimumROISize ?? 0) + 1),
    },
    discretisation: discretisationOf(setting),
    margin: isCropped ? (setting.padDistance ?? 5) : null,
    original: "Original" in imageType,
    filters: Object.keys(imageType).flatMap((type) => filterOf(type, imageType, setting) ?? []),
    families:
      featureClass?.["shape2D"] === undefined ? base.families : [...base.families, "shape2d"],
    features: featuresOf(featureClass),
    aggregations: aggregationsOf(setting),
    glcm: {distance, symmetric: setting.symmetricalGLCM ?? true, weighting},
    glrlm: {weighting},
    ngtdm: {distance},
    ngldm: {distance, alpha: setting.gldm_a ?? 0},
    intensityShift: setting.voxelArrayShift ?? 0,
  });
}
