import {ShapeError} from "../../../core/index.ts";
import {shapeText, sizeOf} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {
  type EngineAffine,
  type NormaliseOptions,
  normaliseByOwn,
  type NormView,
} from "./normalise.ts";

/** What batch normalisation gives in training. */
export interface EngineBatchNorm {
  readonly y: EngineTensor;
  /** Of the batch, [channel]. */
  readonly mean: EngineTensor;
  /** Biased variance of the batch, [channel]. */
  readonly variance: EngineTensor;
}

/** Checks that gamma or beta hold one number for each channel, or element, that they scale. */
function requireShape(
  who: string,
  name: string,
  value: EngineTensor | undefined,
  shape: readonly number[],
): void {
  if (value === undefined || shapeText(value.shape) === shapeText(shape)) return;
  throw new ShapeError(
    `${who}: ${name} must be ${shapeText(shape)}, got ${shapeText(value.shape)}`,
  );
}

/** Checks gamma, beta and eps against the number of channels. */
function requireAffine(who: string, x: EngineTensor, {gamma, beta, eps = 1e-5}: EngineAffine) {
  const channels = x.shape[x.rank - 1];
  requireShape(who, "gamma", gamma, [channels]);
  requireShape(who, "beta", beta, [channels]);
  requireEps(who, eps);
  return {channels, eps};
}

function requireEps(who: string, eps: number): void {
  if (!(eps >= 0)) throw new RangeError(`${who}: eps must be at least 0, got ${eps}`);
}

/**
 * Normalises each channel over batch and space, as `batchNorm` of nn/ops does in training.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel], or [batch, channel]
 * @returns y of the shape of x; mean and biased variance of the batch, without gradient
 * @throws ShapeError when gamma or beta have not one entry for each channel
 * @throws RangeError when a channel holds one value only or eps is negative
 */
export function batchNorm(tf: Tf, x: EngineTensor, options: EngineAffine = {}): EngineBatchNorm {
  const {channels, eps} = requireAffine("batchNorm", x, options);
  const positions = x.size / channels;
  if (positions < 2) {
    throw new RangeError(
      `batchNorm: a channel must hold at least 2 values, got ${shapeText(x.shape)}; use group normalisation for single values`,
    );
  }
  const view: NormView = {blocks: 1, positions, groups: channels, members: 1};
  const {gamma, beta} = options;
  const {y, mean, variance} = tf.tidy(() => {
    const normalised = normaliseByOwn(tf, x, {view, gamma, beta, eps});
    return {
      y: normalised.y,
      mean: tf.reshape(normalised.mean, [channels]),
      variance: tf.reshape(normalised.variance, [channels]),
    };
  });
  return {y, mean, variance};
}

/**
 * Normalises each channel by given moments, as `batchNormEval` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel], or [batch, channel]
 * @param options - mean and variance, gamma and beta, each [channel]; eps
 * @returns y, of the shape of x
 * @throws ShapeError when one of them has not one entry for each channel
 * @throws RangeError when eps is negative
 */
export function batchNormEval(
  tf: Tf,
  x: EngineTensor,
  options: EngineAffine & {readonly mean: EngineTensor; readonly variance: EngineTensor},
): EngineTensor {
  const {channels, eps} = requireAffine("batchNormEval", x, options);
  const {gamma, beta, mean, variance} = options;
  requireShape("batchNormEval", "mean", mean, [channels]);
  requireShape("batchNormEval", "variance", variance, [channels]);
  return tf.tidy(() => {
    // One factor and one shift per channel, so that the image is passed over twice only.
    const inverse = tf.rsqrt(tf.add(variance, eps));
    const factor = gamma === undefined ? inverse : tf.mul(gamma, inverse);
    const centre = tf.mul(mean, factor);
    const shift = beta === undefined ? tf.neg(centre) : tf.sub(beta, centre);
    const rows = tf.reshape(x, [-1, channels]);
    return tf.reshape(tf.add(tf.mul(rows, factor), shift), x.shape);
  });
}

/**
 * Normalises each scan over all places and the channels of a group, as `groupNorm` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - groups; gamma and beta, [channel]; eps
 * @returns y, of the shape of x
 * @throws RangeError when groups does not divide the channels, a group holds one value only, or eps
 *   is negative
 * @throws ShapeError when gamma or beta have not one entry for each channel
 */
export function groupNorm(
  tf: Tf,
  x: EngineTensor,
  options: EngineAffine & {readonly groups: number},
): EngineTensor {
  return perScan("groupNorm", tf, x, options);
}

/**
 * Normalises each channel of each scan over its places, as `instanceNorm` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - gamma and beta, [channel]; eps
 * @returns y, of the shape of x
 * @throws RangeError when a channel holds one value only or eps is negative
 * @throws ShapeError when gamma or beta have not one entry for each channel
 */
export function instanceNorm(tf: Tf, x: EngineTensor, options: EngineAffine = {}): EngineTensor {
  return perScan("instanceNorm", tf, x, {...options, groups: x.shape[x.rank - 1]});
}

function perScan(
  who: string,
  tf: Tf,
  x: EngineTensor,
  options: EngineAffine & {readonly groups: number},
): EngineTensor {
  const {channels, eps} = requireAffine(who, x, options);
  const {gamma, beta, groups} = options;
  if (!Number.isSafeInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new RangeError(
      `${who}: groups must be a whole number that divides the channels, got ${groups} and ${channels}`,
    );
  }
  const positions = x.size / (x.shape[0] * channels);
  const view = {blocks: x.shape[0], positions, groups, members: channels / groups};
  return bySets(who, tf, x, {view, gamma, beta, eps});
}

/** Normalises the sets of a view, each of at least two values. */
function bySets(who: string, tf: Tf, x: EngineTensor, options: NormaliseOptions): EngineTensor {
  const {positions, members} = options.view;
  if (positions * members < 2) {
    throw new RangeError(
      `${who}: what is normalised must hold at least 2 values, got 1 of ${shapeText(x.shape)}`,
    );
  }
  return tf.tidy(() => normaliseByOwn(tf, x, options).y);
}

/**
 * Normalises over the last axes of x, those that gamma spans, as `layerNorm` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - gamma and beta of the shape of the last axes of x, of a whole scan when left out; eps
 * @returns y, of the shape of x
 * @throws ShapeError when gamma or beta have not the shape of the last axes of x
 * @throws RangeError when those axes hold one value only or eps is negative
 */
export function layerNorm(
  tf: Tf,
  x: EngineTensor,
  {gamma, beta, eps = 1e-5}: EngineAffine = {},
): EngineTensor {
  requireEps("layerNorm", eps);
  const shape = gamma?.shape ?? beta?.shape ?? x.shape.slice(1);
  const last = x.shape.slice(Math.max(1, x.rank - shape.length));
  requireShape("layerNorm", "gamma", gamma, last);
  requireShape("layerNorm", "beta", beta, last);
  const members = sizeOf(shape);
  const view = {blocks: x.size / members, positions: 1, groups: 1, members};
  const flat = (t: EngineTensor | undefined) => (t === undefined ? t : tf.reshape(t, [members]));
  return tf.tidy(() =>
    bySets("layerNorm", tf, x, {view, gamma: flat(gamma), beta: flat(beta), eps}),
  );
}
