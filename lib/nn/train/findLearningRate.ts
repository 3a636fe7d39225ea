import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {BrokenTraining} from "./brokenTraining.ts";
import {train} from "./train.ts";
import type {StepReport, TrainOptions} from "./trainOptions.ts";

/** Options of `findLearningRate`. */
export interface FindLearningRateOptions
  extends Pick<TrainOptions, "engine" | "batches" | "loss" | "optimiser" | "rng" | "signal"> {
  /** Smallest rate. */
  readonly from: number;
  /** Largest rate, reached at the last step. */
  readonly to: number;
  readonly steps: number;
}

/** How the loss answers to ever longer steps. */
export interface LearningRateCurve {
  /** Rates, each a constant factor above the one before, shape [n]. */
  readonly rates: Float64Array;
  /** Loss at each, shape [n]. */
  readonly losses: Float64Array;
  /** Losses averaged over the last steps with memory 0.8, corrected for the start, shape [n]. */
  readonly smoothed: Float64Array;
  /** The rate at which the smoothed loss falls fastest; NaN when it never falls. */
  readonly steepest: number;
  /** The rate from which the loss was 4 times its least, or not finite; NaN when that never came. */
  readonly diverged: number;
}

const MEMORY = 0.8;
const TOO_HIGH = 4;

/** Averages losses over the last ones; the first averages are corrected for their short memory. */
function smooth(losses: ArrayLike<number>): Float64Array {
  const smoothed = new Float64Array(losses.length);
  let average = 0;
  for (let i = 0; i < losses.length; i++) {
    average = MEMORY * average + (1 - MEMORY) * losses[i];
    smoothed[i] = average / (1 - MEMORY ** (i + 1));
  }
  return smoothed;
}

/** Finds where a curve falls fastest along evenly spaced abscissae. */
function steepestAt(values: Float64Array): number {
  let [best, at] = [0, -1];
  for (let i = 1; i + 1 < values.length; i++) {
    const slope = (values[i + 1] - values[i - 1]) / 2;
    if (slope < best) [best, at] = [slope, i];
  }
  return at;
}

/**
 * Trains a copy of a network with steps that grow by a constant factor, to see which length it bears.
 *
 * The run ends early where the loss exceeds 4 times its least or stops being finite. A usual choice is
 * the steepest rate, or a tenth of the one at which the loss is least.
 *
 * @formula $\eta_t = \eta_0\,(\eta_1 / \eta_0)^{t / (n-1)}$
 * @param network - the network
 * @param weights - where it starts; they are not changed
 * @param options - engine, batches, loss, optimiser, rng as for `train`; from and to, the rates; steps
 * @returns rates and losses, the smoothed losses, the steepest rate, and where the loss ran away
 * @throws RangeError unless 0 < from < to, with at least 3 steps
 * @ref smith2017
 * @example typeof findLearningRate // "function"
 */
export async function findLearningRate(
  network: Network,
  weights: Weights,
  {from, to, steps, signal, ...options}: FindLearningRateOptions,
): Promise<LearningRateCurve> {
  if (!(from > 0 && to > from && Number.isFinite(to))) {
    throw new RangeError(
      `findLearningRate: from and to must satisfy 0 < from < to, got ${from} and ${to}`,
    );
  }
  if (!Number.isSafeInteger(steps) || steps < 3) {
    throw new RangeError(
      `findLearningRate: steps must be a whole number of at least 3, got ${steps}`,
    );
  }
  const rateOf = (step: number) => from * (to / from) ** (step / (steps - 1));
  const losses: number[] = [];
  const stop = new AbortController();
  signal?.addEventListener("abort", () => stop.abort());
  if (signal?.aborted === true) stop.abort();
  let diverged = Number.NaN;
  let least = Number.POSITIVE_INFINITY;
  const onStep = ({loss, learningRate}: StepReport) => {
    losses.push(loss);
    least = Math.min(least, loss);
    if (loss <= TOO_HIGH * least) return;
    diverged = learningRate;
    stop.abort();
  };
  try {
    const learningRate = rateOf;
    await train(network, weights, {...options, steps, learningRate, onStep, signal: stop.signal});
  } catch (error) {
    // A loss that is no longer finite is what the search looks for; anything else is a failure.
    if (!(error instanceof BrokenTraining)) throw error;
    diverged = rateOf(losses.length);
  }
  const smoothed = smooth(losses);
  const at = steepestAt(smoothed);
  return {
    rates: Float64Array.from(losses, (_, step) => rateOf(step)),
    losses: Float64Array.from(losses),
    smoothed,
    steepest: at < 0 ? Number.NaN : rateOf(at),
    diverged,
  };
}
