import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {type PoolGeometry, type PoolWindow, poolGeometry} from "./poolWindow.ts";
import {type Shaped, spatialShape, withSpatial} from "./spatialAxes.ts";

/** What max pooling returns. */
export interface MaxPooled {
  readonly y: Tensor;
  /** Where each maximum stood: x + nx·(y + ny·z) within its own image and channel, in the order of y. */
  readonly indices: Int32Array;
}

/** What the way back through max pooling needs. */
export interface MaxPoolBackwardOptions {
  /** The layer's input; only its shape matters. */
  readonly x: Shaped;
  readonly indices: Int32Array;
}

/**
 * Computes the maximum of every window of an image, channel by channel.
 *
 * Padding never wins. Of equal values the first wins (x fastest), as in PyTorch. A window that holds NaN
 * gives NaN.
 *
 * @formula eq:max-pool $y_{i} = \max_{0 \le u < k} x_{s i + u - p}$ along each axis
 * @param x - [batch, (z,) (y,) x, channel]
 * @param window - kernel k, stride s (the kernel when left out) and padding p (0), voxels per axis
 * @returns y, [batch, ⌊(n + 2p − k)/s⌋ + 1 per axis, channel], and the place of each maximum
 * @throws RangeError when an option is not a whole number in range, or the padding is above k/2
 * @throws ShapeError when x is no image or the kernel does not fit
 * @ref boureau2010
 * @example maxPool(tensor([1, 4, 1], [1, 3, 2, 2]), {kernel: 2}).y.data // [3, 2]
 * maxPool(tensor([1, 4, 1], [1, 3, 2, 2]), {kernel: 2}).indices // [1, 2]
 */
export function maxPool(x: Tensor, window: PoolWindow): MaxPooled {
  const geometry = poolGeometry("maxPool", x, window);
  const shape = withSpatial(x, geometry.output);
  const data = new Float64Array(sizeOf(shape));
  const indices = new Int32Array(data.length);
  const channels = shape[shape.length - 1];
  const voxels = sizeOf(geometry.input);
  for (let n = 0; n < shape[0]; n++) {
    const image = x.data.subarray(n * voxels * channels, (n + 1) * voxels * channels);
    const start = (n * data.length) / shape[0];
    poolImage(image, {geometry, channels, data, indices, start});
  }
  return {y: {shape, data}, indices};
}

/** Leads a list over 1 to 3 axes up to three by `missing` in front. */
function threeAxes(values: readonly number[], missing: number): readonly number[] {
  return [...new Array<number>(3 - values.length).fill(missing), ...values];
}

interface PoolTarget {
  readonly geometry: PoolGeometry;
  readonly channels: number;
  readonly data: Float64Array;
  readonly indices: Int32Array;
  /** Element of `data` at which the image begins. */
  readonly start: number;
}

/** Pools one image of the batch. */
function poolImage(
  image: Float64Array,
  {geometry, channels, data, indices, start}: PoolTarget,
): void {
  const [nz, ny, nx] = threeAxes(geometry.input, 1);
  const [kz, ky, kx] = threeAxes(geometry.kernel, 1);
  const [sz, sy, sx] = threeAxes(geometry.stride, 1);
  const [pz, py, px] = threeAxes(geometry.padding, 0);
  const [mz, my, mx] = threeAxes(geometry.output, 1);
  data.fill(Number.NEGATIVE_INFINITY, start, start + mz * my * mx * channels);
  let target = start;
  for (let oz = 0; oz < mz; oz++) {
    const z0 = Math.max(0, oz * sz - pz);
    const z1 = Math.min(nz, oz * sz - pz + kz);
    for (let oy = 0; oy < my; oy++) {
      const y0 = Math.max(0, oy * sy - py);
      const y1 = Math.min(ny, oy * sy - py + ky);
      for (let ox = 0; ox < mx; ox++, target += channels) {
        const x0 = Math.max(0, ox * sx - px);
        const x1 = Math.min(nx, ox * sx - px + kx);
        indices.fill((z0 * ny + y0) * nx + x0, target, target + channels);
        for (let z = z0; z < z1; z++) {
          for (let y = y0; y < y1; y++) {
            for (let x = x0; x < x1; x++) {
              const place = (z * ny + y) * nx + x;
              for (let c = 0; c < channels; c++) {
                const value = image[place * channels + c];
                // Strictly above, so that of equal values the first stays; NaN is never left again.
                if (value > data[target + c] || Number.isNaN(value)) {
                  data[target + c] = value;
                  indices[target + c] = place;
                }
              }
            }
          }
        }
      }
    }
  }
}

/**
 * Computes the gradient of max pooling: each output's gradient goes to the one place that won.
 *
 * @formula eq:max-pool-gradient $\frac{\partial L}{\partial x_j} = \sum_{i:\,\arg\max_i = j} \frac{\partial L}{\partial y_i}$
 * @param gradOutput - gradient with respect to y, of the shape of y
 * @param options - x: the input, or anything of its shape; indices: what maxPool returned
 * @returns the gradient with respect to x, of its shape
 * @throws ShapeError when x is no image, or there is not one index for each output
 * @throws RangeError when an index lies outside the image
 * @ref boureau2010
 * @example maxPoolBackward(tensor([1, 2, 1], [5, 7]), {x: {shape: [1, 4, 1]}, indices: Int32Array.of(1, 2)}).data // [0, 5, 7, 0]
 */
export function maxPoolBackward(gradOutput: Tensor, {x, indices}: MaxPoolBackwardOptions): Tensor {
  const voxels = sizeOf(spatialShape("maxPoolBackward", x));
  const {shape, data: gradient} = gradOutput;
  const channels = x.shape[x.shape.length - 1];
  const fits =
    shape.length === x.shape.length &&
    shape[0] === x.shape[0] &&
    shape[shape.length - 1] === channels;
  if (!fits || indices.length !== gradient.length) {
    throw new ShapeError(
      `maxPoolBackward: gradOutput must pool x and have one index for each element, got ${shapeText(shape)}, x ${shapeText(x.shape)} and ${indices.length} indices`,
    );
  }
  const data = new Float64Array(sizeOf(x.shape));
  const perImage = gradient.length / shape[0];
  for (let i = 0; i < gradient.length; i++) {
    const place = indices[i];
    if (place < 0 || place >= voxels) {
      throw new RangeError(
        `maxPoolBackward: indices must lie between 0 and ${voxels - 1}, got ${place}`,
      );
    }
    const image = Math.floor(i / perImage) * voxels;
    data[(image + place) * channels + (i % channels)] += gradient[i];
  }
  return {shape: [...x.shape], data};
}
