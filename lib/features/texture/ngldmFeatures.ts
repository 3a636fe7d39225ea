import type {FeatureDefinition} from "../definition.ts";
import {countDefinitions} from "./countFormulas.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {CountSums} from "./countSums.ts";
import {countSums} from "./countSums.ts";
import {recordOf} from "./recordOf.ts";

/** Every feature of a neighbouring grey level dependence matrix, by the formulas that runs, zones and dependences share. */
export const NGLDM_FEATURES: readonly FeatureDefinition<CountSums>[] = countDefinitions(
  "ngldm",
  {tag: "ngl", pyradiomics: "gldm"},
  {
    smallEmphasis: ["lowDependenceEmphasis", "SODN", "lde", "SmallDependenceEmphasis"],
    largeEmphasis: ["highDependenceEmphasis", "IMOQ", "hde", "LargeDependenceEmphasis"],
    lowGreyEmphasis: ["lowGreyLevelCountEmphasis", "TL9H", "lgce", "LowGrayLevelEmphasis"],
    highGreyEmphasis: ["highGreyLevelCountEmphasis", "OAE7", "hgce", "HighGrayLevelEmphasis"],
    smallLowEmphasis: [
      "lowDependenceLowGreyLevelEmphasis",
      "EQ3F",
      "ldlge",
      "SmallDependenceLowGrayLevelEmphasis",
    ],
    smallHighEmphasis: [
      "lowDependenceHighGreyLevelEmphasis",
      "JA6D",
      "ldhge",
      "SmallDependenceHighGrayLevelEmphasis",
    ],
    largeLowEmphasis: [
      "highDependenceLowGreyLevelEmphasis",
      "NBZI",
      "hdlge",
      "LargeDependenceLowGrayLevelEmphasis",
    ],
    largeHighEmphasis: [
      "highDependenceHighGreyLevelEmphasis",
      "9QMG",
      "hdhge",
      "LargeDependenceHighGrayLevelEmphasis",
    ],
    greyNonUniformity: ["greyLevelNonUniformity", "FP8K", "glnu", "GrayLevelNonUniformity"],
    normalisedGreyNonUniformity: ["normalisedGreyLevelNonUniformity", "5SPA", "glnu_norm", null],
    nonUniformity: ["dependenceCountNonUniformity", "Z87G", "dcnu", "DependenceNonUniformity"],
    normalisedNonUniformity: [
      "normalisedDependenceCountNonUniformity",
      "OKJI",
      "dcnu_norm",
      "DependenceNonUniformityNormalized",
    ],
    percentage: ["dependenceCountPercentage", "6XV8", "dc_perc", null],
    greyVariance: ["greyLevelVariance", "1PFV", "gl_var", "GrayLevelVariance"],
    variance: ["dependenceCountVariance", "DNX2", "dc_var", "DependenceVariance"],
    entropy: ["dependenceCountEntropy", "FCBV", "dc_entr", "DependenceEntropy"],
    energy: ["dependenceCountEnergy", "CAS9", "dc_energy", null],
  },
);

/**
 * Computes the features of a neighbouring grey level dependence matrix, entropies in bits.
 *
 * PyRadiomics calls the matrix gldm and has 14 of these features. The percentage is always 1, since
 * every voxel has one neighbourhood; the IBSI lists it for completeness.
 *
 * @formula Features of $n(i, j)$ voxels of level i with j alike around them, themselves included, $N_s = \sum n$; each feature's formula stands in NGLDM_FEATURES
 * @param matrix - an ngldm, of one part or merged
 * @returns the value of each feature by its short name, such as lowDependenceEmphasis; all are NaN when the matrix is empty
 * @throws TypeError when the matrix is not an ngldm
 * @ref sun1983, zwanenburg2020, vangriethuysen2017
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * ngldmFeatures(ngldms(line, {dimensions: "3D", distance: 1, alpha: 0})[0]).lowDependenceEmphasis // 0.625
 */
export function ngldmFeatures(matrix: CountMatrix): Record<string, number> {
  if (matrix.family !== "ngldm") {
    throw new TypeError(`ngldmFeatures: matrix must be an ngldm, got a ${String(matrix.family)}`);
  }
  return recordOf(NGLDM_FEATURES, matrix.count.length === 0 ? null : countSums(matrix));
}
