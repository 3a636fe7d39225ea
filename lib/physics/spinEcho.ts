import {requireFinite, requirePositive} from "./elementwise.ts";

/** A tissue in a spin-echo sequence. */
export interface SpinEchoOptions {
  /** Proton density, in the unit of the signal, >= 0. */
  readonly density: number;
  /** Longitudinal relaxation time, ms, > 0. */
  readonly t1Ms: number;
  /** Transverse relaxation time, ms, > 0. */
  readonly t2Ms: number;
  /** Repetition time, ms, >= 0. */
  readonly trMs: number;
  /** Echo time, ms, >= 0. */
  readonly teMs: number;
}

/** Throws unless a number is at least 0; Infinity is allowed for times that are simply long. */
export function requireNotNegative(who: string, name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${who}: ${name} must be at least 0, got ${value}`);
}

/**
 * Computes the signal of a spin echo, with the echo time far below the repetition time.
 *
 * @formula eq:spin-echo $S = \rho\,(1 - e^{-T_R/T_1})\,e^{-T_E/T_2}$
 * @param {density, t1Ms, t2Ms, trMs, teMs} - proton density; relaxation times, ms; repetition and echo time, ms
 * @returns the signal, in the unit of the density
 * @throws RangeError when a relaxation time is not above 0, or another value is negative
 * @ref bernstein2004
 * @example spinEcho({density: 1, t1Ms: 900, t2Ms: 80, trMs: 500, teMs: 15}) // ≈ 0.353370825733
 */
export function spinEcho({density, t1Ms, t2Ms, trMs, teMs}: SpinEchoOptions): number {
  requireFinite("spinEcho", "density", density);
  requireNotNegative("spinEcho", "density", density);
  requirePositive("spinEcho", "t1Ms", t1Ms);
  requirePositive("spinEcho", "t2Ms", t2Ms);
  requireNotNegative("spinEcho", "trMs", trMs);
  requireNotNegative("spinEcho", "teMs", teMs);
  return -density * Math.expm1(-trMs / t1Ms) * Math.exp(-teMs / t2Ms);
}
