import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireBias, requireGroups} from "./convGeometry.ts";
import {convTransposeOutputSize} from "./convOutputSize.ts";
import {type PaddingOption, type PerAxis, paddingPairs, perAxis} from "./perAxis.ts";
import type {SlideLayout} from "./slide.ts";
import {windowsOf} from "./windows.ts";

/** Options of `convTranspose`. */
export interface ConvTransposeOptions {
  /** Added to each filter's output, [filters]; none when left out. */
  readonly bias?: Tensor;
  /** Step in the output from one place of the input to the next; 1 when left out. */
  readonly stride?: PerAxis;
  /** Places cut off around the output; 0 when left out. */
  readonly padding?: PaddingOption;
  /** Places added at the end of each axis of the output; 0 when left out. */
  readonly outputPadding?: PerAxis;
  /** Step from one tap of the kernel to the next; 1 when left out. */
  readonly dilation?: PerAxis;
  /** Parts into which channels and filters are split, each convolved alone; 1 when left out. */
  readonly groups?: number;
}

/** A transposed convolution of two given shapes, all checked. */
export interface ConvTransposeGeometry {
  /** Of the convolution whose adjoint it is: its image is the full output, its output the input. */
  readonly layout: SlideLayout;
  readonly pairs: readonly (readonly [number, number])[];
  /** Shapes of the output before and after the padding is cut off, channel-last. */
  readonly full: readonly number[];
  readonly output: readonly number[];
}

/** Checks that image, kernel and options fit, and finds the sizes and windows of their transposed convolution. */
export function convTransposeGeometry(
  who: string,
  x: readonly number[],
  weight: readonly number[],
  options: ConvTransposeOptions,
): ConvTransposeGeometry {
  const {bias, stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1} = options;
  requireWeight(who, x, weight, groups);
  const axes = x.length - 2;
  const filters = weight[axes] * groups;
  requireBias(who, bias, filters);

  // Read every option for every axis.
  const pairs = paddingPairs(who, padding, axes);
  const steps = perAxis(who, "stride", stride, {axes, least: 1});
  const dilations = perAxis(who, "dilation", dilation, {axes, least: 1});
  const extra = perAxis(who, "outputPadding", outputPadding, {axes, least: 0});
  if (extra.some((n, axis) => n >= Math.max(steps[axis], dilations[axis]))) {
    throw new RangeError(
      `${who}: outputPadding must be below the stride or the dilation, got ${shapeText(extra)} with ${shapeText(steps)} and ${shapeText(dilations)}`,
    );
  }

  // The full output is the image that the input would be the convolution of.
  const kernel = weight.slice(0, axes);
  const places = x.slice(1, -1);
  const image = places.map((size, axis) =>
    convTransposeOutputSize(size, {
      kernel: kernel[axis],
      stride: steps[axis],
      dilation: dilations[axis],
      outputPadding: extra[axis],
    }),
  );
  const output = image.map((size, axis) => size - pairs[axis][0] - pairs[axis][1]);
  if (output.some((size) => size < 1)) {
    throw new ShapeError(
      `${who}: the padding must leave something of the output, got [[${pairs.join("], [")}]] and ${shapeText(image)}`,
    );
  }
  const windows = windowsOf({image, output: places, kernel, stride: steps, dilation: dilations});
  return {
    layout: {...windows, batch: x[0], channels: filters, filters: x[axes + 1], groups},
    pairs,
    full: [x[0], ...image, filters],
    output: [x[0], ...output, filters],
  };
}

/** Checks that a kernel has an axis for each axis of the image, and takes its channels. */
function requireWeight(
  who: string,
  x: readonly number[],
  weight: readonly number[],
  groups: number,
): void {
  const channels = requireGroups(who, x, groups);
  if (weight.length !== x.length || weight[weight.length - 1] !== channels) {
    throw new ShapeError(
      `${who}: weight must be [kernel…, filters / groups, ${channels}] for x ${shapeText(x)}, got ${shapeText(weight)}`,
    );
  }
}
