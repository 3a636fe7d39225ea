import {elementwise, requireFinite} from "./elementwise.ts";

/** The two materials that fix the Hounsfield scale. */
export interface HounsfieldOptions {
  /** Attenuation of water at the beam's energy, 1/cm. */
  readonly muWater: number;
  /** Attenuation of air, 1/cm; 0 unless given. */
  readonly muAir?: number;
}

/**
 * Rescales linear attenuation coefficients to Hounsfield units.
 *
 * @formula eq:hounsfield $H = 1000\,(\mu - \mu_w) / (\mu_w - \mu_a)$, with $\mu_a = 0$ unless given
 * @param mu - attenuation of each voxel, 1/cm, shape [n]; noise may make it negative
 * @param {muWater, muAir} - attenuation of water and of air, 1/cm
 * @returns HU, shape [n]; water maps to 0 and air to -1000
 * @throws RangeError when muWater does not exceed muAir, muAir is negative, or a value is not finite
 * @ref hounsfield1973
 * @example toHounsfield(Float32Array.of(0, 0.25, 0.5), {muWater: 0.25}) // [-1000, 0, 1000]
 */
export function toHounsfield(
  mu: ArrayLike<number>,
  {muWater, muAir = 0}: HounsfieldOptions,
): Float64Array {
  requireFinite("toHounsfield", "muWater", muWater);
  requireFinite("toHounsfield", "muAir", muAir);
  if (muAir < 0) throw new RangeError(`toHounsfield: muAir must not be negative, got ${muAir}`);
  if (muWater <= muAir) {
    throw new RangeError(`toHounsfield: muWater must exceed muAir, got ${muWater} and ${muAir}`);
  }
  // The quotient comes first: air gives exactly −1 and so exactly −1000.
  const f = (value: number): number => 1000 * ((value - muWater) / (muWater - muAir));
  return elementwise("toHounsfield", "mu", mu, f) as Float64Array;
}
