import type {FeatureDefinition, FeatureUnit} from "../definition.ts";
import type {FirstOrder} from "./firstOrder.ts";

/** What the intensity statistics of a region are computed from. */
export interface IntensityInput {
  readonly statistics: FirstOrder;
  /** Volume of one voxel, mm³. */
  readonly voxelVolume: number;
  /** What PyRadiomics adds to each intensity before it squares it (voxelArrayShift); 0 in the IBSI. */
  readonly shift: number;
}

/** The sum of squares of intensities to which a number is added. */
function shiftedEnergy({
  statistics: {count, mean, variance, energy},
  shift,
}: IntensityInput): number {
  return shift === 0 ? energy : count * (variance + (mean + shift) ** 2);
}

/** A share of two numbers, undefined where the divisor is 0. */
export function ratio(dividend: number, divisor: number): number {
  return divisor === 0 ? Number.NaN : dividend / divisor;
}

type Names = readonly [ibsi: string | null, tag: string | null, pyradiomics: string | null];

/** Writes one row of the family. */
function row(
  name: string,
  [ibsi, tag, pyradiomics]: Names,
  unit: FeatureUnit,
  formula: string,
  of: (input: IntensityInput) => number,
): FeatureDefinition<IntensityInput> {
  return {name: `intensity.${name}`, ibsi, tag, pyradiomics, unit, formula, of};
}

/**
 * Intensity-based statistics: 18 of the IBSI, and the two of PyRadiomics that it lacks. Both ratios are
 * NaN where their divisor, the mean or the sum of the quartiles, is 0; the robust mean absolute deviation
 * is NaN where no intensity lies between its percentiles.
 */
export const INTENSITY_FEATURES: readonly FeatureDefinition<IntensityInput>[] = [
  row(
    "mean",
    ["Q4LE", "stat_mean", "firstorder_Mean"],
    "intensity",
    "\\frac{1}{N}\\sum_k x_k",
    ({statistics: s}) => s.mean,
  ),
  row(
    "variance",
    ["ECT3", "stat_var", "firstorder_Variance"],
    "intensity^2",
    "\\frac{1}{N}\\sum_k (x_k-\\mu)^2",
    ({statistics: s}) => s.variance,
  ),
  row(
    "skewness",
    ["KE2A", "stat_skew", "firstorder_Skewness"],
    "1",
    "\\frac{\\frac1N\\sum_k (x_k-\\mu)^3}{\\sigma^3}",
    ({statistics: s}) => s.skewness,
  ),
  row(
    "kurtosis",
    ["IPH6", "stat_kurt", null],
    "1",
    "\\frac{\\frac1N\\sum_k (x_k-\\mu)^4}{\\sigma^4}-3",
    ({statistics: s}) => s.kurtosis,
  ),
  row(
    "pearsonKurtosis",
    [null, null, "firstorder_Kurtosis"],
    "1",
    "\\frac{\\frac1N\\sum_k (x_k-\\mu)^4}{\\sigma^4}",
    // PyRadiomics says 0 for a flat region in its convention, too.
    ({statistics: s}) => (s.minimum === s.maximum ? 0 : s.kurtosis + 3),
  ),
  row(
    "median",
    ["Y12H", "stat_median", "firstorder_Median"],
    "intensity",
    "P_{50}",
    ({statistics: s}) => s.median,
  ),
  row(
    "minimum",
    ["1GSF", "stat_min", "firstorder_Minimum"],
    "intensity",
    "\\min_k x_k",
    ({statistics: s}) => s.minimum,
  ),
  row(
    "percentile10",
    ["QG58", "stat_p10", "firstorder_10Percentile"],
    "intensity",
    "P_{10}",
    ({statistics: s}) => s.percentile10,
  ),
  row(
    "percentile90",
    ["8DWT", "stat_p90", "firstorder_90Percentile"],
    "intensity",
    "P_{90}",
    ({statistics: s}) => s.percentile90,
  ),
  row(
    "maximum",
    ["84IY", "stat_max", "firstorder_Maximum"],
    "intensity",
    "\\max_k x_k",
    ({statistics: s}) => s.maximum,
  ),
  row(
    "interquartileRange",
    ["SALO", "stat_iqr", "firstorder_InterquartileRange"],
    "intensity",
    "P_{75}-P_{25}",
    ({statistics: s}) => s.percentile75 - s.percentile25,
  ),
  row(
    "range",
    ["2OJQ", "stat_range", "firstorder_Range"],
    "intensity",
    "\\max_k x_k-\\min_k x_k",
    ({statistics: s}) => s.maximum - s.minimum,
  ),
  row(
    "meanAbsoluteDeviation",
    ["4FUA", "stat_mad", "firstorder_MeanAbsoluteDeviation"],
    "intensity",
    "\\frac{1}{N}\\sum_k |x_k-\\mu|",
    ({statistics: s}) => s.meanAbsoluteDeviation,
  ),
  row(
    "robustMeanAbsoluteDeviation",
    ["1128", "stat_rmad", "firstorder_RobustMeanAbsoluteDeviation"],
    "intensity",
    "\\frac{1}{N_{10-90}}\\sum_{P_{10}\\le x_k\\le P_{90}} |x_k-\\bar x_{10-90}|",
    ({statistics: s}) => s.robustMeanAbsoluteDeviation,
  ),
  row(
    "medianAbsoluteDeviation",
    ["N72L", "stat_medad", null],
    "intensity",
    "\\frac{1}{N}\\sum_k |x_k-P_{50}|",
    ({statistics: s}) => s.medianAbsoluteDeviation,
  ),
  row(
    "coefficientOfVariation",
    ["7TET", "stat_cov", null],
    "1",
    "\\frac{\\sigma}{\\mu}",
    ({statistics: s}) => ratio(Math.sqrt(s.variance), s.mean),
  ),
  row(
    "quartileCoefficientOfDispersion",
    ["9S40", "stat_qcod", null],
    "1",
    "\\frac{P_{75}-P_{25}}{P_{75}+P_{25}}",
    ({statistics: s}) => ratio(s.percentile75 - s.percentile25, s.percentile75 + s.percentile25),
  ),
  row(
    "energy",
    ["N8CA", "stat_energy", "firstorder_Energy"],
    "intensity^2",
    "\\sum_k x_k^2",
    shiftedEnergy,
  ),
  row(
    "totalEnergy",
    [null, null, "firstorder_TotalEnergy"],
    "intensity^2*mm^3",
    "V_{\\text{voxel}}\\sum_k x_k^2",
    (input) => input.voxelVolume * shiftedEnergy(input),
  ),
  row(
    "rootMeanSquare",
    ["5ZWQ", "stat_rms", "firstorder_RootMeanSquared"],
    "intensity",
    "\\sqrt{\\frac{1}{N}\\sum_k x_k^2}",
    (input) => Math.sqrt(shiftedEnergy(input) / input.statistics.count),
  ),
];
