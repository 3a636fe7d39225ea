import {sizeOf} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";

type Pairs = readonly (readonly [number, number])[];

/** Says whether any pair of a padding adds something. */
const adds = (pairs: Pairs): boolean => pairs.some(([before, after]) => before > 0 || after > 0);

/**
 * Changes the sizes of the spatial axes. An image of three axes is changed slice by slice first, then
 * along the slices: not every backend pads and cuts tensors of five axes.
 */
function resized(
  tf: Tf,
  x: EngineTensor,
  change: (image: EngineTensor, axes: readonly number[]) => EngineTensor,
): EngineTensor {
  if (x.rank < 5)
    return change(
      x,
      x.shape.slice(1, -1).map((_, axis) => axis),
    );
  const [batch, depth, height, width, channels] = x.shape;
  const planes = change(tf.reshape(x, [batch * depth, height, width, channels]), [1, 2]);
  const [, h, w] = planes.shape as number[];
  const column = change(tf.reshape(planes, [batch, depth, h * w * channels]), [0]);
  return tf.reshape(column, [batch, column.size / (batch * h * w * channels), h, w, channels]);
}

/** Continues an image [batch, …, channel] by a number on its spatial axes. */
export function padSpace(tf: Tf, x: EngineTensor, pairs: Pairs, value = 0): EngineTensor {
  if (!adds(pairs)) return x;
  return resized(tf, x, (image, axes) => {
    const own = axes.map((axis): [number, number] => [...pairs[axis]]);
    if (!adds(own)) return image;
    const rest = image.rank - 1 - own.length;
    return tf.pad(
      image,
      [[0, 0], ...own, ...new Array<[number, number]>(rest).fill([0, 0])],
      value,
    );
  });
}

/** Cuts a box out of an image [batch, …, channel] along its spatial axes. */
export function cutSpace(
  tf: Tf,
  x: EngineTensor,
  start: readonly number[],
  size: readonly number[],
): EngineTensor {
  return resized(tf, x, (image, axes) => {
    const whole = axes.every((axis) => size[axis] === x.shape[axis + 1]);
    if (whole) return image;
    const begin = image.shape.map((_, i) => (i >= 1 && i <= axes.length ? start[axes[i - 1]] : 0));
    const sizes = image.shape.map((n, i) => (i >= 1 && i <= axes.length ? size[axes[i - 1]] : n));
    return tf.slice(image, begin, sizes);
  });
}

/** Cuts off what `padSpace` added. */
export function unpadSpace(tf: Tf, x: EngineTensor, pairs: Pairs): EngineTensor {
  if (!adds(pairs)) return x;
  const start = pairs.map(([before]) => before);
  const size = pairs.map(([before, after], axis) => x.shape[axis + 1] - before - after);
  return cutSpace(tf, x, start, size);
}

/** What a tap of a sliding window sees: places offset + stride · o along each spatial axis. */
export function tapOf(
  tf: Tf,
  x: EngineTensor,
  offset: readonly number[],
  {output, stride}: {readonly output: readonly number[]; readonly stride: readonly number[]},
): EngineTensor {
  if (stride.every((step) => step === 1)) return cutSpace(tf, x, offset, output);
  return resized(tf, x, (image, axes) => {
    const on = (i: number): number | undefined => axes[i - 1];
    const pick = (i: number, whole: number, ofAxis: (axis: number) => number): number => {
      const axis = on(i);
      return axis === undefined ? whole : ofAxis(axis);
    };
    const begin = image.shape.map((_, i) => pick(i, 0, (axis) => offset[axis]));
    const end = image.shape.map((n, i) =>
      pick(i, n, (axis) => offset[axis] + stride[axis] * (output[axis] - 1) + 1),
    );
    const steps = image.shape.map((_, i) => pick(i, 1, (axis) => stride[axis]));
    return tf.stridedSlice(image, begin, end, steps);
  });
}

/** Puts zeros between the places of one axis: n places become (n − 1) · step + 1. */
function spreadAxis(tf: Tf, x: EngineTensor, axis: number, step: number): EngineTensor {
  if (step === 1) return x;
  const {shape} = x;
  const before = sizeOf(shape.slice(0, axis));
  const behind = sizeOf(shape.slice(axis + 1));
  const n = shape[axis];
  const apart = tf.pad(
    tf.reshape(x, [before * n, 1, behind]),
    [
      [0, 0],
      [0, step - 1],
      [0, 0],
    ],
    0,
  );
  const joined = tf.reshape(apart, [before, n * step, behind]);
  const size = (n - 1) * step + 1;
  const cut = tf.slice(joined, [0, 0, 0], [before, size, behind]);
  return tf.reshape(cut, [...shape.slice(0, axis), size, ...shape.slice(axis + 1)]);
}

/** Puts zeros between the places of the axes from `first` on, `steps` apart. */
export function spread(
  tf: Tf,
  x: EngineTensor,
  first: number,
  steps: readonly number[],
): EngineTensor {
  return steps.reduce((spreaded, step, i) => spreadAxis(tf, spreaded, first + i, step), x);
}

/** The adjoint of `tapOf`: lays values back at the places they were read from, zeros elsewhere. */
export function tapBack(
  tf: Tf,
  dy: EngineTensor,
  offset: readonly number[],
  {size, stride}: {readonly size: readonly number[]; readonly stride: readonly number[]},
): EngineTensor {
  const apart = spread(tf, dy, 1, stride);
  return padSpace(
    tf,
    apart,
    offset.map((start, axis) => [start, size[axis] - start - apart.shape[axis + 1]]),
  );
}

/** Lists every offset of a window's taps, the last axis fastest. */
export function tapOffsets(
  kernel: readonly number[],
  dilation: readonly number[],
): readonly (readonly number[])[] {
  return kernel.reduce<readonly (readonly number[])[]>(
    (found, n, axis) =>
      found.flatMap((head) => Array.from({length: n}, (_, i) => [...head, i * dilation[axis]])),
    [[]],
  );
}
