import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Tensor32} from "./tensor32.ts";

/** An image and what a network should say of it, both without a batch axis: [(z,) y, x, channels]. */
export interface Sample {
  readonly image: Tensor32;
  readonly target: Tensor32;
}

/** Several samples of one size: [batch, (z,) y, x, channels], and their targets. */
export interface Batch {
  readonly x: Tensor32;
  readonly target: Tensor32;
}

/** Gives the batch of a step; the same step gives the same batch, so that a run can be resumed. */
export type BatchSource = (step: number) => Batch;

/** Checks that an image and its target cover the same voxels. */
export function requireSample(who: string, {image, target}: Sample): void {
  const [space, other] = [image.shape.slice(0, -1), target.shape.slice(0, -1)];
  if (image.shape.length < 2 || shapeText(space) !== shapeText(other)) {
    throw new ShapeError(
      `${who}: image and target must cover the same voxels, got ${shapeText(image.shape)} and ${shapeText(target.shape)}`,
    );
  }
  for (const {shape, data} of [image, target]) {
    if (data.length === sizeOf(shape)) continue;
    throw new ShapeError(
      `${who}: shape ${shapeText(shape)} must hold as many elements as the data, got ${data.length}`,
    );
  }
}

/** Puts tensors of one shape behind one another along a new first axis. */
function stack(who: string, tensors: readonly Tensor32[]): Tensor32 {
  const [{shape}] = tensors;
  const size = sizeOf(shape);
  const data = new Float32Array(tensors.length * size);
  tensors.forEach((one, k) => {
    if (shapeText(one.shape) !== shapeText(shape)) {
      throw new ShapeError(
        `${who}: samples must have one shape, got ${shapeText(shape)} and ${shapeText(one.shape)}`,
      );
    }
    data.set(one.data, k * size);
  });
  return {shape: [tensors.length, ...shape], data};
}

/**
 * Stacks samples of one size into a batch.
 *
 * @param samples - at least one; image [(z,) y, x, channels] and target of the same voxels
 * @returns x [batch, (z,) y, x, channels] and target likewise
 * @throws RangeError when there is no sample
 * @throws ShapeError when shapes differ
 * @ref lecun1998
 * @example batchOf([{image: {shape: [1, 1], data: Float32Array.of(2)}, target: {shape: [1, 1], data: Float32Array.of(1)}}]).x.shape // [1, 1, 1]
 */
export function batchOf(samples: readonly Sample[]): Batch {
  if (samples.length === 0) throw new RangeError("batchOf: samples must number at least 1, got 0");
  for (const sample of samples) requireSample("batchOf", sample);
  return {
    x: stack(
      "batchOf",
      samples.map(({image}) => image),
    ),
    target: stack(
      "batchOf",
      samples.map(({target}) => target),
    ),
  };
}
