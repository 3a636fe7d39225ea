import {normalDistribution} from "../../core/index.ts";
import {checkedBinary, checkedVector, requireConfidence} from "../checks.ts";

/** Options of `netReclassification`. */
export interface ReclassificationOptions {
  /** Probabilities that part the risk groups, rising, between 0 and 1; or any change counts. No default. */
  readonly categories: readonly number[] | "continuous";
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** How patients of one outcome moved. */
export interface Reclassified {
  readonly count: number;
  readonly up: number;
  readonly down: number;
  /** Net share that moved the right way: up with the outcome, down without. −1 to 1. */
  readonly nri: number;
}

/** A net reclassification. */
export interface NetReclassification {
  readonly events: Reclassified;
  readonly nonEvents: Reclassified;
  /** Sum of both shares, −2 to 2: of two different groups, so it is no share of anything. */
  readonly nri: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** Counts the moves of the patients of one outcome; `right` is 1 where up is right. */
function movesOf(moves: Int8Array, right: 1 | -1): Reclassified {
  const up = moves.filter((move) => move > 0).length;
  const down = moves.filter((move) => move < 0).length;
  const count = moves.length;
  return {count, up, down, nri: (right * (up - down)) / count};
}

/** Computes the variance of a net share, of moves counted −1, 0 and 1. */
function varianceOf({up, down, count, nri}: Reclassified): number {
  return ((up + down) / count - nri ** 2) / count;
}

/** Throws unless the categories are rising probabilities. */
function requireCategories(categories: readonly number[]): void {
  const fits = categories.every(
    (cut, k) => cut > 0 && cut < 1 && (k === 0 || cut > categories[k - 1]),
  );
  if (!Array.isArray(categories) || categories.length === 0 || !fits) {
    throw new RangeError(
      `netReclassification: categories must be continuous or rise between 0 and 1, got ${categories}`,
    );
  }
}

/**
 * Computes the net reclassification index of a new model against an old one.
 *
 * Warning: do not choose a model by it. It is no proper score: a model that claims more than it knows,
 * such as the old one with its log odds stretched, or with noise fitted to few patients, has a positive
 * index with nothing gained, and often a small p-value, which is why none is given. With categories it
 * counts a move across a line as much whatever the line means; the sum lets each non-event weigh far less
 * than each event where the outcome is rare. Report both shares apart, and beside them AUC, calibration
 * and net benefit (`delong`, `calibrationSlope`, `decisionCurve`).
 *
 * @formula eq:net-reclassification $\mathrm{NRI} = P(\uparrow | 1) - P(\downarrow | 1) + P(\downarrow | 0) - P(\uparrow | 0)$
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param before - probabilities of the old model, 0 to 1, shape [n]
 * @param after - probabilities of the new model, shape [n]
 * @param options - categories, cuts such as [0.1, 0.3] (at a cut is above it) or "continuous", no
 *   default; confidence, 0.95 when left out
 * @returns events and nonEvents with their moves, nri with standardError, lower and upper, which treat
 *   both models as given, not fitted to these patients
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a probability lies outside 0
 *   to 1, or an option breaks its rule
 * @throws ShapeError when the lengths differ
 * @ref pencina2008
 * @ref pencina2011
 * @ref kerr2014
 * @ref hilden2014
 * @example netReclassification([1, 1, 0, 0], [0.2, 0.4, 0.2, 0.4], [0.6, 0.4, 0.1, 0.6], {categories: [0.5]}).nri // 0
 */
export function netReclassification(
  y: ArrayLike<number>,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  {categories, confidence = 0.95}: ReclassificationOptions,
): NetReclassification {
  const who = "netReclassification";
  const old = checkedVector(who, before, {name: "before"});
  const now = checkedVector(who, after, {name: "after", length: old.length});
  const outcome = checkedBinary(who, y, {name: "y", length: old.length});
  requireConfidence(who, confidence);
  if (categories !== "continuous") requireCategories(categories);
  const outside = [...old, ...now].find((value) => value < 0 || value > 1);
  if (outside !== undefined) {
    throw new RangeError(`${who}: probabilities must lie in 0 to 1, got ${outside}`);
  }

  // A group is the number of cuts at or below a probability; without cuts the probability is its own.
  const groupOf = (p: number): number =>
    categories === "continuous" ? p : categories.filter((cut) => p >= cut).length;
  const moves = Int8Array.from(old, (p, i) => Math.sign(groupOf(now[i]) - groupOf(p)));
  const events = movesOf(
    moves.filter((_, i) => outcome[i] === 1),
    1,
  );
  const nonEvents = movesOf(
    moves.filter((_, i) => outcome[i] === 0),
    -1,
  );
  const nri = events.nri + nonEvents.nri;
  const standardError = Math.sqrt(varianceOf(events) + varianceOf(nonEvents));
  const half = normalDistribution().quantile((1 + confidence) / 2) * standardError;
  return {events, nonEvents, nri, standardError, lower: nri - half, upper: nri + half};
}
