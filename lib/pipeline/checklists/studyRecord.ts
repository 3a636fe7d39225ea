import type {Provenance} from "../../features/index.ts";
import type {RobustnessProvenance} from "../robustness.ts";
import type {TrainingProvenance} from "../trainingProvenance.ts";

/** A measure of the model with its uncertainty. */
export interface StudyEstimate {
  readonly measure:
    | "auc"
    | "c-index"
    | "calibration slope"
    | "calibration in the large"
    | "net benefit"
    | "sensitivity"
    | "specificity"
    | "brier";
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Of which predictions: those made in resampling, on external samples, or on the training samples. */
  readonly from: "resampling" | "external" | "training";
}

/** All that a study's own records say of it. */
export interface StudyRecord {
  readonly training: TrainingProvenance;
  /** The record of the feature extraction of one patient; its settings are those of all. */
  readonly extraction?: Provenance;
  /** The record of a robustness measurement. */
  readonly robustness?: RobustnessProvenance;
  /** Intervals that were computed of the predictions. */
  readonly estimates?: readonly StudyEstimate[];
  /** What a batch is; without it batches are not taken for institutes. */
  readonly batchIs?: "institute" | "scanner" | "protocol";
  /**
   * Whether the record holds all that was done. Then what is not in it was "not done"; otherwise it is
   * "unknown", since it may have been done elsewhere. No default.
   */
  readonly complete: boolean;
}
