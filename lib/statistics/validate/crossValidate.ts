import type {Rng} from "../../core/index.ts";
import {requireRng} from "../../core/index.ts";
import type {Learner, Settings} from "./learner.ts";
import type {Metric, MetricLike} from "./metric.ts";
import {metricsOf} from "./metric.ts";
import {predictUnseen} from "./predictUnseen.ts";
import type {Samples} from "./samples.ts";
import type {Split} from "./split.ts";
import {requireSplits} from "./split.ts";
import {takeSamples} from "./takeSamples.ts";

/**
 * How one number comes of many test sets: "per fold" averages what each test set scores, "pooled" scores
 * all predictions together, which compares predictions of different models.
 */
export type Scoring = "per fold" | "pooled";

/** Options of `crossValidate`. */
export interface CrossValidateOptions {
  /** What is trained on and what is tested, as `kFold` and its relatives give it. */
  readonly splits: readonly Split[];
  /** What predictions are judged by. No default. */
  readonly metrics: readonly MetricLike[];
  /** How the test sets are brought together. No default. */
  readonly scoring: Scoring;
  /** Random numbers of the models; each split has a stream of its own. */
  readonly rng: Rng;
}

/** One test set and what came of it. */
export interface FoldResult extends Split {
  /** Predictions of the test samples, shape [test]. */
  readonly predicted: Float64Array;
  /** Each metric on this test set; empty when they are pooled. */
  readonly scores: Readonly<Record<string, number>>;
}

/** How well a way of making models predicts samples that a model has not seen. */
export interface CrossValidation {
  readonly learner: string;
  readonly settings: Settings;
  readonly scoring: Scoring;
  readonly folds: readonly FoldResult[];
  /** Prediction of each sample while it was tested, the mean of several; NaN where it never was. */
  readonly predicted: Float64Array;
  /** How often each sample was tested. */
  readonly tested: Int32Array;
  /** Each metric, by its name. */
  readonly scores: Readonly<Record<string, number>>;
  /** Standard deviation of each metric over the test sets; NaN when they are pooled or only one. */
  readonly spread: Readonly<Record<string, number>>;
}

/** Refuses a scoring that is none. */
function requireScoring(scoring: Scoring): void {
  if (scoring === "per fold" || scoring === "pooled") return;
  throw new RangeError(
    `crossValidate: scoring must be "per fold" or "pooled", got ${String(scoring)}`,
  );
}

/** Judges predictions; a test set that cannot be judged is named. */
function scoresOf(
  metrics: readonly Metric[],
  where: string,
  test: Samples,
  predicted: Float64Array,
): Record<string, number> {
  try {
    return Object.fromEntries(metrics.map((metric) => [metric.name, metric.of(test, predicted)]));
  } catch (error) {
    const {message} = error as Error;
    throw new RangeError(`crossValidate: ${where} cannot be scored: ${message}`, {cause: error});
  }
}

/** Averages the predictions that each sample got while it was tested. */
function gather(size: number, folds: readonly FoldResult[]) {
  const predicted = new Float64Array(size);
  const tested = new Int32Array(size);
  for (const {test, predicted: own} of folds) {
    test.forEach((row, i) => {
      predicted[row] += own[i];
      tested[row]++;
    });
  }
  // Never tested is 0 / 0, which is what a missing prediction should be.
  for (let i = 0; i < size; i++) predicted[i] /= tested[i];
  return {predicted, tested};
}

/** Computes mean and standard deviation over the folds. */
function overFolds(folds: readonly FoldResult[], name: string) {
  const values = folds.map(({scores}) => scores[name]);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {mean, sd: Math.sqrt(squares / (values.length - 1))};
}

/**
 * Measures how well a way of making models predicts new samples: for each split it makes a model of the
 * training samples alone and judges it on the test samples, whose outcome it never sees.
 *
 * All that is learned from data has to be part of the model (`chain`): a selection made before stays
 * outside, and the result is then too good by an amount that this function cannot know. The folds share
 * training samples, so their spread is no standard error.
 *
 * @formula $\mathrm{CV} = \frac{1}{K} \sum_k m\bigl(y_{T_k}, f_{\setminus T_k}(x_{T_k})\bigr)$ for "per fold"
 * @param samples - the cohort
 * @param learner - the model, with all its steps
 * @param options - splits; metrics, names ("auc", "brier", "logLoss", "c-index", "squaredError") or
 *   records; scoring, "per fold" or "pooled"; rng
 * @returns scores and spread, by metric; the folds with their predictions and scores; predicted, one for
 *   each sample
 * @throws RangeError when there is no split, a side is empty, a sample stands on both sides or is not
 *   there, a prediction is NaN, a metric is unknown or a test set cannot be judged by it (an AUC of one
 *   class)
 * @throws TypeError when splits, metrics or rng are not given
 * @throws ShapeError when the model does not give one prediction for each test sample
 * @ref stone1974
 * @example crossValidate(samplesOf([[1], [2], [3], [4]], {y: [1, 2, 3, 4]}), {name: "mean", settings: {}, fit: ({y}) => ({x}) => new Float64Array(x.rows).fill(mean(y))}, {splits: [{name: "last two", train: Int32Array.of(0, 1), test: Int32Array.of(2, 3)}], metrics: ["squaredError"], scoring: "pooled", rng: createRng(1)}).scores // {squaredError: 4.25}
 */
export function crossValidate(
  samples: Samples,
  learner: Learner,
  {splits, metrics, scoring, rng}: CrossValidateOptions,
): CrossValidation {
  const size = samples.x.rows;
  requireScoring(scoring);
  requireRng("crossValidate", rng);
  requireSplits("crossValidate", splits, {size, least: 1});
  const judges = metricsOf("crossValidate", metrics);
  const folds = splits.map((split): FoldResult => {
    const predict = learner.fit(takeSamples(samples, split.train), rng.fork(split.name));
    const test = takeSamples(samples, split.test);
    const who = `crossValidate: ${split.name}`;
    const predicted = predictUnseen(test, predict, {who, learner: learner.name});
    const scores = scoring === "pooled" ? {} : scoresOf(judges, split.name, test, predicted);
    return {...split, predicted, scores};
  });

  // One number for each metric, from the folds or from all predictions together.
  const {predicted, tested} = gather(size, folds);
  const scores: Record<string, number> = {};
  const spread: Record<string, number> = {};
  const rows = Int32Array.from({length: size}, (_, i) => i).filter((i) => tested[i] > 0);
  const all = takeSamples(samples, rows);
  const together = predicted.filter((_, i) => tested[i] > 0);
  const pooled = scoring === "pooled" ? scoresOf(judges, "the whole", all, together) : {};
  for (const {name} of judges) {
    const over = overFolds(folds, name);
    scores[name] = scoring === "pooled" ? pooled[name] : over.mean;
    spread[name] = scoring === "pooled" ? Number.NaN : over.sd;
  }
  const {name, settings} = learner;
  return {learner: name, settings, scoring, folds, predicted, tested, scores, spread};
}
