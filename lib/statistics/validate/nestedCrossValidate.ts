import type {Rng} from "../../core/index.ts";
import type {CrossValidation, Scoring} from "./crossValidate.ts";
import {crossValidate} from "./crossValidate.ts";
import type {Learner} from "./learner.ts";
import type {MetricLike} from "./metric.ts";
import type {Samples} from "./samples.ts";
import type {LearnerChoice} from "./selectLearner.ts";
import type {Split} from "./split.ts";
import type {Splitter} from "./tunedLearner.ts";
import {tunedLearner} from "./tunedLearner.ts";

/** Options of `nestedCrossValidate`. */
export interface NestedOptions {
  /** On whose test sets the chosen models are judged. */
  readonly outer: readonly Split[];
  /** Divides the training samples of each outer split, where candidates are compared. */
  readonly inner: Splitter;
  /** What chooses, and what judges the choice. No default. */
  readonly metric: MetricLike;
  /** How test sets are brought together, inside and outside. No default. */
  readonly scoring: Scoring;
  readonly rng: Rng;
}

/** A cross-validation of the whole way of making a model, its choice included. */
export interface NestedCrossValidation extends CrossValidation {
  /** What was chosen in each outer split, and what each candidate scored inside it. */
  readonly choices: readonly Pick<LearnerChoice, "chosen" | "values">[];
}

/**
 * Measures how well a model predicts that is chosen among candidates: the choice is made anew within the
 * training samples of each split, so that no test sample takes part in it.
 *
 * What it judges is the way of choosing. Different splits may choose differently; that they do says how
 * firm the choice is.
 *
 * @param samples - the cohort
 * @param candidates - at least one, each with all its steps
 * @param options - outer, the splits; inner, which divides training samples, as in
 *   `(train, rng) => groupedKFold(train.patients, {folds: 5, rng, classes: train.y})`; metric; scoring; rng
 * @returns as `crossValidate`, with choices, one for each outer split
 * @throws RangeError when there is no candidate, or as `crossValidate` throws
 * @ref varma2006
 * @ref stone1974
 * @example nestedCrossValidate(samplesOf([[1], [2], [3], [4]], {y: [2, 3, 4, 5]}), [0, 3].map((c) => ({name: `always ${c}`, settings: {}, fit: () => ({x}) => new Float64Array(x.rows).fill(c)})), {outer: kFold(4, {folds: 2, rng: createRng(1)}), inner: ({x}, rng) => kFold(x.rows, {folds: 2, rng}), metric: "squaredError", scoring: "pooled", rng: createRng(1)}).choices.map(({chosen}) => chosen) // [1, 1]
 */
export function nestedCrossValidate(
  samples: Samples,
  candidates: readonly Learner[],
  {outer, inner, metric, scoring, rng}: NestedOptions,
): NestedCrossValidation {
  const choices: Pick<LearnerChoice, "chosen" | "values">[] = [];
  const learner = tunedLearner(candidates, {
    inner,
    metric,
    scoring,
    onChoice: ({chosen, values}) => choices.push({chosen, values}),
  });
  const result = crossValidate(samples, learner, {splits: outer, metrics: [metric], scoring, rng});
  return {...result, choices};
}
