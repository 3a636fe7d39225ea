import {meanSquaredError} from "./meanSquaredError.ts";
import type {Volume} from "./volume.ts";

/** What counts as the peak. */
export interface PsnrOptions {
  /** The range that values can take, in the images' unit: 255 for eight bits, not the range they happen to take. */
  readonly range: number;
}

/**
 * Computes the peak signal-to-noise ratio of two images on one grid.
 *
 * @formula $\mathrm{PSNR} = 10 \log_{10} (R^2 / \mathrm{MSE})$
 * @param a - an image
 * @param b - the other one
 * @param options - range R of the values, above 0
 * @returns the ratio in dB; Infinity for equal images, NaN where one holds a NaN
 * @throws ShapeError when the grids differ
 * @throws RangeError when range is not above 0
 * @ref gonzalez2018
 * @example psnr(createVolume(Float64Array.of(0, 0), {shape: [2, 1, 1], unit: "1"}), createVolume(Float64Array.of(1, 1), {shape: [2, 1, 1], unit: "1"}), {range: 10}) // 20
 */
export function psnr(a: Volume, b: Volume, {range}: PsnrOptions): number {
  if (!(Number.isFinite(range) && range > 0)) {
    throw new RangeError(`psnr: range must be finite and above 0, got ${range}`);
  }
  return 10 * Math.log10((range * range) / meanSquaredError(a, b));
}
