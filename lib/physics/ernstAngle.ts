import {requirePositive} from "./elementwise.ts";

/**
 * Computes the flip angle at which a spoiled gradient echo gives the most signal.
 *
 * @formula eq:ernst-angle $\cos\alpha_E = e^{-T_R/T_1}$
 * @param options - t1Ms: longitudinal relaxation time, ms; trMs: repetition time, ms
 * @returns the Ernst angle, rad
 * @throws RangeError when a time is not above 0
 * @ref ernst1966
 * @example ernstAngle({t1Ms: 900, trMs: 20}) // ≈ 0.210038573
 */
export function ernstAngle({t1Ms, trMs}: {readonly t1Ms: number; readonly trMs: number}): number {
  requirePositive("ernstAngle", "t1Ms", t1Ms);
  requirePositive("ernstAngle", "trMs", trMs);
  return Math.acos(Math.exp(-trMs / t1Ms));
}
