import type {Matrix} from "../../core/index.ts";
import {normalDistribution, ranks} from "../../core/index.ts";
import {checkedBinary, checkedVector, requireConfidence} from "../checks.ts";

/** Options of `delong`. */
export interface DelongOptions {
  /** Probability that an interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** An interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The area of one score. */
export interface DelongEstimate extends Interval {
  readonly auc: number;
  readonly standardError: number;
  /** The interval built on the log odds of the area, which stays inside 0 to 1; NaN where it is 0 or 1. */
  readonly logit: Interval;
}

/** The paired comparison of two scores of the same patients. */
export interface DelongComparison extends Interval {
  /** Indices of the two scores; the difference is the first minus the second. */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly standardError: number;
  /**
   * NaN, as p is, where the difference has no variance: the scores order all pairs alike, or one gains the
   * same over the other in every patient, as a perfect score does over a constant one.
   */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/** What DeLong's method says of one or several scores. */
export interface Delong {
  readonly confidence: number;
  /** One for each score. */
  readonly estimates: readonly DelongEstimate[];
  /** Of the areas, shape [scores, scores]. */
  readonly covariance: Matrix;
  /** Every pair of scores. */
  readonly comparisons: readonly DelongComparison[];
}

/** How often each positive lies above the negatives, and each negative below the positives. */
interface Placements {
  readonly auc: number;
  /** Less their mean, which is the area. */
  readonly positive: Float64Array;
  readonly negative: Float64Array;
}

/** Computes placements from three rankings: of all, of the positives, of the negatives. */
function placementsOf(y: Uint8Array, scores: Float64Array): Placements {
  const all = ranks(scores).ranks;
  const own = [
    ranks(scores.filter((_, i) => y[i] === 0)).ranks,
    ranks(scores.filter((_, i) => y[i] === 1)).ranks,
  ];
  const [n, m] = [own[0].length, own[1].length];
  const positive = new Float64Array(m);
  const negative = new Float64Array(n);

  // A rank among all less the rank in one's own class counts the other class below; mid-ranks give ½
  // to equals. The sums are of halves, exact in doubles.
  let [i, j, total] = [0, 0, 0];
  for (let k = 0; k < y.length; k++) {
    if (y[k] === 1) {
      positive[i] = all[k] - own[1][i];
      total += positive[i++];
    } else {
      negative[j] = m - (all[k] - own[0][j]);
      j++;
    }
  }
  const area = total / (m * n);
  for (let k = 0; k < m; k++) positive[k] = positive[k] / n - area;
  for (let k = 0; k < n; k++) negative[k] = negative[k] / m - area;
  return {auc: area, positive, negative};
}

/** Computes the sample covariance, with n − 1, of values whose means are 0. */
function covarianceOf(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total / (a.length - 1);
}

/** Computes the covariance matrix of the areas. */
function areaCovariance(placements: readonly Placements[]): Matrix {
  const k = placements.length;
  const data = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      const [one, other] = [placements[a], placements[b]];
      const share =
        covarianceOf(one.positive, other.positive) / one.positive.length +
        covarianceOf(one.negative, other.negative) / one.negative.length;
      data[a * k + b] = share;
      data[b * k + a] = share;
    }
  }
  return {data, rows: k, columns: k};
}

/** Turns an area and its standard error into an estimate with its two intervals. */
function estimateOf(area: number, standardError: number, z: number): DelongEstimate {
  const odds = Math.log(area / (1 - area));
  const half = (z * standardError) / (area * (1 - area));
  const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return {
    auc: area,
    standardError,
    lower: area - z * standardError,
    upper: area + z * standardError,
    logit: {lower: probability(odds - half), upper: probability(odds + half)},
  };
}

/** Compares two scores. */
function comparisonOf(
  {estimates, covariance}: Pick<Delong, "estimates" | "covariance">,
  [first, second]: readonly [number, number],
  quantile: number,
): DelongComparison {
  const {data, columns} = covariance;
  const at = (row: number, column: number): number => data[column + columns * row];
  const difference = estimates[first].auc - estimates[second].auc;
  const standardError = Math.sqrt(
    Math.max(0, at(first, first) + at(second, second) - 2 * at(first, second)),
  );
  const z = standardError > 0 ? difference / standardError : Number.NaN;
  const p = Number.isNaN(z) ? z : 2 * normalDistribution().survival(Math.abs(z));
  const [lower, upper] = [
    difference - quantile * standardError,
    difference + quantile * standardError,
  ];
  return {first, second, difference, standardError, lower, upper, z, p};
}

/** Says whether a list of scores was given, not one score. */
function isList(
  scores: ArrayLike<number> | readonly ArrayLike<number>[],
): scores is readonly ArrayLike<number>[] {
  return Array.isArray(scores) && scores.length > 0 && typeof scores[0] !== "number";
}

/**
 * Computes areas under ROC curves with their covariance, intervals and paired tests, by DeLong's method.
 *
 * Scores of the same patients are correlated, and the test uses that: the interval of the difference is
 * narrower than those of the areas suggest. Mid-ranks give what the definition over all pairs gives, in
 * n log n steps. The plain interval is symmetric and may pass 1; the one on the log odds may not. When
 * a score separates the classes its variance is estimated as 0, and an interval of no width is not
 * certainty. Nested models fitted to these same patients break the test: their difference is not normal.
 *
 * @formula $\widehat{\operatorname{cov}}(\hat\theta_a, \hat\theta_b) = \frac{1}{m} S_{10}^{ab} + \frac{1}{n} S_{01}^{ab}$, with $S_{10}$ and $S_{01}$ the sample covariances of the placements of positives and of negatives
 * @param y - outcomes, 0 or 1, at least two of each, shape [n]
 * @param scores - one score, shape [n], or a list of scores of the same patients; larger means more
 *   likely 1
 * @param options - confidence, 0.95 when left out
 * @returns estimates, one for each score, covariance of the areas, and comparisons of every pair;
 *   z and p are NaN where a difference has no variance, 0 or not, the logit interval where an area is 0 or 1
 * @throws RangeError when y holds anything but 0 and 1 or fewer than two of either, a score is not
 *   finite, or confidence lies outside 0 to 1
 * @throws ShapeError when y and a score differ in length
 * @ref delong1988
 * @ref sun2014
 * @ref demler2012
 * @example delong([0, 0, 0, 1, 1, 1], [1, 2, 4, 3, 5, 6]).estimates[0].auc // 0.8888888888888888
 * delong([0, 0, 0, 1, 1, 1], [[1, 2, 4, 3, 5, 6], [1, 5, 3, 2, 4, 6]]).comparisons[0].difference // 0.2222222222222222
 */
export function delong(
  y: ArrayLike<number>,
  scores: ArrayLike<number> | readonly ArrayLike<number>[],
  {confidence = 0.95}: DelongOptions = {},
): Delong {
  const list = isList(scores) ? scores : [scores];
  const outcome = checkedBinary("delong", y, {name: "y"});
  requireConfidence("delong", confidence);
  const ones = outcome.reduce((total, value) => total + value, 0);
  if (ones < 2 || outcome.length - ones < 2) {
    throw new RangeError(
      `delong: y must hold at least two of each class, got ${ones} of 1 among ${outcome.length}`,
    );
  }
  const placements = list.map((score, k) => {
    const name = list.length === 1 ? "scores" : `scores[${k}]`;
    return placementsOf(outcome, checkedVector("delong", score, {name, length: outcome.length}));
  });

  const covariance = areaCovariance(placements);
  const quantile = normalDistribution().quantile((1 + confidence) / 2);
  const estimates = placements.map(({auc}, k) =>
    estimateOf(auc, Math.sqrt(covariance.data[k * (list.length + 1)]), quantile),
  );
  const comparisons = list.flatMap((_, first) =>
    list
      .slice(first + 1)
      .map((_other, i) => comparisonOf({estimates, covariance}, [first, first + 1 + i], quantile)),
  );
  return {confidence, estimates, covariance, comparisons};
}
