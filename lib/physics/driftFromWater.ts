import {requireFinite} from "./elementwise.ts";

/**
 * Recovers the calibration error from what a scan of water reads.
 *
 * @formula eq:epsilon-water $\varepsilon = -\frac{H_w}{1000 + H_w}$
 * @param huWater - mean HU of water as the scanner reports it, > -1000
 * @returns the relative error ε of the calibrated water attenuation
 * @throws RangeError when huWater is not finite or not above -1000
 * @example driftFromWater(-200) // 0.25
 */
export function driftFromWater(huWater: number): number {
  requireFinite("driftFromWater", "huWater", huWater);
  if (huWater <= -1000) {
    throw new RangeError(
      `driftFromWater: huWater must be above -1000, got ${huWater}; that is air, not water`,
    );
  }
  return -huWater / (1000 + huWater) + 0;
}
