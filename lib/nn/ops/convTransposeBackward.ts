import type {Tensor} from "../tensor.ts";
import type {ConvGradients} from "./convBackward.ts";
import {requireGradient, sumOverPlaces} from "./convGeometry.ts";
import type {ConvTransposeOptions} from "./convTransposeGeometry.ts";
import {convTransposeGeometry} from "./convTransposeGeometry.ts";
import {padTensor} from "./pad.ts";
import {slide, slideWeights} from "./slide.ts";

/** What `convTranspose` was called with. */
export interface ConvTransposeBackwardOptions extends ConvTransposeOptions {
  readonly x: Tensor;
  readonly weight: Tensor;
}

/**
 * Computes the gradients of a transposed convolution: that of the image is the convolution of the
 * output's gradient with the same kernel.
 *
 * @formula $\bar x[n, i, c] = \sum_u \sum_f w[u, f, c]\, \bar y[n, s\,i + d\,u - p, f]$, $\bar w[u, f, c] = \sum_n \sum_i \bar y[n, s\,i + d\,u - p, f]\, x[n, i, c]$, $\bar b_f = \sum_n \sum_j \bar y[n, j, f]$
 * @param gradOutput - gradient with respect to the output, [batch, (z,) (y,) x, filter]
 * @param options - x and weight of the forward pass and the options it had
 * @returns x, weight and bias, each of the shape of what it is the gradient of
 * @throws ShapeError when gradOutput, kernel, bias and image do not fit, or the padding leaves nothing
 * @throws RangeError when stride, padding, outputPadding, dilation or groups break their rules
 * @ref dumoulin2016
 * @example convTransposeBackward({shape: [1, 5, 1], data: Float64Array.of(1, 0, 0, 0, 1)}, {x: {shape: [1, 2, 1], data: Float64Array.of(1, 10)}, weight: {shape: [3, 1, 1], data: Float64Array.of(1, 2, 3)}, stride: 2}).x.data // [1, 3]
 */
export function convTransposeBackward(
  gradOutput: Tensor,
  options: ConvTransposeBackwardOptions,
): ConvGradients {
  const who = "convTransposeBackward";
  const {x, weight} = options;
  const {layout, pairs, output} = convTransposeGeometry(who, x.shape, weight.shape, options);
  requireGradient(who, gradOutput, output);

  // What was cut off has no gradient.
  const image = padTensor(gradOutput, pairs, "zeros").data;
  const gradX = new Float64Array(x.data.length);
  slide({image, output: gradX, weight: weight.data}, layout);
  const gradWeight = new Float64Array(weight.data.length);
  slideWeights({image, output: x.data, weight: gradWeight}, layout);
  return {
    x: {shape: x.shape, data: gradX},
    weight: {shape: weight.shape, data: gradWeight},
    bias: sumOverPlaces(gradOutput),
  };
}
