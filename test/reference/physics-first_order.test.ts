import {firstOrder, histogramStatistics} from "voxelbook/features";
import type {DiscretisationRule} from "voxelbook/image";
import {createMask, createVolume, discretise, histogram} from "voxelbook/image";
import {describeReference, number, numbers, type ReferenceCase} from "./cases.ts";

/** Discretises a list of values. */
function levelsOf(values: readonly number[], rule: DiscretisationRule) {
  const grid = {shape: [values.length, 1, 1]} as const;
  const image = createVolume(Float64Array.from(values), {...grid, unit: "1"});
  return discretise(image, createMask(new Uint8Array(values.length).fill(1), grid), rule);
}

/** Statistics of values that are replaced by the centres of bins whose edges are multiples of a width. */
function binnedRow(values: readonly number[], width: number): number[] {
  const levels = levelsOf(values, {method: "fixedBinSize", width, from: "multiple"});
  const {counts} = histogram(levels);
  const {entropy, uniformity} = histogramStatistics(counts);
  const centres = Array.from(levels.data, (level) => levels.edges[0] + (level - 0.5) * width);
  const {mean, variance, skewness, kurtosis} = firstOrder(centres);

  // The file leaves both void where one bin holds all; here they are 0, as the IBSI has it.
  const isFlat = variance === 0;
  return [
    width,
    counts.filter((count) => count > 0).length,
    mean,
    variance,
    isFlat ? Number.NaN : skewness,
    isFlat ? Number.NaN : kurtosis + 3,
    entropy,
    uniformity,
  ];
}

/** First-order statistics of a sample, of its binned versions, and its levels. */
function firstOrderOf({params, inputs, expected}: ReferenceCase) {
  const x = numbers(inputs, "x");
  const s = firstOrder(x);
  const rows = expected["binned_rows"];
  const widths = (Array.isArray(rows) ? rows : []).map(([width]: number[]) => width);
  const fixedSize = {
    method: "fixedBinSize",
    width: number(params, "fixed_bin_size"),
    from: number(params, "fixed_bin_size_min"),
  } as const;
  const bins = number(params, "fixed_bin_number");
  const sampleVariance = (s.variance * s.count) / (s.count - 1);
  return {
    mean: s.mean,
    variance_population: s.variance,
    variance_sample: sampleVariance,
    sd_population: Math.sqrt(s.variance),
    sd_sample: Math.sqrt(sampleVariance),
    skewness: s.skewness,
    kurtosis_pearson: s.kurtosis + 3,
    kurtosis_excess: s.kurtosis,
    median: s.median,
    p10: s.percentile10,
    p90: s.percentile90,
    iqr: s.percentile75 - s.percentile25,
    range: s.maximum - s.minimum,
    mad_mean: s.meanAbsoluteDeviation,
    mad_median: s.medianAbsoluteDeviation,
    rms: Math.sqrt(s.energy / s.count),
    energy: s.energy,
    cov: Math.sqrt(s.variance) / s.mean,
    binned_rows: widths.map((width) => binnedRow(x, width)),
    fixed_bin_number: Array.from(levelsOf(x, {method: "fixedBinNumber", bins}).data),
    fixed_bin_size: Array.from(levelsOf(x, fixedSize).data),
  };
}

describeReference({
  files: "physics/first_order*.json",
  ops: {first_order: firstOrderOf},
});
