import {mean} from "../../core/index.ts";
import {percentiles} from "./orderStatistics.ts";

/** Statistics of a list of intensities; their place in the image does not matter. */
export interface FirstOrder {
  /** Number of values. */
  readonly count: number;
  readonly mean: number;
  /** Of the population: divided by the count, not by one less. */
  readonly variance: number;
  /** 0 where all values are the same. */
  readonly skewness: number;
  /** Excess kurtosis, 0 for a normal distribution; 0 where all values are the same. */
  readonly kurtosis: number;
  readonly minimum: number;
  readonly percentile10: number;
  readonly percentile25: number;
  readonly median: number;
  readonly percentile75: number;
  readonly percentile90: number;
  readonly maximum: number;
  /** Mean distance from the mean. */
  readonly meanAbsoluteDeviation: number;
  /**
   * Mean distance from their own mean of the values from the 10th to the 90th percentile; NaN where
   * none lies there, as of two different values.
   */
  readonly robustMeanAbsoluteDeviation: number;
  /** Mean distance from the median. */
  readonly medianAbsoluteDeviation: number;
  /** Sum of squares. */
  readonly energy: number;
}

/** Sums are taken over blocks of this many values, so that their rounding does not pile up. */
const BLOCK = 2048;

/** Adds what a function makes of each value, block by block. */
function meanOf(
  values: Float64Array,
  block: (values: Float64Array, from: number, to: number) => number,
): number {
  let total = 0;
  for (let from = 0; from < values.length; from += BLOCK) {
    total += block(values, from, Math.min(from + BLOCK, values.length));
  }
  return total / values.length;
}

/** Finds the least and the most, and refuses an empty list and what is not finite. */
function checkedRange(values: Float64Array): [number, number] {
  if (values.length === 0) {
    throw new RangeError("firstOrder: values must hold at least one number, got 0");
  }
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value - value === 0)) {
      throw new RangeError(`firstOrder: values must be finite, got ${value} at index ${i}`);
    }
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Central moments two to four, mean distance from the centre, and mean square. */
function centralMoments(values: Float64Array, centre: number): Float64Array {
  const totals = new Float64Array(5);
  for (let from = 0; from < values.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, values.length);
    let [second, third, fourth, distance, square] = [0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const value = values[i];
      const d = value - centre;
      const dd = d * d;
      second += dd;
      third += dd * d;
      fourth += dd * dd;
      distance += d < 0 ? -d : d;
      square += value * value;
    }
    totals[0] += second;
    totals[1] += third;
    totals[2] += fourth;
    totals[3] += distance;
    totals[4] += square;
  }
  for (let k = 0; k < 4; k++) totals[k] /= values.length;
  return totals;
}

/** Mean distance from a centre. */
function meanDistance(values: Float64Array, centre: number): number {
  return meanOf(values, (list, from, to) => {
    let total = 0;
    for (let i = from; i < to; i++) total += Math.abs(list[i] - centre);
    return total;
  });
}

/** Mean distance from their own mean of the values within a closed range. */
function meanDistanceWithin(values: Float64Array, low: number, high: number): number {
  let count = 0;
  const total = meanOf(values, (list, from, to) => {
    let part = 0;
    for (let i = from; i < to; i++) {
      const value = list[i];
      if (value < low || value > high) continue;
      part += value - low;
      count++;
    }
    return part;
  });
  const centre = low + (total * values.length) / count;
  const distance = meanOf(values, (list, from, to) => {
    let part = 0;
    for (let i = from; i < to; i++) {
      const value = list[i];
      if (value >= low && value <= high) part += Math.abs(value - centre);
    }
    return part;
  });
  return (distance * values.length) / count;
}

/**
 * Computes the statistics of a list of intensities from which first-order features follow: moments,
 * percentiles (linear between order statistics), mean deviations and energy.
 *
 * @formula eq:moments $\mu = \frac1N \sum x_k$, $\sigma^2 = \frac1N \sum (x_k - \mu)^2$, $\gamma_1 = \mu_3 / \sigma^3$, $\gamma_2 = \mu_4 / \sigma^4 - 3$
 * @param values - finite intensities, shape [n], at least one; not modified
 * @returns the statistics, in the unit of the values; kurtosis is the excess, variance the population's;
 *   skewness and kurtosis are 0 where all values are the same; the robust mean absolute deviation is NaN
 *   where no value lies between its percentiles
 * @throws RangeError when there are no values, or one is not finite
 * @ref zwanenburg2020
 * @example firstOrder([1, 2, 3, 6]).variance // 3.5
 * firstOrder([1, 1, 1, 5]).kurtosis // ≈ -0.6667
 */
export function firstOrder(values: ArrayLike<number>): FirstOrder {
  const list = values instanceof Float64Array ? values : Float64Array.from(values);
  const [minimum, maximum] = checkedRange(list);
  const isFlat = minimum === maximum;

  // Rounding must not leave a flat list a spread of some ulp.
  const centre = isFlat ? minimum : mean(list);
  const [variance, third, fourth, meanAbsoluteDeviation, energy] = centralMoments(list, centre);
  const [percentile10, percentile25, median, percentile75, percentile90] = percentiles(
    list,
    [minimum, maximum],
    [10, 25, 50, 75, 90],
  );
  return {
    count: list.length,
    mean: centre,
    variance,
    skewness: isFlat ? 0 : third / variance ** 1.5,
    kurtosis: isFlat ? 0 : fourth / (variance * variance) - 3,
    minimum,
    percentile10,
    percentile25,
    median,
    percentile75,
    percentile90,
    maximum,
    meanAbsoluteDeviation,
    robustMeanAbsoluteDeviation: meanDistanceWithin(list, percentile10, percentile90),
    medianAbsoluteDeviation: meanDistance(list, median),
    energy,
  };
}
