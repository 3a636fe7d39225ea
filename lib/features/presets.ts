import {didYouMean} from "../core/index.ts";
import {
  type DiscretisationSettings,
  FEATURE_FAMILIES,
  type FeatureSettings,
  type InterpolationSettings,
} from "./settings.ts";

/** The names of the presets. */
export type PresetName =
  | "ibsi-digital"
  | "ibsi-a"
  | "ibsi-b"
  | "ibsi-c"
  | "ibsi-d"
  | "ibsi-e"
  | "pyradiomics";

/** All families but that of single slices, which the IBSI does not define. */
const FAMILIES = FEATURE_FAMILIES.filter((family) => family !== "shape2d");

/** The names of the presets, in the order in which they are listed. */
export const PRESET_NAMES: readonly PresetName[] = [
  "ibsi-digital",
  "ibsi-a",
  "ibsi-b",
  "ibsi-c",
  "ibsi-d",
  "ibsi-e",
  "pyradiomics",
];

const IN_SLICES = ["2D:avg", "2D:mrg", "2.5D:avg", "2.5D:mrg", "2D", "2.5D"] as const;
const IN_VOLUME = ["3D:avg", "3D:mrg", "3D"] as const;

const bins32: DiscretisationSettings = {method: "fixedBinNumber", bins: 32, convention: "ibsi"};
const width25: DiscretisationSettings = {method: "fixedBinSize", width: 25, from: "range"};
const keepAll = {range: null, sigma: null, share: null, shape: false} as const;

/** What the digital phantom needs: nothing at all before the features. */
const digital: FeatureSettings = {
  convention: "ibsi",
  dimensions: "3D",
  label: null,
  normalisation: null,
  interpolation: null,
  resegmentation: keepAll,
  region: {minimumDimensions: 0, minimumVoxels: 1},
  discretisation: {method: "none"},
  ivh: {method: "none"},
  original: true,
  margin: null,
  filters: [],

  // Responses of filters have arbitrary units, for which the IBSI recommends numbers of bins.
  response: {discretisation: bins32, ivh: {method: "fixedBinNumber", bins: 1000}},
  families: FAMILIES,
  features: null,
  aggregations: [...IN_SLICES, ...IN_VOLUME],
  glcm: {distance: 1, symmetric: true, weighting: "none"},
  glrlm: {weighting: "none"},
  ngtdm: {distance: 1},
  ngldm: {distance: 1, alpha: 0},
  intensityShift: 0,
};

/** Interpolation to cubes of 2 mm, as configurations C to E have it. */
const cubes: InterpolationSettings = {
  spacing: [2, 2, 2],
  image: "linear",
  mask: "linear",
  partialVolumeThreshold: 0.5,
  rounding: "nearest",
  align: "centre",
};

/** The settings of each preset: the five configurations of the IBSI's CT phantom among them. */
const PRESETS: Readonly<Record<PresetName, FeatureSettings>> = {
  "ibsi-digital": digital,
  "ibsi-a": {
    ...digital,
    dimensions: "2D",
    resegmentation: {...keepAll, range: [-500, 400]},
    discretisation: width25,
    aggregations: IN_SLICES,
  },
  "ibsi-b": {
    ...digital,
    dimensions: "2D",
    interpolation: {...cubes, spacing: [2, 2, "unchanged"]},
    resegmentation: {...keepAll, range: [-500, 400]},
    discretisation: bins32,
    aggregations: IN_SLICES,
  },
  "ibsi-c": {
    ...digital,
    interpolation: cubes,
    resegmentation: {...keepAll, range: [-1000, 400]},
    discretisation: width25,
    ivh: {method: "fixedBinSize", width: 2.5},
    aggregations: IN_VOLUME,
  },
  "ibsi-d": {
    ...digital,
    interpolation: cubes,
    resegmentation: {...keepAll, sigma: [-3, 3]},
    discretisation: bins32,
    aggregations: IN_VOLUME,
  },
  "ibsi-e": {
    ...digital,
    interpolation: {...cubes, image: "cubic-b-spline"},
    resegmentation: {...keepAll, range: [-1000, 400], sigma: [-3, 3]},
    discretisation: bins32,
    ivh: {method: "fixedBinNumber", bins: 1000},
    aggregations: IN_VOLUME,
  },
  pyradiomics: {
    ...digital,
    convention: "pyradiomics",
    region: {minimumDimensions: 2, minimumVoxels: 2},
    discretisation: {method: "fixedBinSize", width: 25, from: "multiple"},
    ivh: null,
    response: null,
    families: ["shape", "intensity", "histogram", "glcm", "glrlm", "glszm", "ngtdm", "ngldm"],
    aggregations: ["3D:avg", "3D"],
  },
};

/**
 * Gives the settings of a preset: `ibsi-digital` for the IBSI's digital phantom, `ibsi-a` … `ibsi-e` for
 * the five configurations of its CT phantom, `pyradiomics` for the defaults of PyRadiomics 3.0.1.
 *
 * @param name - "ibsi-digital", "ibsi-a", "ibsi-b", "ibsi-c", "ibsi-d", "ibsi-e" or "pyradiomics"
 * @returns complete settings
 * @throws RangeError when the name is none of those
 * @ref zwanenburg2020, vangriethuysen2017
 * @example preset("ibsi-a").resegmentation.range // [-500, 400]
 */
export function preset(name: PresetName): FeatureSettings {
  if (!PRESET_NAMES.includes(name)) {
    throw new RangeError(
      `preset: name must be one of ${PRESET_NAMES.join(", ")}, got ${JSON.stringify(name)}${didYouMean(String(name), PRESET_NAMES)}`,
    );
  }
  return PRESETS[name];
}
