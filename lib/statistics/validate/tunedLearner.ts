import type {Rng} from "../../core/index.ts";
import type {Scoring} from "./crossValidate.ts";
import type {Learner} from "./learner.ts";
import type {MetricLike} from "./metric.ts";
import {metricOf} from "./metric.ts";
import type {Samples} from "./samples.ts";
import type {LearnerChoice} from "./selectLearner.ts";
import {selectLearner} from "./selectLearner.ts";
import type {Split} from "./split.ts";

/** Makes splits of samples that are known only later. */
export type Splitter = (samples: Samples, rng: Rng) => readonly Split[];

/** Options of `tunedLearner`. */
export interface TunedLearnerOptions {
  /** Divides the training samples, on which candidates are compared. */
  readonly inner: Splitter;
  readonly metric: MetricLike;
  readonly scoring: Scoring;
  /** Called with each choice, when the model is fitted. */
  readonly onChoice?: (choice: LearnerChoice) => void;
}

/**
 * Makes one model of several candidates: fitted, it compares them by cross-validation within its training
 * samples and fits the best to all of these.
 *
 * So the choice is part of what is fitted, and whatever judges the model judges the choice with it.
 *
 * @param candidates - at least one, each with all its steps
 * @param options - inner, which divides training samples; metric and scoring, which decide; onChoice
 * @returns a model
 * @throws RangeError when there is no candidate or the metric is unknown
 * @ref varma2006
 * @example tunedLearner([{name: "zero", settings: {}, fit: () => ({x}) => new Float64Array(x.rows)}], {inner: ({x}, rng) => kFold(x.rows, {folds: 2, rng}), metric: "squaredError", scoring: "pooled"}).name // "best of 1: zero"
 */
export function tunedLearner(
  candidates: readonly Learner[],
  {inner, metric, scoring, onChoice}: TunedLearnerOptions,
): Learner {
  if (candidates.length === 0) {
    throw new RangeError("tunedLearner: candidates must hold at least one, got none");
  }
  const judge = metricOf("tunedLearner", metric);
  const names = [...new Set(candidates.map(({name}) => name))];
  return {
    name: `best of ${candidates.length}: ${names.join(", ")}`,
    settings: {
      candidates: candidates.map(({name, settings}) => ({name, settings})),
      metric: judge.name,
      scoring,
    },
    fit(train, rng) {
      const splits = inner(train, rng.fork("inner splits"));
      const choice = selectLearner(train, candidates, {
        splits,
        metric: judge,
        scoring,
        rng: rng.fork("inner"),
      });
      onChoice?.(choice);
      return candidates[choice.chosen].fit(train, rng.fork("refit"));
    },
  };
}
