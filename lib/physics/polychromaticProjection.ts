import {ShapeError} from "../core/index.ts";
import {elementwise, requireFinite, requireSome} from "./elementwise.ts";

/** A beam of several energies and the material that it crosses. */
export interface PolychromaticOptions<T extends number | ArrayLike<number>> {
  /** Share of the detected intensity at each energy, >= 0, sum 1, shape [k]. */
  readonly weights: ArrayLike<number>;
  /** Attenuation of the material at each energy, 1/cm, >= 0, shape [k]. */
  readonly muPerCm: ArrayLike<number>;
  /** Thickness of the material, cm, >= 0, one number or shape [n]. */
  readonly thicknessCm: T;
}

/** Checks a spectrum: as many weights as attenuations, none negative, weights of sum 1. */
function requireSpectrum(who: string, weights: ArrayLike<number>, mu: ArrayLike<number>): void {
  requireSome(who, "weights", weights);
  if (weights.length !== mu.length) {
    throw new ShapeError(
      `${who}: weights and muPerCm must have one entry per energy, got ${weights.length} and ${mu.length}`,
    );
  }
  let sum = 0;
  for (let k = 0; k < weights.length; k++) {
    requireFinite(who, `weights[${k}]`, weights[k]);
    requireFinite(who, `muPerCm[${k}]`, mu[k]);
    if (weights[k] < 0 || mu[k] < 0) {
      throw new RangeError(
        `${who}: weights and muPerCm must not be negative, got ${weights[k]} and ${mu[k]} at ${k}`,
      );
    }
    sum += weights[k];
  }
  // Room for weights written with six decimals.
  if (Math.abs(sum - 1) > 1e-5) {
    throw new RangeError(`${who}: weights must sum to 1, got ${sum}; divide each by their sum`);
  }
}

/** Computes −ln Σ w exp(−μ L) for each thickness, after the checks, in the name of `who`. */
export function spectralProjection(
  who: string,
  {weights, muPerCm, thicknessCm}: PolychromaticOptions<number | ArrayLike<number>>,
): number | Float64Array {
  requireSpectrum(who, weights, muPerCm);

  // The most penetrating energy is taken out of the sum, so that nothing underflows behind metal.
  let smallest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k] > 0 && muPerCm[k] < smallest) smallest = muPerCm[k];
  }
  return elementwise(who, "thicknessCm", thicknessCm, (length) => {
    if (length < 0) {
      throw new RangeError(`${who}: thicknessCm must not be negative, got ${length}`);
    }
    if (length === 0) return 0;
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      if (weights[k] > 0) sum += weights[k] * Math.exp(-(muPerCm[k] - smallest) * length);
    }
    return smallest * length - Math.log(sum);
  });
}

/**
 * Computes the projection that a detector measures behind a material in a beam of several energies.
 *
 * @formula $p(L) = -\ln \sum_k w_k e^{-\mu_k L}$, concave in $L$: beam hardening
 * @param options - weights, muPerCm, thicknessCm: spectrum [k], attenuation in 1/cm [k], thickness in cm, one or [n]
 * @returns the measured projection, a plain number, one or shape [n]
 * @throws RangeError when a value is negative or not finite, or the weights do not sum to 1
 * @throws ShapeError when weights and muPerCm differ in length
 * @example polychromaticProjection({weights: [0.5, 0.5], muPerCm: [0.2, 0.4], thicknessCm: 10}) // ≈ 2.56622
 */
export function polychromaticProjection(options: PolychromaticOptions<number>): number;
export function polychromaticProjection(
  options: PolychromaticOptions<ArrayLike<number>>,
): Float64Array;
export function polychromaticProjection(
  options: PolychromaticOptions<number | ArrayLike<number>>,
): number | Float64Array {
  return spectralProjection("polychromaticProjection", options);
}
