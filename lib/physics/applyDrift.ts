import type {Volume} from "../image/index.ts";
import {elementwise} from "./elementwise.ts";
import {requireEpsilon} from "./hounsfieldDrift.ts";

/** Maps the HU of a number, an array or a volume by gain · H + offset. */
export function affineHounsfield(
  who: string,
  hu: number | ArrayLike<number> | Volume,
  gain: number,
  offset: number,
): number | Float64Array | Volume {
  if (typeof hu === "number" || !("data" in hu)) {
    return elementwise(who, "hu", hu, (h) => gain * h + offset);
  }
  if (hu.unit !== "HU") {
    throw new RangeError(`${who}: the volume's unit must be HU, got ${hu.unit}`);
  }

  // Double stays double; every other kind of array becomes single, which keeps the fractions.
  const source = hu.data;
  const n = source.length;
  const data = source instanceof Float64Array ? new Float64Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++) data[i] = gain * source[i] + offset;
  return {...hu, data};
}

/**
 * Computes the Hounsfield units that a scanner with a drifted water calibration reports.
 *
 * An affine map, not an offset: differences shrink by 1 + ε, variances by its square.
 *
 * @formula eq:hu-observed $H_{\mathrm{obs}} = \frac{H - 1000\,\varepsilon}{1 + \varepsilon}$
 * @param hu - true HU: one number, shape [n], or a volume whose unit is HU
 * @param epsilon - relative error of the calibrated water attenuation, > -1
 * @returns observed HU, of the kind that was given
 * @throws RangeError when hu is not finite, a volume's unit is not HU, or epsilon is not above -1
 * @example applyDrift(45, 0.005) // 39.80099502487562
 * applyDrift([-1000, 0], 0.25) // [-1000, -200]
 */
export function applyDrift(hu: number, epsilon: number): number;
export function applyDrift(hu: Volume, epsilon: number): Volume;
export function applyDrift(hu: ArrayLike<number>, epsilon: number): Float64Array;
export function applyDrift(
  hu: number | ArrayLike<number> | Volume,
  epsilon: number,
): number | Float64Array | Volume {
  requireEpsilon("applyDrift", epsilon);
  return affineHounsfield("applyDrift", hu, 1 / (1 + epsilon), (-1000 * epsilon) / (1 + epsilon));
}
