import {requirePositive} from "./elementwise.ts";

/**
 * Estimates the standard deviation of a projection whose counts follow Poisson's law.
 *
 * First order in the relative count error: good from about 20 counts on.
 *
 * @formula eq:projection-noise $\sigma_p \approx \sigma_I / I = 1 / \sqrt{I}$
 * @param I - expected transmitted counts, > 0
 * @returns standard deviation of −ln(I/I0), a plain number
 * @throws RangeError when I is not above 0
 * @example projectionNoise(10000) // 0.01
 */
export function projectionNoise(I: number): number {
  requirePositive("projectionNoise", "I", I);
  return 1 / Math.sqrt(I);
}
