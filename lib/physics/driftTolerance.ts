import {requireFinite, requirePositive} from "./elementwise.ts";

/** What must stay within which error. */
export interface DriftToleranceOptions {
  /** True HU of the tissue. */
  readonly hu: number;
  /** Largest error that is accepted, HU, > 0. */
  readonly maxError: number;
}

/**
 * Computes the largest calibration error that keeps a tissue within an accepted HU error, on both sides.
 *
 * The negative side binds, since 1 + ε divides: ε = −t moves HU further than ε = +t. Air (-1000 HU)
 * never moves; for it the result is 1, the bound of ε itself.
 *
 * @formula eq:drift-tolerance $|\varepsilon| \le \frac{e}{|1000 + H| + e}$
 * @param {hu, maxError} - true HU of the tissue; accepted error, HU
 * @returns the tolerance of ε: |ΔHU| <= maxError for every ε with |ε| up to it
 * @throws RangeError when hu is not finite or maxError is not above 0
 * @example driftTolerance({hu: 60, maxError: 2}) // 0.0018832391713747645
 */
export function driftTolerance({hu, maxError}: DriftToleranceOptions): number {
  requireFinite("driftTolerance", "hu", hu);
  requirePositive("driftTolerance", "maxError", maxError);
  return maxError / (Math.abs(1000 + hu) + maxError);
}
