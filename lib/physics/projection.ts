import {elementwise, requirePositive} from "./elementwise.ts";

/** The beam before the object. */
export interface ProjectionOptions {
  /** Intensity before the object, counts, > 0. */
  readonly I0: number;
}

/**
 * Turns a measured intensity back into a line integral of attenuation.
 *
 * @formula eq:projection $p = -\ln(I / I_0)$
 * @param I - measured intensity, counts, > 0, one number or shape [n]
 * @param options - I0: intensity before the object, counts
 * @returns the line integral, a plain number, one or shape [n]
 * @throws RangeError when I is zero (its logarithm is not finite), negative or not finite, or I0 is not above 0
 * @example projection(1000 * Math.exp(-0.5), {I0: 1000}) // 0.5
 * projection([1000, 500], {I0: 1000}) // [0, 0.6931471805599453]
 */
export function projection(I: number, options: ProjectionOptions): number;
export function projection(I: ArrayLike<number>, options: ProjectionOptions): Float64Array;
export function projection(
  I: number | ArrayLike<number>,
  {I0}: ProjectionOptions,
): number | Float64Array {
  requirePositive("projection", "I0", I0);
  return elementwise("projection", "I", I, (count) => {
    if (!(count > 0)) {
      throw new RangeError(
        `projection: I must be above 0, got ${count}; a detector without counts has no logarithm`,
      );
    }
    // Log of the ratio, so that I = I0 gives 0 exactly and not −0.
    return Math.log(I0 / count);
  });
}
