import {scaledBesselI} from "../core/index.ts";
import {requireFinite, requirePositive} from "./elementwise.ts";

/** The signal and the noise of each channel. */
export interface RicianOptions {
  /** True magnitude A, in the image's unit, >= 0. */
  readonly amplitude: number;
  /** Standard deviation of the noise in the real and in the imaginary part, the same unit, > 0. */
  readonly sigma: number;
}

/** Mean and spread of a magnitude image. */
export interface RicianMoments {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Computes mean and standard deviation of the magnitude of a complex signal with Gaussian noise in both parts.
 *
 * Without signal the mean is σ√(π/2), not 0; far above the noise it is A + σ²/(2A) and the spread is σ.
 *
 * @formula eq:rician $\bar M = \sigma\sqrt{\tfrac\pi2}\,L_{1/2}\!\left(-\frac{A^2}{2\sigma^2}\right)$, $\mathrm{Var}\,M = 2\sigma^2 + A^2 - \bar M^2$
 * @param {amplitude, sigma} - true magnitude A; standard deviation of the noise in each part, > 0
 * @returns mean and sd of the magnitude, in the same unit
 * @throws RangeError when amplitude is negative or not finite, or sigma is not above 0
 * @ref gudbjartsson1995
 * @example ricianMoments({amplitude: 1, sigma: 1}) // ≈ {mean: 1.54857246, sd: 0.77583718}
 */
export function ricianMoments({amplitude, sigma}: RicianOptions): RicianMoments {
  requireFinite("ricianMoments", "amplitude", amplitude);
  requirePositive("ricianMoments", "sigma", sigma);
  if (amplitude < 0) {
    throw new RangeError(`ricianMoments: amplitude must not be negative, got ${amplitude}`);
  }

  // Far above the noise the closed form loses its digits to subtraction; the series in 1/snr² does not.
  const snr = amplitude / sigma;
  if (snr > 1000) {
    const u = 1 / (snr * snr);
    return {mean: amplitude * (1 + u / 2 + (u * u) / 8), sd: sigma * (1 - u / 4)};
  }

  // L½(−x) = e^{−x/2} [(1 + x) I₀(x/2) + x I₁(x/2)].
  const x = (snr * snr) / 2;
  const laguerre = (1 + x) * scaledBesselI(0, x / 2) + x * scaledBesselI(1, x / 2);
  const mean = Math.sqrt(Math.PI / 2) * laguerre;
  return {mean: sigma * mean, sd: sigma * Math.sqrt(2 + snr * snr - mean * mean)};
}
