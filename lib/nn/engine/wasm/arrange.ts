// Kernels of TensorFlow.js that ours do for the common case, and its own for the rest.
import type {KernelFunc, TensorInfo} from "@tensorflow/tfjs-core";
import {bandKernel, columnSumKernel, concatKernel} from "./elementKernels.ts";
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

/** A sum over the first axes. */
const sum =
  (wasm: Wasm): Partial =>
  ({x}, attrs) => {
    const {axis, keepDims = false} = attrs as {axis: number | number[]; keepDims?: boolean};
    const rank = x.shape.length;
    const axes = [axis].flat().map((one) => axisOf(one, rank));
    const sorted = [...axes].sort((a, b) => a - b);
    const leading = sorted.length > 0 && sorted.length < rank && sorted.every((a, i) => a === i);
    if (!isFloat(x) || !leading) return null;
    const rest = x.shape.slice(sorted.length);
    const columns = rest.reduce((a, b) => a * b, 1);
    const matrix = {
      ...x,
      shape: [x.shape.slice(0, sorted.length).reduce((a, b) => a * b, 1), columns],
    };
    const shape = keepDims ? [...sorted.map(() => 1), ...rest] : rest;
    return {...columnSumKernel(wasm, {x: matrix}), shape};
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
  Multiply: channelwise("factors"),
  Slice: slice,
  SplitV: split,
  Sum: sum,
};

/** Puts our kernel before TensorFlow.js's own. */
export function before(own: Partial, original: KernelFunc): KernelFunc {
  return (call) =>
    own(call.inputs as Readonly<Record<string, TensorInfo>>, call.attrs ?? {}) ?? original(call);
}
