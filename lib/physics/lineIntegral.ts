import {requireFinite, requirePositive, requireSome} from "./elementwise.ts";

/** How a line of voxels is crossed. */
export interface LineOptions {
  /** Path length in each voxel, cm, > 0. */
  readonly stepCm: number;
}

/**
 * Adds up the attenuation along a line of voxels.
 *
 * @formula $p = \int \mu \, dl \approx \Delta l \sum_i \mu_i$
 * @param mu - linear attenuation of each voxel on the line, 1/cm, >= 0, shape [n]
 * @param {stepCm} - path length in each voxel, cm
 * @returns the line integral, a plain number
 * @throws RangeError when mu is empty, negative or not finite, or stepCm is not above 0
 * @example lineIntegral([0.2, 0.2, 0.5], {stepCm: 2}) // 1.8
 */
export function lineIntegral(mu: ArrayLike<number>, {stepCm}: LineOptions): number {
  requireSome("lineIntegral", "mu", mu);
  requirePositive("lineIntegral", "stepCm", stepCm);
  let sum = 0;
  for (let i = 0; i < mu.length; i++) {
    requireFinite("lineIntegral", `mu[${i}]`, mu[i]);
    if (mu[i] < 0) {
      throw new RangeError(`lineIntegral: mu[${i}] must not be negative, got ${mu[i]}`);
    }
    sum += mu[i];
  }
  return sum * stepCm;
}
