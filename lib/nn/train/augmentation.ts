import type {Rng} from "../../core/index.ts";
import {createRng, ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";
import {type Elastic, elasticField} from "./elasticField.ts";
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
  /** Largest shift along each axis, mm where spacing is given, else elements. */
  readonly shift?: number;
  /**
   * Soft deformation: control points at a distance of `every`, moved along each axis with a standard
   * deviation of `sigma`, mm where spacing is given, else elements. The image folds where neighbouring
   * points pass one another: sigma of a fifth of every is already much.
   */
  readonly elastic?: Elastic;
  /**
   * Length of an element along each spatial axis, mm, slowest first. Then turns keep angles and lengths
   * on a grid whose elements are no cubes; all elements count as cubes when it is left out.
   */
  readonly spacing?: readonly number[];
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
  /** Along each axis, mm where spacing is given, else elements. */
  readonly shift: readonly number[];
  /** As in the options; absent where it was. */
  readonly spacing?: readonly number[];
  /** As in the options, and what names the stream of the displacements; absent where it was. */
  readonly elastic?: Elastic & {readonly seed: number};
  readonly gain: number;
  readonly offset: number;
  readonly noise: number;
  /** Names the stream of the noise. */
  readonly noiseSeed: number;
}

/** Checks all limits of a variation against the axes that it is drawn for. */
function requireLimits(size: readonly number[], o: AugmentationOptions): void {
  const {turnDegrees = 0, shift = 0, gain = 0, offset = 0, noise = 0, zoom = 1} = o;
  const limits = {turnDegrees, shift, gain, offset, noise, "zoom − 1": zoom - 1};
  for (const [name, limit] of Object.entries(limits)) {
    if (Number.isFinite(limit) && limit >= 0) continue;
    throw new RangeError(`drawAugmentation: ${name} must be at least 0, got ${limit}`);
  }
  const {flip, spacing, elastic} = o;
  if (flip !== undefined && flip.length !== size.length) {
    throw new RangeError(
      `drawAugmentation: flip must have one entry per axis of ${shapeText(size)}, got ${flip.length}`,
    );
  }
  const isLength = (s: number) => s > 0 && Number.isFinite(s);
  if (spacing !== undefined && !(spacing.length === size.length && spacing.every(isLength))) {
    throw new RangeError(
      `drawAugmentation: spacing must have one length above 0 per axis of ${shapeText(size)}, got ${shapeText(spacing)}`,
    );
  }
  if (elastic === undefined) return;
  const {sigma, every} = elastic;
  const shortest = Math.min(...(spacing ?? [1]));
  if (!(sigma >= 0 && Number.isFinite(sigma) && isLength(every) && every >= shortest)) {
    throw new RangeError(
      `drawAugmentation: elastic must have sigma of at least 0 and every of at least an element, ${shortest}, got ${sigma} and ${every}`,
    );
  }
}

/**
 * Draws how one sample is varied; nothing is changed yet.
 *
 * @param rng - the source of randomness
 * @param options - the largest variations, and size: elements along each spatial axis
 * @returns what to apply, as plain numbers
 * @throws RangeError when a limit is negative or not finite, zoom is below 1, or flip or spacing have not
 *   one entry per axis
 * @ref perezgarcia2021
 * @example drawAugmentation(createRng(1), {size: [4, 4], offset: 0}).gain // 1
 */
export function drawAugmentation(
  rng: Rng,
  {size, ...options}: AugmentationOptions & {readonly size: readonly number[]},
): Augmentation {
  requireLimits(size, options);
  const {flip = size.map(() => false), turnDegrees = 0, zoom = 1, shift = 0} = options;
  const {gain = 0, offset = 0, noise = 0, spacing, elastic} = options;
  const even = (limit: number) => limit * (2 * rng.next() - 1);
  return {
    flip: flip.map((may) => rng.next() < 0.5 && may),
    turnDegrees: even(turnDegrees),
    zoom: Math.exp(even(Math.log(zoom))),
    shift: size.map(() => even(shift)),
    ...(spacing === undefined ? {} : {spacing}),
    gain: Math.exp(gain * rng.normal()),
    offset: offset * rng.normal(),
    noise,
    noiseSeed: rng.int(2 ** 31),
    ...(elastic === undefined ? {} : {elastic: {...elastic, seed: rng.int(2 ** 31)}}),
  };
}

/** Draws the displacements of an augmentation, along three axes; undefined where it deforms nothing. */
function fieldOf({image}: Sample, {elastic, shift, spacing}: Augmentation) {
  if (elastic === undefined) return undefined;
  const missing = new Array<number>(3 - shift.length).fill(1);
  const size = [...missing, ...image.shape.slice(0, -1)];
  return elasticField(size, {
    ...elastic,
    spacing: [...missing, ...(spacing ?? shift.map(() => 1))],
  });
}

/** Checks an augmentation that may have been stored or written by hand. */
function requireMotion({zoom, spacing = [], ...rest}: Augmentation): void {
  const {turnDegrees, shift, gain, offset, noise} = rest;
  const lengths = [zoom, ...spacing].every((length) => length > 0);
  const numbers = [zoom, ...spacing, turnDegrees, ...shift, gain, offset, noise];
  if (lengths && numbers.every((value) => Number.isFinite(value))) return;
  throw new RangeError(
    `applyAugmentation: augmentation must hold finite numbers, zoom and spacing above 0, got ${JSON.stringify({zoom, spacing, turnDegrees, shift, gain, offset, noise})}`,
  );
}

/**
 * Varies a sample as drawn: image and target move together, brightness and noise change the image alone.
 *
 * The image is interpolated linearly, the target takes the nearest element; what comes from outside is
 * the edge's value. The order is flip, zoom, turn, shift and deform, gain, offset, noise. Places are
 * lengths where the augmentation has a spacing: a quarter turn of elements that measure 1 mm along x and
 * 3 mm along y takes three along x to one along y.
 *
 * @formula eq:augmentation-mm $I'(\mathbf x) = g\,I\big(\mathbf c + D^{-1} \tfrac{1}{s} R_\theta^\top (D (\mathbf x - \mathbf c) - \mathbf t - \mathbf u(\mathbf x))\big) + o + \epsilon$ with the spacing's diagonal matrix $D$ and displacements $\mathbf u$
 * @param sample - image and target, [(z,) y, x, channels]
 * @param augmentation - what `drawAugmentation` drew
 * @returns a new sample of the same shapes
 * @throws ShapeError when the augmentation was drawn for another number of axes
 * @throws RangeError when zoom or a spacing is not above 0, or a number of the augmentation not finite
 * @ref perezgarcia2021
 * @example applyAugmentation({image: {shape: [2, 1], data: Float32Array.of(1, 2)}, target: {shape: [2, 1], data: Float32Array.of(0, 1)}}, {flip: [true], turnDegrees: 0, zoom: 1, shift: [0], gain: 1, offset: 0, noise: 0, noiseSeed: 0}).target.data // [1, 0]
 */
export function applyAugmentation(sample: Sample, augmentation: Augmentation): Sample {
  requireSample("applyAugmentation", sample);
  const axes = sample.image.shape.length - 1;
  const {shift, flip, spacing = shift} = augmentation;
  if ([shift, flip, spacing].some(({length}) => length !== axes)) {
    throw new ShapeError(
      `applyAugmentation: augmentation must be drawn for ${shapeText(sample.image.shape.slice(0, -1))}, got ${shift.length} axes`,
    );
  }
  requireMotion(augmentation);
  const motion = {...augmentation, field: fieldOf(sample, augmentation)};
  const image = warp(sample.image, motion, "linear");
  const target = warp(sample.target, motion, "nearest");

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
