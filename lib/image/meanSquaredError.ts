import {requireSameGrid} from "./sameGrid.ts";
import type {Volume} from "./volume.ts";

/**
 * Computes the mean squared difference of two images on one grid.
 *
 * @formula $\mathrm{MSE} = \frac1n \sum_i (a_i - b_i)^2$
 * @param a - an image
 * @param b - the other one
 * @returns the mean, in the unit squared; NaN where an image holds one
 * @throws ShapeError when the grids differ
 * @ref gonzalez2018
 * @example meanSquaredError(createVolume(Float64Array.of(1, 2), {shape: [2, 1, 1], unit: "1"}), createVolume(Float64Array.of(1, 5), {shape: [2, 1, 1], unit: "1"})) // 4.5
 */
export function meanSquaredError(a: Volume, b: Volume): number {
  requireSameGrid("meanSquaredError", a, b);
  let total = 0;
  let lost = 0;
  for (let i = 0; i < a.data.length; i++) {
    // Compensated, because images hold millions of voxels.
    const term = (a.data[i] - b.data[i]) ** 2 - lost;
    const next = total + term;
    lost = next - total - term;
    total = next;
  }
  return total / a.data.length;
}
