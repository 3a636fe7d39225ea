import {ShapeError} from "../core/index.ts";

/**
 * A dense array of doubles, the last axis fastest. Images are channel-last: [batch, (z,) y, x, channel];
 * kernels are [(kz,) ky, kx, channels in / groups, channels out].
 */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/**
 * Counts the elements that a shape holds.
 *
 * @param shape - elements along each axis; [] is one number
 * @returns their product
 * @ref harris2020
 * @example sizeOf([2, 3, 4]) // 24
 */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Finds the place of a flat index, slowest axis first. */
export function placeOf(index: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}

/** Writes a shape, or a place, as messages show it. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

/**
 * Creates a tensor, checked: as many numbers as its shape holds.
 *
 * @param shape - elements along each axis, the slowest first; [] is one number
 * @param values - the elements in order, or one number for all; 0 when left out
 * @returns a tensor of its own data
 * @throws RangeError when an axis is not a whole number of at least 1
 * @throws ShapeError when the numbers do not fill the shape
 * @ref harris2020
 * @example tensor([1, 2, 2, 1], [1, 2, 3, 4]).shape // [1, 2, 2, 1]
 */
export function tensor(shape: readonly number[], values: ArrayLike<number> | number = 0): Tensor {
  if (!shape.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `tensor: shape must hold whole numbers of at least 1, got ${shapeText(shape)}`,
    );
  }
  const size = sizeOf(shape);
  if (typeof values === "number") return {shape, data: new Float64Array(size).fill(values)};
  if (values.length !== size) {
    throw new ShapeError(
      `tensor: shape ${shapeText(shape)} must hold as many elements as there are values, got ${size} and ${values.length}`,
    );
  }
  return {shape, data: Float64Array.from(values)};
}
