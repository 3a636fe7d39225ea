import type {Rng} from "../core/index.ts";
import {requireRng} from "../core/index.ts";
import type {
  ConfusionMeasures,
  CrossValidation,
  Learner,
  MetricLike,
  Samples,
  Scoring,
  Split,
  Splitter,
  Transformer,
} from "../statistics/index.ts";
import {
  confusionMeasures,
  crossValidate,
  judgePredictions,
  predictUnseen,
} from "../statistics/index.ts";
import type {ThresholdRule} from "./chooseThreshold.ts";
import {chooseThreshold, requireThreshold} from "./chooseThreshold.ts";
import {recordSamples} from "./fingerprint.ts";
import type {ChainRecord} from "./recordedFit.ts";
import {recordedChain, recordSteps} from "./recordedFit.ts";
import type {
  OutcomeRecord,
  SplitRecord,
  ThresholdRecord,
  TrainingProvenance,
} from "./trainingProvenance.ts";

/** Options of `trainAndValidate`. */
export interface TrainOptions {
  /** What is learned before the model, anew in each split. No default. */
  readonly steps: readonly Transformer[];
  readonly learner: Learner;
  /** Divides the samples; groups by patient unless every patient has one sample. No default. */
  readonly split: Splitter;
  readonly metrics: readonly MetricLike[];
  readonly scoring: Scoring;
  /** How predictions become decisions; none are made when left out. */
  readonly threshold?: ThresholdRule;
  /**
   * Steps that are fitted to all samples before they are split: a leak, which `leakageAudit` finds. None
   * when left out.
   */
  readonly before?: readonly Transformer[];
  /** Samples that took no part, on which the final model is judged once. */
  readonly external?: Samples;
  readonly rng: Rng;
}

/** A model, how well it does, and how it came about. */
export interface TrainingResult {
  readonly validation: CrossValidation;
  /** Decisions of all test sets together, each at its split's threshold; null without a threshold. */
  readonly decisions: ConfusionMeasures | null;
  /** The model made of all samples, for new ones. */
  readonly predict: (any: Samples) => Float64Array;
  readonly provenance: TrainingProvenance;
}

/** Says what kind of outcome samples have. */
function outcomeOf({y, event}: Samples): OutcomeRecord {
  if (event !== undefined) {
    const events = event.reduce((total, one) => total + one, 0);
    return {kind: "survival", events, censored: event.length - events};
  }
  const positives = y.reduce((total, value) => total + (value === 1 ? 1 : 0), 0);
  const negatives = y.reduce((total, value) => total + (value === 0 ? 1 : 0), 0);
  if (positives + negatives < y.length) return {kind: "continuous", values: y.length};
  return {kind: "binary", positives, negatives};
}

/** Turns the predictions of each test set into decisions, and counts them together. */
function decide(
  {y}: Samples,
  {folds}: CrossValidation,
  thresholds: readonly (ThresholdRecord | null)[],
): ConfusionMeasures {
  const outcomes: number[] = [];
  const decisions: number[] = [];
  folds.forEach(({test, predicted}, fold) => {
    const value = thresholds[fold]?.value ?? Number.NaN;
    test.forEach((row, i) => {
      outcomes.push(y[row]);
      decisions.push(predicted[i] >= value ? 1 : 0);
    });
  });
  return confusionMeasures(outcomes, decisions, {threshold: 0.5});
}

/** Writes down each split with what was fitted in it. */
function recordSplits(
  ids: readonly string[],
  splits: readonly Split[],
  fits: readonly ChainRecord[],
  thresholds: readonly (ThresholdRecord | null)[],
): SplitRecord[] {
  return splits.map(({name, train, test}, k) => ({
    name,
    train: Array.from(train, (row) => ids[row]),
    test: Array.from(test, (row) => ids[row]),
    steps: fits[k].steps,
    learner: fits[k].learner,
    threshold: thresholds[k],
  }));
}

/** Counts missing feature values. */
function countMissing({x}: Samples): number {
  return x.data.reduce((total, value) => total + (Number.isNaN(value) ? 1 : 0), 0);
}

/** Writes down whom the workflow was given. */
function recordCohort(samples: Samples) {
  return {
    samples: recordSamples(samples),
    features: samples.names,
    covariates: (samples.covariates ?? []).map(({name}) => name),
    missing: countMissing(samples),
    outcome: outcomeOf(samples),
  };
}

/** Refuses options before anything is fitted. */
function requireRun({split, threshold, rng}: TrainOptions): void {
  requireRng("trainAndValidate", rng);
  if (typeof split !== "function") {
    throw new TypeError(
      `trainAndValidate: split must be a function that divides samples, got ${typeof split}`,
    );
  }
  if (threshold !== undefined) requireThreshold("trainAndValidate", threshold);
}

/** Judges the final model on samples that took no part. */
function judgeExternal(
  external: Samples,
  predict: (any: Samples) => Float64Array,
  {learner, metrics}: TrainOptions,
): TrainingProvenance["external"] {
  const asked = {who: "trainAndValidate: external", learner: learner.name};
  const predicted = predictUnseen(external, predict, asked);
  return {
    samples: recordSamples(external),
    scores: judgePredictions(external, predicted, {metrics}),
  };
}

/**
 * Trains a model with all its steps, validates it, and keeps a record of what each step was fitted to.
 *
 * Every step is fitted anew within the training samples of each split; the model that is handed out is then
 * fitted to all samples. The record is seen, not declared: it lists the samples that each fit was shown and
 * which of their parts it looked at, and `leakageAudit` reads it. Two mistakes can be asked for, so that
 * they can be shown and found: `before`, and a threshold chosen on the test set.
 *
 * @param samples - the cohort
 * @param options - steps; learner; split, which divides the samples; metrics; scoring, as in
 *   `crossValidate`; threshold, none when left out; before, none when left out; external, samples on which
 *   the final model is judged; rng
 * @returns validation, as `crossValidate` gives it; decisions, all test sets together; predict, the final
 *   model; provenance, plain data for audit and checklists
 * @throws RangeError when the threshold's rule is unknown, a prediction is NaN, or a step, the model, the
 *   splits or a metric refuse the samples
 * @throws TypeError when split, metrics or rng are not given
 * @ref steyerberg2019
 * @ref kapoor2023
 * @example trainAndValidate(samplesOf([[1], [2], [3], [4]], {y: [0, 1, 0, 1]}), {steps: [scaleStep()], learner: logisticLearner({ridge: 1}), split: ({y}, rng) => stratifiedKFold(y, {folds: 2, rng}), metrics: ["brier"], scoring: "pooled", rng: createRng(1)}).provenance.splits[0].steps[0].name // "scale"
 */
export function trainAndValidate(samples: Samples, options: TrainOptions): TrainingResult {
  const {steps, learner, split, metrics, scoring, threshold, before = [], external, rng} = options;
  requireRun(options);
  const first = recordSteps(before, samples);
  const current = first.made;
  const fits: ChainRecord[] = [];
  const whole = recordedChain(steps, learner, (record) => fits.push(record));
  const splits = split(current, rng.fork("splits"));
  const run = {splits, metrics, scoring, rng: rng.fork("validation")};
  const validation = crossValidate(current, whole, run);
  const thresholds = splits.map((one, k) =>
    threshold === undefined ? null : chooseThreshold(threshold, current, one, fits[k]),
  );

  // The model that is handed out knows all samples; the steps before it are part of it.
  whole.fit(current, rng.fork("final model"));
  const [final] = fits.slice(-1);
  const predict = (any: Samples) => final.predict(first.apply(any));
  const decisions = threshold === undefined ? null : decide(current, validation, thresholds);
  const provenance: TrainingProvenance = {
    ...recordCohort(samples),
    before: first.records,
    splits: recordSplits(current.ids, splits, fits, thresholds),
    learner: {name: learner.name, settings: learner.settings},
    scoring,
    scores: validation.scores,
    spread: validation.spread,
    decisions,
    model: {steps: final.steps, learner: final.learner},
    external: external === undefined ? null : judgeExternal(external, predict, options),
  };
  return {validation, decisions, predict, provenance};
}
