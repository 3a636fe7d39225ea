import type {Rng} from "../../core/index.ts";
import type {Samples} from "./samples.ts";

/** Settings of a step or a model, as they are to stand in a record. */
export type Settings = Readonly<Record<string, unknown>>;

/** A step before the model that learns something of its own: a scaler, a selection, ComBat. */
export interface Transformer {
  readonly name: string;
  readonly settings: Settings;
  /** Learns from training samples; what it returns applies that to any samples. */
  fit(train: Samples): (any: Samples) => Samples;
}

/** A model: it learns from training samples and predicts a number for each of any samples. */
export interface Learner {
  readonly name: string;
  readonly settings: Settings;
  fit(train: Samples, rng: Rng): (any: Samples) => Float64Array;
}
