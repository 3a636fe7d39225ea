// Kernels of TensorFlow.js that ours do for the common case, and its own for the rest.
import {sizeOf} from "../../tensor.ts";
import type {KernelFunc, TensorInfo} from "@tensorflow/tfjs-core";
import {bandKernel, concatKernel, sumKernel} from "./elementKernels.ts";
import type {Wasm} from "./kernels.ts";
import {channelwiseKernel} from "./normKernels.ts";

/** A kernel that returns null where it leaves the work to TensorFlow.js. */
type Partial = (
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: object,
) => TensorInfo | TensorInfo[] | null;

const isFloat = ({dtype, shape}: TensorInfo): boolean =>
  dtype === "float32" && shape.every((n) => n > 0);

/** Takes an axis counted from the end as one from the start. */
const axisOf = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);

/** Concatenation of floats along any axis. */
const concat =
  (wasm: Wasm): Partial =>
  (inputs, attrs) => {
    const parts = Object.values(inputs);
    const {axis} = attrs as {axis: number};
    if (!parts.every(isFloat)) return null;
    return concatKernel(wasm, parts, axisOf(axis, parts[0].shape.length));
  };

/** A slice that cuts one axis only. */
const slice =
  (wasm: Wasm): Partial =>
  ({x}, attrs) => {
    const {begin, size} = attrs as {begin: number | number[]; size: number | number[]};
    const [starts, sizes] = [[begin].flat(), [size].flat()];
    if (!isFloat(x) || starts.length !== x.shape.length || sizes.length !== starts.length) {
      return null;
    }
    const ends = x.shape.map((n, axis) => (sizes[axis] === -1 ? n : starts[axis] + sizes[axis]));
    const cut = x.shape.flatMap((n, axis) => (ends[axis] - starts[axis] < n ? [axis] : []));
    if (cut.length !== 1 || ends.some((end, axis) => end > x.shape[axis])) return null;
    const [axis] = cut;
    if (ends[axis] <= starts[axis]) return null;
    return bandKernel(wasm, x, {axis, begin: starts[axis], size: ends[axis] - starts[axis]});
  };

/** Numbers from which on TensorFlow.js's plain sum in single precision loses digits. */
const LONG = 256;

/** A sum, or a mean, over axes that follow each other, of many numbers each. */
const reduction =
  (kind: "sum" | "mean") =>
  (wasm: Wasm): Partial =>
  ({x}, attrs) => {
    const {axis, keepDims = false} = attrs as {
      axis?: number | readonly number[] | null;
      keepDims?: boolean;
    };
    const rank = x.shape.length;
    const asked = axis === undefined || axis === null ? x.shape.map((_, a) => a) : [axis].flat();
    const axes = asked.map((one) => axisOf(one, rank)).sort((a, b) => a - b);
    const follow = axes.length > 0 && axes.every((one, k) => one === axes[0] + k);
    if (!isFloat(x) || !follow) return null;
    const [before, behind] = [x.shape.slice(0, axes[0]), x.shape.slice(axes[0] + axes.length)];
    const length = sizeOf(axes.map((one) => x.shape[one]));
    const sizes = {outer: sizeOf(before), length, inner: sizeOf(behind)};
    if (length < LONG && sizes.outer > 1) return null;
    const result = sumKernel(wasm, x, sizes);
    if (kind === "mean") {
      const values = new Float32Array(
        wasm.memory.buffer,
        wasm.at(result),
        sizes.outer * sizes.inner,
      );
      for (let i = 0; i < values.length; i++) values[i] /= length;
    }
    return {...result, shape: [...before, ...(keepDims ? axes.map(() => 1) : []), ...behind]};
  };

/** A tensor beside another, of the same values: they are shared, not copied. */
const identity =
  (wasm: Wasm): Partial =>
  ({x}) => {
    wasm.backend.incRef(x.dataId);
    return {dataId: x.dataId, shape: x.shape, dtype: x.dtype};
  };

/** Bands of floats that follow each other along an axis. */
const split =
  (wasm: Wasm): Partial =>
  ({x}, attrs) => {
    const {numOrSizeSplits, axis} = attrs as {
      numOrSizeSplits: number | readonly number[];
      axis: number;
    };
    if (!isFloat(x) || typeof numOrSizeSplits === "number") return null;
    const at = axisOf(axis, x.shape.length);
    const known = numOrSizeSplits.reduce((sum, size) => sum + Math.max(size, 0), 0);
    const sizes = numOrSizeSplits.map((size) => (size === -1 ? x.shape[at] - known : size));
    let end = 0;
    return sizes.map((size) => {
      end += size;
      return bandKernel(wasm, x, {axis: at, begin: end - size, size});
    });
  };

/** Says whether a tensor has one number for each channel of another, and no more. */
const isPerChannel = ({shape, dtype}: TensorInfo, x: TensorInfo): boolean =>
  dtype === "float32" &&
  shape.length <= x.shape.length &&
  shape.at(-1) === x.shape.at(-1) &&
  shape.slice(0, -1).every((n) => n === 1);

/** A product or sum of an image and one number for each channel. */
const channelwise =
  (name: "factors" | "terms") =>
  (wasm: Wasm): Partial =>
  ({a, b}) => {
    for (const [x, numbers] of [
      [a, b],
      [b, a],
    ]) {
      const larger = x.shape.length > 1 && x.shape.slice(0, -1).some((n) => n > 1);
      if (larger && isFloat(x) && isPerChannel(numbers, x)) {
        return channelwiseKernel(wasm, {x, [name]: numbers});
      }
    }
    return null;
  };

/** The kernels by their names, each with what it leaves to TensorFlow.js. */
export const ARRANGEMENTS: Readonly<Record<string, (wasm: Wasm) => Partial>> = {
  Add: channelwise("terms"),
  Concat: concat,
  Identity: identity,
  Mean: reduction("mean"),
  Multiply: channelwise("factors"),
  Slice: slice,
  SplitV: split,
  Sum: reduction("sum"),
};

/** Puts our kernel before TensorFlow.js's own. */
export function before(own: Partial, original: KernelFunc): KernelFunc {
  return (call) =>
    own(call.inputs as Readonly<Record<string, TensorInfo>>, call.attrs ?? {}) ?? original(call);
}
