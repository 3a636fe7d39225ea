import type {Rng} from "../../core/index.ts";
import type {Engine} from "../engine/engine.ts";
import type {LossSpec} from "../losses/lossSpec.ts";
import type {Weights} from "../network/initialise.ts";
import type {OptimiserRule} from "../optim/optimiserStep.ts";
import type {EarlyStopping} from "./earlyStopping.ts";
import type {BatchSource} from "./sample.ts";
import type {Tensor32} from "./tensor32.ts";

/** Computes a network's main output for images [batch, (z,) y, x, channels], in evaluation mode. */
export type Predict = (x: Tensor32) => Promise<Tensor32>;

/** What is known after a step. */
export interface StepReport {
  /** From 0. */
  readonly step: number;
  /** Steps of the whole run. */
  readonly steps: number;
  readonly loss: number;
  readonly learningRate: number;
  /** Length of the whole gradient, before it was clipped. */
  readonly gradientNorm: number;
  /** The score of this step, where it was scored. */
  readonly score?: number;
}

/** How a run is scored on images that it does not learn from. */
export interface Validation {
  /** A score after every so many steps. */
  readonly every: number;
  readonly score: (predict: Predict) => number | Promise<number>;
  /** Which way is better; no default. */
  readonly better: "higher" | "lower";
  /** Stops after so many scores in a row that are no better; never when left out. */
  readonly patience?: number;
}

/** Options of `train`. */
export interface TrainOptions {
  readonly engine: Engine;
  /** The batch of each step. */
  readonly batches: BatchSource;
  readonly loss: LossSpec;
  readonly optimiser: OptimiserRule;
  /** One number, or the learning rate of each step, counted from 0. */
  readonly learningRate: number | ((step: number) => number);
  readonly steps: number;
  /** Source of what is random inside the network (dropout); batches have their own. */
  readonly rng: Rng;
  /** Longest gradient; longer ones are shortened. Not clipped when left out. */
  readonly clipNorm?: number;
  readonly validation?: Validation;
  /** Receives the bytes of a checkpoint after every so many steps. */
  readonly checkpoint?: {
    readonly every: number;
    readonly save: (bytes: Uint8Array) => void | Promise<void>;
  };
  /** A checkpoint of the same network to go on from; the weights given to `train` are then not used. */
  readonly resume?: Uint8Array;
  /** Called after every step, and waited for. */
  readonly onStep?: (report: StepReport) => void | Promise<void>;
  /** Receives warnings; they go to console.warn when left out. */
  readonly onWarning?: (message: string) => void;
  /** Stops the run after the step in which it is raised. */
  readonly signal?: AbortSignal;
}

/** What a run leaves behind. */
export interface Trained {
  /** Weights after the last step. */
  readonly weights: Weights;
  /** Weights of the best score; those after the last step when nothing was scored. */
  readonly bestWeights: Weights;
  /** Where the best score stands; undefined when nothing was scored. */
  readonly stopping: EarlyStopping | undefined;
  readonly history: readonly StepReport[];
  /** Why the run ended: all steps done, no better score for long, or the signal. */
  readonly ended: "steps" | "patience" | "signal";
  /** The run as a checkpoint, to go on from. */
  readonly checkpoint: Uint8Array;
}
