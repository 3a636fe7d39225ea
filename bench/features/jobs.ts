import {
  extractFeatures,
  type FeatureFamily,
  featureSettings,
  type PresetSettings,
} from "../../lib/features/index.ts";
import {boxOf, cropImage, cropMask} from "../../lib/features/region.ts";
import type {Mask, Volume} from "../../lib/image/index.ts";

/** Width of a bin, and the three widths of the Laplacian of Gaussian, mm. */
export const BIN_WIDTH = 25;
export const SIGMAS = [1, 2, 3] as const;

/** Our families that hold the features of a class of PyRadiomics. */
const CLASSES: Readonly<Record<string, readonly FeatureFamily[]>> = {
  firstorder: ["intensity", "histogram"],
  shape: ["shape"],
  glcm: ["glcm"],
  glrlm: ["glrlm"],
  glszm: ["glszm"],
  gldm: ["ngldm"],
  ngtdm: ["ngtdm"],
};

/** What is extracted: everything by default, with filtered images, or one class alone. */
export const WHATS: readonly string[] = [...Object.keys(CLASSES), "default", "filters"];

/** The settings of one job: PyRadiomics' defaults, narrowed or widened. */
function settingsOf(what: string): PresetSettings {
  const all: PresetSettings = {preset: "pyradiomics"};
  if (what === "default") return all;
  if (what !== "filters") return {...all, families: CLASSES[what]};
  return {
    ...all,
    filters: [{type: "pyradiomicsLog", sigmaMm: SIGMAS}, {type: "pyradiomicsWavelet"}],
  };
}

/**
 * Prepares a job; each call extracts once and gives the values by PyRadiomics' names. A class alone is
 * timed on the region's box, as PyRadiomics' is.
 */
export function prepareJob(what: string, image: Volume, mask: Mask): () => Map<string, number> {
  const settings = featureSettings(settingsOf(what));
  const box = what in CLASSES ? boxOf(mask) : undefined;
  const input =
    box === undefined ? {image, mask} : {image: cropImage(image, box), mask: cropMask(mask, box)};
  return () => {
    const {features} = extractFeatures(input.image, input.mask, settings);
    return new Map(features.map(({pyradiomics, value}) => [pyradiomics!, value]));
  };
}
