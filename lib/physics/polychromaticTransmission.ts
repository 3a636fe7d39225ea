import {type PolychromaticOptions, spectralProjection} from "./polychromaticProjection.ts";

/**
 * Computes the share of a beam of several energies that passes a material.
 *
 * @formula eq:polychromatic $I / I_0 = \sum_k w_k e^{-\mu_k L}$
 * @param options - weights, muPerCm, thicknessCm: spectrum [k], attenuation in 1/cm [k], thickness in cm, one or [n]
 * @returns the transmitted share, 0 to 1, one or shape [n]
 * @throws RangeError when a value is negative or not finite, or the weights do not sum to 1
 * @throws ShapeError when weights and muPerCm differ in length
 * @example polychromaticTransmission({weights: [0.6, 0.4], muPerCm: [0.25, 0.17], thicknessCm: 1}) // ≈ 0.8047464
 */
export function polychromaticTransmission(options: PolychromaticOptions<number>): number;
export function polychromaticTransmission(
  options: PolychromaticOptions<ArrayLike<number>>,
): Float64Array;
export function polychromaticTransmission(
  options: PolychromaticOptions<number | ArrayLike<number>>,
): number | Float64Array {
  const measured = spectralProjection("polychromaticTransmission", options);
  if (typeof measured === "number") return Math.exp(-measured);
  return measured.map((p) => Math.exp(-p));
}
