import type {Rng} from "../../core/index.ts";
import type {RankedColumns} from "./rankColumns.ts";

/** How a tree is grown. */
export interface TreeRule {
  /** How many questions at most lie between the root and a leaf. */
  readonly depth: number;
  /** Fewest rows in a leaf. */
  readonly minLeaf: number;
  /** How many columns are tried for each question; those that do not vary in a node do not count. */
  readonly tried: number;
  /** Where they are drawn from; null tries all of them in their order. */
  readonly rng: Rng | null;
}

/** What the search for a question reads, and the room that it works in. */
export interface SplitSearch {
  readonly ranked: RankedColumns;
  readonly targets: Float64Array;
  /** Rows, each node's in one piece. */
  readonly samples: Int32Array;
  /** Room for the keys of one node. */
  readonly keys: Float64Array;
  /** All columns, in an order that drawing changes. */
  readonly columns: Int32Array;
}

/** A question, and the sum over both sides of total² / rows: the larger, the less is left within them. */
interface Split {
  readonly feature: number;
  readonly threshold: number;
  readonly score: number;
}

/** A number halfway between two, at most the lower one where rounding would reach the upper. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}

/** Finds the best place to cut one column; −1 where all its values are equal or every cut leaves too few rows. */
function bestCut(
  {ranked, targets, samples, keys}: SplitSearch,
  [start, end]: readonly [number, number],
  feature: number,
  total: number,
  minLeaf: number,
  out: Float64Array,
): boolean {
  const {x, keys: all} = ranked;
  const {rows} = x;
  const size = end - start;
  for (let k = 0; k < size; k++) keys[k] = all[samples[start + k] + rows * feature];
  keys.subarray(0, size).sort();

  // One pass in the order of the values; a cut lies only between different ones.
  let left = 0;
  let best = Number.NEGATIVE_INFINITY;
  let place = -1;
  let varies = false;
  let rank = Math.floor(keys[0] / rows);
  for (let k = 1; k < size; k++) {
    left += targets[keys[k - 1] - rank * rows];
    const next = Math.floor(keys[k] / rows);
    if (next === rank) continue;
    rank = next;
    varies = true;
    if (k < minLeaf || size - k < minLeaf) continue;
    const right = total - left;
    const score = (left * left) / k + (right * right) / (size - k);
    if (score > best) {
      best = score;
      place = k;
    }
  }
  out[0] = best;
  if (place < 0) return varies;
  const low = x.data[feature + x.columns * (keys[place - 1] % rows)];
  const high = x.data[feature + x.columns * (keys[place] % rows)];
  out[1] = between(low, high);
  return varies;
}

/** Finds the best question for a node among the columns tried; null where there is none. */
export function bestSplit(
  search: SplitSearch,
  part: readonly [number, number],
  total: number,
  {tried, minLeaf, rng}: TreeRule,
): Split | null {
  const {columns} = search;
  const cut = new Float64Array(2);
  let best: Split | null = null;
  let varied = 0;
  for (let k = 0; k < columns.length && (varied < tried || best === null); k++) {
    // Draw the next column from those not yet tried.
    if (rng !== null) {
      const other = k + rng.int(columns.length - k);
      const feature = columns[other];
      columns[other] = columns[k];
      columns[k] = feature;
    }
    if (bestCut(search, part, columns[k], total, minLeaf, cut)) varied++;
    if (cut[0] > (best?.score ?? Number.NEGATIVE_INFINITY)) {
      best = {feature: columns[k], threshold: cut[1], score: cut[0]};
    }
  }
  return best;
}
