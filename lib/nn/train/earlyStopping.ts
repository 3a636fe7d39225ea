/** Where a run stands against its best score so far. */
export interface EarlyStopping {
  /** Best score so far; NaN before the first. */
  readonly best: number;
  /** The step at which it was reached; −1 before the first. */
  readonly bestStep: number;
  /** Scores since then. */
  readonly waited: number;
  /** True once `patience` scores in a row were no better. */
  readonly stop: boolean;
}

/** Options of `earlyStopping`. */
export interface EarlyStoppingOptions {
  /** Which way is better; no default. */
  readonly better: "higher" | "lower";
  /** Scores in a row that may be no better before the run stops. */
  readonly patience: number;
  readonly step: number;
  /** The state after the previous score; left out at the first. */
  readonly state?: EarlyStopping | undefined;
}

/**
 * Judges a new score: is it the best, and is it time to stop?
 *
 * A score that equals the best is no improvement; NaN is none either.
 *
 * @param score - the score of this step
 * @param options - better: "higher" or "lower"; patience; step; state of the score before
 * @returns the new state
 * @throws RangeError when patience is not a whole number of at least 1, or better is neither word
 * @ref prechelt1998
 * @example earlyStopping(0.7, {better: "higher", patience: 1, step: 20, state: earlyStopping(0.8, {better: "higher", patience: 1, step: 10})}).stop // true
 */
export function earlyStopping(
  score: number,
  {better, patience, step, state}: EarlyStoppingOptions,
): EarlyStopping {
  if (!Number.isSafeInteger(patience) || patience < 1) {
    throw new RangeError(
      `earlyStopping: patience must be a whole number of at least 1, got ${patience}`,
    );
  }
  if (better !== "higher" && better !== "lower") {
    throw new RangeError(
      `earlyStopping: better must be "higher" or "lower", got ${JSON.stringify(better)}`,
    );
  }
  const isFirst = state === undefined || Number.isNaN(state.best);
  const improved =
    !Number.isNaN(score) &&
    (isFirst || (better === "higher" ? score > state.best : score < state.best));
  if (improved) return {best: score, bestStep: step, waited: 0, stop: false};
  const waited = (state?.waited ?? 0) + 1;
  const {best = Number.NaN, bestStep = -1} = state ?? {};
  return {best, bestStep, waited, stop: waited >= patience};
}
