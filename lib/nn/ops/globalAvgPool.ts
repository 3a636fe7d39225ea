import {sizeOf, type Tensor} from "../tensor.ts";
import {requireGradientShape, type Shaped, spatialShape} from "./spatialAxes.ts";

/**
 * Computes the mean over space of every channel: an image of any size becomes one number per channel.
 *
 * @formula $y_{n,c} = \frac{1}{|P|} \sum_{p \in P} x_{n,p,c}$ over all places $p$
 * @param x - [batch, (z,) (y,) x, channel]
 * @returns y, [batch, channel]
 * @throws ShapeError when x is no image
 * @ref lin2014
 * @example globalAvgPool(tensor([1, 2, 2, 1], [1, 2, 3, 6])).data // [3]
 */
export function globalAvgPool(x: Tensor): Tensor {
  const voxels = sizeOf(spatialShape("globalAvgPool", x));
  const batch = x.shape[0];
  const channels = x.shape[x.shape.length - 1];
  const data = new Float64Array(batch * channels);
  for (let n = 0; n < batch; n++) {
    const start = n * channels;
    for (let p = 0; p < voxels; p++) {
      const source = (n * voxels + p) * channels;
      for (let c = 0; c < channels; c++) data[start + c] += x.data[source + c];
    }
  }
  for (let i = 0; i < data.length; i++) data[i] /= voxels;
  return {shape: [batch, channels], data};
}

/**
 * Computes the gradient of the mean over space: every place of a channel gets the same share.
 *
 * @formula $\frac{\partial L}{\partial x_{n,p,c}} = \frac{1}{|P|} \frac{\partial L}{\partial y_{n,c}}$
 * @param gradOutput - gradient with respect to y, [batch, channel]
 * @param {x} - the input, or anything of its shape
 * @returns the gradient with respect to x, of its shape
 * @throws ShapeError when x is no image or gradOutput has not the shape of the output
 * @ref lin2014
 * @example globalAvgPoolBackward(tensor([1, 1], 8), {x: {shape: [1, 2, 2, 1]}}).data // [2, 2, 2, 2]
 */
export function globalAvgPoolBackward(gradOutput: Tensor, {x}: {readonly x: Shaped}): Tensor {
  const voxels = sizeOf(spatialShape("globalAvgPoolBackward", x));
  const batch = x.shape[0];
  const channels = x.shape[x.shape.length - 1];
  requireGradientShape("globalAvgPoolBackward", gradOutput, [batch, channels]);
  const data = new Float64Array(batch * voxels * channels);
  for (let n = 0; n < batch; n++) {
    for (let p = 0; p < voxels; p++) {
      const target = (n * voxels + p) * channels;
      for (let c = 0; c < channels; c++) {
        data[target + c] = gradOutput.data[n * channels + c] / voxels;
      }
    }
  }
  return {shape: [...x.shape], data};
}
