import {type Rng, requireRng, ShapeError} from "../../core/index.ts";
import {placeOf, shapeText, sizeOf} from "../tensor.ts";
import type {AugmentationOptions} from "./augmentation.ts";
import {applyAugmentation, drawAugmentation} from "./augmentation.ts";
import {type CropAwayOptions, drawCropAway, requireCropAway} from "./cropAway.ts";
import type {BatchSource, Sample} from "./sample.ts";
import {batchOf, requireSample} from "./sample.ts";
import type {Tensor32} from "./tensor32.ts";

/** Options of `drawPatch`. */
export interface PatchOptions {
  /** Elements along each spatial axis, slowest first. */
  readonly size: readonly number[];
  /** Probability that the patch holds a voxel of the target above 0. No default. */
  readonly foreground: number;
}

/** Checks a patch's size and share against a sample. */
function requirePatch(who: string, {image}: Sample, {size, foreground}: PatchOptions): void {
  if (!size.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `${who}: size must hold whole numbers of at least 1, got ${shapeText(size)}`,
    );
  }
  if (size.length !== image.shape.length - 1) {
    throw new ShapeError(
      `${who}: size must have one number per spatial axis, got ${shapeText(size)} for ${shapeText(image.shape)}`,
    );
  }
  if (!(foreground >= 0 && foreground <= 1)) {
    throw new RangeError(`${who}: foreground must lie in 0 to 1, got ${foreground}`);
  }
}

/** Finds the place of one element above 0, all equally likely, or undefined where there is none. */
function drawForeground(rng: Rng, {shape, data}: Tensor32): number[] | undefined {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] > 0) count++;
  if (count === 0) return undefined;

  // Walk to the chosen one, then read its place off the index.
  let left = rng.int(count);
  let index = 0;
  for (; index < data.length; index++) if (data[index] > 0 && left-- === 0) break;
  return placeOf(Math.floor(index / shape[shape.length - 1]), shape.slice(0, -1));
}

/**
 * Draws where a patch begins: anywhere inside, or round a voxel of the target.
 *
 * @param rng - the source of randomness
 * @param sample - image and target, [(z,) y, x, channels]
 * @param options - size of the patch; foreground, the probability that it holds a voxel of the target
 * @returns its first element along each axis; 0 along an axis that is shorter than the patch
 * @throws RangeError when a size is no whole number or the probability lies outside 0 to 1
 * @throws ShapeError when size and sample differ in axes, or image and target in voxels
 * @ref ronneberger2015
 * @example drawPatch(createRng(1), {image: {shape: [2, 2, 1], data: new Float32Array(4)}, target: {shape: [2, 2, 1], data: new Float32Array(4)}}, {size: [2, 2], foreground: 0}) // [0, 0]
 */
export function drawPatch(rng: Rng, sample: Sample, options: PatchOptions): number[] {
  requireSample("drawPatch", sample);
  requirePatch("drawPatch", sample, options);
  const {size, foreground} = options;
  const room = size.map((n, axis) => Math.max(0, sample.image.shape[axis] - n));
  const place = rng.next() < foreground ? drawForeground(rng, sample.target) : undefined;
  return room.map((most, axis) => {
    if (place === undefined) return rng.int(most + 1);
    // Any patch that holds the voxel, as far as the image lets it.
    const start = place[axis] - rng.int(size[axis]);
    return Math.min(Math.max(start, 0), most);
  });
}

/** Cuts a box out of a tensor; what lies beyond its ends is 0. */
function cut({shape, data}: Tensor32, start: readonly number[], size: readonly number[]) {
  const channels = shape[shape.length - 1];
  const out = new Float32Array(sizeOf(size) * channels);
  const visit = (axis: number, from: number, to: number): void => {
    const first = Math.max(start[axis], 0);
    const skipped = first - start[axis];
    const count = Math.min(size[axis] - skipped, shape[axis] - first);
    const source = from * shape[axis] + first;
    const target = to * size[axis] + skipped;
    if (axis === size.length - 1) {
      const end = (source + count) * channels;
      out.set(data.subarray(source * channels, end), target * channels);
      return;
    }
    for (let n = 0; n < count; n++) visit(axis + 1, source + n, target + n);
  };
  visit(0, 0, 0);
  return {shape: [...size, channels], data: out};
}

/**
 * Cuts a patch out of a sample; beyond the ends of the image both image and target are 0.
 *
 * @param sample - image and target, [(z,) y, x, channels]
 * @param options - start and size along each spatial axis, slowest first; a start below 0 leaves room
 *   before the image
 * @returns image and target, [size…, channels]
 * @throws RangeError when a patch would hold nothing of the image
 * @throws ShapeError when image and target differ in voxels
 * @ref ronneberger2015
 * @example cutPatch({image: {shape: [3, 1], data: Float32Array.of(1, 2, 3)}, target: {shape: [3, 1], data: Float32Array.of(0, 0, 1)}}, {start: [2], size: [2]}).image.data // [3, 0]
 */
export function cutPatch(
  sample: Sample,
  {start, size}: {readonly start: readonly number[]; readonly size: readonly number[]},
): Sample {
  requireSample("cutPatch", sample);
  requirePatch("cutPatch", sample, {size, foreground: 0});
  const inside = (n: number, axis: number) =>
    Number.isSafeInteger(n) && n + size[axis] > 0 && n < sample.image.shape[axis];
  if (start.length !== size.length || !start.every(inside)) {
    throw new RangeError(
      `cutPatch: start must lie inside the image ${shapeText(sample.image.shape)}, got ${shapeText(start)}`,
    );
  }
  return {image: cut(sample.image, start, size), target: cut(sample.target, start, size)};
}

/** Options of `patchBatches`. */
export interface PatchBatchOptions extends PatchOptions {
  /** Patches in a batch. */
  readonly batch: number;
  /** How patches are varied; they are taken as they are when left out. */
  readonly augment?: AugmentationOptions;
  /**
   * How much each image is cropped, anew for every patch, so that its border tells nothing. What is left
   * lies anywhere in a patch that is larger. Images are not cropped when it is left out.
   */
  readonly cropAway?: CropAwayOptions;
}

/** Crops a sample at random and draws where its patch begins; a small rest lies anywhere in the patch. */
function drawCropped(rng: Rng, sample: Sample, {most}: CropAwayOptions, patch: PatchOptions) {
  const size = sample.image.shape.slice(0, -1);
  const cropped = cutPatch(sample, drawCropAway(rng, {size, most}));
  const start = drawPatch(rng, cropped, patch).map((first, axis) => {
    const room = patch.size[axis] - cropped.image.shape[axis];
    return room > 0 ? -rng.int(room + 1) : first;
  });
  return {sample: cropped, start};
}

/**
 * Makes batches of random patches. Every step has its own stream of random numbers, so that step 300
 * holds the same patches whether the run began at step 0 or was resumed.
 *
 * @param samples - images and targets; each patch comes from any of them, all equally likely
 * @param options - rng; batch, how many patches; size and foreground of `drawPatch`; augment; cropAway
 * @returns the batch of a step
 * @throws RangeError when there is no sample, or a number breaks its rule
 * @throws ShapeError when shapes do not fit
 * @ref ronneberger2015
 * @example patchBatches([{image: {shape: [2, 1], data: Float32Array.of(1, 1)}, target: {shape: [2, 1], data: Float32Array.of(0, 1)}}], {rng: createRng(1), batch: 2, size: [2], foreground: 0})(0).x.shape // [2, 2, 1]
 */
export function patchBatches(
  samples: readonly Sample[],
  {rng, batch, augment, cropAway, ...patch}: PatchBatchOptions & {readonly rng: Rng},
): BatchSource {
  requireRng("patchBatches", rng);
  if (samples.length === 0 || !Number.isSafeInteger(batch) || batch < 1) {
    throw new RangeError(
      `patchBatches: samples and batch must number at least 1, got ${samples.length} and ${batch}`,
    );
  }
  for (const sample of samples) {
    requireSample("patchBatches", sample);
    requirePatch("patchBatches", sample, patch);
    if (cropAway !== undefined) requireCropAway("patchBatches", sample.image.shape, cropAway.most);
  }
  return (step) => {
    const own = rng.fork(`batch of step ${step}`);
    const drawn = Array.from({length: batch}, () => {
      const chosen = samples[own.int(samples.length)];
      const {sample, start} =
        cropAway === undefined
          ? {sample: chosen, start: drawPatch(own, chosen, patch)}
          : drawCropped(own, chosen, cropAway, patch);
      const cutOut = cutPatch(sample, {start, size: patch.size});
      return augment === undefined
        ? cutOut
        : applyAugmentation(cutOut, drawAugmentation(own, {...augment, size: patch.size}));
    });
    return batchOf(drawn);
  };
}
