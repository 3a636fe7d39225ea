import {sizeOf, type Tensor} from "../tensor.ts";
import {startFromBias} from "./convGeometry.ts";
import type {ConvTransposeOptions} from "./convTransposeGeometry.ts";
import {convTransposeGeometry} from "./convTransposeGeometry.ts";
import {unpadTensor} from "./pad.ts";
import {slideBack} from "./slide.ts";

/**
 * Computes a transposed convolution in 1, 2 or 3 dimensions: every place of the input lays the kernel,
 * times its value, into the output, `stride` places after its neighbour.
 *
 * It is the adjoint of `conv` with the same kernel, stride, padding, dilation and groups, so its formula
 * is that of conv's gradient; it undoes the sizes of a convolution, not its values.
 *
 * @formula $y[n, s\,i + d\,u - p, f] = b_f + \sum_{i, u} \sum_c w[u, f, c]\, x[n, i, c]$, over all pairs $i, u$ that meet there
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param weight - kernel, [(kz,) (ky,) kx, filters / groups, channels]
 * @param options - bias [filters]; stride, padding (cut off the output), outputPadding (added at its
 *   end) and dilation, one number or one per spatial axis, the slowest first; groups
 * @returns output, [batch, (z,) (y,) x, filter]
 * @throws ShapeError when kernel, bias and image do not fit, or the padding leaves nothing
 * @throws RangeError when stride, padding, outputPadding, dilation or groups break their rules
 * @ref dumoulin2016
 * @example convTranspose({shape: [1, 2, 1], data: Float64Array.of(1, 10)}, {shape: [3, 1, 1], data: Float64Array.of(1, 2, 3)}, {stride: 2}).data // [1, 2, 13, 20, 30]
 */
export function convTranspose(
  x: Tensor,
  weight: Tensor,
  options: ConvTransposeOptions = {},
): Tensor {
  const geometry = convTransposeGeometry("convTranspose", x.shape, weight.shape, options);
  const {layout, pairs, full} = geometry;
  const image = startFromBias(sizeOf(full), layout.channels, options.bias);
  slideBack({image, output: x.data, weight: weight.data}, layout);
  return unpadTensor({shape: full, data: image}, pairs, "zeros");
}
