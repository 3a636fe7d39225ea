import {elementwise, requirePositive} from "./elementwise.ts";

/** The width of a box aperture. */
export interface BoxMtfOptions {
  /** Width of the box, mm, > 0. */
  readonly widthMm: number;
}

/** Computes sin(πx)/(πx), and exactly 0 at the whole numbers where it vanishes. */
function sinc(x: number): number {
  if (x === 0) return 1;
  return Number.isInteger(x) ? 0 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/**
 * Computes the transfer function of a box aperture from its formula; below 0 it reverses contrast.
 *
 * @formula eq:box-otf $H(k) = \operatorname{sinc}(ak) = \frac{\sin \pi a k}{\pi a k}$
 * @param frequency - cycles per mm, one or shape [n]
 * @param options - widthMm: width a of the box, mm; the first zero lies at 1/a
 * @returns the transfer function, real since the box is symmetric, one or shape [n]
 * @throws RangeError when a frequency is not finite or widthMm is not above 0
 * @ref boreman2001
 * @example boxOtf([0, 0.5, 1, 1.5], {widthMm: 1}) // ≈ [1, 0.636619772, 0, -0.212206591]
 */
export function boxOtf(frequency: number, options: BoxMtfOptions): number;
export function boxOtf(frequency: ArrayLike<number>, options: BoxMtfOptions): Float64Array;
export function boxOtf(
  frequency: number | ArrayLike<number>,
  {widthMm}: BoxMtfOptions,
): number | Float64Array {
  requirePositive("boxOtf", "widthMm", widthMm);
  return elementwise("boxOtf", "frequency", frequency, (k) => sinc(widthMm * k));
}

/**
 * Computes the MTF of a box aperture from its formula: side lobes, and zeros at whole multiples of 1/a.
 *
 * @formula $\mathrm{MTF}(k) = |\operatorname{sinc}(ak)|$
 * @param frequency - cycles per mm, one or shape [n]
 * @param options - widthMm: width a of the box, mm
 * @returns the MTF, one or shape [n]
 * @throws RangeError when a frequency is not finite or widthMm is not above 0
 * @ref boreman2001
 * @example boxMtf([0, 0.5, 1, 1.5], {widthMm: 1}) // ≈ [1, 0.636619772, 0, 0.212206591]
 */
export function boxMtf(frequency: number, options: BoxMtfOptions): number;
export function boxMtf(frequency: ArrayLike<number>, options: BoxMtfOptions): Float64Array;
export function boxMtf(
  frequency: number | ArrayLike<number>,
  {widthMm}: BoxMtfOptions,
): number | Float64Array {
  requirePositive("boxMtf", "widthMm", widthMm);
  return elementwise("boxMtf", "frequency", frequency, (k) => Math.abs(sinc(widthMm * k)));
}
