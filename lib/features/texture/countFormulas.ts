import type {FeatureDefinition} from "../definition.ts";
import type {TextureFamily} from "./textureFamily.ts";
import type {CountSums} from "./countSums.ts";
import {cellSum, marginSum, marginVariance, squareSum} from "./countSums.ts";

/** One formula that runs, zones and dependences share. */
interface CountFormula {
  readonly formula: string;
  readonly of: (sums: CountSums) => number;
}

/** The features of a matrix of counts n(i, j) of grey level i and a second index j, whatever j counts. */
const COUNT_FORMULAS = {
  smallEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_j \\frac{n_{\\cdot j}}{j^2}",
    of: ({columns, total}) => marginSum(columns, (j) => 1 / (j * j)) / total,
  },
  largeEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_j j^2 n_{\\cdot j}",
    of: ({columns, total}) => marginSum(columns, (j) => j * j) / total,
  },
  lowGreyEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_i \\frac{n_{i \\cdot}}{i^2}",
    of: ({rows, total}) => marginSum(rows, (i) => 1 / (i * i)) / total,
  },
  highGreyEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_i i^2 n_{i \\cdot}",
    of: ({rows, total}) => marginSum(rows, (i) => i * i) / total,
  },
  smallLowEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_{i,j} \\frac{n_{ij}}{i^2 j^2}",
    of: (sums) => cellSum(sums, (i, j) => 1 / (i * i * (j * j))) / sums.total,
  },
  smallHighEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_{i,j} \\frac{i^2 n_{ij}}{j^2}",
    of: (sums) => cellSum(sums, (i, j) => (i * i) / (j * j)) / sums.total,
  },
  largeLowEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_{i,j} \\frac{j^2 n_{ij}}{i^2}",
    of: (sums) => cellSum(sums, (i, j) => (j * j) / (i * i)) / sums.total,
  },
  largeHighEmphasis: {
    formula: "\\frac{1}{N_s} \\sum_{i,j} i^2 j^2 n_{ij}",
    of: (sums) => cellSum(sums, (i, j) => i * i * (j * j)) / sums.total,
  },
  greyNonUniformity: {
    formula: "\\frac{1}{N_s} \\sum_i n_{i \\cdot}^2",
    of: ({rows, total}) => squareSum(rows.count) / total,
  },
  normalisedGreyNonUniformity: {
    formula: "\\frac{1}{N_s^2} \\sum_i n_{i \\cdot}^2",
    of: ({rows, total}) => squareSum(rows.count) / (total * total),
  },
  nonUniformity: {
    formula: "\\frac{1}{N_s} \\sum_j n_{\\cdot j}^2",
    of: ({columns, total}) => squareSum(columns.count) / total,
  },
  normalisedNonUniformity: {
    formula: "\\frac{1}{N_s^2} \\sum_j n_{\\cdot j}^2",
    of: ({columns, total}) => squareSum(columns.count) / (total * total),
  },
  percentage: {
    formula: "\\frac{N_s}{N_v}",
    of: ({total, voxels}) => total / voxels,
  },
  greyVariance: {
    formula: "\\frac{1}{N_s} \\sum_i (i - \\mu_i)^2 n_{i \\cdot}",
    of: ({rows, total}) => marginVariance(rows, total),
  },
  variance: {
    formula: "\\frac{1}{N_s} \\sum_j (j - \\mu_j)^2 n_{\\cdot j}",
    of: ({columns, total}) => marginVariance(columns, total),
  },
  entropy: {
    formula: "-\\sum_{i,j} \\frac{n_{ij}}{N_s} \\log_2 \\frac{n_{ij}}{N_s}",
    of: ({count, total}) => count.reduce((sum, n) => sum - (n / total) * Math.log2(n / total), 0),
  },
  energy: {
    formula: "\\sum_{i,j} \\left(\\frac{n_{ij}}{N_s}\\right)^2",
    of: ({count, total}) => squareSum(count) / (total * total),
  },
} satisfies Record<string, CountFormula>;

/** Name, IBSI code, the tag's last part, and PyRadiomics' name or null. */
type Names = readonly [string, string, string, string | null];

/** Gives the shared formulas the names that they have in one family. */
export function countDefinitions(
  family: TextureFamily,
  {tag: prefix, pyradiomics: peer}: {readonly tag: string; readonly pyradiomics: string | null},
  names: Readonly<Partial<Record<keyof typeof COUNT_FORMULAS, Names>>>,
): FeatureDefinition<CountSums>[] {
  return Object.entries(names).map(([key, [name, ibsi, tag, pyradiomics]]) => {
    const {formula, of} = COUNT_FORMULAS[key as keyof typeof COUNT_FORMULAS];
    return {
      name: `${family}.${name}`,
      ibsi,
      tag: `${prefix}_${tag}`,
      pyradiomics: pyradiomics === null ? null : `${peer}_${pyradiomics}`,
      unit: "1",
      formula,
      of,
    };
  });
}
