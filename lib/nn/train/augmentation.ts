import type {Rng} from "../../core/index.ts";
import {createRng, ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";
import type {Sample} from "./sample.ts";
import {requireSample} from "./sample.ts";
import {warp} from "./warp.ts";

/** How far a sample may be varied. What is left out is not varied. */
export interface AugmentationOptions {
  /** Whether each spatial axis, slowest first, may be turned round; each is with probability 1/2. */
  readonly flip?: readonly boolean[];
  /** Largest turn in the plane of the last two axes, degrees. */
  readonly turnDegrees?: number;
  /** Largest factor of size: drawn between its inverse and itself, evenly in its logarithm. */
  readonly zoom?: number;
  /** Largest shift along each axis, elements. */
  readonly shift?: number;
  /** Standard deviation of the logarithm of a factor on the image. */
  readonly gain?: number;
  /** Standard deviation of a number added to the whole image. */
  readonly offset?: number;
  /** Standard deviation of white noise added to the image. */
  readonly noise?: number;
}

/** What was drawn for one sample, as plain data: it can be printed, stored and applied again. */
export interface Augmentation {
  readonly flip: readonly boolean[];
  readonly turnDegrees: number;
  readonly zoom: number;
  readonly shift: readonly number[];
  readonly gain: number;
  readonly offset: number;
  readonly noise: number;
  /** Names the stream of the noise. */
  readonly noiseSeed: number;
}

/**
 * Draws how one sample is varied; nothing is changed yet.
 *
 * @param rng - the source of randomness
 * @param options - the largest variations, and size: elements along each spatial axis
 * @returns what to apply, as plain numbers
 * @throws RangeError when a limit is negative or not finite, zoom is below 1, or flip has not one entry per axis
 * @ref perezgarcia2021
 * @example drawAugmentation(createRng(1), {size: [4, 4], offset: 0}).gain // 1
 */
export function drawAugmentation(
  rng: Rng,
  {
    size,
    flip = size.map(() => false),
    turnDegrees = 0,
    zoom = 1,
    ...o
  }: AugmentationOptions & {
    readonly size: readonly number[];
  },
): Augmentation {
  const {shift = 0, gain = 0, offset = 0, noise = 0} = o;
  const limits = {turnDegrees, shift, gain, offset, noise, "zoom − 1": zoom - 1};
  for (const [name, limit] of Object.entries(limits)) {
    if (Number.isFinite(limit) && limit >= 0) continue;
    throw new RangeError(`drawAugmentation: ${name} must be at least 0, got ${limit}`);
  }
  if (flip.length !== size.length) {
    throw new RangeError(
      `drawAugmentation: flip must have one entry per axis of ${shapeText(size)}, got ${flip.length}`,
    );
  }
  const even = (limit: number) => limit * (2 * rng.next() - 1);
  return {
    flip: flip.map((may) => rng.next() < 0.5 && may),
    turnDegrees: even(turnDegrees),
    zoom: Math.exp(even(Math.log(zoom))),
    shift: size.map(() => even(shift)),
    gain: Math.exp(gain * rng.normal()),
    offset: offset * rng.normal(),
    noise,
    noiseSeed: rng.int(2 ** 31),
  };
}

/**
 * Varies a sample as drawn: image and target move together, brightness and noise change the image alone.
 *
 * The image is interpolated linearly, the target takes the nearest element; what comes from outside is
 * the edge's value. The order is flip, zoom, turn, shift, gain, offset, noise.
 *
 * @formula $I'(\mathbf x) = g\,I\big(\mathbf c + \tfrac{1}{s} R_\theta^\top (\mathbf x - \mathbf c - \mathbf t)\big) + o + \epsilon$
 * @param sample - image and target, [(z,) y, x, channels]
 * @param augmentation - what `drawAugmentation` drew
 * @returns a new sample of the same shapes
 * @throws ShapeError when the augmentation was drawn for another number of axes
 * @ref perezgarcia2021
 * @example applyAugmentation({image: {shape: [2, 1], data: Float32Array.of(1, 2)}, target: {shape: [2, 1], data: Float32Array.of(0, 1)}}, {flip: [true], turnDegrees: 0, zoom: 1, shift: [0], gain: 1, offset: 0, noise: 0, noiseSeed: 0}).target.data // [1, 0]
 */
export function applyAugmentation(sample: Sample, augmentation: Augmentation): Sample {
  requireSample("applyAugmentation", sample);
  const axes = sample.image.shape.length - 1;
  if (augmentation.shift.length !== axes || augmentation.flip.length !== axes) {
    throw new ShapeError(
      `applyAugmentation: augmentation must be drawn for ${shapeText(sample.image.shape.slice(0, -1))}, got ${augmentation.shift.length} axes`,
    );
  }
  const image = warp(sample.image, augmentation, "linear");
  const target = warp(sample.target, augmentation, "nearest");

  // Brightness and noise; the stream of the noise belongs to this augmentation alone.
  const {gain, offset, noise, noiseSeed} = augmentation;
  const rng = createRng(noiseSeed);
  const values = image.data;
  for (let i = 0; i < values.length; i++) {
    const grain = noise === 0 ? 0 : noise * rng.normal();
    values[i] = gain * values[i] + offset + grain;
  }
  return {image, target};
}
