import type {Tensor4D, Tensor5D} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {padSpace, spread, tapOf, tapOffsets, unpadSpace} from "./taps.ts";

/** The geometry of one convolution with one group, two or three spatial axes, all checked. */
export interface ConvPlan {
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
}

/** Sizes of an axis-wise convolution's output. */
export function outputSizes(
  spatial: readonly number[],
  kernel: readonly number[],
  {stride, dilation, pairs}: ConvPlan,
): number[] {
  return spatial.map((n, axis) => {
    const [before, after] = pairs[axis];
    const extent = dilation[axis] * (kernel[axis] - 1) + 1;
    return Math.floor((before + n + after - extent) / stride[axis]) + 1;
  });
}

/** Says whether TensorFlow's own padding "same" is the one that is asked for. */
function isSame(kernel: readonly number[], {stride, dilation, pairs}: ConvPlan): boolean {
  return pairs.every(([before, after], axis) => {
    const total = dilation[axis] * (kernel[axis] - 1);
    const half = Math.floor(total / 2);
    return stride[axis] === 1 && before === half && after === total - half;
  });
}

/** Turns a dilated kernel into a larger one with zeros, where a backend cannot dilate. */
function plain(tf: Tf, weight: EngineTensor, plan: ConvPlan): [EngineTensor, ConvPlan] {
  const {dilation, stride} = plan;
  const isPlain = dilation.every((d) => d === 1);
  const isFine = weight.rank === 4 && stride.every((s) => s === 1);
  if (isPlain || isFine) return [weight, plan];
  return [spread(tf, weight, 0, dilation), {...plan, dilation: dilation.map(() => 1)}];
}

/** Lays the depth taps of a 3-D convolution side by side as channels: [N · D', y, x, kz · C]. */
function depthAsChannels(tf: Tf, x: EngineTensor, kernel: number, plan: ConvPlan): EngineTensor {
  const [batch, depth, height, width, channels] = x.shape;
  const step = plan.stride[0];
  const size = Math.floor((depth - plan.dilation[0] * (kernel - 1) - 1) / step) + 1;
  const box = {output: [size, height, width], stride: [step, 1, 1]};
  const flat = [batch * size, height, width, channels];
  const taps = Array.from({length: kernel}, (_, k) =>
    tf.reshape(tapOf(tf, x, [k * plan.dilation[0], 0, 0], box), flat),
  );
  return kernel === 1 ? taps[0] : tf.concat(taps, 3);
}

/** A 3-D convolution as a 2-D one over the depth taps laid side by side. */
function flatConv3d(
  tf: Tf,
  image: EngineTensor,
  weight: EngineTensor,
  plan: ConvPlan,
): EngineTensor {
  const [kz, ky, kx, channels, filters] = weight.shape;
  const padded = padSpace(tf, image, plan.pairs);
  const taps = depthAsChannels(tf, padded, kz, plan);
  const flatWeight = tf.reshape(tf.transpose(weight, [1, 2, 0, 3, 4]), [
    ky,
    kx,
    kz * channels,
    filters,
  ]);
  const none = [
    [0, 0],
    [0, 0],
  ] as const;
  const y = convForward(tf, taps, flatWeight, {
    stride: plan.stride.slice(1),
    dilation: plan.dilation.slice(1),
    pairs: none,
  });
  const depth = y.shape[0] / image.shape[0];
  return tf.reshape(y, [image.shape[0], depth, ...y.shape.slice(1)]);
}

/** Cross-correlates an image with a kernel. */
export function convForward(
  tf: Tf,
  x: EngineTensor,
  kernel: EngineTensor,
  given: ConvPlan,
): EngineTensor {
  if (x.rank === 5 && !hasKernel(tf, "Conv3D")) return flatConv3d(tf, x, kernel, given);
  const [weight, plan] = plain(tf, kernel, given);
  const pad = isSame(weight.shape, plan) ? "same" : "valid";
  const image = pad === "same" ? x : padSpace(tf, x, plan.pairs);
  if (x.rank === 4) {
    const [strides, dilations] = [plan.stride, plan.dilation] as [
      [number, number],
      [number, number],
    ];
    return tf.conv2d(image as Tensor4D, weight as Tensor4D, strides, pad, "NHWC", dilations);
  }
  const strides = plan.stride as [number, number, number];
  return tf.conv3d(image as Tensor5D, weight as Tensor5D, strides, pad);
}

/** The adjoint of `convForward` in the image, composed: a convolution with the turned kernel. */
function composedImage(
  tf: Tf,
  dy: EngineTensor,
  weight: EngineTensor,
  {plan, spatial}: {readonly plan: ConvPlan; readonly spatial: readonly number[]},
): EngineTensor {
  const axes = spatial.length;
  const {stride, dilation, pairs} = plan;
  const order = [...Array(axes).keys()];
  // Turned about all spatial axes at once: in one row of taps, the last comes first.
  const [inputs, outputs] = weight.shape.slice(-2);
  const taps = tf.reverse(tf.reshape(weight, [-1, inputs, outputs]), 0);
  const turned = tf.reshape(tf.transpose(taps, [0, 2, 1]), [
    ...weight.shape.slice(0, -2),
    outputs,
    inputs,
  ]);
  const apart = spread(tf, dy, 1, stride);

  // Each end grows by the kernel's reach less the padding; a negative rest is cut off afterwards.
  const ends = order.map((axis): [number, number] => {
    const reach = dilation[axis] * (weight.shape[axis] - 1);
    const [before] = pairs[axis];
    const behind = spatial[axis] + before - apart.shape[axis + 1];
    return [reach - before, behind];
  });
  const grown = ends.map(([a, b]): [number, number] => [Math.max(a, 0), Math.max(b, 0)]);
  const cut = ends.map(([a, b]): [number, number] => [Math.max(-a, 0), Math.max(-b, 0)]);
  const whole = convForward(tf, apart, turned, {
    stride: stride.map(() => 1),
    dilation,
    pairs: grown,
  });
  return unpadSpace(tf, whole, cut);
}

/** The adjoint of `convForward` in the image: from the output's gradient to the image's. */
export function convImage(
  tf: Tf,
  dy: EngineTensor,
  kernel: EngineTensor,
  {plan: given, spatial}: {readonly plan: ConvPlan; readonly spatial: readonly number[]},
): EngineTensor {
  const name = dy.rank === 4 ? "Conv2DBackpropInput" : "Conv3DBackpropInputV2";
  if (!hasKernel(tf, name)) return composedImage(tf, dy, kernel, {plan: given, spatial});
  const weight = spread(tf, kernel, 0, given.dilation);
  const plan = {...given, dilation: given.dilation.map(() => 1)};
  const pad = isSame(weight.shape, plan) ? "same" : "valid";
  const pairs = pad === "same" ? [] : plan.pairs;
  const size = spatial.map((n, axis) => {
    const [before, after] = pairs[axis] ?? [0, 0];
    return n + before + after;
  });
  const inputShape = [dy.shape[0], ...size, weight.shape[weight.rank - 2]];
  const strides = [...plan.stride];
  const padded: EngineTensor =
    dy.rank === 4
      ? tf
          .engine()
          .runKernel(name, {dy, filter: weight}, {strides, pad, dataFormat: "NHWC", inputShape})
      : tf.engine().runKernel(name, {dy, filter: weight}, {strides, pad, inputShape});
  return pad === "same" ? padded : unpadSpace(tf, padded, plan.pairs);
}

/** The adjoint of `convForward` in the kernel, composed: a product of matrices for each tap. */
function composedKernel(
  tf: Tf,
  x: EngineTensor,
  dy: EngineTensor,
  {plan, kernel}: {readonly plan: ConvPlan; readonly kernel: readonly number[]},
): EngineTensor {
  const axes = kernel.length;
  const filters = dy.shape[axes + 1];
  const channels = x.shape[axes + 1];
  const rows = tf.reshape(dy, [-1, filters]);
  const image = padSpace(tf, x, plan.pairs);
  const box = {output: dy.shape.slice(1, -1), stride: plan.stride};
  const taps = tapOffsets(kernel, plan.dilation).map((offset) => {
    const columns = tf.reshape(tapOf(tf, image, offset, box), [-1, channels]);
    return tf.matMul(tf.transpose(columns), rows);
  });
  return tf.reshape(tf.concat(taps, 0), [...kernel, channels, filters]);
}

/** The adjoint of `convForward` in the kernel: from image and output's gradient to the kernel's. */
export function convKernel(
  tf: Tf,
  x: EngineTensor,
  dy: EngineTensor,
  {plan, kernel}: {readonly plan: ConvPlan; readonly kernel: readonly number[]},
): EngineTensor {
  const name = x.rank === 4 ? "Conv2DBackpropFilter" : "Conv3DBackpropFilterV2";
  const isDilated = plan.dilation.some((d) => d > 1);
  if (isDilated || !hasKernel(tf, name)) return composedKernel(tf, x, dy, {plan, kernel});
  const pad = isSame(kernel, plan) ? "same" : "valid";
  const image = pad === "same" ? x : padSpace(tf, x, plan.pairs);
  const filterShape = [...kernel, x.shape[x.rank - 1], dy.shape[dy.rank - 1]];
  const strides = [...plan.stride];
  return x.rank === 4
    ? tf.engine().runKernel(name, {x: image, dy}, {strides, pad, dataFormat: "NHWC", filterShape})
    : tf.engine().runKernel(name, {x: image, dy}, {strides, pad, filterShape});
}
