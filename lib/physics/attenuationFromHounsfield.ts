import {elementwise, requirePositive} from "./elementwise.ts";
import type {WaterOptions} from "./hounsfield.ts";

/**
 * Computes linear attenuation coefficients from Hounsfield units.
 *
 * @formula eq:attenuation-from-hu $\mu = \mu_w \left(1 + \frac{H}{1000}\right)$
 * @param hu - HU, one number or shape [n]
 * @param options - muWater: attenuation of water at the beam's energy, 1/cm
 * @returns attenuation, 1/cm, one or shape [n]; negative where HU is below -1000
 * @throws RangeError when hu is not finite or muWater is not above 0
 * @example attenuationFromHounsfield(1000, {muWater: 0.19}) // 0.38
 * attenuationFromHounsfield([-1000, 0], {muWater: 0.19}) // [0, 0.19]
 */
export function attenuationFromHounsfield(hu: number, options: WaterOptions): number;
export function attenuationFromHounsfield(
  hu: ArrayLike<number>,
  options: WaterOptions,
): Float64Array;
export function attenuationFromHounsfield(
  hu: number | ArrayLike<number>,
  {muWater}: WaterOptions,
): number | Float64Array {
  requirePositive("attenuationFromHounsfield", "muWater", muWater);
  return elementwise("attenuationFromHounsfield", "hu", hu, (h) => muWater * (1 + h / 1000));
}
