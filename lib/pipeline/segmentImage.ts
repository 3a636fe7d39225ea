import {
  createVolume,
  type Mask,
  orientationOf,
  reorient,
  resampleTo,
  type Volume,
} from "../image/index.ts";
import {
  type Engine,
  fromTensor,
  type Modality,
  openModel,
  predictWithFlips,
  type SegmentationModel,
  slidingWindow,
  type Tensor32,
} from "../nn/index.ts";
import {outlineOf} from "./outlineOf.ts";
import {type PreparedImage, prepareImage} from "./prepareImage.ts";
import {requireSuited} from "./requireSuited.ts";

/** How far a segmentation is, in windows of all flips. */
export interface SegmentProgress {
  readonly done: number;
  readonly total: number;
}

/** Options of `segmentImage`. */
export interface SegmentOptions {
  readonly engine: Engine;
  /** What made the image; the file does not say it, and a model takes one only. */
  readonly modality: Modality;
  /** Receives a sentence for each thing that was changed, or that a reader should know. */
  readonly onNote?: (note: string) => void;
  /** Called after every window, and waited for. */
  readonly onProgress?: (progress: SegmentProgress) => void | Promise<void>;
  /** Ends the run between two windows: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What a model outlines in an image. */
export interface Segmentation {
  /** On the image's own grid; it may be empty. */
  readonly mask: Mask;
  /** Probability of each voxel, on the image's own grid, unit "1". */
  readonly probabilities: Volume;
  /** All that was changed or noticed, in order. */
  readonly notes: readonly string[];
}

/** Axes of a tensor without its batch, by name. */
const AXES = {z: 0, y: 1, x: 2} as const;

/** Computes the probability of each voxel of a prepared image. */
async function predicted(
  {network, weights, window, flips}: SegmentationModel,
  tensor: Tensor32,
  {engine, onProgress, signal}: SegmentOptions,
): Promise<Tensor32> {
  const model = openModel(network, weights, {engine});
  const passes = 2 ** flips.length;
  let pass = 0;
  try {
    const predict = async (image: Tensor32): Promise<Tensor32> => {
      const logits = await slidingWindow(model.predict, image, {
        ...window,
        ...(signal === undefined ? {} : {signal}),
        onProgress: ({done, total}) =>
          onProgress?.({done: pass * total + done, total: passes * total}),
      });
      pass++;
      return logits;
    };
    const axes = flips.map((axis) => AXES[axis]);
    return await predictWithFlips(predict, tensor, {axes, activation: "sigmoid"});
  } finally {
    model.close();
  }
}

/** Brings probabilities from the model's grid back to the image's own. */
function broughtBack(tensor: Tensor32, prepared: PreparedImage, volume: Volume): Volume {
  const {volume: seen, turned, isResampled} = prepared;
  const made = fromTensor(tensor, seen);
  const fine = isResampled
    ? resampleTo(made, turned, {interpolation: "linear", outside: "edge"})
    : made;
  const {data} = reorient(fine, orientationOf(volume));

  // Turning there and back may round the origin's last digit; the image's own grid is the right one.
  return createVolume(data, {...volume, unit: "1"});
}

/**
 * Outlines in an image what a model was trained to find. The mask lies on the image's own grid.
 *
 * The image is turned, resampled to the model's voxels where it has to be, and predicted in windows, in
 * mirrors too where the model asks for it. Probabilities come back by linear interpolation and are cut
 * then, never the mask. What was changed is noted; what the model cannot know is refused: another
 * modality or unit, numbers that are not of the unit, voxels that are no number.
 *
 * @formula $m(\mathbf x) = [\,\bar p(\mathbf x) \ge t\,]$, then the model's rules on parts and holes
 * @param model - the model, as `readModel` gives it
 * @param volume - the image, of any size, orientation and voxel size
 * @param options - engine; modality of the image; onNote, onProgress and signal
 * @returns mask and probabilities on the image's grid; notes
 * @throws RangeError when modality, unit or numbers are not those that the model was trained on, or the
 *   resampled image would be too large
 * @throws DOMException the signal's reason, when it stops the run
 * @ref isensee2021
 * @example typeof segmentImage // "function"
 */
export async function segmentImage(
  model: SegmentationModel,
  volume: Volume,
  options: SegmentOptions,
): Promise<Segmentation> {
  const notes: string[] = [];
  const note = (text: string): void => {
    notes.push(text);
    options.onNote?.(text);
  };
  requireSuited("segmentImage", model.input, volume, {modality: options.modality, note});
  const prepared = prepareImage(model.input, volume, {onNote: note});
  const [, ...size] = prepared.tensor.shape;
  const {patch} = model.window;
  if (patch.some((n, axis) => n > size[axis])) {
    const [z, y, x] = size;
    note(
      `the image, ${x} × ${y} × ${z} voxels for the model, is smaller than its window of ${[...patch].reverse().join(" × ")}: padded with zeros`,
    );
  }
  const tensor = await predicted(model, prepared.tensor, options);
  const probabilities = broughtBack(tensor, prepared, volume);
  return {mask: outlineOf(probabilities, model.output, note), probabilities, notes};
}
