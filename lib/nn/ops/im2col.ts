import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import type {ConvOptions} from "./convGeometry.ts";
import {convGeometry} from "./convGeometry.ts";
import {padTensor} from "./pad.ts";

/** Options of `im2col`: those of `conv` but for the numbers of the kernel. */
export interface Im2colOptions extends Omit<ConvOptions, "bias" | "groups"> {
  /** Taps along each spatial axis, the slowest first. */
  readonly kernel: readonly number[];
}

/**
 * Lays every window of an image out as one row, so that a convolutional layer becomes one product of two
 * matrices: windows times the kernel's [taps · channels, filters].
 *
 * This is how fast libraries compute it, at the price of copying each pixel once per tap.
 *
 * @formula $P_{(n, o), (u, c)} = \tilde x[n, s\,o + d\,u, c]$
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param options - kernel: taps along each axis; stride, padding, dilation and mode as in `conv`
 * @returns windows, [batch · places of the output, taps · channels]
 * @throws ShapeError when the kernel has not one number per spatial axis or does not fit into the image
 * @throws RangeError when kernel, stride, padding, dilation or mode break their rules
 * @ref dumoulin2016
 * @example im2col({shape: [1, 4, 1], data: Float64Array.of(1, 2, 4, 8)}, {kernel: [2]}).data // [1, 2, 2, 4, 4, 8]
 */
export function im2col(x: Tensor, options: Im2colOptions): Tensor {
  const who = "im2col";
  const {kernel} = options;
  if (kernel.length !== x.shape.length - 2) {
    throw new ShapeError(
      `${who}: kernel must have one number per spatial axis of x ${shapeText(x.shape)}, got ${shapeText(kernel)}`,
    );
  }
  const channels = x.shape[x.shape.length - 1];
  const {layout, pairs, mode} = convGeometry(who, x.shape, [...kernel, channels, 1], options);
  const {batch, places, outputs, starts, taps} = layout;
  const image = padTensor(x, pairs, mode).data;
  const columns = taps.length * channels;
  const data = new Float64Array(batch * outputs * columns);
  for (let row = 0; row < batch * outputs; row++) {
    const corner = Math.floor(row / outputs) * places + starts[row % outputs];
    for (let u = 0; u < taps.length; u++) {
      const from = (corner + taps[u]) * channels;
      data.set(image.subarray(from, from + channels), row * columns + u * channels);
    }
  }
  return {shape: [batch * outputs, columns], data};
}
