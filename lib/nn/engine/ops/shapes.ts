import {ShapeError} from "../../../core/index.ts";
import type {DropoutMask} from "../../ops/dropout.ts";
import {shapeText, sizeOf} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {cutSpace} from "./taps.ts";
import {requireBias, withBias} from "./withBias.ts";

/**
 * Computes a dense layer on a backend, as `dense` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, feature]
 * @param weight - [feature, feature out]
 * @returns y, [batch, feature out]
 * @throws ShapeError when the shapes do not fit
 */
export function dense(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  {bias}: {readonly bias?: EngineTensor | undefined} = {},
): EngineTensor {
  if (x.rank !== 2 || weight.rank !== 2 || x.shape[1] !== weight.shape[0]) {
    throw new ShapeError(
      `dense: x must be [batch, features] and weight [features, features out], got ${shapeText(x.shape)} and ${shapeText(weight.shape)}`,
    );
  }
  requireBias("dense", bias, weight.shape[weight.rank - 1]);
  return tf.tidy(() => withBias(tf, tf.matMul(x, weight), bias));
}

/**
 * Applies a drawn dropout on a backend, as `applyDropout` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - of the shape that the mask was drawn for
 * @param mask - what `drawDropout` drew
 * @returns y, of the shape of x
 * @throws ShapeError when x has another shape than the mask
 */
export function dropout(tf: Tf, x: EngineTensor, mask: DropoutMask): EngineTensor {
  const {shape, rate, spatial, keep} = mask;
  if (shapeText(x.shape) !== shapeText(shape)) {
    throw new ShapeError(
      `dropout: the mask must have been drawn for the shape of x, got ${shapeText(shape)} and ${shapeText(x.shape)}`,
    );
  }
  const factors = Float32Array.from(keep, (kept) => kept / (1 - rate));
  const channels = shape[shape.length - 1];
  return tf.tidy(() => {
    if (!spatial) return tf.mul(x, tf.tensor(factors, [...shape]));
    const scans = tf.reshape(x, [shape[0], -1, channels]);
    return tf.reshape(tf.mul(scans, tf.tensor(factors, [shape[0], 1, channels])), x.shape);
  });
}

/**
 * Adds tensors of one shape on a backend.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param parts - at least one
 * @returns their sum
 * @throws ShapeError when the shapes differ
 */
export function add(tf: Tf, parts: readonly EngineTensor[]): EngineTensor {
  const [first, ...rest] = parts;
  for (const part of rest) {
    if (shapeText(part.shape) === shapeText(first.shape)) continue;
    throw new ShapeError(
      `add: tensors must have one shape, got ${shapeText(first.shape)} and ${shapeText(part.shape)}`,
    );
  }
  return tf.tidy(() => rest.reduce((sum, part) => tf.add(sum, part), tf.clone(first)));
}

/**
 * Lays the channels of tensors one after the other on a backend, as `concatChannels` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param parts - [batch, (z,) (y,) x, channel] that differ in their channels only, at least one
 * @returns a tensor with the sum of their channels
 * @throws ShapeError when batch or spatial size differ
 */
export function concat(tf: Tf, parts: readonly EngineTensor[]): EngineTensor {
  const [first] = parts;
  const outer = shapeText(first.shape.slice(0, -1));
  for (const {shape} of parts) {
    if (shapeText(shape.slice(0, -1)) === outer && shape.length === first.rank) continue;
    throw new ShapeError(
      `concat: tensors must agree on every axis but the channels, got ${shapeText(first.shape)} and ${shapeText(shape)}`,
    );
  }
  return tf.tidy(() => tf.concat([...parts], first.rank - 1));
}

/** Checks a size that an image is cut or continued to. */
function requireSize(
  who: string,
  x: EngineTensor,
  size: readonly number[],
  rule: {readonly text: string; readonly fits: (n: number, own: number) => boolean},
): void {
  const own = x.shape.slice(1, -1);
  if (size.length === own.length && size.every((n, axis) => rule.fits(n, own[axis]))) return;
  throw new ShapeError(
    `${who}: size must be ${rule.text} along each axis, got ${shapeText(size)} of ${shapeText(own)}`,
  );
}

/**
 * Cuts the middle out of a tensor on a backend, as `cropTo` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size: of the result along each spatial axis, the slowest first
 * @returns y, [batch, …size, channel]
 * @throws ShapeError when the size is larger than the input's or for other axes
 */
export function cropTo(
  tf: Tf,
  x: EngineTensor,
  {size}: {readonly size: readonly number[]},
): EngineTensor {
  requireSize("cropTo", x, size, {
    text: "at least 1 and at most the input's",
    fits: (n, own) => Number.isSafeInteger(n) && n >= 1 && n <= own,
  });
  const start = size.map((n, axis) => Math.floor((x.shape[axis + 1] - n) / 2));
  return tf.tidy(() => tf.clone(cutSpace(tf, x, start, size)));
}

/**
 * Continues a tensor by its edge at the end of each axis on a backend, as `padTo` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size: of the result along each spatial axis, the slowest first
 * @returns y, [batch, …size, channel]
 * @throws ShapeError when the size is smaller than the input's or for other axes
 */
export function padTo(
  tf: Tf,
  x: EngineTensor,
  {size}: {readonly size: readonly number[]},
): EngineTensor {
  requireSize("padTo", x, size, {
    text: "at least the input's",
    fits: (n, own) => Number.isSafeInteger(n) && n >= own,
  });
  return tf.tidy(() =>
    size.reduce((y: EngineTensor, n, i) => {
      const own = y.shape[i + 1];
      if (n === own) return y;
      const before = sizeOf(y.shape.slice(0, i + 1));
      const behind = sizeOf(y.shape.slice(i + 2));
      const rows = tf.reshape(y, [before, own, behind]);
      const edge = tf.slice(rows, [0, own - 1, 0], [before, 1, behind]);
      const longer = tf.concat([rows, ...new Array<EngineTensor>(n - own).fill(edge)], 1);
      return tf.reshape(longer, [...y.shape.slice(0, i + 1), n, ...y.shape.slice(i + 2)]);
    }, tf.clone(x)),
  );
}

/**
 * Repeats the channels one after the other on a backend, as `repeatChannels` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - times: how often
 * @returns y, [batch, (z,) (y,) x, channel · times]
 * @throws RangeError when times is no whole number of at least 1
 */
export function repeat(tf: Tf, x: EngineTensor, {times}: {readonly times: number}): EngineTensor {
  if (!Number.isSafeInteger(times) || times < 1) {
    throw new RangeError(`repeat: times must be a whole number of at least 1, got ${times}`);
  }
  return tf.tidy(() => tf.concat(new Array<EngineTensor>(times).fill(x), x.rank - 1));
}

/**
 * Lays all numbers of each sample in one row on a backend, as `flatten` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @returns y, [batch, features]
 */
export function flatten(tf: Tf, x: EngineTensor): EngineTensor {
  return tf.tidy(() => tf.reshape(x, [x.shape[0], x.size / x.shape[0]]));
}
