import type {Grid, Mask, Volume} from "../image/index.ts";
import {createVolume, requireSameGrid} from "../image/index.ts";

/** Options of `staple`. */
export interface StapleOptions {
  /**
   * Share of voxels that are inside before any rater is heard, 0 to 1; the mean share over the raters
   * when left out, as in ITK.
   */
  readonly prior?: number;
  /** Most rounds; 200 when left out. */
  readonly rounds?: number;
  /** The change of a sensitivity or specificity below which the search ends; 1e-9 when left out. */
  readonly tolerance?: number;
}

/** What STAPLE finds. */
export interface Staple {
  /** Probability that a voxel is inside, 0 … 1. */
  readonly truth: Volume;
  /** Share of the truth that each rater marked, shape [raters]. */
  readonly sensitivity: Float64Array;
  /** Share of what lies outside that each rater left out, shape [raters]. */
  readonly specificity: Float64Array;
  /** Rounds that were needed. */
  readonly rounds: number;
  /** False when the rounds ran out first. */
  readonly converged: boolean;
}

/** How often each pattern of answers occurs: voxels with the same answers share one probability. */
interface Patterns {
  /** Pattern of each voxel. */
  readonly of: Int32Array;
  /** Answers of each pattern, one bit a rater. */
  readonly bits: Float64Array;
  readonly counts: Float64Array;
}

/** Groups voxels by what the raters say about them. */
function patternsOf(raters: readonly Mask[]): Patterns {
  const n = raters[0].data.length;
  const known = new Map<number, number>();
  const of = new Int32Array(n);
  const counts: number[] = [];
  for (let i = 0; i < n; i++) {
    let bits = 0;
    for (let r = raters.length - 1; r >= 0; r--) bits = 2 * bits + raters[r].data[i];
    let pattern = known.get(bits);
    if (pattern === undefined) {
      pattern = counts.length;
      known.set(bits, pattern);
      counts.push(0);
    }
    of[i] = pattern;
    counts[pattern]++;
  }
  return {of, bits: Float64Array.from(known.keys()), counts: Float64Array.from(counts)};
}

/** Expectation: the probability of the truth for each pattern of answers. */
function truthOf(
  bits: Float64Array,
  prior: number,
  sensitivity: Float64Array,
  specificity: Float64Array,
): Float64Array {
  return bits.map((pattern) => {
    let inside = prior;
    let outside = 1 - prior;
    let rest = pattern;
    for (let r = 0; r < sensitivity.length; r++) {
      const says = rest % 2;
      rest = (rest - says) / 2;
      inside *= says === 1 ? sensitivity[r] : 1 - sensitivity[r];
      outside *= says === 1 ? 1 - specificity[r] : specificity[r];
    }
    // Answers that no truth can explain leave the prior as it is.
    return inside + outside > 0 ? inside / (inside + outside) : prior;
  });
}

/** Maximisation: the raters' rates given the truth; returns the largest change. */
function updateRates(
  {bits, counts}: Patterns,
  truth: Float64Array,
  sensitivity: Float64Array,
  specificity: Float64Array,
): number {
  let inside = 0;
  let outside = 0;
  for (let k = 0; k < truth.length; k++) {
    inside += counts[k] * truth[k];
    outside += counts[k] * (1 - truth[k]);
  }
  let change = 0;
  for (let r = 0; r < sensitivity.length; r++) {
    let hits = 0;
    let leaves = 0;
    for (let k = 0; k < truth.length; k++) {
      const says = Math.floor(bits[k] / 2 ** r) % 2;
      if (says === 1) hits += counts[k] * truth[k];
      else leaves += counts[k] * (1 - truth[k]);
    }
    const p = hits / inside;
    const q = leaves / outside;
    change = Math.max(change, Math.abs(p - sensitivity[r]), Math.abs(q - specificity[r]));
    sensitivity[r] = p;
    specificity[r] = q;
  }
  return change;
}

/** Refuses what STAPLE cannot start from; returns the mean share of marked voxels. */
function checkRaters(raters: readonly Mask[]): {grid: Grid; share: number} {
  if (raters.length < 2 || raters.length > 50) {
    throw new RangeError(`staple: raters must number 2 to 50, got ${raters.length}`);
  }
  let marked = 0;
  for (const rater of raters) {
    requireSameGrid("staple", raters[0], rater);
    for (let i = 0; i < rater.data.length; i++) marked += rater.data[i];
  }
  const {shape, spacing, origin, direction} = raters[0];
  const share = marked / (raters.length * raters[0].data.length);
  if (share === 0 || share === 1) {
    throw new RangeError(
      `staple: the raters must mark some voxels and leave some, got a share of ${share}`,
    );
  }
  return {grid: {shape, spacing, origin, direction}, share};
}

/**
 * Estimates the region that several raters drew, and how good each of them is, by expectation
 * maximisation (STAPLE): a rater who agrees with the estimate weighs more in the next one. Voxels are
 * taken as independent, and every rater as far better than chance at the start (0.99999).
 *
 * @formula eq:staple $W_i = \frac{\pi \prod_r p_r^{D_{ir}} (1 - p_r)^{1 - D_{ir}}}{\pi \prod_r p_r^{D_{ir}} (1 - p_r)^{1 - D_{ir}} + (1 - \pi) \prod_r q_r^{1 - D_{ir}} (1 - q_r)^{D_{ir}}}$, $p_r = \frac{\sum_i W_i D_{ir}}{\sum_i W_i}$, $q_r = \frac{\sum_i (1 - W_i)(1 - D_{ir})}{\sum_i (1 - W_i)}$
 * @param raters - two or more masks on one grid; the share outside depends on how much background the grid holds
 * @param options - prior, the mean share over the raters when left out; rounds; tolerance
 * @returns the probability of each voxel, and each rater's sensitivity and specificity
 * @throws ShapeError when the grids differ
 * @throws RangeError when fewer than two raters are given, nothing or everything is marked, or
 *   an option breaks its rule
 * @ref warfield2004
 * @example staple([createMask(Uint8Array.of(1, 1, 0, 0), {shape: [4, 1, 1]}), createMask(Uint8Array.of(1, 1, 0, 0), {shape: [4, 1, 1]})]).truth.data // [1, 1, 0, 0]
 */
export function staple(raters: readonly Mask[], options: StapleOptions = {}): Staple {
  const {grid, share} = checkRaters(raters);
  const {prior = share, rounds = 200, tolerance = 1e-9} = options;
  if (!(prior > 0 && prior < 1)) {
    throw new RangeError(`staple: prior must lie between 0 and 1, got ${prior}`);
  }
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`staple: rounds must be a whole number of at least 1, got ${rounds}`);
  }
  if (!(tolerance >= 0)) {
    throw new RangeError(`staple: tolerance must be at least 0, got ${tolerance}`);
  }
  const patterns = patternsOf(raters);
  const sensitivity = new Float64Array(raters.length).fill(0.99999);
  const specificity = new Float64Array(raters.length).fill(0.99999);
  let change = Number.POSITIVE_INFINITY;
  let round = 0;
  while (round < rounds && change > tolerance) {
    round++;
    const truth = truthOf(patterns.bits, prior, sensitivity, specificity);
    change = updateRates(patterns, truth, sensitivity, specificity);
  }
  if (Number.isNaN(change)) {
    throw new RangeError(
      `staple: prior must leave some truth inside and some outside in double precision, got ${prior}`,
    );
  }
  const truth = truthOf(patterns.bits, prior, sensitivity, specificity);
  return {
    truth: createVolume(
      Float64Array.from(patterns.of, (pattern) => truth[pattern]),
      {...grid, unit: "1"},
    ),
    sensitivity,
    specificity,
    rounds: round,
    converged: change <= tolerance,
  };
}
