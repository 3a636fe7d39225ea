import {ShapeError} from "../core/index.ts";
import {requireWhole} from "./strides.ts";

/**
 * Computes where an element stands in memory, from its index and the strides of the layout.
 *
 * @formula eq:stride-offset $m = \sum_a i_a\,t_a$
 * @param index - place along each axis, shape [axes]
 * @param strides - elements between neighbours along each axis, in the same order, shape [axes]
 * @returns the offset in elements from the first one
 * @throws ShapeError when index and strides differ in length
 * @throws RangeError when one holds anything but whole numbers of at least 0
 * @ref harris2020
 * @example offsetOf([1, 0, 3, 2], strides([2, 3, 4, 5])) // 77
 */
export function offsetOf(index: readonly number[], strides: readonly number[]): number {
  if (index.length !== strides.length) {
    throw new ShapeError(
      `offsetOf: index and strides must have one length, got ${index.length} and ${strides.length}`,
    );
  }
  requireWhole("offsetOf", "index", {values: index, least: 0});
  requireWhole("offsetOf", "strides", {values: strides, least: 0});
  return index.reduce((total, i, axis) => total + i * strides[axis], 0);
}
