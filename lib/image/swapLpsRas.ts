/**
 * Turns a point, or an affine matrix, from the world frame LPS (DICOM, ITK) to RAS (NIfTI, this library)
 * or back: x and y change their sign, z stays.
 *
 * @formula eq:lps-ras $\operatorname{diag}(-1, -1, 1)$ before the point, $\operatorname{diag}(-1, -1, 1, 1)$ before the matrix
 * @param values - a point in mm, shape [3], or a row-major 4 × 4 matrix, shape [16]
 * @returns the same in the other frame
 * @throws RangeError when there are neither 3 nor 16 numbers
 * @ref cox2004
 * @example swapLpsRas([10, -20, 30]) // [-10, 20, 30]
 */
export function swapLpsRas(values: ArrayLike<number>): Float64Array {
  const turned = Float64Array.from(values);
  if (turned.length === 3) {
    turned[0] = 0 - turned[0];
    turned[1] = 0 - turned[1];
  } else if (turned.length === 16) {
    for (let i = 0; i < 8; i++) turned[i] = 0 - turned[i];
  } else {
    throw new RangeError(
      `swapLpsRas: values must be a point of 3 or a matrix of 16 numbers, got ${turned.length}`,
    );
  }
  return turned;
}
