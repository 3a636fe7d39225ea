import type {FeatureDefinition} from "../definition.ts";
import {countDefinitions} from "./countFormulas.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {CountSums} from "./countSums.ts";
import {countSums} from "./countSums.ts";
import {recordOf} from "./recordOf.ts";

/** Every feature of a grey level distance zone matrix, by the formulas that runs, zones and dependences share. */
export const GLDZM_FEATURES: readonly FeatureDefinition<CountSums>[] = countDefinitions(
  "gldzm",
  {tag: "dzm", pyradiomics: null},
  {
    smallEmphasis: ["smallDistanceEmphasis", "0GBI", "sde", null],
    largeEmphasis: ["largeDistanceEmphasis", "MB4I", "lde", null],
    lowGreyEmphasis: ["lowGreyLevelZoneEmphasis", "S1RA", "lgze", null],
    highGreyEmphasis: ["highGreyLevelZoneEmphasis", "K26C", "hgze", null],
    smallLowEmphasis: ["smallDistanceLowGreyLevelEmphasis", "RUVG", "sdlge", null],
    smallHighEmphasis: ["smallDistanceHighGreyLevelEmphasis", "DKNJ", "sdhge", null],
    largeLowEmphasis: ["largeDistanceLowGreyLevelEmphasis", "A7WM", "ldlge", null],
    largeHighEmphasis: ["largeDistanceHighGreyLevelEmphasis", "KLTH", "ldhge", null],
    greyNonUniformity: ["greyLevelNonUniformity", "VFT7", "glnu", null],
    normalisedGreyNonUniformity: ["normalisedGreyLevelNonUniformity", "7HP3", "glnu_norm", null],
    nonUniformity: ["zoneDistanceNonUniformity", "V294", "zdnu", null],
    normalisedNonUniformity: ["normalisedZoneDistanceNonUniformity", "IATH", "zdnu_norm", null],
    percentage: ["zonePercentage", "VIWW", "z_perc", null],
    greyVariance: ["greyLevelVariance", "QK93", "gl_var", null],
    variance: ["zoneDistanceVariance", "7WT1", "zd_var", null],
    entropy: ["zoneDistanceEntropy", "GBDU", "zd_entr", null],
  },
);

/**
 * Computes the features of a grey level distance zone matrix, entropies in bits.
 *
 * The formulas are those of zones by size, with the distance from the border in the place of the size.
 *
 * @formula Features of $n(i, j)$ zones of level i and distance j, $N_s = \sum n$; each feature's formula stands in GLDZM_FEATURES
 * @param matrix - a gldzm, of one part or merged
 * @returns the value of each feature by its short name, such as smallDistanceEmphasis; all are NaN when the matrix is empty
 * @throws TypeError when the matrix is not a gldzm
 * @ref thibault2014, zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * gldzmFeatures(gldzms(line, {connectivity: 26})[0]).smallDistanceEmphasis // 1
 */
export function gldzmFeatures(matrix: CountMatrix): Record<string, number> {
  if (matrix.family !== "gldzm") {
    throw new TypeError(`gldzmFeatures: matrix must be a gldzm, got a ${String(matrix.family)}`);
  }
  return recordOf(GLDZM_FEATURES, matrix.count.length === 0 ? null : countSums(matrix));
}
