import {requireFinite} from "./elementwise.ts";

/** Throws unless ε leaves a calibration above zero. */
export function requireEpsilon(who: string, epsilon: number): void {
  requireFinite(who, "epsilon", epsilon);
  if (epsilon <= -1) {
    throw new RangeError(
      `${who}: epsilon must be above -1, got ${epsilon}; at -1 the calibrated water attenuates nothing`,
    );
  }
}

/**
 * Computes how far a Hounsfield number moves when the calibration of water is off by a factor 1 + ε.
 *
 * Exact, not to first order. Air does not move, dense bone moves most.
 *
 * @formula eq:hu-drift $\Delta H = -\frac{\varepsilon\,(1000 + H)}{1 + \varepsilon}$
 * @param hu - true HU
 * @param epsilon - relative error of the calibrated water attenuation, > -1
 * @returns observed minus true HU
 * @throws RangeError when hu is not finite or epsilon is not above -1
 * @example hounsfieldDrift(45, 0.005) // -5.199004975124378
 */
export function hounsfieldDrift(hu: number, epsilon: number): number {
  requireFinite("hounsfieldDrift", "hu", hu);
  requireEpsilon("hounsfieldDrift", epsilon);
  // + 0 turns the −0 of air into 0.
  return (-epsilon * (1000 + hu)) / (1 + epsilon) + 0;
}
