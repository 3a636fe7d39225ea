import {type PolychromaticOptions, spectralProjection} from "./polychromaticProjection.ts";

/** Averages the attenuation over the spectrum: the limit of the effective value at no thickness. */
function meanAttenuation(weights: ArrayLike<number>, mu: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k] * mu[k];
  return sum;
}

/**
 * Computes the one attenuation that would explain a beam of several energies behind a material.
 *
 * It falls with thickness, from the mean over the spectrum towards the smallest coefficient.
 *
 * @formula eq:effective-mu $\mu_{\mathrm{eff}}(L) = -\frac{1}{L} \ln \sum_k w_k e^{-\mu_k L}$, and $\sum_k w_k \mu_k$ at $L = 0$
 * @param options - weights, muPerCm, thicknessCm: spectrum [k], attenuation in 1/cm [k], thickness in cm, one or [n]
 * @returns effective attenuation, 1/cm, one or shape [n]
 * @throws RangeError when a value is negative or not finite, or the weights do not sum to 1
 * @throws ShapeError when weights and muPerCm differ in length
 * @example effectiveAttenuation({weights: [0.5, 0.5], muPerCm: [0.2, 0.4], thicknessCm: [0, 10]}) // ≈ [0.3, 0.256622]
 */
export function effectiveAttenuation(options: PolychromaticOptions<number>): number;
export function effectiveAttenuation(
  options: PolychromaticOptions<ArrayLike<number>>,
): Float64Array;
export function effectiveAttenuation(
  options: PolychromaticOptions<number | ArrayLike<number>>,
): number | Float64Array {
  const {weights, muPerCm, thicknessCm} = options;
  const measured = spectralProjection("effectiveAttenuation", options);
  const effective = (p: number, length: number): number =>
    length === 0 ? meanAttenuation(weights, muPerCm) : p / length;
  if (typeof measured === "number") return effective(measured, thicknessCm as number);
  const lengths = thicknessCm as ArrayLike<number>;
  return measured.map((p, i) => effective(p, lengths[i]));
}
