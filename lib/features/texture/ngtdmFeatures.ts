import type {FeatureDefinition} from "../definition.ts";
import {recordOf} from "./recordOf.ts";
import type {ToneDifferenceMatrix} from "./toneDifferenceMatrix.ts";

/** Levels i with their shares p and differences s: what the features of tone differences are made of. */
export interface ToneDifferences {
  readonly i: Uint16Array;
  readonly p: Float64Array;
  readonly s: Float64Array;
  /** Number of voxels that were counted. */
  readonly voxels: number;
}

/** Divides the counts of a tone difference matrix by their sum. */
export function toneShares({i, count, difference}: ToneDifferenceMatrix): ToneDifferences {
  const voxels = count.reduce((sum, n) => sum + n, 0);
  return {i, p: count.map((n) => n / voxels), s: difference, voxels};
}

/** Computes Σ f(a, b) over all pairs of rows. */
function pairSum({i}: ToneDifferences, f: (a: number, b: number) => number): number {
  let sum = 0;
  for (let a = 0; a < i.length; a++) for (let b = 0; b < i.length; b++) sum += f(a, b);
  return sum;
}

/** Computes Σ p s. */
function meanDifference({p, s}: ToneDifferences): number {
  return p.reduce((sum, share, row) => sum + share * s[row], 0);
}

function coarseness(tones: ToneDifferences): number {
  const mean = meanDifference(tones);
  return mean === 0 ? 1e6 : 1 / mean;
}

function contrast(tones: ToneDifferences): number {
  const {i, p, s, voxels} = tones;
  if (i.length === 1) return 0;
  const spread = pairSum(tones, (a, b) => p[a] * p[b] * (i[a] - i[b]) ** 2);
  const mean = s.reduce((sum, difference) => sum + difference, 0) / voxels;
  return (spread / (i.length * (i.length - 1))) * mean;
}

function busyness(tones: ToneDifferences): number {
  const {i, p} = tones;
  const spread = pairSum(tones, (a, b) => Math.abs(i[a] * p[a] - i[b] * p[b]));
  return spread === 0 ? 0 : meanDifference(tones) / spread;
}

function complexity(tones: ToneDifferences): number {
  const {i, p, s, voxels} = tones;
  const sum = pairSum(
    tones,
    (a, b) => (Math.abs(i[a] - i[b]) * (p[a] * s[a] + p[b] * s[b])) / (p[a] + p[b]),
  );
  return sum / voxels;
}

function strength(tones: ToneDifferences): number {
  const {i, p, s} = tones;
  const difference = s.reduce((sum, value) => sum + value, 0);
  if (difference === 0) return 0;
  return pairSum(tones, (a, b) => (p[a] + p[b]) * (i[a] - i[b]) ** 2) / difference;
}

/** Writes one row of the table below. */
function row(
  [name, ibsi, pyradiomics]: readonly [string, string, string],
  formula: string,
  of: (tones: ToneDifferences) => number,
): FeatureDefinition<ToneDifferences> {
  return {
    name: `ngtdm.${name}`,
    ibsi,
    tag: `ngt_${name}`,
    pyradiomics: `ngtdm_${pyradiomics}`,
    unit: "1",
    formula,
    of,
  };
}

/** Every feature of a neighbourhood grey tone difference matrix. */
export const NGTDM_FEATURES: readonly FeatureDefinition<ToneDifferences>[] = [
  row(["coarseness", "QCDE", "Coarseness"], "\\frac{1}{\\sum_i p_i s_i}", coarseness),
  row(
    ["contrast", "65HE", "Contrast"],
    "\\frac{\\sum_{i,j} p_i p_j (i - j)^2}{N_{g,p} (N_{g,p} - 1)} \\cdot \\frac{\\sum_i s_i}{N_{v,c}}",
    contrast,
  ),
  row(
    ["busyness", "NQ30", "Busyness"],
    "\\frac{\\sum_i p_i s_i}{\\sum_{i,j} |i\\,p_i - j\\,p_j|}",
    busyness,
  ),
  row(
    ["complexity", "HDEZ", "Complexity"],
    "\\frac{1}{N_{v,c}} \\sum_{i,j} |i - j| \\frac{p_i s_i + p_j s_j}{p_i + p_j}",
    complexity,
  ),
  row(
    ["strength", "1X9X", "Strength"],
    "\\frac{\\sum_{i,j} (p_i + p_j)(i - j)^2}{\\sum_i s_i}",
    strength,
  ),
];

/**
 * Computes the features of a neighbourhood grey tone difference matrix.
 *
 * @formula $p_i = n_i / N_{v,c}$, s_i the differences; each feature's formula stands in NGTDM_FEATURES
 * @param matrix - an ngtdm, of one slice, merged, or of the volume
 * @returns the value of each feature by its short name, such as coarseness. In a flat region coarseness
 *   is 1,000,000 and the others are 0, by convention; busyness and strength are 0 too where their
 *   denominators are. All are NaN when no voxel has a neighbour
 * @throws TypeError when the matrix is not an ngtdm
 * @ref amadasun1989, zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * ngtdmFeatures(ngtdms(line, {dimensions: "2D", distance: 1})[0]).coarseness // 0.7272727272727273
 */
export function ngtdmFeatures(matrix: ToneDifferenceMatrix): Record<string, number> {
  if (matrix.family !== "ngtdm") {
    throw new TypeError(`ngtdmFeatures: matrix must be an ngtdm, got a ${String(matrix.family)}`);
  }
  return recordOf(NGTDM_FEATURES, matrix.i.length === 0 ? null : toneShares(matrix));
}
