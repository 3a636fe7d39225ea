import type {Boundary} from "./boundary.ts";
import {requireBoundary} from "./boundary.ts";
import {convolveAxis} from "./convolveAxis.ts";
import {floatCopy} from "./floatData.ts";
import type {Volume} from "./volume.ts";

/** Along which axis to differentiate, and what lies beyond the image. */
export interface SobelOptions {
  /** The voxel axis of the derivative. */
  readonly axis: "x" | "y" | "z";
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
}

/**
 * Applies Sobel's operator: the difference of both neighbours along one axis, smoothed by 1, 2, 1 along
 * the others. It counts in voxels, not in mm: in a plane an even ramp of 1 per voxel gives 8, in a
 * volume 32. An axis of one voxel is left alone.
 *
 * @formula $g = f * [1, 0, -1] * [1, 2, 1]$, the difference along one axis, the sums along the others
 * @param volume - the image
 * @param options - axis of the derivative; boundary, what lies beyond the image
 * @returns the derivative, unit "1"
 * @throws RangeError when the axis or the boundary is not one of the names
 * @ref gonzalez2018
 * @example sobel(createVolume(Float64Array.of(0, 1, 2, 3), {shape: [4, 1, 1], unit: "1"}), {axis: "x", boundary: "nearest"}).data // [1, 2, 2, 1]
 */
export function sobel(volume: Volume, {axis, boundary}: SobelOptions): Volume {
  requireBoundary("sobel", boundary);
  const along = ["x", "y", "z"].indexOf(axis);
  if (along < 0) {
    throw new RangeError(`sobel: axis must be "x", "y" or "z", got ${String(axis)}`);
  }
  const {shape} = volume;
  const data = floatCopy(volume.data);
  if (shape[along] === 1) data.fill(0);
  for (let a = 0; a < 3; a++) {
    if (shape[a] === 1) continue;
    const weights = a === along ? Float64Array.of(-1, 0, 1) : Float64Array.of(1, 2, 1);
    convolveAxis(data, data, {shape, axis: a, weights, boundary});
  }
  return {...volume, data, unit: "1"};
}
