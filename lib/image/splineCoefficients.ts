import {alongAxis} from "./alongAxis.ts";
import {checkedGrid} from "./checkedGrid.ts";
import {splinePrefilter} from "./splinePrefilter.ts";
import type {Volume} from "./volume.ts";

/** The pole of a cubic B-spline. */
const POLE = Math.sqrt(3) - 2;

/**
 * Computes the coefficients of the cubic B-spline that passes through every voxel, the image being
 * mirrored at the centres of its outermost voxels. An axis of one voxel is left as it is.
 *
 * @formula $f(v) = \sum_k c_k\,\beta^3(v_1 - k_1)\,\beta^3(v_2 - k_2)\,\beta^3(v_3 - k_3)$
 * @param volume - the image
 * @returns the coefficients in double precision, x fastest, shape [nx·ny·nz]
 * @ref unser1999
 * @ref thevenaz2000
 * @example splineCoefficients(createVolume(Float64Array.of(5, 5, 5), {shape: [3, 1, 1], unit: "1"})) // [5, 5, 5]
 */
export function splineCoefficients(volume: Volume): Float64Array {
  const {shape} = checkedGrid("splineCoefficients", volume, volume.data.length);
  const data = Float64Array.from(volume.data);
  for (let axis = 0; axis < 3; axis++) {
    const count = shape[axis];
    if (count === 1) continue;
    alongAxis(data, data, {
      shape,
      axis,
      count,
      operate: (block, width, result) => {
        splinePrefilter(block, count, {width, pole: POLE});
        result.set(block.subarray(0, count * width));
      },
    });
  }
  return data;
}
