import {between, percentilePlace} from "./orderStatistics.ts";

/** Statistics of the grey levels of a region, from how often each of them occurs. */
export interface HistogramStatistics {
  /** Number of levels Ng. */
  readonly levels: number;
  readonly mean: number;
  readonly variance: number;
  /** 0 where only one level occurs. */
  readonly skewness: number;
  /** Excess kurtosis; 0 where only one level occurs. */
  readonly kurtosis: number;
  readonly minimum: number;
  readonly percentile10: number;
  readonly percentile25: number;
  readonly median: number;
  readonly percentile75: number;
  readonly percentile90: number;
  readonly maximum: number;
  /** The most frequent level; of several the one nearest to the mean, then the lower one. */
  readonly mode: number;
  readonly meanAbsoluteDeviation: number;
  /** NaN where no level lies from the 10th to the 90th percentile, as of two voxels of different levels. */
  readonly robustMeanAbsoluteDeviation: number;
  readonly medianAbsoluteDeviation: number;
  /** In bits. */
  readonly entropy: number;
  readonly uniformity: number;
  /** Slope of the counts at each level, shape [Ng]; empty where Ng is 1. */
  readonly gradient: Float64Array;
}

/** Adds a function of each level, weighted with its count, over the levels from `low` to `high`. */
function weightedSum(
  counts: Float64Array,
  of: (level: number) => number,
  low = 1,
  high = counts.length,
): number {
  let total = 0;
  for (let level = Math.ceil(low); level <= high; level++) {
    if (counts[level - 1] > 0) total += counts[level - 1] * of(level);
  }
  return total;
}

/** Finds a percentile of the levels by linear interpolation between order statistics. */
function percentileOf(counts: Float64Array, n: number, p: number): number {
  const {low, high, share} = percentilePlace(n, p);
  let level = 1;
  let below = counts[0];
  while (below <= low) below += counts[level++];
  const first = level;
  while (below <= high) below += counts[level++];
  return between(first, level, share);
}

/** Takes the slope by central differences, one-sided at both ends. */
function slope(counts: Float64Array): Float64Array {
  const n = counts.length;
  if (n === 1) return new Float64Array(0);
  return Float64Array.from(counts, (_, i) => {
    if (i === 0) return counts[1] - counts[0];
    if (i === n - 1) return counts[n - 1] - counts[n - 2];
    return (counts[i + 1] - counts[i - 1]) / 2;
  });
}

/** Finds the most frequent level; of several the one nearest to the mean, then the lower one. */
function modeOf(counts: Float64Array, mean: number): number {
  let mode = 1;
  for (let level = 2; level <= counts.length; level++) {
    const more = counts[level - 1] - counts[mode - 1];
    if (more > 0 || (more === 0 && Math.abs(level - mean) < Math.abs(mode - mean))) mode = level;
  }
  return mode;
}

/** Shannon's entropy in bits, and the sum of squares, of the levels' shares. */
function spreadOfShares(counts: Float64Array, n: number): {entropy: number; uniformity: number} {
  let entropy = 0;
  let uniformity = 0;
  for (let i = 0; i < counts.length; i++) {
    const p = counts[i] / n;
    if (p > 0) entropy += p * Math.log2(1 / p);
    uniformity += p * p;
  }
  return {entropy, uniformity};
}

/**
 * Computes the statistics of grey levels from how often each of them occurs.
 *
 * @formula eq:level-entropy $H = -\sum_i p_i \log_2 p_i$, $U = \sum_i p_i^2$
 * @formula $\mu = \sum_i i\,p_i$, $n'_i = (n_{i+1} - n_{i-1}) / 2$
 * @param counts - number of voxels of the levels 1 … Ng, shape [Ng], as `histogram` gives them
 * @returns moments, percentiles, mode, mean deviations, entropy (bits), uniformity and the slope of the
 *   counts, which is one-sided at both ends and empty where there is one level only; the robust mean
 *   absolute deviation is NaN where no level lies between its percentiles
 * @throws RangeError when no voxel is counted
 * @ref zwanenburg2020
 * @example histogramStatistics(Float64Array.of(2, 0, 1, 1)).entropy // 1.5
 * histogramStatistics(Float64Array.of(2, 0, 1, 1)).gradient // [-2, -0.5, 0.5, 0]
 */
export function histogramStatistics(counts: Float64Array): HistogramStatistics {
  const n = weightedSum(counts, () => 1);
  if (!(n >= 1)) {
    throw new RangeError(`histogramStatistics: counts must hold at least one voxel, got ${n}`);
  }
  const mean = weightedSum(counts, (level) => level) / n;
  const moment = (power: number): number => weightedSum(counts, (i) => (i - mean) ** power) / n;
  const variance = moment(2);
  const [p10, p25, median, p75, p90] = [10, 25, 50, 75, 90].map((p) => percentileOf(counts, n, p));
  const within = weightedSum(counts, () => 1, p10, p90);
  const centre = weightedSum(counts, (level) => level, p10, p90) / within;
  return {
    levels: counts.length,
    mean,
    variance,
    skewness: variance === 0 ? 0 : moment(3) / variance ** 1.5,
    kurtosis: variance === 0 ? 0 : moment(4) / variance ** 2 - 3,
    minimum: counts.findIndex((count) => count > 0) + 1,
    percentile10: p10,
    percentile25: p25,
    median,
    percentile75: p75,
    percentile90: p90,
    maximum: counts.reduce((last, count, k) => (count > 0 ? k + 1 : last), 0),
    mode: modeOf(counts, mean),
    meanAbsoluteDeviation: weightedSum(counts, (level) => Math.abs(level - mean)) / n,
    robustMeanAbsoluteDeviation:
      weightedSum(counts, (level) => Math.abs(level - centre), p10, p90) / within,
    medianAbsoluteDeviation: weightedSum(counts, (level) => Math.abs(level - median)) / n,
    ...spreadOfShares(counts, n),
    gradient: slope(counts),
  };
}
