import {sizeOf, type Tensor} from "../tensor.ts";
import type {ConvOptions} from "./convGeometry.ts";
import {convGeometry} from "./convGeometry.ts";
import {padTensor} from "./pad.ts";

/** Options of `convolutionMatrix`; a bias has no place in a matrix. */
export interface ConvolutionMatrixOptions extends Omit<ConvOptions, "bias"> {
  /** Shape of one image, [(z,) (y,) x, channel]. */
  readonly image: readonly number[];
}

/**
 * Writes a convolutional layer as the matrix that it is: its output, as one column, is the matrix times
 * the image as one column.
 *
 * The matrix transposed is the gradient with respect to the image, and the transposed convolution. Meant
 * for small images: it holds outputs times inputs.
 *
 * @formula $M_{(o, f), (i, c)} = \sum_u w[u, c, f]$ over the taps $u$ that read place $i$ for output $o$; $\mathrm{vec}(y) = M\,\mathrm{vec}(x)$
 * @param weight - kernel, [(kz,) (ky,) kx, channels / groups, filters]
 * @param options - image: the shape of one image; stride, padding, dilation, groups and mode as in `conv`
 * @returns matrix, [places of the output · filters, places of the image · channels]
 * @throws ShapeError when kernel and image do not fit
 * @throws RangeError when stride, padding, dilation, groups or mode break their rules
 * @ref dumoulin2016
 * @example convolutionMatrix({shape: [2, 1, 1], data: Float64Array.of(-1, 1)}, {image: [3, 1]}).data // [-1, 1, 0, 0, -1, 1]
 */
export function convolutionMatrix(weight: Tensor, options: ConvolutionMatrixOptions): Tensor {
  const who = "convolutionMatrix";
  const inputs = sizeOf(options.image);
  const {layout, pairs, mode} = convGeometry(who, [1, ...options.image], weight.shape, options);
  const {starts, taps, outputs, channels, filters, groups} = layout;

  // An image of its own numbers, from 1 on, padded: what a place repeats, or 0 for none.
  const numbers = Float64Array.from({length: inputs}, (_, i) => i + 1);
  const sources = padTensor({shape: [1, ...options.image], data: numbers}, pairs, mode).data;
  const perGroup = channels / groups;
  const matrix = new Float64Array(outputs * filters * inputs);
  for (let o = 0; o < outputs; o++) {
    for (let u = 0; u < taps.length; u++) {
      for (let c = 0; c < channels; c++) {
        const source = sources[(starts[o] + taps[u]) * channels + c] - 1;
        if (source < 0) continue;
        const first = Math.floor(c / perGroup) * (filters / groups);
        for (let f = first; f < first + filters / groups; f++) {
          const value = weight.data[(u * perGroup + (c % perGroup)) * filters + f];
          matrix[(o * filters + f) * inputs + source] += value;
        }
      }
    }
  }
  return {shape: [outputs * filters, inputs], data: matrix};
}
