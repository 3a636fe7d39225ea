import {elementwise, requireFinite} from "./elementwise.ts";

/** The width of a Gaussian point spread. */
export interface GaussianMtfOptions {
  /** Standard deviation of the point spread, mm, >= 0. */
  readonly sigmaMm: number;
}

/**
 * Computes the MTF of a Gaussian point spread function from its formula.
 *
 * @formula eq:gaussian-mtf $\mathrm{MTF}(k) = e^{-2\pi^2\sigma^2k^2}$
 * @param frequency - cycles per mm, one or shape [n]
 * @param options - sigmaMm: standard deviation of the point spread, mm
 * @returns the MTF, one or shape [n]
 * @throws RangeError when a frequency is not finite or sigmaMm is negative
 * @ref boreman2001
 * @example gaussianMtf([0, 0.1, 0.2], {sigmaMm: 1}) // ≈ [1, 0.8208687174, 0.4540407387]
 */
export function gaussianMtf(frequency: number, options: GaussianMtfOptions): number;
export function gaussianMtf(
  frequency: ArrayLike<number>,
  options: GaussianMtfOptions,
): Float64Array;
export function gaussianMtf(
  frequency: number | ArrayLike<number>,
  {sigmaMm}: GaussianMtfOptions,
): number | Float64Array {
  requireFinite("gaussianMtf", "sigmaMm", sigmaMm);
  if (sigmaMm < 0) {
    throw new RangeError(`gaussianMtf: sigmaMm must not be negative, got ${sigmaMm}`);
  }
  return elementwise("gaussianMtf", "frequency", frequency, (k) =>
    Math.exp(-2 * (Math.PI * sigmaMm * k) ** 2),
  );
}
