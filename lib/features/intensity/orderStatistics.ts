/** A table of counts may span this many whole numbers before selection is quicker. */
const MOST_COUNTS = 1 << 20;

/** Reads order statistics out of a table of counts; undefined where a value is not a whole number. */
function byCounting(
  values: Float64Array,
  [least, most]: readonly [number, number],
  ranks: readonly number[],
): number[] | undefined {
  if (!Number.isInteger(least) || most - least >= Math.min(MOST_COUNTS, 16 * values.length + 256)) {
    return undefined;
  }
  const counts = new Uint32Array(most - least + 1);
  for (let i = 0; i < values.length; i++) {
    const key = values[i] - least;
    const whole = key | 0;
    if (whole !== key) return undefined;
    counts[whole]++;
  }

  // Ranks ascend, so one walk through the table finds them all.
  let key = 0;
  let below = counts[0];
  return ranks.map((rank) => {
    while (below <= rank) below += counts[++key];
    return least + key;
  });
}

/** Moves the value of a rank to its place: smaller ones stand before it, larger ones after it. */
function selectRank(values: Float64Array, rank: number, from: number, to: number): void {
  let low = from;
  let high = to;
  while (low < high) {
    // The median of three is a fair pivot for sorted runs, too.
    const a = values[low];
    const b = values[(low + high) >> 1];
    const c = values[high];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const swap = values[i];
        values[i++] = values[j];
        values[j--] = swap;
      }
    }

    // What stands between j and i equals the pivot.
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

/** Selects ranks from both halves of a list around the middle one of them. */
function selectRanks(
  values: Float64Array,
  ranks: readonly number[],
  [from, to]: readonly [number, number],
): void {
  if (ranks.length === 0) return;
  const middle = ranks.length >> 1;
  selectRank(values, ranks[middle], from, to);
  selectRanks(values, ranks.slice(0, middle), [from, ranks[middle] - 1]);
  selectRanks(values, ranks.slice(middle + 1), [ranks[middle] + 1, to]);
}

/**
 * Finds the values that would stand at some places of the sorted list, without sorting it: whole
 * numbers of a small range are counted, others selected. Ranks ascend and differ; values are finite.
 */
export function orderStatistics(
  values: Float64Array,
  range: readonly [number, number],
  ranks: readonly number[],
): number[] {
  const counted = byCounting(values, range, ranks);
  if (counted !== undefined) return counted;
  const copy = values.slice();
  selectRanks(copy, ranks, [0, copy.length - 1]);
  return ranks.map((rank) => copy[rank]);
}

/** The places of a sorted list between which a percentile lies, and how far along. */
export function percentilePlace(n: number, p: number): {low: number; high: number; share: number} {
  const h = ((n - 1) * p) / 100;
  const low = Math.floor(h);
  return {low, high: Math.min(low + 1, n - 1), share: h - low};
}

/** Finds percentiles by linear interpolation between order statistics, as `percentile` does. */
export function percentiles(
  values: Float64Array,
  range: readonly [number, number],
  shares: readonly number[],
): number[] {
  const places = shares.map((p) => percentilePlace(values.length, p));
  const ranks = [...new Set(places.flatMap(({low, high}) => [low, high]))].sort((a, b) => a - b);
  const found = orderStatistics(values, range, ranks);
  const at = new Map(ranks.map((rank, k) => [rank, found[k]]));
  return places.map(({low, high, share}) => between(at.get(low) ?? 0, at.get(high) ?? 0, share));
}

/** A share of the way from one value to another; equal values give exactly themselves. */
export function between(low: number, high: number, share: number): number {
  return low === high ? low : low + share * (high - low);
}
