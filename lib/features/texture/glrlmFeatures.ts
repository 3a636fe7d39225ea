import type {FeatureDefinition} from "../definition.ts";
import {countDefinitions} from "./countFormulas.ts";
import type {CountMatrix} from "./countMatrix.ts";
import type {CountSums} from "./countSums.ts";
import {countSums} from "./countSums.ts";
import {recordOf} from "./recordOf.ts";

/** Every feature of a grey level run length matrix, by the formulas that runs, zones and dependences share. */
export const GLRLM_FEATURES: readonly FeatureDefinition<CountSums>[] = countDefinitions(
  "glrlm",
  {tag: "rlm", pyradiomics: "glrlm"},
  {
    smallEmphasis: ["shortRunsEmphasis", "22OV", "sre", "ShortRunEmphasis"],
    largeEmphasis: ["longRunsEmphasis", "W4KF", "lre", "LongRunEmphasis"],
    lowGreyEmphasis: ["lowGreyLevelRunEmphasis", "V3SW", "lgre", "LowGrayLevelRunEmphasis"],
    highGreyEmphasis: ["highGreyLevelRunEmphasis", "G3QZ", "hgre", "HighGrayLevelRunEmphasis"],
    smallLowEmphasis: [
      "shortRunLowGreyLevelEmphasis",
      "HTZT",
      "srlge",
      "ShortRunLowGrayLevelEmphasis",
    ],
    smallHighEmphasis: [
      "shortRunHighGreyLevelEmphasis",
      "GD3A",
      "srhge",
      "ShortRunHighGrayLevelEmphasis",
    ],
    largeLowEmphasis: [
      "longRunLowGreyLevelEmphasis",
      "IVPO",
      "lrlge",
      "LongRunLowGrayLevelEmphasis",
    ],
    largeHighEmphasis: [
      "longRunHighGreyLevelEmphasis",
      "3KUM",
      "lrhge",
      "LongRunHighGrayLevelEmphasis",
    ],
    greyNonUniformity: ["greyLevelNonUniformity", "R5YN", "glnu", "GrayLevelNonUniformity"],
    normalisedGreyNonUniformity: [
      "normalisedGreyLevelNonUniformity",
      "OVBL",
      "glnu_norm",
      "GrayLevelNonUniformityNormalized",
    ],
    nonUniformity: ["runLengthNonUniformity", "W92Y", "rlnu", "RunLengthNonUniformity"],
    normalisedNonUniformity: [
      "normalisedRunLengthNonUniformity",
      "IC23",
      "rlnu_norm",
      "RunLengthNonUniformityNormalized",
    ],
    percentage: ["runPercentage", "9ZK5", "r_perc", "RunPercentage"],
    greyVariance: ["greyLevelVariance", "8CE5", "gl_var", "GrayLevelVariance"],
    variance: ["runLengthVariance", "SXLW", "rl_var", "RunVariance"],
    entropy: ["runEntropy", "HJ9O", "rl_entr", "RunEntropy"],
  },
);

/**
 * Computes the features of a grey level run length matrix, entropies in bits.
 *
 * The share of runs among voxels is 1 when each voxel is a run of its own. For merged directions
 * the voxels count once for each direction.
 *
 * @formula Features of $n(i, j)$ runs of level i and length j, $N_s = \sum n$; each feature's formula stands in GLRLM_FEATURES
 * @formula eq:short-runs $\mathrm{SRE} = \frac{1}{N_s} \sum_{i,j} n(i, j) / j^2$, $\mathrm{RP} = N_s / N_v$
 * @param matrix - a glrlm, of one part or merged
 * @returns the value of each feature by its short name, such as shortRunsEmphasis; all are NaN when the matrix is empty
 * @throws TypeError when the matrix is not a glrlm
 * @ref galloway1975, zwanenburg2020, vangriethuysen2017
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * glrlmFeatures(glrlm(line, {offset: [1, 0, 0]})).shortRunsEmphasis // 0.75
 */
export function glrlmFeatures(matrix: CountMatrix): Record<string, number> {
  if (matrix.family !== "glrlm") {
    throw new TypeError(`glrlmFeatures: matrix must be a glrlm, got a ${String(matrix.family)}`);
  }
  return recordOf(GLRLM_FEATURES, matrix.count.length === 0 ? null : countSums(matrix));
}
