import {type PoolGeometry, poolGeometry, type PoolWindow} from "../../ops/poolWindow.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {hasOwnPool, ownPool} from "./ownPool.ts";
import {padSpace, tapBack, tapOf, tapOffsets, unpadSpace} from "./taps.ts";
import {withGradient} from "./withGradient.ts";

/** What stands around the image: below every number that is not infinite. */
const LOWEST = -3.4028234663852886e38;

/** The names of the backend's own kernels, for two and three axes. */
const KERNELS = [
  ["MaxPool", "MaxPoolGrad"],
  ["MaxPool3D", "MaxPool3DGrad"],
] as const;

/** The pairs of a padding. */
const pairsOf = ({padding}: PoolGeometry): [number, number][] => padding.map((p) => [p, p]);

/** Computes the largest value of each window: a plane of each slice first, then along the slices. */
function byPlanes(tf: Tf, x: EngineTensor, geometry: PoolGeometry): EngineTensor {
  const [batch, depth, height, width, channels] = x.shape;
  const [planes, slices] = [0, 1].map((part) => {
    const cut = (list: readonly number[]) => (part === 0 ? list.slice(1) : [list[0], 1]);
    const {kernel, stride, padding, input, output} = geometry;
    return {
      kernel: cut(kernel),
      stride: cut(stride),
      padding: cut(padding),
      input: cut(input),
      output: cut(output),
    };
  });
  const flat = tf.reshape(x, [batch * depth, height, width, channels]);
  const inPlanes = padAndPool(tf, flat, planes);
  const [h, w] = geometry.output.slice(1);
  const along = padAndPool(tf, tf.reshape(inPlanes, [batch, depth, h * w, channels]), {
    ...slices,
    padding: [geometry.padding[0], 0],
  });
  return tf.reshape(along, [batch, geometry.output[0], h, w, channels]);
}

/** Computes the largest value of each window with the backend's kernel, else tap by tap. */
function pool(tf: Tf, image: EngineTensor, geometry: PoolGeometry): EngineTensor {
  const [name] = KERNELS[image.rank - 4];
  const {kernel, stride, output} = geometry;
  if (hasKernel(tf, name)) {
    const attributes = {filterSize: [...kernel], strides: [...stride], pad: "valid"};
    const format = image.rank === 5 ? {dataFormat: "NDHWC"} : {};
    return tf.engine().runKernel(name, {x: image}, {...attributes, ...format});
  }
  const ones = kernel.map(() => 1);
  return tapOffsets(kernel, ones)
    .map((offset) => tapOf(tf, image, offset, {output, stride}))
    .reduce((most, tap) => tf.maximum(most, tap));
}

/** Hands each window's gradient to its largest value, the first of equal ones. */
function poolBack(
  tf: Tf,
  dy: EngineTensor,
  [image, y]: readonly [EngineTensor, EngineTensor],
  {kernel, stride, output}: PoolGeometry,
): EngineTensor {
  const name = KERNELS[image.rank - 4][1];
  if (hasKernel(tf, name)) {
    const attributes = {filterSize: [...kernel], strides: [...stride], pad: "valid"};
    return tf.engine().runKernel(name, {dy, input: image, output: y}, attributes);
  }
  const size = image.shape.slice(1, -1);
  const ones = kernel.map(() => 1);
  let free: EngineTensor = tf.onesLike(y);
  let sum: EngineTensor | undefined;
  for (const offset of tapOffsets(kernel, ones)) {
    const tap = tapOf(tf, image, offset, {output, stride});
    const hit = tf.mul(tf.cast(tf.equal(tap, y), "float32"), free);
    free = tf.sub(free, hit);
    const part = tapBack(tf, tf.mul(dy, hit), offset, {size, stride});
    sum = sum === undefined ? part : tf.add(sum, part);
  }
  return sum ?? tf.zerosLike(image);
}

/**
 * Computes the largest value of every window on a backend, as `maxPool` of nn/ops does; of equal
 * values the first gets the gradient.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param window - kernel; stride, the kernel when left out; padding
 * @returns y, [batch, (z,) (y,) x, channel]
 * @throws RangeError when an option breaks its rule or the padding exceeds half the kernel
 * @throws ShapeError when the kernel does not fit into the padded image
 */
export function maxPool(tf: Tf, x: EngineTensor, window: PoolWindow): EngineTensor {
  const given = poolGeometry("maxPool", x, window);
  return tf.tidy(() => {
    if (hasOwnPool(tf)) return ownPool(tf, x, given, {average: false, countPadding: false});
    if (x.rank === 3) {
      const [image, geometry] = asPlane(tf, x, given);
      return tf.squeeze(padAndPool(tf, image, geometry), [1]);
    }
    // Where there is no right gradient in three axes, the largest of slices' largest has one.
    const isDeep = x.rank === 5 && !hasKernel(tf, "MaxPool3DGrad");
    return isDeep && hasKernel(tf, "MaxPoolGrad")
      ? byPlanes(tf, x, given)
      : padAndPool(tf, x, given);
  });
}

/** Pools an image of two or three axes, with its gradient. */
function padAndPool(tf: Tf, x: EngineTensor, geometry: PoolGeometry): EngineTensor {
  const pairs = pairsOf(geometry);
  return withGradient(tf, [x], {
    forward: () => {
      const padded = padSpace(tf, x, pairs, LOWEST);
      const value = pool(tf, padded, geometry);
      return {value, saved: [padded, value]};
    },
    backward: (dy, [padded, value]) => [
      unpadSpace(tf, poolBack(tf, dy, [padded, value], geometry), pairs),
    ],
  });
}

/** A line as a plane of one row. */
export function asPlane(
  tf: Tf,
  x: EngineTensor,
  {kernel, stride, padding, input, output}: PoolGeometry,
): [EngineTensor, PoolGeometry] {
  const geometry = {
    kernel: [1, ...kernel],
    stride: [1, ...stride],
    padding: [0, ...padding],
    input: [1, ...input],
    output: [1, ...output],
  };
  return [tf.expandDims(x, 1), geometry];
}
