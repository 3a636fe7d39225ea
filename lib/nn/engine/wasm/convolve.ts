import type {TensorInfo} from "@tensorflow/tfjs-core";
import type {Wasm} from "./kernels.ts";
import {type AxisTap, type Images, padImages, runSlide, type Sizes} from "./slide.ts";

/** A convolution between images and outputs of known sizes, [batch, z, y, x, channel]. */
export interface ConvShape {
  readonly batch: number;
  readonly input: Sizes;
  readonly output: Sizes;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Sizes;
  readonly stride: Sizes;
  readonly dilation: Sizes;
  /** Zeros before each axis; those after it follow from the sizes. */
  readonly before: Sizes;
  readonly groups: number;
}

/** Computes one value for each axis. */
export const perAxis = <Value>(of: (axis: 0 | 1 | 2) => Value): readonly [Value, Value, Value] => [
  of(0),
  of(1),
  of(2),
];

/** All taps along an axis, at their offsets from the first one. */
export const forwardTaps = ({kernel, dilation}: ConvShape, axis: 0 | 1 | 2): AxisTap[] =>
  Array.from({length: kernel[axis]}, (_, tap) => ({tap, offset: tap * dilation[axis]}));

/** The size that input with its padding must have along an axis. */
export const neededSize = (
  {output, stride, kernel, dilation}: ConvShape,
  axis: 0 | 1 | 2,
): number => (output[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1;

/** Options of `convolve`. */
export interface ConvolveOptions {
  readonly bias?: TensorInfo | undefined;
  readonly relu?: boolean;
}

/** Computes a convolution, x [batch, z, y, x, channel] with filter [z, y, x, channel / groups, filter]. */
export function convolve(
  wasm: Wasm,
  shape: ConvShape,
  [x, filter, y]: readonly [TensorInfo, TensorInfo, TensorInfo],
  {bias, relu = false}: ConvolveOptions = {},
): void {
  const {batch, input, output, inChannels, outChannels, groups} = shape;
  const depth = inChannels / groups;
  wasm.withScratch((scratch) => {
    const source: Images = {pointer: wasm.at(x), batch, size: input, channels: inChannels};
    const images = padImages(wasm, scratch, source, {
      before: shape.before,
      size: perAxis((axis) => neededSize(shape, axis)),
    });
    runSlide(wasm, scratch, {
      images,
      taps: perAxis((axis) => forwardTaps(shape, axis)),
      stride: shape.stride,
      groups,
      weights: {
        pointer: wasm.at(filter),
        kernel: shape.kernel,
        tapStep: depth * outChannels,
        depth,
        depthStep: outChannels,
        depthGroupStep: outChannels / groups,
        columns: outChannels / groups,
        columnStep: 1,
      },
      places: output,
      output: {pointer: wasm.at(y), batch, size: output, channels: outChannels},
      first: [0, 0, 0],
      step: [1, 1, 1],
      bias: bias === undefined ? 0 : wasm.at(bias),
      relu,
    });
  });
}

/** The places of an input axis that lie a stride apart, and the taps that reach them. */
interface Phase {
  readonly first: number;
  readonly places: number;
  readonly taps: readonly AxisTap[];
}

/**
 * Cuts an input axis into as many phases as the stride has steps. In each, the gradient is a convolution
 * of stride 1 with those taps that meet it, in turned order: input p = o·s + t·d − before.
 */
function phasesOf(shape: ConvShape, axis: 0 | 1 | 2): Phase[] {
  const {input, stride, kernel, dilation, before} = shape;
  const [size, step] = [input[axis], stride[axis]];
  return Array.from({length: Math.min(step, size)}, (_, first) => {
    const taps: AxisTap[] = [];
    for (let tap = kernel[axis] - 1; tap >= 0; tap--) {
      const distance = first + before[axis] - tap * dilation[axis];
      if (distance % step === 0) taps.push({tap, offset: distance / step});
    }
    return {first, places: Math.ceil((size - first) / step), taps};
  });
}

/** Finds how far the phases of an axis reach: zeros before the outputs, and the size with them. */
function reachOf(phases: readonly Phase[]): {before: number; size: number} {
  let [before, last] = [0, 0];
  for (const {places, taps} of phases) {
    for (const {offset} of taps) {
      before = Math.max(before, -offset);
      last = Math.max(last, offset + places - 1);
    }
  }
  return {before, size: before + last + 1};
}

/**
 * Computes the gradient of a convolution's input, which is a transposed convolution of dy
 * [batch, z, y, x, filter].
 */
export function convolveBack(
  wasm: Wasm,
  shape: ConvShape,
  [dy, filter, dx]: readonly [TensorInfo, TensorInfo, TensorInfo],
  {bias, relu = false}: ConvolveOptions = {},
): void {
  const {batch, input, output, inChannels, outChannels, groups} = shape;
  const phases = perAxis((axis) => phasesOf(shape, axis));
  const reach = phases.map(reachOf);
  const before = perAxis((axis) => reach[axis].before);
  const size = perAxis((axis) => reach[axis].size);
  wasm.withScratch((scratch) => {
    const source: Images = {pointer: wasm.at(dy), batch, size: output, channels: outChannels};
    const images = padImages(wasm, scratch, source, {before, size});
    const common = {
      images,
      stride: [1, 1, 1],
      groups,
      weights: {
        pointer: wasm.at(filter),
        kernel: shape.kernel,
        tapStep: (inChannels / groups) * outChannels,
        depth: outChannels / groups,
        depthStep: 1,
        depthGroupStep: outChannels / groups,
        columns: inChannels / groups,
        columnStep: outChannels,
      },
      output: {pointer: wasm.at(dx), batch, size: input, channels: inChannels},
      step: shape.stride,
      bias: bias === undefined ? 0 : wasm.at(bias),
      relu,
    } as const;
    for (const z of phases[0]) {
      for (const y of phases[1]) {
        for (const x of phases[2]) {
          const parts = [z, y, x];
          const taps = perAxis((axis) =>
            parts[axis].taps.map(({tap, offset}) => ({tap, offset: offset + before[axis]})),
          );
          runSlide(wasm, scratch, {
            ...common,
            taps,
            first: perAxis((axis) => parts[axis].first),
            places: perAxis((axis) => parts[axis].places),
          });
        }
      }
    }
  });
}
