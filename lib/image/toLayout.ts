import {ShapeError} from "../core/index.ts";
import {sameKind} from "./sameKind.ts";
import {requireWhole, strides} from "./strides.ts";
import type {VoxelArray} from "./volume.ts";

/** Two orders of the same axes, one letter for each, the slowest first. */
export interface LayoutOptions {
  /** The order in memory now, such as "CDHW". */
  readonly from: string;
  /** The order wanted, such as "DHWC". */
  readonly to: string;
  /** Elements along the axes, in the order of `from`. */
  readonly shape: readonly number[];
}

/** An array in a layout. */
export interface LaidOut {
  readonly data: VoxelArray;
  /** Elements along the axes, in the new order. */
  readonly shape: number[];
}

/**
 * Copies a row-major array into another order of its axes. Each element keeps its index; only its place
 * in memory changes.
 *
 * @formula $B[i_{\pi(1)}, \dots] = A[i_1, \dots]$
 * @param data - the elements in the order `from`, shape [product of shape]
 * @param options - from and to, one letter for each axis, the slowest first; shape in the order `from`
 * @returns the elements in the order `to`, and their shape
 * @throws RangeError when `to` does not hold the letters of `from`, each once, or shape is not whole
 * @throws ShapeError when the data or the letters do not fit the shape
 * @ref harris2020
 * @example toLayout(Uint8Array.of(1, 2, 3, 4), {from: "CW", to: "WC", shape: [2, 2]}).data // [1, 3, 2, 4]
 */
export function toLayout(data: VoxelArray, {from, to, shape}: LayoutOptions): LaidOut {
  requireWhole("toLayout", "shape", {values: shape, least: 1});
  const isOnce = new Set(from).size === from.length;
  if (!isOnce || [...from].sort().join("") !== [...to].sort().join("")) {
    throw new RangeError(
      `toLayout: to must hold the letters of from, each once, got ${from} and ${to}`,
    );
  }
  const own = strides(shape);
  if (shape.length !== from.length || data.length !== own[0] * shape[0]) {
    throw new ShapeError(
      `toLayout: data must fit shape ${shape.join(" × ")} in ${from}, got ${data.length} elements`,
    );
  }

  // Walk the target in memory order, and keep the source's offset up to date like a counter.
  const axes = [...to].map((letter) => from.indexOf(letter));
  const counts = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => own[axis]);
  const index = new Array<number>(axes.length).fill(0);
  const result = sameKind(data, data.length);
  let source = 0;
  for (let i = 0; i < result.length; i++) {
    result[i] = data[source];
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      source += steps[axis];
      index[axis]++;
      if (index[axis] < counts[axis]) break;
      source -= steps[axis] * counts[axis];
      index[axis] = 0;
    }
  }
  return {data: result, shape: counts};
}
