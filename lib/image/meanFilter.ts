import {requireBoundary} from "./boundary.ts";
import {convolveAxis} from "./convolveAxis.ts";
import {floatCopy} from "./floatData.ts";
import type {WindowOptions} from "./medianFilter.ts";
import type {Volume} from "./volume.ts";
import {windowRadii} from "./windowSize.ts";

/**
 * Replaces each voxel by the mean of its neighbourhood. An axis of one voxel is left alone.
 *
 * @formula $g(v) = \frac1N \sum_u f(u)$ over $|u_a - v_a| \le (n_a - 1)/2$
 * @param volume - the image
 * @param options - size, an odd number of voxels, one or three; boundary, what lies beyond the image
 * @returns the filtered image, in the same unit
 * @throws RangeError when a size is not odd, or the boundary is not one of the names
 * @ref gonzalez2018
 * @example meanFilter(createVolume(Float64Array.of(0, 3, 6, 0), {shape: [4, 1, 1], unit: "1"}), {size: 3, boundary: "nearest"}).data // [1, 3, 3, 2]
 */
export function meanFilter(volume: Volume, {size, boundary}: WindowOptions): Volume {
  requireBoundary("meanFilter", boundary);
  const radii = windowRadii("meanFilter", size, volume.shape);
  const data = floatCopy(volume.data);
  for (let axis = 0; axis < 3; axis++) {
    if (radii[axis] === 0) continue;
    const count = 2 * radii[axis] + 1;
    const weights = new Float64Array(count).fill(1 / count);
    convolveAxis(data, data, {shape: volume.shape, axis, weights, boundary});
  }
  return {...volume, data};
}
