import type {Rng} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {requireFinite} from "./elementwise.ts";

/** The noise of each channel and where it comes from. */
export interface RicianNoiseOptions {
  /** Standard deviation in the real and in the imaginary part, in the image's unit, >= 0. */
  readonly sigma: number;
  /** Source of the noise. */
  readonly rng: Rng;
}

/**
 * Adds Gaussian noise to the real and the imaginary part of a signal and takes the magnitude, as MR scanners do.
 *
 * @formula eq:rician-noise $M = \sqrt{(A + \sigma n_1)^2 + (\sigma n_2)^2}$
 * @param image - the noiseless signal, real
 * @param {sigma, rng} - standard deviation in each part; source of the noise
 * @returns the magnitude image on the same grid; NaN stays NaN
 * @throws RangeError when sigma is negative or not finite
 * @ref gudbjartsson1995
 * @example ricianNoise(createVolume(Float32Array.of(3, -4), {shape: [2, 1, 1], unit: "1"}), {sigma: 0, rng: createRng(1)}).data // [3, 4]
 */
export function ricianNoise(image: Volume, {sigma, rng}: RicianNoiseOptions): Volume {
  requireFinite("ricianNoise", "sigma", sigma);
  if (sigma < 0) throw new RangeError(`ricianNoise: sigma must not be negative, got ${sigma}`);
  const source = image.data;
  const n = source.length;
  const data = source instanceof Float64Array ? new Float64Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const real = source[i] + sigma * rng.normal();
    const imaginary = sigma * rng.normal();
    data[i] = Math.sqrt(real * real + imaginary * imaginary);
  }
  return {...image, data};
}
