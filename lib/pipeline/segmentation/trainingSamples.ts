import {resampleMask, reorient, sameGrid} from "../../image/index.ts";
import type {ModelInput, Sample} from "../../nn/index.ts";
import {cutPatch} from "../../nn/index.ts";
import {prepareImage} from "../prepareImage.ts";
import type {SegmentationCase} from "./segmentationCase.ts";

/**
 * Brings cases to the form in which a model sees them, images by the very function that is used in
 * prediction, outlines with them.
 */
export function trainingSamples(
  who: string,
  cases: readonly SegmentationCase[],
  input: ModelInput,
): Sample[] {
  return cases.map(({id, image, mask}) => {
    const {volume, tensor} = prepareImage(input, image);
    const turned = reorient(mask, input.orientation);
    const outline = sameGrid(turned, volume)
      ? turned
      : resampleMask(turned, volume, {interpolation: "linear"});
    const target = Float32Array.from(outline.data);
    if (!target.includes(1)) {
      throw new RangeError(
        `${who}: mask of ${id} must hold a voxel on the grid of the model, [${input.spacing.join(", ")}] mm, got none`,
      );
    }

    // Samples have no axis for the batch.
    const shape = tensor.shape.slice(1);
    return {image: {shape, data: tensor.data}, target: {shape, data: target}};
  });
}

/** Pads scans that are smaller than a window as the sliding window does: they stand in its middle. */
export function paddedToWindow(samples: readonly Sample[], patch: readonly number[]): Sample[] {
  return samples.map((sample) => {
    const own = sample.image.shape.slice(0, -1);
    const missing = own.map((n, axis) => Math.max(0, patch[axis] - n));
    return cutPatch(sample, {
      start: missing.map((n) => (n === 0 ? 0 : -Math.floor(n / 2))),
      size: own.map((n, axis) => n + missing[axis]),
    });
  });
}
