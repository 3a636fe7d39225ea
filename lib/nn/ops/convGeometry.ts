import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {convOutputSize} from "./convOutputSize.ts";
import {type PadMode, requireMode} from "./pad.ts";
import {type PaddingOption, type PerAxis, paddingPairs, perAxis} from "./perAxis.ts";
import type {SlideLayout} from "./slide.ts";
import {windowsOf} from "./windows.ts";

/** Options of `conv`. */
export interface ConvOptions {
  /** Added to each filter's output, [filters]; none when left out. */
  readonly bias?: Tensor;
  /** Step from one output to the next, in places of the input; 1 when left out. */
  readonly stride?: PerAxis;
  /** Places added around the input; 0 when left out. */
  readonly padding?: PaddingOption;
  /** Step from one tap of the kernel to the next; 1 when left out. */
  readonly dilation?: PerAxis;
  /** Parts into which channels and filters are split, each convolved alone; 1 when left out. */
  readonly groups?: number;
  /** What the padding holds; "zeros" when left out. */
  readonly mode?: PadMode;
}

/** A convolution of two given shapes, all checked. */
export interface ConvGeometry {
  readonly layout: SlideLayout;
  readonly pairs: readonly (readonly [number, number])[];
  readonly mode: PadMode;
  /** Shapes of the padded input and of the output, channel-last. */
  readonly padded: readonly number[];
  readonly output: readonly number[];
}

/** Checks that image, kernel and options fit, and finds the sizes and windows of their convolution. */
export function convGeometry(
  who: string,
  x: readonly number[],
  weight: readonly number[],
  options: ConvOptions,
): ConvGeometry {
  const {bias, stride = 1, padding = 0, dilation = 1, groups = 1, mode = "zeros"} = options;
  requireWeight(who, x, weight, groups);
  const axes = x.length - 2;
  const filters = weight[axes + 1];
  requireBias(who, bias, filters);

  // The image grows by the padding; the kernel then slides inside it.
  const pairs = paddingPairs(who, padding, axes);
  requireMode(who, x, pairs, mode);
  const steps = perAxis(who, "stride", stride, {axes, least: 1});
  const dilations = perAxis(who, "dilation", dilation, {axes, least: 1});
  const kernel = weight.slice(0, axes);
  const image = pairs.map(([before, after], axis) => before + x[axis + 1] + after);
  if (image.some((size, axis) => dilations[axis] * (kernel[axis] - 1) >= size)) {
    throw new ShapeError(
      `${who}: the dilated kernel must fit into the padded image, got kernel ${shapeText(kernel)} with dilation ${shapeText(dilations)} and image ${shapeText(image)}`,
    );
  }
  const output = image.map((size, axis) =>
    convOutputSize(size, {kernel: kernel[axis], stride: steps[axis], dilation: dilations[axis]}),
  );
  const windows = windowsOf({image, output, kernel, stride: steps, dilation: dilations});
  const channels = x[axes + 1];
  return {
    layout: {...windows, batch: x[0], channels, filters, groups},
    pairs,
    mode,
    padded: [x[0], ...image, channels],
    output: [x[0], ...output, filters],
  };
}

/** Checks that x is an image whose channels the groups divide; returns its channels. */
export function requireGroups(who: string, x: readonly number[], groups: number): number {
  if (x.length < 3) {
    throw new ShapeError(`${who}: x must be [batch, (z,) (y,) x, channel], got ${shapeText(x)}`);
  }
  const channels = x[x.length - 1];
  if (!Number.isSafeInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new RangeError(
      `${who}: groups must be a whole number that divides the ${channels} channels of x ${shapeText(x)}, got ${groups}`,
    );
  }
  return channels;
}

/** Checks that a kernel has an axis for each axis of the image, and the channels of a group. */
function requireWeight(
  who: string,
  x: readonly number[],
  weight: readonly number[],
  groups: number,
): void {
  const channels = requireGroups(who, x, groups);
  const [perGroup, filters] = weight.slice(-2);
  if (weight.length !== x.length || perGroup !== channels / groups || filters % groups !== 0) {
    throw new ShapeError(
      `${who}: weight must be [kernel…, ${channels / groups}, filters], filters a multiple of ${groups} groups, for x ${shapeText(x)}, got ${shapeText(weight)}`,
    );
  }
}

/** Checks that there is one bias for each filter, if any. */
export function requireBias(who: string, bias: Tensor | undefined, filters: number): void {
  if (bias === undefined || (bias.shape.length === 1 && bias.shape[0] === filters)) return;
  throw new ShapeError(`${who}: bias must be [${filters}], got ${shapeText(bias.shape)}`);
}

/** Checks that a gradient has the shape of what it is the gradient of. */
export function requireGradient(who: string, gradient: Tensor, shape: readonly number[]): void {
  if (gradient.shape.length === shape.length && shape.every((n, i) => gradient.shape[i] === n))
    return;
  throw new ShapeError(
    `${who}: gradOutput must have the shape of the output, ${shapeText(shape)}, got ${shapeText(gradient.shape)}`,
  );
}

/** Creates the data of an output: its bias at every place, or 0. */
export function startFromBias(
  size: number,
  filters: number,
  bias: Tensor | undefined,
): Float64Array {
  const data = new Float64Array(size);
  if (bias !== undefined) for (let i = 0; i < size; i++) data[i] = bias.data[i % filters];
  return data;
}

/** Sums a gradient over batch and space: the gradient with respect to a bias. */
export function sumOverPlaces(gradient: Tensor): Tensor {
  const filters = gradient.shape[gradient.shape.length - 1];
  const data = new Float64Array(filters);
  for (let i = 0; i < gradient.data.length; i++) data[i % filters] += gradient.data[i];
  return {shape: [filters], data};
}
