// Kernels of TensorFlow.js, by its names and attributes, done by ours.
import type {backend_util, KernelFunc, TensorInfo} from "@tensorflow/tfjs-core";
import type {Tf} from "../engine.ts";
import {
  convFilterGradKernel,
  convInputGradKernel,
  convKernel,
  type ConvAttrs,
} from "./convKernels.ts";
import type {Wasm} from "./kernels.ts";
import {poolGradKernel, poolKernel, type PoolAttrs} from "./poolKernels.ts";

type Inputs = Readonly<Record<string, TensorInfo>>;

/** A kernel that has been bound to the heap: inputs and attributes as TensorFlow.js names them. */
export type Bound = (inputs: Inputs, attrs: object) => TensorInfo | TensorInfo[];

type Pad2 = "same" | "valid" | number | backend_util.ExplicitPadding;

/** Attributes of TensorFlow.js's convolutions, those of both ranks together. */
interface TfConvAttrs {
  readonly strides: number | number[];
  readonly pad: Pad2;
  readonly dilations?: number | number[];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
  readonly dataFormat?: string;
  readonly inputShape?: number[];
  readonly filterShape?: number[];
}

/** Repeats one number for each axis. */
const listOf = <List extends number[]>(value: number | number[], axes: number): List =>
  (typeof value === "number" ? Array(axes).fill(value) : value) as List;

type Four = [number, number, number, number];
type Five = [number, number, number, number, number];

/** Reads TensorFlow.js's attributes of a 2-D convolution. */
function conv2dAttrs(
  tf: Tf,
  x: readonly number[],
  filter: readonly number[],
  {attrs, depthwise}: {readonly attrs: TfConvAttrs; readonly depthwise: boolean},
): ConvAttrs {
  const {strides, pad, dilations = 1, dimRoundingMode, dataFormat = "NHWC"} = attrs;
  if (dataFormat !== "NHWC") {
    throw new RangeError(`wasm: dataFormat must be NHWC, got ${dataFormat}`);
  }
  const info = tf.backend_util.computeConv2DInfo(
    [...x] as Four,
    [...filter] as Four,
    listOf<[number, number]>(strides, 2),
    listOf<[number, number]>(dilations, 2),
    pad,
    dimRoundingMode,
    depthwise,
  );
  const {top, bottom, left, right} = info.padInfo;
  return {
    stride: [info.strideHeight, info.strideWidth],
    dilation: [info.dilationHeight, info.dilationWidth],
    pairs: reach([top, left], [bottom, right], x, {
      output: [info.outHeight, info.outWidth],
      extent: [info.effectiveFilterHeight, info.effectiveFilterWidth],
      stride: [info.strideHeight, info.strideWidth],
    }),
    groups: depthwise ? x[3] : 1,
  };
}

/** Zeros before and after each axis, so that exactly the announced output follows, however it was rounded. */
function reach(
  before: readonly number[],
  after: readonly number[],
  x: readonly number[],
  {output, extent, stride}: Record<"output" | "extent" | "stride", readonly number[]>,
): [number, number][] {
  return before.map((first, axis): [number, number] => {
    const needed = (output[axis] - 1) * stride[axis] + extent[axis] - x[axis + 1] - first;
    return [first, Math.max(after[axis], needed)];
  });
}

/** Reads TensorFlow.js's attributes of a 3-D convolution. */
function conv3dAttrs(
  tf: Tf,
  x: readonly number[],
  filter: readonly number[],
  {strides, pad, dilations = 1}: TfConvAttrs,
): ConvAttrs {
  const info = tf.backend_util.computeConv3DInfo(
    [...x] as Five,
    [...filter] as Five,
    listOf<[number, number, number]>(strides, 3),
    listOf<[number, number, number]>(dilations, 3),
    pad as "same" | "valid" | number,
  );
  const {front, back, top, bottom, left, right} = info.padInfo;
  return {
    stride: [info.strideDepth, info.strideHeight, info.strideWidth],
    dilation: [info.dilationDepth, info.dilationHeight, info.dilationWidth],
    pairs: [
      [front, back],
      [top, bottom],
      [left, right],
    ],
  };
}

/** Reads the attributes of a convolution of either rank. */
function convAttrs(
  tf: Tf,
  x: readonly number[],
  filter: readonly number[],
  attrs: TfConvAttrs,
): ConvAttrs {
  return x.length === 4
    ? conv2dAttrs(tf, x, filter, {attrs, depthwise: false})
    : conv3dAttrs(tf, x, filter, attrs);
}

/** A depthwise kernel [y, x, channel, multiplier] as ours, [y, x, 1, channel · multiplier]. */
const grouped = ([y, x, channels, times]: readonly number[]): number[] => [
  y,
  x,
  1,
  channels * times,
];

/** The convolutions. */
export function convolutions(tf: Tf, wasm: Wasm): Readonly<Record<string, Bound>> {
  const forward: Bound = ({x, filter}, attrs) =>
    convKernel(wasm, {x, filter}, convAttrs(tf, x.shape, filter.shape, attrs as TfConvAttrs));
  const inputGradient: Bound = ({dy, filter}, attrs) => {
    const shape = (attrs as TfConvAttrs).inputShape!;
    const read = convAttrs(tf, shape, filter.shape, attrs as TfConvAttrs);
    return convInputGradKernel(wasm, {dy, filter}, {...read, spatial: shape.slice(1, -1)});
  };
  const filterGradient: Bound = ({x, dy}, attrs) => {
    const shape = (attrs as TfConvAttrs).filterShape!;
    const read = convAttrs(tf, x.shape, shape, attrs as TfConvAttrs);
    return convFilterGradKernel(wasm, {x, dy}, {...read, kernel: shape.slice(0, -2)});
  };
  const depthwise = (x: readonly number[], filter: readonly number[], attrs: object): ConvAttrs =>
    conv2dAttrs(tf, x, filter, {attrs: attrs as TfConvAttrs, depthwise: true});
  return {
    Conv2D: forward,
    Conv2DBackpropInput: inputGradient,
    Conv2DBackpropFilter: filterGradient,
    Conv3D: forward,
    Conv3DBackpropInputV2: inputGradient,
    Conv3DBackpropFilterV2: filterGradient,
    DepthwiseConv2dNative: ({x, filter}, attrs) => {
      const read = depthwise(x.shape, filter.shape, attrs);
      return convKernel(wasm, {x, filter: {...filter, shape: grouped(filter.shape)}}, read);
    },
    DepthwiseConv2dNativeBackpropInput: ({dy, filter}, attrs) => {
      const shape = (attrs as TfConvAttrs).inputShape!;
      const read = {...depthwise(shape, filter.shape, attrs), spatial: shape.slice(1, -1)};
      return convInputGradKernel(
        wasm,
        {dy, filter: {...filter, shape: grouped(filter.shape)}},
        read,
      );
    },
    DepthwiseConv2dNativeBackpropFilter: ({x, dy}, attrs) => {
      const shape = (attrs as TfConvAttrs).filterShape!;
      const read = {...depthwise(x.shape, shape, attrs), kernel: shape.slice(0, 2)};
      return {...convFilterGradKernel(wasm, {x, dy}, read), shape};
    },
  };
}

/** Attributes of TensorFlow.js's poolings. */
interface TfPoolAttrs {
  readonly filterSize: number | number[];
  readonly strides: number | number[];
  readonly pad: Pad2;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Reads TensorFlow.js's attributes of a pooling; its means leave out the padding. */
function poolAttrs(
  tf: Tf,
  x: readonly number[],
  {filterSize, strides, pad, dimRoundingMode}: TfPoolAttrs,
  average: boolean,
): PoolAttrs {
  if (x.length === 4) {
    const info = tf.backend_util.computePool2DInfo(
      [...x] as Four,
      listOf<[number, number]>(filterSize, 2),
      listOf<[number, number]>(strides, 2),
      1,
      pad,
      dimRoundingMode,
    );
    const {top, bottom, left, right} = info.padInfo;
    const stride = [info.strideHeight, info.strideWidth];
    const kernel = [info.filterHeight, info.filterWidth];
    const output = [info.outHeight, info.outWidth];
    const pairs = reach([top, left], [bottom, right], x, {output, extent: kernel, stride});
    return {kernel, stride, pairs, average};
  }
  const info = tf.backend_util.computePool3DInfo(
    [...x] as Five,
    listOf<[number, number, number]>(filterSize, 3),
    listOf<[number, number, number]>(strides, 3),
    1,
    pad as "same" | "valid" | number,
    dimRoundingMode,
  );
  const {front, back, top, bottom, left, right} = info.padInfo;
  const stride = [info.strideDepth, info.strideHeight, info.strideWidth];
  const kernel = [info.filterDepth, info.filterHeight, info.filterWidth];
  const output = [info.outDepth, info.outHeight, info.outWidth];
  const pairs = reach([front, top, left], [back, bottom, right], x, {
    ...{output, extent: kernel, stride},
  });
  return {kernel, stride, pairs, average};
}

/** The poolings. */
export function poolings(tf: Tf, wasm: Wasm): Readonly<Record<string, Bound>> {
  const forward =
    (average: boolean): Bound =>
    ({x}, attrs) =>
      poolKernel(wasm, {x}, poolAttrs(tf, x.shape, attrs as TfPoolAttrs, average));
  const gradient =
    (average: boolean): Bound =>
    ({dy, input, output}, attrs) => {
      const read = poolAttrs(tf, input.shape, attrs as TfPoolAttrs, average);
      return poolGradKernel(wasm, {dy, x: input, y: output}, read);
    };
  return {
    MaxPool: forward(false),
    MaxPool3D: forward(false),
    MaxPoolGrad: gradient(false),
    MaxPool3DGrad: gradient(false),
    AvgPool: forward(true),
    AvgPool3D: forward(true),
    AvgPoolGrad: gradient(true),
    AvgPool3DGrad: gradient(true),
  };
}

/** Wraps a bound kernel as TensorFlow.js calls it. */
export function asKernel(bound: Bound): KernelFunc {
  return ({inputs, attrs}) => bound(inputs as Inputs, attrs ?? {});
}
