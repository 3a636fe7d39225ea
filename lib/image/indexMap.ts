import {inverse3} from "../core/index.ts";
import type {Grid} from "./volume.ts";

/** Where the voxels of one grid lie on another, in voxels of the latter: matrix · index + shift. */
export interface IndexMap {
  /** Row-major 3 × 3. */
  readonly matrix: Float64Array;
  readonly shift: Float64Array;
}

/** Rounds what only rounding errors keep from a multiple of 2⁻²⁰. */
function clean(value: number): number {
  const near = Math.round(value * 1048576) / 1048576;
  return Math.abs(value - near) <= 1e-11 * Math.max(1, Math.abs(value)) ? near : value;
}

/** Finds the map from the indices of grid `to` to those of grid `from`. */
export function indexMap(from: Grid, to: Grid): IndexMap {
  const inverse = inverse3(from.direction);
  const matrix = new Float64Array(9);
  const shift = new Float64Array(3);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += inverse[3 * row + k] * to.direction[3 * k + column];
      matrix[3 * row + column] = clean((sum * to.spacing[column]) / from.spacing[row]);
    }
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += inverse[3 * row + k] * (to.origin[k] - from.origin[k]);
    shift[row] = clean(sum / from.spacing[row]);
  }
  return {matrix, shift};
}

/** Tells whether each axis of one grid runs along the same axis of the other. */
export function isAxisWise({matrix}: IndexMap, shape: readonly number[]): boolean {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      // What the far end of the axis moves sideways must stay far below a voxel.
      const sideways = Math.abs(matrix[3 * row + column]) * (shape[column] - 1);
      if (row !== column && sideways > 1e-9) return false;
    }
  }
  return true;
}
