import type {Learner, Samples, Transformer} from "../statistics/index.ts";
import type {FitRecord} from "./trainingProvenance.ts";

/** Lets samples through and notes which of their parts are looked at. */
function watched(samples: Samples, reads: Set<string>): Samples {
  return new Proxy(samples, {
    get(target, key, receiver) {
      if (typeof key === "string") reads.add(key);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** Runs a fit and notes what it was shown and what it looked at. */
function recordFit<Fitted>(
  {name, settings}: Pick<Learner, "name" | "settings">,
  train: Samples,
  fit: (train: Samples) => Fitted,
): {fitted: Fitted; record: FitRecord} {
  const reads = new Set<string>();
  const fitted = fit(watched(train, reads));
  const features = train.names.length;
  const seen = {fittedOn: train.ids, reads: [...reads].sort()};
  return {fitted, record: {name, settings, ...seen, features, gives: null}};
}

/** What fitting steps one after the other leaves behind. */
export interface RecordedSteps {
  readonly records: readonly FitRecord[];
  /** The samples as the last step hands them on. */
  readonly made: Samples;
  /** Applies all fitted steps to any samples. */
  readonly apply: (any: Samples) => Samples;
}

/** Fits steps, each to what the ones before it make of the training samples. */
export function recordSteps(steps: readonly Transformer[], train: Samples): RecordedSteps {
  const records: FitRecord[] = [];
  const applied: ((any: Samples) => Samples)[] = [];
  let made = train;
  for (const step of steps) {
    const {fitted, record} = recordFit(step, made, (seen) => step.fit(seen));
    made = fitted(made);
    records.push({...record, gives: made.names.length});
    applied.push(fitted);
  }
  const apply = (any: Samples) => applied.reduce((samples, one) => one(samples), any);
  return {records, made, apply};
}

/** What one fit of a chain left behind. */
export interface ChainRecord {
  readonly steps: readonly FitRecord[];
  readonly learner: FitRecord;
  readonly predict: (any: Samples) => Float64Array;
}

/** Joins steps and model as `chain` does, and tells of every fit. */
export function recordedChain(
  steps: readonly Transformer[],
  learner: Learner,
  onFit: (record: ChainRecord) => void,
): Learner {
  return {
    name: [...steps, learner].map(({name}) => name).join(" → "),
    settings: {
      steps: steps.map(({name, settings}) => ({name, settings})),
      learner: {name: learner.name, settings: learner.settings},
    },
    fit(train, rng) {
      const {records, made, apply} = recordSteps(steps, train);
      const last = recordFit(learner, made, (seen) => learner.fit(seen, rng));
      const predict = (any: Samples) => last.fitted(apply(any));
      onFit({steps: records, learner: last.record, predict});
      return predict;
    },
  };
}
