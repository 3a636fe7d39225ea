import {sizeOf} from "../../tensor.ts";
import type {TensorInfo} from "@tensorflow/tfjs-core";
import {type ConvAttrs, outputSize, threeAxes} from "./convKernels.ts";
import type {Wasm} from "./kernels.ts";

/** Attributes of a pooling; lists hold one entry per spatial axis, slowest first. */
export interface PoolAttrs {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  /** Places before and after each axis: no part of a maximum, zeros of a mean that counts them. */
  readonly pairs: readonly (readonly [number, number])[];
  /** 1 on each axis when left out. */
  readonly dilation?: readonly number[];
  /** True for the mean of each window; false for its largest value. */
  readonly average: boolean;
  /** True divides by the whole window where it hangs over the edge; false when left out. */
  readonly countPadding?: boolean;
}

/** The fields that both directions share, after the four pointers. */
function poolFields(
  x: readonly number[],
  y: readonly number[],
  {kernel, stride, pairs, average, countPadding = false, ...attrs}: PoolAttrs,
): number[] {
  const dilation = attrs.dilation ?? kernel.map(() => 1);
  const before = pairs.map(([first]) => first);
  return [
    x[x.length - 1],
    ...threeAxes(x.slice(1, -1), 1),
    ...threeAxes(y.slice(1, -1), 1),
    ...threeAxes(kernel, 1),
    ...threeAxes(stride, 1),
    ...threeAxes(before, 0),
    ...threeAxes(dilation, 1),
    average ? 1 : 0,
    countPadding ? 1 : 0,
  ];
}

/** Largest value or mean of each window of x [batch, (z,) (y,) x, channel]. */
export function poolKernel(wasm: Wasm, {x}: {x: TensorInfo}, attrs: PoolAttrs): TensorInfo {
  const windows: ConvAttrs = {...attrs, dilation: attrs.dilation ?? attrs.kernel.map(() => 1)};
  const size = outputSize(x.shape.slice(1, -1), attrs.kernel, windows);
  const y = wasm.output([x.shape[0], ...size, x.shape[x.shape.length - 1]]);
  const fields = [wasm.at(x), wasm.at(y), 0, 0, ...poolFields(x.shape, y.shape, attrs)];
  const rows = sizeOf(y.shape.slice(0, -2));
  wasm.run("poolRows", fields, rows, sizeOf(y.shape) * sizeOf(attrs.kernel));
  return y;
}

/** Gradient of x; of a maximum, each window's goes to the first place that holds it. */
export function poolGradKernel(
  wasm: Wasm,
  {dy, x, y}: {dy: TensorInfo; x: TensorInfo; y?: TensorInfo | undefined},
  attrs: PoolAttrs,
): TensorInfo {
  const dx = wasm.output(x.shape);
  wasm.clear(dx);
  const pointers = [wasm.at(x), y === undefined ? 0 : wasm.at(y), wasm.at(dy), wasm.at(dx)];
  const fields = [...pointers, ...poolFields(x.shape, dy.shape, attrs)];

  // Windows that overlap add to the same places: one thread does them in order.
  const {kernel, stride, dilation} = attrs;
  const apart = kernel.every((n, axis) => (n - 1) * (dilation?.[axis] ?? 1) + 1 <= stride[axis]);
  const work = apart ? sizeOf(dy.shape) * sizeOf(kernel) : 0;
  wasm.run("poolGradientRows", fields, sizeOf(dy.shape.slice(0, -2)), work);
  return dx;
}
