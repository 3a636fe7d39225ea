import {sizeOf, type Tensor} from "../tensor.ts";
import type {ConvOptions} from "./convGeometry.ts";
import {convGeometry, requireGradient, sumOverPlaces} from "./convGeometry.ts";
import {padTensor, unpadTensor} from "./pad.ts";
import {slideBack, slideWeights} from "./slide.ts";

/** What `conv` was called with. */
export interface ConvBackwardOptions extends ConvOptions {
  readonly x: Tensor;
  readonly weight: Tensor;
}

/** Gradients under the names of the inputs. */
export interface ConvGradients {
  readonly x: Tensor;
  readonly weight: Tensor;
  /** Also where no bias was given: the gradient that one would have. */
  readonly bias: Tensor;
}

/**
 * Computes the gradients of a convolutional layer with respect to its image, kernel and bias.
 *
 * The gradient of the image is a true convolution of the output's gradient with the kernel (for stride
 * 1), that of the kernel a cross-correlation of the image with the output's gradient.
 *
 * @formula eq:conv-gradients $\bar x[n, i, c] = \sum_{s o + d u = i} \sum_f \bar y[n, o, f]\, w[u, c, f]$, $\bar w[u, c, f] = \sum_n \sum_o \tilde x[n, s\,o + d\,u, c]\, \bar y[n, o, f]$, $\bar b_f = \sum_n \sum_o \bar y[n, o, f]$
 * @param gradOutput - gradient with respect to the output, [batch, (z,) (y,) x, filter]
 * @param options - x and weight of the forward pass and the options it had
 * @returns x, weight and bias, each of the shape of what it is the gradient of
 * @throws ShapeError when gradOutput, kernel, bias and image do not fit
 * @throws RangeError when stride, padding, dilation, groups or mode break their rules
 * @ref lecun1998, dumoulin2016
 * @example convBackward({shape: [1, 3, 1], data: Float64Array.of(1, 0, 2)}, {x: {shape: [1, 4, 1], data: Float64Array.of(1, 2, 4, 8)}, weight: {shape: [2, 1, 1], data: Float64Array.of(-1, 1)}}).x.data // [-1, 1, -2, 2]
 */
export function convBackward(gradOutput: Tensor, options: ConvBackwardOptions): ConvGradients {
  const who = "convBackward";
  const {x, weight} = options;
  const geometry = convGeometry(who, x.shape, weight.shape, options);
  const {layout, pairs, mode, padded} = geometry;
  requireGradient(who, gradOutput, geometry.output);
  const output = gradOutput.data;

  // Image: every output hands its gradient back through the taps it used, the padding included.
  const gradPadded = new Float64Array(sizeOf(padded));
  slideBack({image: gradPadded, output, weight: weight.data}, layout);

  // Kernel: every tap collects the products it took part in.
  const gradWeight = new Float64Array(weight.data.length);
  slideWeights({image: padTensor(x, pairs, mode).data, output, weight: gradWeight}, layout);
  return {
    x: unpadTensor({shape: padded, data: gradPadded}, pairs, mode),
    weight: {shape: weight.shape, data: gradWeight},
    bias: sumOverPlaces(gradOutput),
  };
}
