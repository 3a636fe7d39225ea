import type {Boundary} from "./boundary.ts";
import {requireBoundary} from "./boundary.ts";
import {checkedGrid} from "./checkedGrid.ts";
import {convolveAxis} from "./convolveAxis.ts";
import {floatCopy, floatLike} from "./floatData.ts";
import type {Volume} from "./volume.ts";

/** What lies beyond the image. */
export interface LaplaceOptions {
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
}

/**
 * Adds up the second differences along all axes, each divided by the square of its spacing.
 * An axis of one voxel is left out.
 *
 * @formula $\nabla^2 f \approx \sum_a \dfrac{f(v + e_a) - 2 f(v) + f(v - e_a)}{s_a^2}$
 * @param volume - the image
 * @param options - boundary, what lies beyond the image
 * @returns the Laplacian, in units per mm², unit "1"
 * @throws RangeError when the boundary is not one of the names
 * @ref marr1980
 * @example laplace(createVolume(Float64Array.of(0, 1, 4, 9), {shape: [4, 1, 1], spacing: [2, 1, 1], unit: "1"}), {boundary: "nearest"}).data // [0.25, 0.5, 0.5, -1.25]
 */
export function laplace(volume: Volume, {boundary}: LaplaceOptions): Volume {
  requireBoundary("laplace", boundary);
  const {shape, spacing} = checkedGrid("laplace", volume, volume.data.length);
  const source = floatCopy(volume.data);
  const total = floatLike(source, source.length);
  const one = floatLike(source, source.length);
  for (let axis = 0; axis < 3; axis++) {
    if (shape[axis] === 1) continue;
    const scale = 1 / spacing[axis] ** 2;
    const weights = Float64Array.of(scale, -2 * scale, scale);
    convolveAxis(source, one, {shape, axis, weights, boundary});
    for (let i = 0; i < total.length; i++) total[i] += one[i];
  }
  return {...volume, data: total, unit: "1"};
}
