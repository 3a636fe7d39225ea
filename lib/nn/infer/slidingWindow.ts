import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Tensor32} from "../train/tensor32.ts";
import type {Predict} from "../train/trainOptions.ts";
import {breathe, type InferProgress} from "./progress.ts";
import {blended, type PlanOptions, planOf, type WindowPlan, windowsOf} from "./windowPlan.ts";
import {addRows} from "./windowRows.ts";

/** A sliding window that has been stopped: what `resume` goes on from. */
export interface PartialWindows {
  /** Image, windows and blending in words; another run's partial result is refused. */
  readonly plan: string;
  /** Windows that have been added. */
  readonly done: number;
  /** Weighted sums of their predictions, [1, (z,) y, x, channels out], padding included. */
  readonly sums: Tensor32;
}

/** How far a sliding window is. */
export interface WindowProgress extends InferProgress {
  /** Copies the partial result, to go on from it later. */
  readonly partial: () => PartialWindows;
}

/** Options of `slidingWindow`. */
export interface SlidingWindowOptions extends PlanOptions {
  /** Windows that are predicted together, 1 when left out. */
  readonly batch?: number;
  /** Called after every batch of windows, and waited for. */
  readonly onProgress?: (progress: WindowProgress) => void | Promise<void>;
  /** Ends the run between two batches: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What a run of the same image and options had done when it was stopped. */
  readonly resume?: PartialWindows;
}

/** Checks that a network answers each window in the window's own size. */
function requirePrediction({shape, data}: Tensor32, x: Tensor32, channels: number | undefined) {
  const expected = [...x.shape.slice(0, -1), channels ?? shape[shape.length - 1]];
  if (shapeText(shape) === shapeText(expected) && data.length === sizeOf(shape)) return;
  throw new ShapeError(
    `slidingWindow: predict must answer windows ${shapeText(x.shape)} in their own size with as many channels each time, got ${shapeText(shape)}`,
  );
}

/** Copies what has been done, since the sums go on growing. */
function copyOf(plan: string, done: number, {shape, data}: Tensor32): PartialWindows {
  return {plan, done, sums: {shape, data: data.slice()}};
}

/** Checks that a partial result belongs to this run, and copies it. */
function resumed(plan: WindowPlan, {plan: other, done, sums}: PartialWindows): PartialWindows {
  const {text, image, firsts} = plan;
  if (other !== text) {
    throw new ShapeError(
      `slidingWindow: resume must come from the same image and options, got ${other} and ${text}`,
    );
  }
  const size = image.shape.slice(0, -1);
  const fits =
    shapeText(sums.shape.slice(0, -1)) === shapeText(size) &&
    sums.data.length === sizeOf(sums.shape);
  if (!fits || !Number.isSafeInteger(done) || done < 0 || done > firsts.length) {
    throw new RangeError(
      `slidingWindow: resume must hold 0 to ${firsts.length} windows and their sums [${size.join(", ")}, channels], got ${done} and ${sums.data.length} numbers for ${shapeText(sums.shape)}`,
    );
  }
  return copyOf(text, done, sums);
}

/**
 * Predicts an image of any size window by window, and averages where windows overlap. Each window is
 * seen as a patch in training was, and what the network needs of memory does not grow with the image.
 * Grid, weights and padding are those of MONAI's `sliding_window_inference`.
 *
 * Logits are averaged as they are; turn them into probabilities afterwards, or let `predict` do so.
 *
 * @formula eq:sliding-window $\hat y(\mathbf x) = \frac{\sum_k w(\mathbf x - \mathbf s_k)\, f(I_{\mathbf s_k})(\mathbf x - \mathbf s_k)}{\sum_k w(\mathbf x - \mathbf s_k)}$
 * @param predict - the network, such as `openModel(…).predict`: windows in, as many places out
 * @param image - one image, [1, (z,) (y,) x, channels]
 * @param options - patch, overlap and blending; sigmaScale, 0.125; batch, windows predicted together, 1;
 *   padding of images that are smaller than a window, "zeros"; onProgress, signal and resume
 * @returns what the network says, [1, (z,) (y,) x, channels out]
 * @throws RangeError when an option breaks its rule or the image is not finite
 * @throws ShapeError when image, windows and predictions do not fit, or resume is another run's
 * @throws DOMException the signal's reason, when it stops the run
 * @ref isensee2021
 * @ref cardoso2022
 * @example (await slidingWindow(async (x) => x, {shape: [1, 3, 1], data: Float32Array.of(1, 2, 3)}, {patch: [2], overlap: 0, blending: "constant"})).data // [1, 2, 3]
 */
export async function slidingWindow(
  predict: Predict,
  image: Tensor32,
  options: SlidingWindowOptions,
): Promise<Tensor32> {
  const {batch = 1, onProgress, signal, resume} = options;
  if (!Number.isSafeInteger(batch) || batch < 1) {
    throw new RangeError(`slidingWindow: batch must be a whole number of at least 1, got ${batch}`);
  }
  const plan = planOf(image, options);
  const start = resume === undefined ? undefined : resumed(plan, resume);
  const total = plan.firsts.length;
  const window = plan.weights.length;
  let [sums, done] = [start?.sums, start?.done ?? 0];
  const partial = () => copyOf(plan.text, done, sums as Tensor32);
  while (done < total) {
    signal?.throwIfAborted();
    const next = Math.min(done + batch, total);
    const x = windowsOf(plan, done, next);
    const prediction = await predict(x);
    requirePrediction(prediction, x, sums?.shape.at(-1));
    const channels = prediction.shape[prediction.shape.length - 1];
    const shape = [...plan.image.shape.slice(0, -1), channels];
    sums ??= {shape, data: new Float32Array(sizeOf(shape))};
    for (let k = done; k < next; k++) {
      const at = (k - done) * window * channels;
      addRows(sums.data, plan.firsts[k], plan.rows, prediction.data, at, plan.weights, channels);
    }
    done = next;
    await onProgress?.({done, total, partial});
    if (onProgress !== undefined || signal !== undefined) await breathe();
  }
  return blended(plan, sums as Tensor32, image);
}
