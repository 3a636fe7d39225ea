import type {Rng} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedVector, requireLabels} from "../checks.ts";
import type {Alternative} from "./alternative.ts";
import {requireAlternative, tailProbability} from "./alternative.ts";
import {countArrangements, nextArrangement, shuffleWithin, strataOf} from "./arrangements.ts";
import type {
  LinearStatistic,
  PermutationStatistic,
  StatisticFunction,
} from "./permutationStatistic.ts";
import {linearStatistic, requireStatistic} from "./permutationStatistic.ts";
import {drawnSums, exchangedSums, observedSum} from "./permutedSums.ts";

/** How many arrangements of the labels are tried, and with which random numbers. */
type Drawn =
  | {readonly permutations: number; readonly rng: Rng}
  | {
      /** Every distinct arrangement once, at most a million. */
      readonly permutations: "all";
    };

/** Options of `permutationTest`. */
export type PermutationOptions = Drawn & {
  /** What is compared; no default. */
  readonly statistic: PermutationStatistic;
  /** What speaks against the null hypothesis. "two-sided" when left out. */
  readonly alternative?: Alternative;
  /** Site or batch of each patient: labels are exchanged within one alone. */
  readonly strata?: readonly string[];
};

/** A statistic beside those of exchanged labels. */
export interface Permutation {
  /** The statistic of the labels as they are. */
  readonly observed: number;
  readonly p: number;
  /** The statistics of exchanged labels, shape [permutations]. */
  readonly distribution: Float64Array;
}

/** Arrangements above which nobody wants to wait for all. */
const MOST_ARRANGEMENTS = 1e6;

/** The statistic as observed and exchanged, and how far apart two values of it count as equal. */
interface Compared {
  readonly observed: number;
  readonly distribution: Float64Array;
  readonly slack: number;
}

/** How labels are exchanged: the next arrangement in place, how often, and with which random numbers. */
interface Exchange {
  readonly next: (labels: Float64Array) => void;
  readonly count: number;
  /** Given where labels are drawn and exchanged among all patients. */
  readonly rng: Rng | null;
}

/** Says how labels are to be exchanged; refuses too few arrangements and too many. */
function exchangeOf(options: PermutationOptions, labels: Float64Array): Exchange {
  const {permutations, strata: names} = options;
  if (names !== undefined && names.length !== labels.length) {
    throw new ShapeError(
      `permutationTest: strata must hold ${labels.length} names, got ${names.length}`,
    );
  }
  if (names !== undefined) requireLabels("permutationTest", "strata", names);
  const strata = strataOf(names, labels.length);
  if (permutations === "all") {
    const count = countArrangements(labels, strata);
    if (count <= MOST_ARRANGEMENTS) {
      return {next: (own) => nextArrangement(own, strata), count, rng: null};
    }
    throw new RangeError(
      `permutationTest: arrangements must be at most ${MOST_ARRANGEMENTS} to try all, got ${count}: give a number of permutations and rng`,
    );
  }
  if (!Number.isSafeInteger(permutations) || permutations < 1) {
    throw new RangeError(
      `permutationTest: permutations must be all or a whole number of at least 1, got ${permutations}`,
    );
  }
  const {rng} = options;
  const partners = new Int32Array(labels.length);
  const next = (own: Float64Array): void => shuffleWithin(own, strata, rng, partners);
  return {next, count: permutations, rng: names === undefined ? rng : null};
}

/** Computes a statistic of the caller's own for labels as they are and for exchanged ones. */
function compareOwn(
  statistic: StatisticFunction,
  values: Float64Array,
  labels: Float64Array,
  {next, count}: Exchange,
): Compared {
  const compute = (own: Float64Array): number => {
    const value = statistic(values, own);
    if (!Number.isNaN(value)) return value;
    throw new RangeError("permutationTest: statistic must give a number, got NaN");
  };
  const observed = compute(labels);
  const own = Float64Array.from(labels);
  const distribution = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    next(own);
    distribution[k] = compute(own);
  }
  return {observed, distribution, slack: 1e-12 * Math.abs(observed)};
}

/** Computes a named statistic for labels as they are and for exchanged ones. */
function compareNamed(line: LinearStatistic, {next, count, rng}: Exchange): Compared {
  const sizes = line.weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return {
    observed: observedSum(line),
    distribution: rng === null ? exchangedSums(line, count, next) : drawnSums(line, count, rng),
    slack: 1e-13 * line.slope * sizes,
  };
}

/**
 * Counts statistics at most and at least as large as the observed one. Sums of the same numbers in
 * another order differ in their last digits: such are equal.
 */
function tailsOf({observed, distribution, slack}: Compared) {
  let low = 0;
  let high = 0;
  for (let k = 0; k < distribution.length; k++) {
    if (distribution[k] <= observed + slack) low++;
    if (distribution[k] >= observed - slack) high++;
  }
  return {low, high};
}

/**
 * Tests whether values go with labels, by exchanging the labels: it supposes nothing of their distribution.
 *
 * Where arrangements are drawn, the labels as they are count as one of them, so that p is never 0. Where
 * labels and values both follow a site, the exchange has to stay within sites (`strata`): else the test
 * finds the site. Two-sided p-values are twice the smaller tail, at most 1. Where all values are equal,
 * or every stratum has one label, no exchange changes anything and p is 1.
 *
 * @formula $p = \frac{1 + \#\{k : T_k \ge T\}}{1 + B}$ of $B$ drawn arrangements, $p = \#\{k : T_k \ge T\} / B$ of all
 * @param values - what is measured, finite, shape [n], at least 2
 * @param labels - outcome or group: 0 and 1 for "mean-difference" (mean of 1 less mean of 0) and "auc"
 *   (the share of pairs that 1 wins), any numbers for "pearson" and "spearman"; shape [n]
 * @param options - statistic, one of these or a function of values and labels; permutations, a number
 *   with rng, or "all"; alternative, "two-sided"; strata, all patients in one when left out
 * @returns observed; p; distribution, the statistics of exchanged labels
 * @throws RangeError when a list is too short, a number is not finite, labels do not fit the statistic, a
 *   correlation has nothing that varies, an option breaks its rule, or all are more than a million
 * @throws ShapeError when the lists are not equally long
 * @ref phipson2010
 * @ref winkler2014
 * @example permutationTest([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1], {statistic: "mean-difference", permutations: "all", alternative: "greater"}).p // 0.05
 * permutationTest([5, 1, 4, 9], [0, 0, 1, 1], {statistic: "auc", permutations: 999, rng: createRng("docs")}).observed // 0.75
 */
export function permutationTest(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: PermutationOptions,
): Permutation {
  const {statistic, alternative = "two-sided"} = options;
  const measured = checkedVector("permutationTest", values, {name: "values"});
  const size = measured.length;
  const given = checkedVector("permutationTest", labels, {name: "labels", length: size});
  if (size < 2) {
    throw new RangeError(`permutationTest: values must hold at least 2 numbers, got ${size}`);
  }
  requireAlternative("permutationTest", alternative);
  requireStatistic(statistic);
  const exchange = exchangeOf(options, given);
  const compared =
    typeof statistic === "function"
      ? compareOwn(statistic, measured, given, exchange)
      : compareNamed(linearStatistic(statistic, measured, given), exchange);

  // Of drawn arrangements the labels as they are count as one more.
  const {low, high} = tailsOf(compared);
  const own = options.permutations === "all" ? 0 : 1;
  const total = exchange.count + own;
  const p = tailProbability((low + own) / total, (high + own) / total, alternative);
  return {observed: compared.observed, p, distribution: compared.distribution};
}
