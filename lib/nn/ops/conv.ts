import {sizeOf, type Tensor} from "../tensor.ts";
import type {ConvOptions} from "./convGeometry.ts";
import {convGeometry, startFromBias} from "./convGeometry.ts";
import {padTensor} from "./pad.ts";
import {slide} from "./slide.ts";

/**
 * Computes a convolutional layer in 1, 2 or 3 dimensions: the cross-correlation of an image with a
 * kernel, which is not turned.
 *
 * The spatial axes are those between batch and channels. Group g joins the channels of its part only,
 * with as many groups as channels each channel is filtered alone. NaN spreads to every output whose
 * window holds it.
 *
 * @formula eq:conv-layer $y[n, o, f] = b_f + \sum_u \sum_c w[u, c, f]\, \tilde x[n, s\,o + d\,u, c]$, the padded image $\tilde x$ read from its corner
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param weight - kernel, [(kz,) (ky,) kx, channels / groups, filters]
 * @param options - bias [filters]; stride, padding and dilation, one number or one per spatial axis,
 *   the slowest first (padding also [before, after] per axis); groups; mode of the padding
 * @returns output, [batch, (z,) (y,) x, filter]
 * @throws ShapeError when kernel, bias and image do not fit, or the dilated kernel is larger than the
 *   padded image
 * @throws RangeError when stride, padding, dilation, groups or mode break their rules
 * @ref lecun1998, dumoulin2016
 * @example conv({shape: [1, 4, 1], data: Float64Array.of(1, 2, 4, 8)}, {shape: [2, 1, 1], data: Float64Array.of(-1, 1)}).data // [1, 2, 4]
 */
export function conv(x: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  const {layout, pairs, mode, output} = convGeometry("conv", x.shape, weight.shape, options);
  const image = padTensor(x, pairs, mode).data;
  const data = startFromBias(sizeOf(output), layout.filters, options.bias);
  slide({image, output: data, weight: weight.data}, layout);
  return {shape: output, data};
}
