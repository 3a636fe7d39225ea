import type {DiscretisationRule, Levels, Mask, Volume} from "../image/index.ts";
import {discretise, histogram, maskedValues} from "../image/index.ts";
import type {FeatureValue} from "./definition.ts";
import type {ImageIntermediates} from "./extraction.ts";
import {featureValues} from "./featureValues.ts";
import {firstOrder} from "./intensity/firstOrder.ts";
import {HISTOGRAM_FEATURES} from "./intensity/histogramFeatures.ts";
import {histogramStatistics} from "./intensity/histogramStatistics.ts";
import {INTENSITY_FEATURES} from "./intensity/intensityFeatures.ts";
import {intensityPeaks} from "./intensity/intensityPeaks.ts";
import {
  type IntensityVolumeHistogram,
  type IvhRule,
  intensityVolumeHistogram,
} from "./intensity/intensityVolumeHistogram.ts";
import {IVH_FEATURES} from "./intensity/ivhFeatures.ts";
import {LOCAL_FEATURES} from "./intensity/localFeatures.ts";
import type {PreparedRegion} from "./prepareRegion.ts";
import type {DiscretisationSettings, FeatureFamily, FeatureSettings} from "./settings.ts";
import type {TextureFamily} from "./texture/textureFamily.ts";
import {textureFeatures} from "./texture/textureFeatures.ts";

/** One image with the masks of its region, cut to the region's surroundings. */
export interface RegionImage {
  /** "original", or the name of a filter. */
  readonly name: string;
  readonly image: Volume;
  readonly morphological: Mask;
  readonly intensity: Mask;
}

/** The families that need grey levels. */
const TEXTURES = ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"] as const;

/** Fills in the lower bound of the re-segmentation range. */
function ruleOf(rule: DiscretisationSettings, settings: FeatureSettings): DiscretisationRule {
  if (rule.method !== "fixedBinSize" || rule.from !== "range") return rule as DiscretisationRule;
  return {...rule, from: settings.resegmentation.range?.[0] ?? Number.NaN};
}

/** Values of the intensity–volume histogram; bin numbers that stand for intensities have no unit. */
function ivhValues(curve: IntensityVolumeHistogram, rule: IvhRule): FeatureValue[] {
  const values = featureValues(IVH_FEATURES, curve, null);
  if (rule.method !== "fixedBinNumber") return values;
  return values.map((value) => ({...value, unit: "1"}));
}

/** The range that an intensity–volume histogram is spread over: that of re-segmentation, where there is one. */
function ivhRange({resegmentation: {range}}: FeatureSettings, isFiltered: boolean) {
  if (range === null || isFiltered) return undefined;
  return [range[0], range[1] ?? Number.POSITIVE_INFINITY] as const;
}

/** Texture of every family asked for. */
function textureValues(
  levels: Levels,
  morphological: Mask,
  families: readonly TextureFamily[],
  {aggregations, convention, glcm, glrlm, ngtdm, ngldm}: FeatureSettings,
): FeatureValue[] {
  const own = {glcm, glrlm, ngtdm, ngldm};
  return textureFeatures(levels, {families, aggregations, convention, morphological, ...own});
}

/** Intensity statistics; energies need the volume of a voxel. */
function intensityValues(
  voxels: Float64Array,
  [dx, dy, dz]: readonly number[],
  shift: number,
): FeatureValue[] {
  const input = {statistics: firstOrder(voxels), voxelVolume: dx * dy * dz, shift};
  return featureValues(INTENSITY_FEATURES, input, null);
}

/** Computes the features of one image, and keeps what they were computed from. */
export function imageFeatures(
  {name, image, morphological, intensity}: RegionImage,
  prepared: PreparedRegion,
  settings: FeatureSettings,
): {values: FeatureValue[]; intermediates: ImageIntermediates} {
  const isFiltered = name !== "original";
  const rules = (isFiltered ? settings.response : null) ?? settings;
  const has = (family: FeatureFamily): boolean => settings.families.includes(family);
  const values: FeatureValue[] = [];
  const intermediates: {-readonly [Key in keyof ImageIntermediates]: ImageIntermediates[Key]} = {
    name,
    image,
  };

  // The balls of local peaks reach out of the region, into the image around it.
  if (has("local") && !isFiltered) {
    const peaks = intensityPeaks(prepared.image, prepared.intensity);
    values.push(...featureValues(LOCAL_FEATURES, peaks, null));
  }

  // Intensities as they are.
  const voxels = maskedValues(image, intensity);
  if (has("intensity")) {
    values.push(...intensityValues(voxels, image.spacing, settings.intensityShift));
  }
  if (has("ivh") && rules.ivh !== null) {
    const range = ivhRange(settings, isFiltered);
    const curve = intensityVolumeHistogram(voxels, {rule: rules.ivh, ...(range && {range})});
    values.push(...ivhValues(curve, rules.ivh));
    intermediates.ivh = curve;
  }

  // Grey levels, for the histogram and every texture.
  const families = TEXTURES.filter(has);
  if (!has("histogram") && families.length === 0) return {values, intermediates};
  const levels = discretise(image, intensity, ruleOf(rules.discretisation, settings));
  intermediates.levels = levels;
  if (has("histogram")) {
    const statistics = histogramStatistics(histogram(levels).counts);
    values.push(...featureValues(HISTOGRAM_FEATURES, statistics, null));
  }
  if (families.length > 0) {
    values.push(...textureValues(levels, morphological, families, settings));
  }
  return {values, intermediates};
}
