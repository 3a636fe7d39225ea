import type {FeatureDefinition} from "../definition.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {GLCM_CORRELATIONS} from "./glcmCorrelations.ts";
import type {GlcmDistributions} from "./glcmDistributions.ts";
import {entropyOf, expectation, glcmDistributions} from "./glcmDistributions.ts";
import {recordOf} from "./recordOf.ts";

type Definition = FeatureDefinition<GlcmDistributions>;

/** Writes one row of the table below. */
function row(
  [name, ibsi, tag, pyradiomics]: readonly [string, string, string, string | null],
  formula: string,
  of: (glcm: GlcmDistributions) => number,
): Definition {
  return {
    name: `glcm.${name}`,
    ibsi,
    tag: `cm_${tag}`,
    pyradiomics: pyradiomics === null ? null : `glcm_${pyradiomics}`,
    unit: "1",
    formula,
    of,
  };
}

/** Features of single probabilities and of the first margin. */
const JOINT: readonly Definition[] = [
  row(["jointMaximum", "GYBY", "joint_max", "MaximumProbability"], "\\max p_{ij}", ({p}) =>
    p.reduce((a, b) => Math.max(a, b), 0),
  ),
  row(
    ["jointAverage", "60VM", "joint_avg", "JointAverage"],
    "\\mu_x = \\sum_{i,j} i\\,p_{ij}",
    ({meanX}) => meanX,
  ),
  row(
    ["jointVariance", "UR99", "joint_var", "SumSquares"],
    "\\sum_{i,j} (i - \\mu_x)^2 p_{ij}",
    ({px, meanX}) => expectation(px, (i) => (i - meanX) ** 2),
  ),
  row(
    ["jointEntropy", "TU9B", "joint_entr", "JointEntropy"],
    "H_{xy} = -\\sum_{i,j} p_{ij} \\log_2 p_{ij}",
    ({p}) => entropyOf(p),
  ),
  row(["angularSecondMoment", "8ZQL", "energy", "JointEnergy"], "\\sum_{i,j} p_{ij}^2", ({p}) =>
    p.reduce((sum, share) => sum + share * share, 0),
  ),
  row(
    ["autocorrelation", "QWB0", "auto_corr", "Autocorrelation"],
    "\\sum_{i,j} i\\,j\\,p_{ij}",
    ({p, i, j}) => p.reduce((sum, share, cell) => sum + i[cell] * j[cell] * share, 0),
  ),
];

/** Features of the difference k = |i − j|. */
const DIFFERENCES: readonly Definition[] = [
  row(
    ["differenceAverage", "TF7R", "diff_avg", "DifferenceAverage"],
    "\\mu_d = \\sum_k k\\,p_{|i-j|=k}",
    ({difference}) => expectation(difference, (k) => k),
  ),
  row(
    ["differenceVariance", "D3YU", "diff_var", "DifferenceVariance"],
    "\\sum_k (k - \\mu_d)^2 p_{|i-j|=k}",
    ({difference}) => {
      const mean = expectation(difference, (k) => k);
      return expectation(difference, (k) => (k - mean) ** 2);
    },
  ),
  row(
    ["differenceEntropy", "NTRS", "diff_entr", "DifferenceEntropy"],
    "-\\sum_k p_{|i-j|=k} \\log_2 p_{|i-j|=k}",
    ({difference}) => entropyOf(difference),
  ),
  row(
    ["contrast", "ACUI", "contrast", "Contrast"],
    "\\sum_{i,j} (i - j)^2 p_{ij}",
    ({difference}) => expectation(difference, (k) => k * k),
  ),
  row(
    ["dissimilarity", "8S9J", "dissimilarity", null],
    "\\sum_{i,j} |i - j|\\,p_{ij}",
    ({difference}) => expectation(difference, (k) => k),
  ),
  row(
    ["inverseDifference", "IB1Z", "inv_diff", "Id"],
    "\\sum_{i,j} \\frac{p_{ij}}{1 + |i - j|}",
    ({difference}) => expectation(difference, (k) => 1 / (1 + k)),
  ),
  row(
    ["normalisedInverseDifference", "NDRX", "inv_diff_norm", "Idn"],
    "\\sum_{i,j} \\frac{p_{ij}}{1 + |i - j| / N_g}",
    ({difference, levels}) => expectation(difference, (k) => 1 / (1 + k / levels)),
  ),
  row(
    ["inverseDifferenceMoment", "WF0Z", "inv_diff_mom", "Idm"],
    "\\sum_{i,j} \\frac{p_{ij}}{1 + (i - j)^2}",
    ({difference}) => expectation(difference, (k) => 1 / (1 + k * k)),
  ),
  row(
    ["normalisedInverseDifferenceMoment", "1QCO", "inv_diff_mom_norm", "Idmn"],
    "\\sum_{i,j} \\frac{p_{ij}}{1 + (i - j)^2 / N_g^2}",
    ({difference, levels}) => expectation(difference, (k) => 1 / (1 + (k / levels) ** 2)),
  ),
  row(
    ["inverseVariance", "E8JP", "inv_var", "InverseVariance"],
    "\\sum_{k \\ge 1} \\frac{p_{|i-j|=k}}{k^2}",
    ({difference}) => expectation(difference, (k) => (k === 0 ? 0 : 1 / (k * k))),
  ),
];

/** Features of the sum k = i + j. */
const SUMS: readonly Definition[] = [
  row(["sumAverage", "ZGXS", "sum_avg", "SumAverage"], "\\mu_s = \\sum_k k\\,p_{i+j=k}", ({sum}) =>
    expectation(sum, (k) => k),
  ),
  row(["sumVariance", "OEEB", "sum_var", null], "\\sum_k (k - \\mu_s)^2 p_{i+j=k}", ({sum}) => {
    const mean = expectation(sum, (k) => k);
    return expectation(sum, (k) => (k - mean) ** 2);
  }),
  row(
    ["sumEntropy", "P6QZ", "sum_entr", "SumEntropy"],
    "-\\sum_k p_{i+j=k} \\log_2 p_{i+j=k}",
    ({sum}) => entropyOf(sum),
  ),
  row(
    ["clusterTendency", "DG8W", "clust_tend", "ClusterTendency"],
    "\\sum_{i,j} (i + j - \\mu_x - \\mu_y)^2 p_{ij}",
    ({sum, meanX, meanY}) => expectation(sum, (k) => (k - meanX - meanY) ** 2),
  ),
  row(
    ["clusterShade", "7NFM", "clust_shade", "ClusterShade"],
    "\\sum_{i,j} (i + j - \\mu_x - \\mu_y)^3 p_{ij}",
    ({sum, meanX, meanY}) => expectation(sum, (k) => (k - meanX - meanY) ** 3),
  ),
  row(
    ["clusterProminence", "AE86", "clust_prom", "ClusterProminence"],
    "\\sum_{i,j} (i + j - \\mu_x - \\mu_y)^4 p_{ij}",
    ({sum, meanX, meanY}) => expectation(sum, (k) => (k - meanX - meanY) ** 4),
  ),
];

/** Every feature of a co-occurrence matrix: the 25 of the IBSI, then the one that only PyRadiomics has. */
export const GLCM_FEATURES: readonly FeatureDefinition<GlcmDistributions>[] = [
  ...JOINT,
  ...DIFFERENCES,
  ...SUMS,
  ...GLCM_CORRELATIONS,
];

/**
 * Computes the features of a grey level co-occurrence matrix, by the IBSI's formulas, entropies in bits.
 *
 * For a directed matrix, where the IBSI says nothing, the margins of i and j are kept apart: cluster
 * features subtract both means, the correlation divides by both deviations, and informationCorrelation1
 * by the larger margin's entropy. What others call energy, or √ of it, is angularSecondMoment; what
 * they call homogeneity is inverseDifferenceMoment (IDM) or inverseDifference.
 *
 * @formula eq:glcm-probability $p_{ij} = n(i, j) / \sum n$; each feature's formula stands in GLCM_FEATURES
 * @formula eq:glcm-contrast $\sum_{i,j} (i - j)^2 p_{ij}$
 * @formula eq:glcm-asm $\sum_{i,j} p_{ij}^2$
 * @formula eq:glcm-idm $\sum_{i,j} p_{ij} / (1 + (i - j)^2)$
 * @param matrix - a glcm, of one direction or merged
 * @returns the value of each feature by its short name, such as jointEntropy. A flat region has
 *   correlation 1, maximalCorrelationCoefficient 1, inverseVariance and both informationCorrelations 0.
 *   All are NaN when the matrix holds no pair
 * @throws TypeError when the matrix is not a glcm
 * @ref haralick1973, zwanenburg2020, vangriethuysen2017
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * glcmFeatures(glcm(line, {offset: [1, 0, 0], symmetric: true})).contrast // 0.6666666666666667
 */
export function glcmFeatures(matrix: CountMatrix): Record<string, number> {
  if (matrix.family !== "glcm") {
    throw new TypeError(`glcmFeatures: matrix must be a glcm, got a ${String(matrix.family)}`);
  }
  const input = matrix.count.length === 0 ? null : glcmDistributions(matrix);
  return recordOf(GLCM_FEATURES, input);
}
