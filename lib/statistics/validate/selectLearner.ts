import type {Rng} from "../../core/index.ts";
import type {CrossValidation, Scoring} from "./crossValidate.ts";
import {crossValidate} from "./crossValidate.ts";
import type {Learner} from "./learner.ts";
import type {MetricLike} from "./metric.ts";
import {metricOf} from "./metric.ts";
import type {Samples} from "./samples.ts";
import type {Split} from "./split.ts";

/** Options of `selectLearner`. */
export interface SelectLearnerOptions {
  /** The same for all candidates. */
  readonly splits: readonly Split[];
  /** What decides. No default. */
  readonly metric: MetricLike;
  /** How the test sets are brought together. No default. */
  readonly scoring: Scoring;
  readonly rng: Rng;
}

/** Which candidate was best. */
export interface LearnerChoice {
  /** Its place among the candidates; the first of equals. */
  readonly chosen: number;
  /** What each candidate scored, shape [candidates]. */
  readonly values: Float64Array;
  readonly results: readonly CrossValidation[];
}

/**
 * Compares candidates by cross-validation and names the best.
 *
 * The value of the winner is too good: it is the best of several noisy ones, and the more candidates, the
 * more so. It may choose a model, but not vouch for it; `nestedCrossValidate` measures what such a choice
 * is worth.
 *
 * @param samples - the cohort
 * @param candidates - at least one, each with all its steps
 * @param options - splits, shared by all; metric; scoring; rng
 * @returns chosen, the place of the best; values, shape [candidates]; all results
 * @throws RangeError when there is no candidate, a value is not a number, or as `crossValidate` throws
 * @ref cawley2010
 * @example selectLearner(samplesOf([[1], [2], [3], [4]], {y: [1, 2, 3, 4]}), [0, 3].map((c) => ({name: `always ${c}`, settings: {}, fit: () => ({x}) => new Float64Array(x.rows).fill(c)})), {splits: kFold(4, {folds: 2, rng: createRng(1)}), metric: "squaredError", scoring: "pooled", rng: createRng(1)}).values // [7.5, 1.5]
 */
export function selectLearner(
  samples: Samples,
  candidates: readonly Learner[],
  {splits, metric, scoring, rng}: SelectLearnerOptions,
): LearnerChoice {
  if (candidates.length === 0) {
    throw new RangeError("selectLearner: candidates must hold at least one, got none");
  }
  const {name, better} = metricOf("selectLearner", metric);
  const results = candidates.map((candidate) =>
    crossValidate(samples, candidate, {splits, metrics: [metric], scoring, rng}),
  );
  const values = Float64Array.from(results, ({scores}) => scores[name]);
  const undecided = values.findIndex((value) => Number.isNaN(value));
  if (undecided >= 0) {
    throw new RangeError(
      `selectLearner: ${name} must be a number for every candidate, got NaN for ${candidates[undecided].name}`,
    );
  }
  const best = better === "higher" ? Math.max(...values) : Math.min(...values);
  return {chosen: values.indexOf(best), values, results};
}
