import {checkedVector} from "../checks.ts";
import {checkedSurvival, orderByTime, requireEvents} from "./survivalData.ts";

/** Harrell's C and the pairs it is made of. */
export interface ConcordanceIndex {
  /** Concordant pairs and half of those with equal risk, over the comparable ones. */
  readonly c: number;
  /** Pairs of which it is known who had the event first. */
  readonly comparable: number;
  /** Of those, the first to have the event had the higher risk. */
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedRisk: number;
}

/** Numbers the distinct values from 1 up. */
function denseRanks(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  order.forEach((patient, i) => {
    if (i === 0 || values[patient] !== values[order[i - 1]]) rank++;
    ranks[patient] = rank;
  });
  return ranks;
}

/** Adds one to the count of a rank, in a tree of partial sums. */
function insert(tree: Uint32Array, rank: number): void {
  for (let at = rank; at < tree.length; at += at & -at) tree[at]++;
}

/** Counts what has been inserted up to a rank. */
function countUpTo(tree: Uint32Array, rank: number): number {
  let total = 0;
  for (let at = rank; at > 0; at -= at & -at) total += tree[at];
  return total;
}

/**
 * Computes Harrell's C-index: how often, of two patients, the one with the higher risk has the event first.
 *
 * A pair counts when the earlier time is an event; of two equal times, one an event and one censored,
 * the event came first; two events at one time count nothing. Pairs are counted in whole numbers, in
 * n log n steps. Which pairs count depends on the censoring, so C of two studies with other follow-up
 * may differ though the model does not.
 *
 * @formula $C = \frac{\sum_{i, j} e_i [t_i < t_j] \bigl([r_i > r_j] + \tfrac12 [r_i = r_j]\bigr)}{\sum_{i, j} e_i [t_i < t_j]}$
 * @param time - of follow-up, at least 0, shape [n]
 * @param event - 1 where the event was seen, 0 where follow-up ended before, shape [n]
 * @param risk - larger means earlier; finite, shape [n]
 * @returns c and the counts of pairs; ½ is no better than a coin
 * @throws RangeError when nobody has the event, no pair can be compared, a value is not finite, a time
 *   is negative, or an event is not 0 or 1
 * @throws ShapeError when time, event and risk differ in length
 * @ref harrell1982
 * @ref uno2011
 * @example concordanceIndex([1, 2, 3, 4], [1, 0, 1, 1], [4, 1, 2, 3]).c // 0.75
 */
export function concordanceIndex(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  risk: ArrayLike<number>,
): ConcordanceIndex {
  const data = checkedSurvival("concordanceIndex", time, event);
  requireEvents("concordanceIndex", data);
  const n = data.time.length;
  const ranks = denseRanks(checkedVector("concordanceIndex", risk, {name: "risk", length: n}));
  const order = orderByTime(data.time);
  const later = new Uint32Array(n + 1);
  let [inserted, concordant, tiedRisk, comparable] = [0, 0, 0, 0];
  for (let end = n; end > 0; ) {
    // From the last time back: those censored at a time outlive the events at it.
    let start = end;
    while (start > 0 && data.time[order[start - 1]] === data.time[order[end - 1]]) start--;
    const group = order.subarray(start, end);
    for (const patient of group) {
      if (data.event[patient] === 1) continue;
      insert(later, ranks[patient]);
      inserted++;
    }
    for (const patient of group) {
      if (data.event[patient] === 0) continue;
      const below = countUpTo(later, ranks[patient] - 1);
      concordant += below;
      tiedRisk += countUpTo(later, ranks[patient]) - below;
      comparable += inserted;
    }
    for (const patient of group) {
      if (data.event[patient] === 1) insert(later, ranks[patient]);
    }
    inserted += group.reduce((total, patient) => total + data.event[patient], 0);
    end = start;
  }
  if (comparable === 0) {
    throw new RangeError(
      "concordanceIndex: time must order at least one pair that can be compared, got none",
    );
  }
  return {
    c: (2 * concordant + tiedRisk) / (2 * comparable),
    comparable,
    concordant,
    discordant: comparable - concordant - tiedRisk,
    tiedRisk,
  };
}
