import type {ConfusionMeasures, Scoring, Settings} from "../statistics/index.ts";

/** What a step or model was fitted to: seen while it happened, not declared. */
export interface FitRecord {
  readonly name: string;
  readonly settings: Settings;
  /** Ids of the samples that it was shown. */
  readonly fittedOn: readonly string[];
  /** Which parts of them it looked at: "x", "y", "batch", "covariates", …; all when it copied them. */
  readonly reads: readonly string[];
  /** How many features it was given. */
  readonly features: number;
  /** How many it hands on; null for a model. */
  readonly gives: number | null;
}

/** The threshold of one split. */
export interface ThresholdRecord {
  readonly rule: "fixed" | "youden";
  readonly value: number;
  /** Ids of the samples whose outcome chose it; none for a fixed one. */
  readonly chosenOn: readonly string[];
}

/** One split of a validation. */
export interface SplitRecord {
  readonly name: string;
  /** Ids on either side. */
  readonly train: readonly string[];
  readonly test: readonly string[];
  readonly steps: readonly FitRecord[];
  readonly learner: FitRecord;
  readonly threshold: ThresholdRecord | null;
}

/** What is recorded of a sample. */
export interface SampleRecord {
  readonly id: string;
  readonly patient: string;
  /** Whether the patient has a name; a made one ("p1") is the same in any other record. */
  readonly named: boolean;
  readonly batch: string | null;
  /** Equal for samples whose features agree in single precision. */
  readonly fingerprint: string;
}

/** What is predicted, and how many of each there are. */
export type OutcomeRecord =
  | {readonly kind: "binary"; readonly positives: number; readonly negatives: number}
  | {readonly kind: "survival"; readonly events: number; readonly censored: number}
  | {readonly kind: "continuous"; readonly values: number};

/** How a model was made and judged; plain data. */
export interface TrainingProvenance {
  readonly samples: readonly SampleRecord[];
  readonly features: readonly string[];
  readonly covariates: readonly string[];
  /** Number of missing feature values. */
  readonly missing: number;
  readonly outcome: OutcomeRecord;
  /** Steps that were fitted to all samples before any split. */
  readonly before: readonly FitRecord[];
  readonly splits: readonly SplitRecord[];
  readonly learner: {readonly name: string; readonly settings: Settings};
  readonly scoring: Scoring;
  /** What validation gave, by metric. */
  readonly scores: Readonly<Record<string, number>>;
  readonly spread: Readonly<Record<string, number>>;
  /** Decisions of all test sets together; null without a threshold. */
  readonly decisions: ConfusionMeasures | null;
  /** The model that is handed out, made of all samples. */
  readonly model: {readonly steps: readonly FitRecord[]; readonly learner: FitRecord};
  /** Other samples on which that model was judged once. */
  readonly external: {
    readonly samples: readonly SampleRecord[];
    readonly scores: Readonly<Record<string, number>>;
  } | null;
}
