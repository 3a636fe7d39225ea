import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Tensor32} from "../train/tensor32.ts";
import type {Predict} from "../train/trainOptions.ts";
import {flipAxes} from "./flipAxes.ts";
import {breathe, type InferRunOptions} from "./progress.ts";
import {requireMembers} from "./requireMembers.ts";
import {type OutputActivation, probabilitiesFrom} from "./toProbabilities.ts";

/** Options of `predictWithFlips`. */
export interface FlipOptions extends InferRunOptions {
  /** Spatial axes that are turned round, 0 being the slowest: [0, 1, 2] gives 8 predictions. */
  readonly axes: readonly number[];
  /** What turns the network's output into probabilities; no default. */
  readonly activation: OutputActivation;
}

/** Lists all subsets of the axes, the empty one first. */
function subsetsOf(axes: readonly number[]): number[][] {
  return axes.reduce<number[][]>(
    (sets, axis) => sets.concat(sets.map((set) => [...set, axis])),
    [[]],
  );
}

/** Checks that axes are spatial ones of the image, each once. */
function requireAxes({shape}: Tensor32, axes: readonly number[]): void {
  const spatial = shape.length - 2;
  const isAxis = (axis: number) => Number.isSafeInteger(axis) && axis >= 0 && axis < spatial;
  if (axes.every(isAxis) && new Set(axes).size === axes.length) return;
  throw new RangeError(
    `predictWithFlips: axes must be spatial axes of ${shapeText(shape)}, each once, 0 to ${spatial - 1}, got ${shapeText(axes)}`,
  );
}

/** Checks that an answer holds all its numbers, and as many channels as those before it. */
function requireAnswer({shape, data}: Tensor32, mean: Tensor32 | undefined): void {
  const expected = mean?.shape ?? shape;
  if (shapeText(shape) === shapeText(expected) && data.length === sizeOf(shape)) return;
  throw new ShapeError(
    `predictWithFlips: predict must answer each time with ${sizeOf(expected)} numbers ${shapeText(expected)}, got ${data.length} for ${shapeText(shape)}`,
  );
}

/**
 * Predicts an image and its mirror images, turns the answers back and averages their probabilities:
 * test-time augmentation. Of n axes there are 2ⁿ predictions.
 *
 * `predict` may be a whole sliding window, or this function may be what a sliding window predicts with.
 *
 * @formula eq:test-time-flips $\bar p = \frac{1}{2^n} \sum_{F} F^{-1}\, p\bigl(F(I)\bigr)$ over all combinations $F$ of flips
 * @param predict - the network, such as `openModel(…).predict`
 * @param image - [batch, (z,) (y,) x, channels]
 * @param options - axes that are turned round; activation; onProgress and signal
 * @returns mean probabilities, [batch, (z,) (y,) x, channels out]
 * @throws RangeError when an axis is none of the image's or the activation none of the three
 * @throws ShapeError when a prediction has not the image's places, or other channels than the first one
 * @throws DOMException the signal's reason, when it stops the run
 * @ref wang2019
 * @example (await predictWithFlips(async (x) => x, {shape: [1, 2, 1], data: Float32Array.of(0, 1)}, {axes: [0], activation: "none"})).data // [0, 1]
 */
export async function predictWithFlips(
  predict: Predict,
  image: Tensor32,
  {axes, activation, onProgress, signal}: FlipOptions,
): Promise<Tensor32> {
  requireMembers("predictWithFlips", "image", [image]);
  requireAxes(image, axes);
  const subsets = subsetsOf(axes);
  const total = subsets.length;
  let mean: Tensor32 | undefined;
  for (const [k, subset] of subsets.entries()) {
    signal?.throwIfAborted();
    const answer = await predict(flipAxes(image, subset));
    if (shapeText(answer.shape.slice(0, -1)) !== shapeText(image.shape.slice(0, -1))) {
      throw new ShapeError(
        `predictWithFlips: predict must answer in the image's places, got ${shapeText(image.shape)} and ${shapeText(answer.shape)}`,
      );
    }
    requireAnswer(answer, mean);
    const {shape, data} = flipAxes(
      probabilitiesFrom("predictWithFlips", answer, activation),
      subset,
    );
    mean ??= {shape, data: new Float32Array(data.length)};
    for (let i = 0; i < data.length; i++) mean.data[i] += data[i] / total;
    await onProgress?.({done: k + 1, total});
    if (onProgress !== undefined || signal !== undefined) await breathe();
  }
  return mean as Tensor32;
}
