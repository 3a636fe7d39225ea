import type {Unit} from "../../image/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";

/** What made an image, in DICOM's words: PT is positron emission tomography. */
export type Modality = "PT" | "CT" | "MR";

/** How intensities become what a network sees. */
export type IntensityRule =
  /** ln(1 + v), values below 0 taken as 0: for uptake, whose range is long. */
  | {readonly kind: "log1p"}
  /** Maps low to 0 and high to 1, and cuts at both: for HU. */
  | {readonly kind: "window"; readonly low: number; readonly high: number}
  /** Takes off the mean of the image and divides by its standard deviation: for scanner units. */
  | {readonly kind: "zscore"};

/** The images that a model was trained on; others are brought to this form, or refused. */
export interface ModelInput {
  readonly modality: Modality;
  readonly unit: Unit;
  /** Voxel size along x, y, z, mm. */
  readonly spacing: readonly [number, number, number];
  /** An image whose voxel size differs by at most this share along each axis is not resampled. */
  readonly spacingTolerance: number;
  /** Where the voxel axes run. */
  readonly orientation: "RAS";
  readonly intensity: IntensityRule;
}

/** How a model meets an image larger than what it takes at once. */
export interface ModelWindow {
  /** Voxels of a window along z, y, x, as tensors count them. */
  readonly patch: readonly [number, number, number];
  /** Share of a window that the next one sees again, from 0 to below 1. */
  readonly overlap: number;
  /** How windows that meet are averaged. */
  readonly blending: "constant" | "gaussian";
}

/** What is made of the probabilities. */
export interface ModelOutput {
  /** What is outlined, one name for each channel; models of this version have one. */
  readonly names: readonly string[];
  /** A voxel with at least this probability is inside. */
  readonly threshold: number;
  readonly keep: "all" | "largest";
  readonly fillHoles: boolean;
}

/** Where a model comes from. */
export interface ModelProvenance {
  /** Version of the library that trained it. */
  readonly version: string;
  /** The command line that trains it again. */
  readonly command: string;
  /** Ids of the datasets that it has seen. */
  readonly datasets: readonly string[];
  readonly seed: string;
  readonly steps: number;
  /** What was measured of it, by name. */
  readonly scores: Readonly<Record<string, number>>;
  /** Wording that has to stay with the model: that of its data. */
  readonly attribution: string;
  readonly licence: string;
}

/** A trained network with all that must be known to use it on a new image. */
export interface SegmentationModel {
  /** Three axes, one channel in, one logit out for each voxel. */
  readonly network: Network;
  readonly weights: Weights;
  readonly input: ModelInput;
  readonly window: ModelWindow;
  /** Axes along which the image is also seen in a mirror, all combinations of them; [] for none. */
  readonly flips: readonly ("x" | "y" | "z")[];
  readonly output: ModelOutput;
  readonly provenance: ModelProvenance;
}
