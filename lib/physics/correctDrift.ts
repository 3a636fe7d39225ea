import type {Volume} from "../image/index.ts";
import {affineHounsfield} from "./applyDrift.ts";
import {requireEpsilon} from "./hounsfieldDrift.ts";

/**
 * Takes a known calibration drift out of Hounsfield units; the inverse of applyDrift.
 *
 * @formula $H = (1 + \varepsilon)\,H_{\mathrm{obs}} + 1000\,\varepsilon$
 * @param hu - observed HU: one number, shape [n], or a volume whose unit is HU
 * @param epsilon - relative error of the calibrated water attenuation, > -1
 * @returns corrected HU, of the kind that was given
 * @throws RangeError when hu is not finite, a volume's unit is not HU, or epsilon is not above -1
 * @example correctDrift(-200, 0.25) // 0
 * correctDrift([-1000, -200], 0.25) // [-1000, 0]
 */
export function correctDrift(hu: number, epsilon: number): number;
export function correctDrift(hu: Volume, epsilon: number): Volume;
export function correctDrift(hu: ArrayLike<number>, epsilon: number): Float64Array;
export function correctDrift(
  hu: number | ArrayLike<number> | Volume,
  epsilon: number,
): number | Float64Array | Volume {
  requireEpsilon("correctDrift", epsilon);
  return affineHounsfield("correctDrift", hu, 1 + epsilon, 1000 * epsilon);
}
