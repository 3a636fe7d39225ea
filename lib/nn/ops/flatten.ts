import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/**
 * Gives a tensor another shape without moving a number.
 *
 * @formula $y_{i} = x_{i}$ for the flat index $i$, the last axis fastest
 * @param x - any tensor
 * @param shape - elements along each axis of the result
 * @returns a tensor of its own data
 * @throws ShapeError when the shape holds another number of elements
 * @ref harris2020
 * @example reshape(tensor([2, 3], [1, 2, 3, 4, 5, 6]), [3, 2]).shape // [3, 2]
 */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  if (sizeOf(shape) !== x.data.length) {
    throw new ShapeError(
      `reshape: shape must hold as many elements as x, got ${shapeText(shape)} for ${shapeText(x.shape)}`,
    );
  }
  return {shape: [...shape], data: Float64Array.from(x.data)};
}

/**
 * Lays all numbers of each sample in one row, as a dense layer takes them.
 *
 * In the order of this library, channels fastest. PyTorch flattens [channel, y, x], so a dense layer
 * behind it has its weights in another order.
 *
 * @formula $y_{b,\,i} = x_{b,\,p,\,c}$ with $i = c + C\,p$
 * @param x - [batch, (z,) (y,) x, channel]
 * @returns a tensor of its own data, [batch, features]
 * @throws ShapeError when x has no batch axis
 * @ref paszke2019
 * @example flatten(tensor([1, 2, 2, 1], [1, 2, 3, 4])).shape // [1, 4]
 */
export function flatten(x: Tensor): Tensor {
  if (x.shape.length < 2) {
    throw new ShapeError(`flatten: x must have a batch axis and more, got ${shapeText(x.shape)}`);
  }
  return reshape(x, [x.shape[0], x.data.length / x.shape[0]]);
}
