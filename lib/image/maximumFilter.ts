import {alongAxis} from "./alongAxis.ts";
import {requireBoundary} from "./boundary.ts";
import {padRows} from "./convolveAxis.ts";
import {floatCopy} from "./floatData.ts";
import type {WindowOptions} from "./medianFilter.ts";
import {requireStorable} from "./requireStorable.ts";
import {sameKind} from "./sameKind.ts";
import type {Volume} from "./volume.ts";
import {windowRadii} from "./windowSize.ts";

/** Finds the largest of 2r + 1 rows for each row of a block. */
function largest(
  padded: Float64Array,
  width: number,
  {radius, total}: {radius: number; total: number},
  result: Float64Array,
): void {
  for (let at = 0; at < total; at++) {
    let most = padded[at];
    const end = at + 2 * radius * width;
    for (let from = at + width; from <= end; from += width) most = Math.max(most, padded[from]);
    result[at] = most;
  }
}

/**
 * Replaces each voxel by the largest value of its neighbourhood. An axis of one voxel is left alone.
 * A window that holds a NaN gives NaN.
 *
 * @formula $g(v) = \max_u f(u)$ over $|u_a - v_a| \le (n_a - 1)/2$
 * @param volume - the image
 * @param options - size, an odd number of voxels, one or three; boundary, what lies beyond the image
 * @returns the filtered image, its array of the same kind as the input's
 * @throws RangeError when a size is not odd, the boundary is not one of the names, or its constant does
 *   not fit into the array
 * @ref gonzalez2018
 * @example maximumFilter(createVolume(Uint8Array.of(1, 9, 2, 3, 4), {shape: [5, 1, 1], unit: "1"}), {size: 3, boundary: "nearest"}).data // [9, 9, 9, 4, 4]
 */
export function maximumFilter(volume: Volume, {size, boundary}: WindowOptions): Volume {
  requireBoundary("maximumFilter", boundary);
  requireStorable("maximumFilter", volume.data, boundary);
  const {shape} = volume;
  const radii = windowRadii("maximumFilter", size, shape);

  // A cube's maximum is the maximum along x, then y, then z. Whole numbers may need all 53 bits.
  const isSingle = volume.data instanceof Float32Array;
  const data = isSingle ? floatCopy(volume.data) : Float64Array.from(volume.data);
  for (let axis = 0; axis < 3; axis++) {
    const radius = radii[axis];
    if (radius === 0) continue;
    const n = shape[axis];
    alongAxis(data, data, {
      shape,
      axis,
      count: n,
      pad: radius,
      operate: (block, width, result) => {
        padRows(block, n, {width, radius, boundary});
        largest(block, width, {radius, total: n * width}, result);
      },
    });
  }
  const target = sameKind(volume.data, data.length);
  target.set(data);
  return {...volume, data: target};
}
