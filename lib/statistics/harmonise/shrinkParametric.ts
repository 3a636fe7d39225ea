import type {BatchPrior} from "./combatModel.ts";

/** One batch's estimates, standardised; shape [features] each. */
export interface BatchEstimates {
  readonly patients: number;
  readonly shift: Float64Array;
  readonly spread: Float64Array;
}

/** Computes mean and sample variance. */
function moments(values: Float64Array): readonly [number, number] {
  let mean = 0;
  for (let f = 0; f < values.length; f++) mean += values[f] / values.length;
  let squares = 0;
  for (let f = 0; f < values.length; f++) squares += (values[f] - mean) ** 2;
  return [mean, squares / (values.length - 1)];
}

/** Finds a batch's priors by the moments of its estimates over features. */
export function priorOf({shift, spread}: BatchEstimates, meanOnly: boolean): BatchPrior {
  const [shiftMean, shiftVariance] = moments(shift);
  if (meanOnly) return {shiftMean, shiftVariance, shape: Number.NaN, scale: Number.NaN};
  const [mean, variance] = moments(spread);
  const shape = (2 * variance + mean ** 2) / variance;
  return {shiftMean, shiftVariance, shape, scale: mean * (shape - 1)};
}

const MOST_ROUNDS = 10_000;

/** Rounding of a shift near 0, in standard deviations. */
const TINY = 1e-14;

/**
 * Finds shift and variance of each feature that fit its own patients and the priors at once: each is its
 * conditional posterior mean given the other, in turn until neither moves.
 *
 * The rule to stop is the published one: the largest change of any feature, as a share of its value
 * before. Negative shifts hold nothing up there, which does no harm: a shift follows from its variance.
 */
export function shrinkParametric(
  who: string,
  {patients: n, shift, spread}: BatchEstimates,
  {shiftMean, shiftVariance, shape, scale}: BatchPrior,
  tolerance: number,
  out: {readonly shift: Float64Array; readonly spread: Float64Array},
): void {
  out.shift.set(shift);
  out.spread.set(spread);

  // Equal variances in all features leave nothing to weigh: the prior is one point.
  if (!Number.isFinite(shape)) {
    for (let f = 0; f < shift.length; f++) {
      const weight = (n * shiftVariance) / (n * shiftVariance + spread[f]);
      out.shift[f] = weight * shift[f] + (1 - weight) * shiftMean;
    }
    return;
  }
  const precise = n * shiftVariance;
  let open = shift.length;
  for (let round = 0; open > 0; round++) {
    if (round === MOST_ROUNDS) {
      throw new RangeError(
        `${who}: shrinkage must settle to tolerance ${tolerance} within ${MOST_ROUNDS} rounds, got ${open} features that still move`,
      );
    }
    open = 0;
    for (let f = 0; f < shift.length; f++) {
      const oldShift = out.shift[f];
      const oldSpread = out.spread[f];
      const nextShift = (precise * shift[f] + oldSpread * shiftMean) / (precise + oldSpread);

      // The sum of squares about any centre follows from the one about the mean.
      const squares = (n - 1) * spread[f] + n * (shift[f] - nextShift) ** 2;
      const nextSpread = (squares / 2 + scale) / (n / 2 + shape - 1);
      const shiftMoves =
        oldShift > 0 && Math.abs(nextShift - oldShift) > tolerance * oldShift + TINY;
      if (shiftMoves || Math.abs(nextSpread - oldSpread) > tolerance * oldSpread) open++;
      out.shift[f] = nextShift;
      out.spread[f] = nextSpread;
    }
  }
}
