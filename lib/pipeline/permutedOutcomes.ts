import type {Rng} from "../core/index.ts";
import {requireRng, studentDistribution} from "../core/index.ts";
import type {Samples} from "../statistics/index.ts";
import {permuteOutcome} from "../statistics/index.ts";

/** Options of `permutedOutcomes`. */
export interface PermutedOutcomesOptions {
  /** How often outcomes are dealt out anew, at least 3; 20 to 50 tell a leak that matters. No default. */
  readonly permutations: number;
  /** Chance of calling an honest workflow leaky; 0.01 when left out. */
  readonly alpha?: number;
  readonly rng: Rng;
}

/** What a workflow finds where there is nothing to find. */
export interface PermutedOutcomes {
  /** What it scored on each permutation, shape [permutations]. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly standardError: number;
  /** Chance of so high a mean where it is ½ or less: one-sided t test. */
  readonly p: number;
  /** Whether p lies below alpha. */
  readonly leaks: boolean;
  /** Whether outcomes were dealt out among patients or among single samples. */
  readonly among: "patients" | "samples";
}

/**
 * Searches for leaks by experiment: outcomes are dealt out anew, so that an honest workflow can reach no
 * more than one half; whatever it reaches above that, it has from a leak.
 *
 * The whole workflow has to run within, steps before the split included. It finds leaks of the outcome
 * alone: a scaler fitted too early moves nothing here, and features that know the outcome lose it with the
 * permutation. A threshold chosen on the test set shows in a score of decisions, not in the AUC.
 *
 * @param samples - the cohort
 * @param run - the workflow; gives a score that is ½ without information, such as AUC, balanced accuracy
 *   or the C-index
 * @param options - permutations, at least 3; alpha, 0.01 when left out; rng
 * @returns values, shape [permutations], with mean, standardError, p and leaks; among
 * @throws RangeError when permutations is no whole number of at least 3, alpha lies outside 0 to 1, or a
 *   score is not finite
 * @throws TypeError when rng is not given
 * @ref ojala2010
 * @example permutedOutcomes(samplesOf([[1], [2], [3]], {y: [0, 1, 0]}), () => 0.75, {permutations: 4, rng: createRng(1)}).leaks // true
 */
export function permutedOutcomes(
  samples: Samples,
  run: (permuted: Samples, rng: Rng) => number,
  {permutations, alpha = 0.01, rng}: PermutedOutcomesOptions,
): PermutedOutcomes {
  if (!Number.isInteger(permutations) || permutations < 3) {
    throw new RangeError(
      `permutedOutcomes: permutations must be a whole number of at least 3, got ${permutations}`,
    );
  }
  if (!(alpha > 0 && alpha < 1)) {
    throw new RangeError(`permutedOutcomes: alpha must lie in 0 to 1, got ${alpha}`);
  }
  requireRng("permutedOutcomes", rng);
  const values = new Float64Array(permutations);
  const among = new Set<PermutedOutcomes["among"]>();
  for (let k = 0; k < permutations; k++) {
    const permuted = permuteOutcome(samples, rng.fork(`permutation ${k}`));
    values[k] = run(permuted.samples, rng.fork(`run ${k}`));
    among.add(permuted.among);
    if (!Number.isFinite(values[k])) {
      throw new RangeError(`permutedOutcomes: run must give a finite score, got ${values[k]}`);
    }
  }

  // Without any scatter there is nothing to test: above one half is a leak.
  const mean = values.reduce((a, b) => a + b, 0) / permutations;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (permutations - 1) / permutations);
  const t = (mean - 0.5) / standardError;
  const certain = mean > 0.5 ? 0 : 1;
  const p = standardError === 0 ? certain : studentDistribution({df: permutations - 1}).survival(t);
  return {
    values,
    mean,
    standardError,
    p,
    leaks: p < alpha,
    among: among.has("samples") ? "samples" : "patients",
  };
}
