import type {FeatureDefinition} from "../definition.ts";
import type {HistogramStatistics} from "./histogramStatistics.ts";

type Statistics = HistogramStatistics;

/** Writes one row of the family; levels have no unit. */
function row(
  name: string,
  [ibsi, tag, pyradiomics]: readonly [ibsi: string, tag: string, pyradiomics?: string],
  formula: string,
  of: (statistics: Statistics) => number,
): FeatureDefinition<Statistics> {
  const names = {name: `histogram.${name}`, ibsi, tag, pyradiomics: pyradiomics ?? null};
  return {...names, unit: "1", formula, of};
}

/** Finds the steepest rise of the counts and the first level that has it; NaN where no slope exists. */
function largest(gradient: Float64Array): {value: number; level: number} {
  if (gradient.length === 0) return {value: Number.NaN, level: Number.NaN};
  let at = 0;
  for (let i = 1; i < gradient.length; i++) if (gradient[i] > gradient[at]) at = i;
  return {value: gradient[at], level: at + 1};
}

/**
 * Intensity histogram features: 23 of the IBSI. The four of the slope are NaN where the rule makes one
 * level only, since a single count has no slope.
 */
export const HISTOGRAM_FEATURES: readonly FeatureDefinition<Statistics>[] = [
  row("mean", ["X6K6", "ih_mean"], "\\sum_i i\\,p_i", (s) => s.mean),
  row("variance", ["CH89", "ih_var"], "\\sum_i (i-\\mu)^2 p_i", (s) => s.variance),
  row(
    "skewness",
    ["88K1", "ih_skew"],
    "\\frac{\\sum_i (i-\\mu)^3 p_i}{\\sigma^3}",
    (s) => s.skewness,
  ),
  row(
    "kurtosis",
    ["C3I7", "ih_kurt"],
    "\\frac{\\sum_i (i-\\mu)^4 p_i}{\\sigma^4}-3",
    (s) => s.kurtosis,
  ),
  row("median", ["WIFQ", "ih_median"], "P_{50}", (s) => s.median),
  row("minimum", ["1PR8", "ih_min"], "\\min_k d_k", (s) => s.minimum),
  row("percentile10", ["GPMT", "ih_p10"], "P_{10}", (s) => s.percentile10),
  row("percentile90", ["OZ0C", "ih_p90"], "P_{90}", (s) => s.percentile90),
  row("maximum", ["3NCY", "ih_max"], "\\max_k d_k", (s) => s.maximum),
  row("mode", ["AMMC", "ih_mode"], "\\operatorname{arg\\,max}_i n_i", (s) => s.mode),
  row(
    "interquartileRange",
    ["WR0O", "ih_iqr"],
    "P_{75}-P_{25}",
    (s) => s.percentile75 - s.percentile25,
  ),
  row("range", ["5Z3W", "ih_range"], "\\max_k d_k-\\min_k d_k", (s) => s.maximum - s.minimum),
  row(
    "meanAbsoluteDeviation",
    ["D2ZX", "ih_mad"],
    "\\sum_i |i-\\mu|\\,p_i",
    (s) => s.meanAbsoluteDeviation,
  ),
  row(
    "robustMeanAbsoluteDeviation",
    ["WRZB", "ih_rmad"],
    "\\frac{1}{N_{10-90}}\\sum_{P_{10}\\le d_k\\le P_{90}} |d_k-\\bar d_{10-90}|",
    (s) => s.robustMeanAbsoluteDeviation,
  ),
  row(
    "medianAbsoluteDeviation",
    ["4RNL", "ih_medad"],
    "\\sum_i |i-P_{50}|\\,p_i",
    (s) => s.medianAbsoluteDeviation,
  ),
  row(
    "coefficientOfVariation",
    ["CWYJ", "ih_cov"],
    "\\frac{\\sigma}{\\mu}",
    (s) => Math.sqrt(s.variance) / s.mean,
  ),
  row(
    "quartileCoefficientOfDispersion",
    ["SLWD", "ih_qcod"],
    "\\frac{P_{75}-P_{25}}{P_{75}+P_{25}}",
    (s) => (s.percentile75 - s.percentile25) / (s.percentile75 + s.percentile25),
  ),
  row(
    "entropy",
    ["TLU2", "ih_entropy", "firstorder_Entropy"],
    "-\\sum_i p_i\\log_2 p_i",
    (s) => s.entropy,
  ),
  row(
    "uniformity",
    ["BJ5W", "ih_uniformity", "firstorder_Uniformity"],
    "\\sum_i p_i^2",
    (s) => s.uniformity,
  ),
  row("maximumGradient", ["12CE", "ih_max_grad"], "\\max_i n'_i", (s) => largest(s.gradient).value),
  row(
    "maximumGradientLevel",
    ["8E6O", "ih_max_grad_g"],
    "\\operatorname{arg\\,max}_i n'_i",
    (s) => largest(s.gradient).level,
  ),
  row(
    "minimumGradient",
    ["VQB3", "ih_min_grad"],
    "\\min_i n'_i",
    (s) => -largest(s.gradient.map((g) => -g)).value,
  ),
  row(
    "minimumGradientLevel",
    ["RHQZ", "ih_min_grad_g"],
    "\\operatorname{arg\\,min}_i n'_i",
    (s) => largest(s.gradient.map((g) => -g)).level,
  ),
];
