import type {TensorInfo} from "@tensorflow/tfjs-core";
import {type ConvShape, convolve, convolveBack, perAxis} from "./convolve.ts";
import {filterGradient} from "./filterGradient.ts";
import type {Wasm} from "./kernels.ts";
import type {Sizes} from "./slide.ts";

/** Attributes of our convolutions; lists hold one entry per spatial axis, slowest first. */
export interface ConvAttrs {
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  /** Zeros before and after each axis. */
  readonly pairs: readonly (readonly [number, number])[];
  /** 1 when left out. */
  readonly groups?: number;
  /** Cuts the result at 0. */
  readonly relu?: boolean;
}

/** Fills a list up to three axes with entries in front. */
export function threeAxes(list: readonly number[], missing: number): Sizes {
  const all = [...Array<number>(3 - list.length).fill(missing), ...list];
  return perAxis((axis) => all[axis]);
}

/** Sizes of the output along each axis. */
export function outputSize(
  input: readonly number[],
  kernel: readonly number[],
  {stride, dilation, pairs}: ConvAttrs,
): number[] {
  return input.map((n, axis) => {
    const extent = dilation[axis] * (kernel[axis] - 1) + 1;
    return Math.floor((pairs[axis][0] + n + pairs[axis][1] - extent) / stride[axis]) + 1;
  });
}

/** Shapes of a convolution's tensors. */
interface TensorShapes {
  readonly x: readonly number[];
  readonly filter: readonly number[];
  readonly y: readonly number[];
}

/** Describes a convolution of one to three axes as one of three. */
export function shapeOf({x, filter, y}: TensorShapes, attrs: ConvAttrs): ConvShape {
  return {
    batch: x[0],
    input: threeAxes(x.slice(1, -1), 1),
    output: threeAxes(y.slice(1, -1), 1),
    inChannels: x[x.length - 1],
    outChannels: y[y.length - 1],
    kernel: threeAxes(filter.slice(0, -2), 1),
    stride: threeAxes(attrs.stride, 1),
    dilation: threeAxes(attrs.dilation, 1),
    before: threeAxes(
      attrs.pairs.map(([before]) => before),
      0,
    ),
    groups: attrs.groups ?? 1,
  };
}

/** x [batch, (z,) (y,) x, channel] with filter [(z,) (y,) x, channel / groups, filter] and a bias, if any. */
export function convKernel(
  wasm: Wasm,
  {x, filter, bias}: {x: TensorInfo; filter: TensorInfo; bias?: TensorInfo | undefined},
  attrs: ConvAttrs,
): TensorInfo {
  const size = outputSize(x.shape.slice(1, -1), filter.shape.slice(0, -2), attrs);
  const y = wasm.output([x.shape[0], ...size, filter.shape[filter.shape.length - 1]]);
  const shape = shapeOf({x: x.shape, filter: filter.shape, y: y.shape}, attrs);
  convolve(wasm, shape, [x, filter, y], {bias, relu: attrs.relu ?? false});
  return y;
}

/** Gradient of x, whose sizes are `spatial`; the forward pass of a transposed convolution. */
export function convInputGradKernel(
  wasm: Wasm,
  {dy, filter, bias}: {dy: TensorInfo; filter: TensorInfo; bias?: TensorInfo | undefined},
  {spatial, ...attrs}: ConvAttrs & {readonly spatial: readonly number[]},
): TensorInfo {
  const channels = filter.shape[filter.shape.length - 2] * (attrs.groups ?? 1);
  const dx = wasm.output([dy.shape[0], ...spatial, channels]);
  const shape = shapeOf({x: dx.shape, filter: filter.shape, y: dy.shape}, attrs);
  convolveBack(wasm, shape, [dy, filter, dx], {bias, relu: attrs.relu ?? false});
  return dx;
}

/** Gradient of the filter, whose sizes along the axes are `kernel`. */
export function convFilterGradKernel(
  wasm: Wasm,
  {x, dy}: {x: TensorInfo; dy: TensorInfo},
  {kernel, ...attrs}: ConvAttrs & {readonly kernel: readonly number[]},
): TensorInfo {
  const channels = x.shape[x.shape.length - 1] / (attrs.groups ?? 1);
  const dw = wasm.output([...kernel, channels, dy.shape[dy.shape.length - 1]]);
  const shape = shapeOf({x: x.shape, filter: dw.shape, y: dy.shape}, attrs);
  filterGradient(wasm, shape, [x, dy, dw]);
  return dw;
}
