import type {Fingerprints} from "./fingerprints.ts";

/** Similarities are kept in steps of 1 / 10,000. */
export const STEPS = 10_000;

/** A longer answer may hold a shorter one by chance: above this ratio its length counts against it. */
const LONGER = 3;

/**
 * Returns how much of the shorter of two answers the longer one holds, 0 to 1. A copy with lines added to it still has
 * 1; an answer more than three times as long counts for less.
 *
 * @param shared - fingerprints in common
 * @param left - fingerprints of the one
 * @param right - fingerprints of the other
 * @example similarityOf(8, 10, 20) // 0.8
 */
export function similarityOf(shared: number, left: number, right: number): number {
  const size = Math.max(Math.min(left, right), Math.max(left, right) / LONGER);
  return size === 0 ? 0 : shared / size;
}

/** The similarities of all pairs of different structures. */
export interface PairMatrix {
  /** Of two structures, in steps of 1 / STEPS; of one with itself STEPS. */
  at(i: number, j: number): number;
  /** Fingerprints that two structures have in common. */
  shared(i: number, j: number): number;
}

/** Lists for each hash the structures that have it. */
function postingsOf(all: readonly Fingerprints[]): Map<number, {at: number[]; count: number[]}> {
  const postings = new Map<number, {at: number[]; count: number[]}>();
  for (const [i, {counts}] of all.entries()) {
    for (const [hash, count] of counts) {
      const list = postings.get(hash) ?? {at: [], count: []};
      list.at.push(i);
      list.count.push(count);
      postings.set(hash, list);
    }
  }
  return postings;
}

/** Counts for all pairs the fingerprints in common: row after row, through the lists of the hashes. */
export function pairMatrix(all: readonly Fingerprints[]): PairMatrix {
  const n = all.length;
  const postings = postingsOf(all);
  const counts = new Uint16Array((n * (n - 1)) / 2);
  const offset = (i: number, j: number): number => (j * (j - 1)) / 2 + i;
  const row = new Uint32Array(n);
  for (let j = 1; j < n; j++) {
    row.fill(0);
    for (const [hash, own] of all[j].counts) {
      const {at, count} = postings.get(hash) ?? {at: [], count: []};
      for (let k = 0; k < at.length && at[k] < j; k++) row[at[k]] += Math.min(own, count[k]);
    }
    for (let i = 0; i < j; i++) counts[offset(i, j)] = Math.min(row[i], 65_535);
  }
  const shared = (i: number, j: number): number => {
    if (i === j) return all[i].total;
    return counts[i < j ? offset(i, j) : offset(j, i)];
  };
  const at = (i: number, j: number): number =>
    i === j ? STEPS : Math.round(similarityOf(shared(i, j), all[i].total, all[j].total) * STEPS);
  return {at, shared};
}
