import {requireFinite, requirePositive} from "./elementwise.ts";
import {requireNotNegative} from "./spinEcho.ts";

/** A tissue in a spoiled gradient-echo sequence. */
export interface SpoiledGradientOptions {
  /** Proton density, in the unit of the signal, >= 0. */
  readonly density: number;
  /** Longitudinal relaxation time, ms, > 0. */
  readonly t1Ms: number;
  /** Repetition time, ms, > 0. */
  readonly trMs: number;
  /** Flip angle, rad. */
  readonly flip: number;
}

/**
 * Computes the steady-state signal of a spoiled gradient echo; the decay until the echo is left out.
 *
 * @formula eq:spoiled-gradient $S = \rho\,\sin\alpha\,\frac{1 - E_1}{1 - E_1\cos\alpha}$, $E_1 = e^{-T_R/T_1}$
 * @param {density, t1Ms, trMs, flip} - proton density; relaxation and repetition time, ms; flip angle α, rad
 * @returns the signal, in the unit of the density
 * @throws RangeError when a time is not above 0, density is negative, or flip is not finite
 * @ref ernst1966
 * @example spoiledGradientEcho({density: 1, t1Ms: 900, trMs: 20, flip: Math.PI / 12}) // ≈ 0.102854381399
 */
export function spoiledGradientEcho({density, t1Ms, trMs, flip}: SpoiledGradientOptions): number {
  requireFinite("spoiledGradientEcho", "density", density);
  requireNotNegative("spoiledGradientEcho", "density", density);
  requirePositive("spoiledGradientEcho", "t1Ms", t1Ms);
  requirePositive("spoiledGradientEcho", "trMs", trMs);
  requireFinite("spoiledGradientEcho", "flip", flip);
  const e1 = Math.exp(-trMs / t1Ms);
  // 1 − E₁ by expm1, which keeps its digits when TR is far below T1.
  return (density * Math.sin(flip) * -Math.expm1(-trMs / t1Ms)) / (1 - e1 * Math.cos(flip));
}
