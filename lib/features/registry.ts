import {didYouMean} from "../core/index.ts";
import type {FeatureUnit} from "./definition.ts";
import {HISTOGRAM_FEATURES} from "./intensity/histogramFeatures.ts";
import {INTENSITY_FEATURES} from "./intensity/intensityFeatures.ts";
import {IVH_FEATURES} from "./intensity/ivhFeatures.ts";
import {LOCAL_FEATURES} from "./intensity/localFeatures.ts";
import {SHAPE_2D_FEATURES} from "./shape/shape2dFeatures.ts";
import {SHAPE_FEATURES} from "./shape/shapeDefinitions.ts";
import {GLCM_FEATURES} from "./texture/glcmFeatures.ts";
import {GLDZM_FEATURES} from "./texture/gldzmFeatures.ts";
import {GLRLM_FEATURES} from "./texture/glrlmFeatures.ts";
import {GLSZM_FEATURES} from "./texture/glszmFeatures.ts";
import {NGLDM_FEATURES} from "./texture/ngldmFeatures.ts";
import {NGTDM_FEATURES} from "./texture/ngtdmFeatures.ts";

/** What a feature is called, and what it means; the function that computes it left out. */
export interface FeatureEntry {
  /** `family.name`, such as glcm.jointEntropy. */
  readonly name: string;
  /** The IBSI's code, null where the IBSI has no such feature. */
  readonly ibsi: string | null;
  /** The IBSI's tag without its aggregation. */
  readonly tag: string | null;
  /** PyRadiomics' class and name, such as glcm_JointEntropy. */
  readonly pyradiomics: string | null;
  readonly unit: FeatureUnit;
  /** The formula, in LaTeX. */
  readonly formula: string;
}

/** Every family, in the order in which they are listed. */
const FAMILIES: readonly (readonly FeatureEntry[])[] = [
  SHAPE_FEATURES,
  SHAPE_2D_FEATURES,
  LOCAL_FEATURES,
  INTENSITY_FEATURES,
  HISTOGRAM_FEATURES,
  IVH_FEATURES,
  GLCM_FEATURES,
  GLRLM_FEATURES,
  GLSZM_FEATURES,
  GLDZM_FEATURES,
  NGTDM_FEATURES,
  NGLDM_FEATURES,
];

/**
 * Lists all features with their names, codes, units and formulas.
 *
 * @returns one entry for each feature: its name, the IBSI's code and tag, PyRadiomics' name, unit and
 *   formula; a name that a standard lacks is null
 * @ref zwanenburg2020
 * @example listFeatures().find(({ibsi}) => ibsi === "Q4LE").name // "intensity.mean"
 */
export function listFeatures(): FeatureEntry[] {
  return FAMILIES.flatMap((family) =>
    family.map(({name, ibsi, tag, pyradiomics, unit, formula}) => ({
      name,
      ibsi,
      tag,
      pyradiomics,
      unit,
      formula,
    })),
  );
}

/** The names of all features. */
export function featureNames(): string[] {
  return FAMILIES.flatMap((family) => family.map(({name}) => name));
}

/**
 * Finds what PyRadiomics calls a feature.
 *
 * @param name - the name here, such as glcm.jointEntropy
 * @returns PyRadiomics' class and name; null where it has no feature of that value
 * @throws RangeError when there is no such feature
 * @ref vangriethuysen2017
 * @example pyradiomicsName("intensity.rootMeanSquare") // "firstorder_RootMeanSquared"
 */
export function pyradiomicsName(name: string): string | null {
  const found = listFeatures().find((feature) => feature.name === name);
  if (found === undefined) {
    throw new RangeError(
      `pyradiomicsName: name must be a feature's, got ${JSON.stringify(name)}${didYouMean(name, featureNames())}`,
    );
  }
  return found.pyradiomics;
}

/**
 * Finds what a feature of PyRadiomics is called here.
 *
 * @param name - PyRadiomics' class and name, with or without the image before it, such as
 *   glcm_JointEntropy or original_glcm_JointEntropy
 * @returns the name here
 * @throws RangeError when PyRadiomics' preset has no such feature
 * @ref vangriethuysen2017
 * @example fromPyradiomicsName("original_firstorder_Kurtosis") // "intensity.pearsonKurtosis"
 */
export function fromPyradiomicsName(name: string): string {
  const bare = name.split("_").slice(-2).join("_");
  const all = listFeatures().filter(({pyradiomics}) => pyradiomics !== null);
  const found = all.find(({pyradiomics}) => pyradiomics === bare);
  if (found === undefined) {
    const names = all.map(({pyradiomics}) => String(pyradiomics));
    throw new RangeError(
      `fromPyradiomicsName: name must be a feature of PyRadiomics, got ${JSON.stringify(name)}${didYouMean(bare, names)}`,
    );
  }
  return found.name;
}
