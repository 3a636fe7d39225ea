import {
  chiSquaredDistribution,
  choleskyFactor,
  choleskySolve,
  ShapeError,
} from "../../core/index.ts";
import {requireLabels} from "../checks.ts";
import {checkedSurvival, orderByTime, requireEvents, type SurvivalData} from "./survivalData.ts";

/** One group of a log-rank test. */
export interface LogRankGroup {
  readonly name: string | number;
  readonly count: number;
  /** Events seen. */
  readonly observed: number;
  /** Events that the group's share of those at risk would have had. */
  readonly expected: number;
}

/** A log-rank test. */
export interface LogRank {
  /** Chi-squared. */
  readonly statistic: number;
  /** Groups less one. */
  readonly df: number;
  readonly p: number;
  /** In the order of their first patient. */
  readonly groups: readonly LogRankGroup[];
}

/** Sums over event times: observed less expected events, their covariance, and both parts. */
interface LogRankSums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Shape [groups²]. */
  readonly covariance: Float64Array;
}

/** Adds one event time: of those at risk, `events` are drawn without regard to the group. */
function addTime(
  sums: LogRankSums,
  atRisk: Float64Array,
  events: Float64Array,
  {left, total}: {left: number; total: number},
): void {
  const k = atRisk.length;
  const spread = left > 1 ? (total * (left - total)) / (left - 1) : 0;
  for (let a = 0; a < k; a++) {
    const share = atRisk[a] / left;
    sums.observed[a] += events[a];
    sums.expected[a] += total * share;
    for (let b = 0; b < k; b++) {
      sums.covariance[a * k + b] += spread * share * (Number(a === b) - atRisk[b] / left);
    }
  }
}

/** Walks through the times, from the earliest on. */
function sumTimes({time, event}: SurvivalData, group: Uint32Array, k: number): LogRankSums {
  const [observed, expected] = [new Float64Array(k), new Float64Array(k)];
  const sums = {observed, expected, covariance: new Float64Array(k * k)};
  const order = orderByTime(time);
  const atRisk = new Float64Array(k);
  for (const patient of order) atRisk[group[patient]]++;
  const events = new Float64Array(k);
  const leaving = new Float64Array(k);
  for (let start = 0; start < order.length; ) {
    // All who share a time leave together, after the time has been counted.
    events.fill(0);
    leaving.fill(0);
    let end = start;
    let total = 0;
    for (; end < order.length && time[order[end]] === time[order[start]]; end++) {
      const patient = order[end];
      leaving[group[patient]]++;
      events[group[patient]] += event[patient];
      total += event[patient];
    }
    if (total > 0) addTime(sums, atRisk, events, {left: order.length - start, total});
    for (let a = 0; a < k; a++) atRisk[a] -= leaving[a];
    start = end;
  }
  return sums;
}

/** Says which groups no event time compares: those without variance, or all where they fall apart. */
function refuseApart(covariance: Float64Array, names: readonly (string | number)[]): never {
  const alone = names.filter((_, a) => covariance[a * names.length + a] === 0);
  throw new RangeError(
    `logRank: groups must be at risk together at an event time that spares somebody, got none for ${(alone.length > 0 ? alone : names).join(", ")}: nothing compares them`,
  );
}

/** Computes the quadratic form of all groups but the last, whose difference the others give. */
function statisticOf(
  {observed, expected, covariance}: LogRankSums,
  names: readonly (string | number)[],
): number {
  const k = observed.length;
  const gap = new Float64Array(k - 1);
  const block = new Float64Array((k - 1) ** 2);
  for (let a = 0; a < k - 1; a++) {
    gap[a] = observed[a] - expected[a];
    for (let b = 0; b < k - 1; b++) block[a * (k - 1) + b] = covariance[a * k + b];
  }
  const factor = choleskyFactor(block, k - 1);
  if (factor === null) refuseApart(covariance, names);
  const solved = choleskySolve(factor, gap);
  return gap.reduce((total, value, a) => total + value * solved[a], 0);
}

/**
 * Tests whether groups of patients have one survival curve, by the log-rank test.
 *
 * At each event time the events are compared with the share of those at risk; all times weigh the same,
 * which is best when hazards are proportional, and blind where curves cross. Groups made by a cut that
 * was chosen for its p-value give p-values that mean nothing.
 *
 * @formula $\chi^2 = u^T V^{-1} u$, $u_a = \sum_i \Bigl(d_{ai} - d_i \frac{n_{ai}}{n_i}\Bigr)$, $V_{ab} = \sum_i \frac{d_i (n_i - d_i)}{n_i - 1} \frac{n_{ai}}{n_i} \Bigl([a = b] - \frac{n_{bi}}{n_i}\Bigr)$
 * @param time - of follow-up, at least 0, shape [n]
 * @param event - 1 where the event was seen, 0 where follow-up ended before, shape [n]
 * @param groups - the group of each patient, two or more different ones, shape [n]
 * @returns statistic, df, p, and observed and expected events of the groups
 * @throws RangeError when there is one group only or one is missing, nobody has the event, a group is
 *   never at risk beside another at an event time that spares somebody, a time is negative or not finite,
 *   or an event is not 0 or 1
 * @throws ShapeError when time, event and groups differ in length
 * @ref mantel1966
 * @example logRank([1, 2, 3, 4], [1, 1, 1, 1], ["a", "a", "b", "b"]).statistic // 2.882352941176471
 * logRank([1, 2, 3, 4], [1, 1, 1, 1], ["a", "a", "b", "b"]).groups[0].expected // 0.8333333333333333
 */
export function logRank(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  groups: ArrayLike<string | number>,
): LogRank {
  const data = checkedSurvival("logRank", time, event);
  requireEvents("logRank", data);
  if (groups.length !== time.length) {
    throw new ShapeError(`logRank: groups must hold ${time.length} values, got ${groups.length}`);
  }
  requireLabels("logRank", "groups", groups);
  const names = [...new Set(Array.from(groups))];
  if (names.length < 2) {
    throw new RangeError(`logRank: groups must be two or more, got ${names.length}`);
  }
  const group = Uint32Array.from({length: groups.length}, (_, i) => names.indexOf(groups[i]));
  const sums = sumTimes(data, group, names.length);
  const statistic = statisticOf(sums, names);
  const df = names.length - 1;
  return {
    statistic,
    df,
    p: chiSquaredDistribution({df}).survival(statistic),
    groups: names.map((name, a) => ({
      name,
      count: group.filter((one) => one === a).length,
      observed: sums.observed[a],
      expected: sums.expected[a],
    })),
  };
}
