import type {
  AugmentationOptions,
  CropAwayOptions,
  LossSpec,
  ModelInput,
  ModelOutput,
  ModelWindow,
  OptimiserRule,
  UnetOptions,
} from "../../nn/index.ts";

/** How a segmenter is trained and used, as plain data: two trainings of one recipe give one model. */
export interface SegmenterRecipe {
  readonly name: string;
  /** A U-Net of three axes, one channel in, one logit out, as large as its input. */
  readonly network: Omit<UnetOptions, "dims" | "inChannels" | "classes" | "padding">;
  /** What images are brought to, in training as in use. */
  readonly input: ModelInput;
  readonly loss: LossSpec;
  readonly optimiser: OptimiserRule;
  /** The highest learning rate; from there it falls to 0 along half a cosine. */
  readonly learningRate: number;
  /** Steps in which the learning rate rises from 0. */
  readonly warmUp: number;
  readonly steps: number;
  /** Patches in a step. */
  readonly batch: number;
  /** Probability that a patch holds a voxel of the target. */
  readonly foreground: number;
  /**
   * How much each scan is cropped, anew for every patch, so that its border tells nothing of where the
   * tumour is. Scans are taken as they are, borders visible, when it is left out.
   */
  readonly cropAway?: CropAwayOptions;
  readonly augment: AugmentationOptions;
  /** In use; its patch is also that of training. */
  readonly window: ModelWindow;
  readonly flips: readonly ("x" | "y" | "z")[];
  readonly output: ModelOutput;
  /** Names the streams of initial weights and of patches. */
  readonly seed: string;
}
