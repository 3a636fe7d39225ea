import {sizeOf, shapeText, type Tensor} from "../tensor.ts";
import {ShapeError} from "../../core/index.ts";

/**
 * Moves the channels behind the batch, the order PyTorch keeps: [N, …, C] to [N, C, …].
 *
 * @formula $Y_{n,c,p} = X_{n,p,c}$ for the place $p$ among the spatial axes
 * @param x - channel-last, [batch, (z,) (y,) x, channel]
 * @returns a copy, [batch, channel, (z,) (y,) x]
 * @throws ShapeError when there are fewer than two axes
 * @ref paszke2019
 * @example channelsFirst({shape: [1, 2, 2], data: Float64Array.of(1, 2, 3, 4)}).data // [1, 3, 2, 4]
 */
export function channelsFirst(x: Tensor): Tensor {
  const {batch, spatial, channels} = split("channelsFirst", x.shape, x.shape.length - 1);
  const shape = [batch, channels, ...x.shape.slice(1, -1)];
  return {shape, data: swap(x.data, batch, spatial, channels)};
}

/**
 * Moves the channels to the end, the order this library keeps: [N, C, …] to [N, …, C].
 *
 * @formula $Y_{n,p,c} = X_{n,c,p}$ for the place $p$ among the spatial axes
 * @param x - channel-first, [batch, channel, (z,) (y,) x]
 * @returns a copy, [batch, (z,) (y,) x, channel]
 * @throws ShapeError when there are fewer than two axes
 * @ref paszke2019
 * @example channelsLast({shape: [1, 2, 2], data: Float64Array.of(1, 3, 2, 4)}).data // [1, 2, 3, 4]
 */
export function channelsLast(x: Tensor): Tensor {
  const {batch, spatial, channels} = split("channelsLast", x.shape, 1);
  const shape = [batch, ...x.shape.slice(2), channels];
  return {shape, data: swap(x.data, batch, channels, spatial)};
}

/** Counts the batch, the places in space and the channels of a shape whose channels stand at `axis`. */
function split(name: string, shape: readonly number[], axis: number) {
  if (shape.length < 2) {
    throw new ShapeError(
      `${name}: x must have a batch and a channel axis, got ${shapeText(shape)}`,
    );
  }
  const batch = shape[0];
  const channels = shape[axis];
  return {batch, channels, spatial: sizeOf(shape) / (batch * channels)};
}

/** Transposes each of `batch` matrices of `rows` × `columns`. */
function swap(source: Float64Array, batch: number, rows: number, columns: number): Float64Array {
  const target = new Float64Array(source.length);
  for (let n = 0; n < batch; n++) {
    const start = n * rows * columns;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        target[start + c * rows + r] = source[start + r * columns + c];
      }
    }
  }
  return target;
}
