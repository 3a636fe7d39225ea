import {elementwise, requireFinite} from "./elementwise.ts";

/** The linear map that a DICOM or NIfTI header carries. */
export interface RescaleOptions {
  /** Units per stored step, not 0. */
  readonly slope: number;
  /** Value of a stored 0. */
  readonly intercept: number;
}

/**
 * Turns stored scanner values into physical ones.
 *
 * @formula eq:rescale $H = m\,s + b$
 * @param stored - stored values, one number or shape [n]
 * @param options - slope, intercept: slope m, units per stored step; intercept b, units
 * @returns HU (or the header's unit), one or shape [n]
 * @throws RangeError when a value is not finite or the slope is 0
 * @ref dicom
 * @example rescale([0, 24, 1024], {slope: 1, intercept: -1024}) // [-1024, -1000, 0]
 */
export function rescale(stored: number, options: RescaleOptions): number;
export function rescale(stored: ArrayLike<number>, options: RescaleOptions): Float64Array;
export function rescale(
  stored: number | ArrayLike<number>,
  {slope, intercept}: RescaleOptions,
): number | Float64Array {
  requireFinite("rescale", "slope", slope);
  requireFinite("rescale", "intercept", intercept);
  if (slope === 0) {
    throw new RangeError("rescale: slope must not be 0, got 0; every value would become the same");
  }
  return elementwise("rescale", "stored", stored, (value) => slope * value + intercept);
}
