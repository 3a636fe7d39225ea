import type {FeatureDefinition} from "../definition.ts";
import {countDefinitions} from "./countFormulas.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {CountSums} from "./countSums.ts";
import {countSums} from "./countSums.ts";
import {recordOf} from "./recordOf.ts";

/** Every feature of a grey level size zone matrix, by the formulas that runs, zones and dependences share. */
export const GLSZM_FEATURES: readonly FeatureDefinition<CountSums>[] = countDefinitions(
  "glszm",
  {tag: "szm", pyradiomics: "glszm"},
  {
    smallEmphasis: ["smallZoneEmphasis", "5QRC", "sze", "SmallAreaEmphasis"],
    largeEmphasis: ["largeZoneEmphasis", "48P8", "lze", "LargeAreaEmphasis"],
    lowGreyEmphasis: ["lowGreyLevelZoneEmphasis", "XMSY", "lgze", "LowGrayLevelZoneEmphasis"],
    highGreyEmphasis: ["highGreyLevelZoneEmphasis", "5GN9", "hgze", "HighGrayLevelZoneEmphasis"],
    smallLowEmphasis: [
      "smallZoneLowGreyLevelEmphasis",
      "5RAI",
      "szlge",
      "SmallAreaLowGrayLevelEmphasis",
    ],
    smallHighEmphasis: [
      "smallZoneHighGreyLevelEmphasis",
      "HW1V",
      "szhge",
      "SmallAreaHighGrayLevelEmphasis",
    ],
    largeLowEmphasis: [
      "largeZoneLowGreyLevelEmphasis",
      "YH51",
      "lzlge",
      "LargeAreaLowGrayLevelEmphasis",
    ],
    largeHighEmphasis: [
      "largeZoneHighGreyLevelEmphasis",
      "J17V",
      "lzhge",
      "LargeAreaHighGrayLevelEmphasis",
    ],
    greyNonUniformity: ["greyLevelNonUniformity", "JNSA", "glnu", "GrayLevelNonUniformity"],
    normalisedGreyNonUniformity: [
      "normalisedGreyLevelNonUniformity",
      "Y1RO",
      "glnu_norm",
      "GrayLevelNonUniformityNormalized",
    ],
    nonUniformity: ["zoneSizeNonUniformity", "4JP3", "zsnu", "SizeZoneNonUniformity"],
    normalisedNonUniformity: [
      "normalisedZoneSizeNonUniformity",
      "VB3A",
      "zsnu_norm",
      "SizeZoneNonUniformityNormalized",
    ],
    percentage: ["zonePercentage", "P30P", "z_perc", "ZonePercentage"],
    greyVariance: ["greyLevelVariance", "BYLV", "gl_var", "GrayLevelVariance"],
    variance: ["zoneSizeVariance", "3NSA", "zs_var", "ZoneVariance"],
    entropy: ["zoneSizeEntropy", "GU8N", "zs_entr", "ZoneEntropy"],
  },
);

/**
 * Computes the features of a grey level size zone matrix, entropies in bits.
 *
 * PyRadiomics says area where the IBSI says zone; the values are the same.
 *
 * @formula Features of $n(i, j)$ zones of level i and size j, $N_s = \sum n$; each feature's formula stands in GLSZM_FEATURES
 * @param matrix - a glszm, of one part or merged
 * @returns the value of each feature by its short name, such as smallZoneEmphasis; all are NaN when the matrix is empty
 * @throws TypeError when the matrix is not a glszm
 * @ref thibault2014, zwanenburg2020, vangriethuysen2017
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * glszmFeatures(glszms(line, {connectivity: 26})[0]).zonePercentage // 0.75
 */
export function glszmFeatures(matrix: CountMatrix): Record<string, number> {
  if (matrix.family !== "glszm") {
    throw new TypeError(`glszmFeatures: matrix must be a glszm, got a ${String(matrix.family)}`);
  }
  return recordOf(GLSZM_FEATURES, matrix.count.length === 0 ? null : countSums(matrix));
}
