import {requireFinite, requirePositive} from "./elementwise.ts";

/** The material that fixes the zero of the Hounsfield scale. */
export interface WaterOptions {
  /** Attenuation of water at the beam's energy, 1/cm, > 0. */
  readonly muWater: number;
}

/**
 * Computes the Hounsfield number of one attenuation coefficient.
 *
 * @formula $H = 1000\,(\mu - \mu_w) / \mu_w$
 * @param mu - linear attenuation, 1/cm
 * @param {muWater} - attenuation of water, 1/cm
 * @returns HU; twice the attenuation of water gives 1000
 * @throws RangeError when mu is not finite or muWater is not above 0
 * @ref hounsfield1973
 * @example hounsfield(0.38, {muWater: 0.19}) // 1000
 */
export function hounsfield(mu: number, {muWater}: WaterOptions): number {
  requireFinite("hounsfield", "mu", mu);
  requirePositive("hounsfield", "muWater", muWater);
  return (1000 * (mu - muWater)) / muWater;
}
