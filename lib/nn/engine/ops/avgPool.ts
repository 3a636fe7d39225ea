import {sizeOf} from "../../tensor.ts";
import {type PoolGeometry, poolGeometry, type PoolWindow} from "../../ops/poolWindow.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {asPlane} from "./maxPool.ts";
import {hasOwnPool, ownPool} from "./ownPool.ts";
import {padSpace, tapBack, tapOf, tapOffsets, unpadSpace} from "./taps.ts";
import {withGradient} from "./withGradient.ts";

/** Options of `avgPool`. */
export interface EngineAvgPoolOptions extends PoolWindow {
  /** True counts the padding as zeros; false divides by the voxels of the image only. */
  readonly countPadding?: boolean;
}

const KERNELS = [
  ["AvgPool", "AvgPoolGrad"],
  ["AvgPool3D", "AvgPool3DGrad"],
] as const;

/** Computes the mean of each window with the backend's kernel, else tap by tap. */
function pool(tf: Tf, image: EngineTensor, geometry: PoolGeometry): EngineTensor {
  const [name] = KERNELS[image.rank - 4];
  const {kernel, stride, output} = geometry;
  if (hasKernel(tf, name)) {
    const attributes = {filterSize: [...kernel], strides: [...stride], pad: "valid"};
    const format = image.rank === 5 ? {dataFormat: "NDHWC"} : {};
    return tf.engine().runKernel(name, {x: image}, {...attributes, ...format});
  }
  const ones = kernel.map(() => 1);
  const sum = tapOffsets(kernel, ones)
    .map((offset) => tapOf(tf, image, offset, {output, stride}))
    .reduce((total, tap) => tf.add(total, tap));
  return tf.div(sum, sizeOf(kernel));
}

/** Spreads each window's gradient over its places. */
function poolBack(
  tf: Tf,
  dy: EngineTensor,
  image: EngineTensor,
  {kernel, stride}: PoolGeometry,
): EngineTensor {
  const name = KERNELS[image.rank - 4][1];
  if (hasKernel(tf, name)) {
    const attributes = {filterSize: [...kernel], strides: [...stride], pad: "valid"};
    return tf.engine().runKernel(name, {dy, input: image}, attributes);
  }
  const size = image.shape.slice(1, -1);
  const share = tf.div(dy, sizeOf(kernel));
  const ones = kernel.map(() => 1);
  return tapOffsets(kernel, ones)
    .map((offset) => tapBack(tf, share, offset, {size, stride}))
    .reduce((total, part) => tf.add(total, part));
}

/** By what the mean over a whole window is multiplied to count the voxels of the image only. */
function corrections(tf: Tf, geometry: PoolGeometry): EngineTensor {
  const {kernel, stride, padding, input, output} = geometry;
  const factors = output.map((n, axis) =>
    Array.from({length: n}, (_, i) => {
      const first = i * stride[axis] - padding[axis];
      const inside = Math.min(input[axis], first + kernel[axis]) - Math.max(0, first);
      return kernel[axis] / inside;
    }),
  );
  const all = factors.reduce((left, right) => left.flatMap((a) => right.map((b) => a * b)), [1]);
  return tf.tensor(all, [1, all.length, 1]);
}

/**
 * Computes the mean of every window on a backend, as `avgPool` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - kernel; stride, the kernel when left out; padding; countPadding, true when left out
 * @returns y, [batch, (z,) (y,) x, channel]
 * @throws RangeError when an option breaks its rule or the padding exceeds half the kernel
 * @throws ShapeError when the kernel does not fit into the padded image
 */
export function avgPool(
  tf: Tf,
  x: EngineTensor,
  {countPadding = true, ...window}: EngineAvgPoolOptions,
): EngineTensor {
  const given = poolGeometry("avgPool", x, window);
  return tf.tidy(() => {
    if (hasOwnPool(tf)) return ownPool(tf, x, given, {average: true, countPadding});
    const [image, geometry] = x.rank === 3 ? asPlane(tf, x, given) : [x, given];
    const pairs = geometry.padding.map((p): [number, number] => [p, p]);
    const y = withGradient(tf, [image], {
      forward: () => {
        const padded = padSpace(tf, image, pairs);
        return {value: pool(tf, padded, geometry), saved: [padded]};
      },
      backward: (dy, [padded]) => [unpadSpace(tf, poolBack(tf, dy, padded, geometry), pairs)],
    });
    const correct = (mean: EngineTensor): EngineTensor => {
      const rows = tf.reshape(mean, [mean.shape[0], -1, mean.shape[mean.rank - 1]]);
      return tf.reshape(tf.mul(rows, corrections(tf, geometry)), mean.shape);
    };
    const counted = countPadding || geometry.padding.every((p) => p === 0) ? y : correct(y);
    return x.rank === 3 ? tf.squeeze(counted, [1]) : counted;
  });
}

/**
 * Computes the mean over space on a backend, as `globalAvgPool` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @returns y, [batch, channel]
 */
export function globalAvgPool(tf: Tf, x: EngineTensor): EngineTensor {
  const [batch, channels] = [x.shape[0], x.shape[x.rank - 1]];
  return tf.tidy(() => tf.mean(tf.reshape(x, [batch, -1, channels]), 1));
}
