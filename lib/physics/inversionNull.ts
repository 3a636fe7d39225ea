import {requirePositive} from "./elementwise.ts";

/** A tissue in an inversion-recovery sequence. */
export interface InversionNullOptions {
  /** Longitudinal relaxation time, ms, > 0. */
  readonly t1Ms: number;
  /** Repetition time, ms, > 0; Infinity when the magnetisation recovers fully. */
  readonly trMs: number;
}

/**
 * Computes the inversion time at which a tissue gives no signal: how fat or fluid is nulled.
 *
 * @formula eq:inversion-null $T_I = T_1 \ln\frac{2}{1 + e^{-T_R/T_1}}$, which is $T_1 \ln 2$ for a long $T_R$
 * @param {t1Ms, trMs} - longitudinal relaxation time, ms; repetition time, ms, or Infinity
 * @returns the inversion time, ms
 * @throws RangeError when a time is not above 0
 * @ref bernstein2004
 * @example inversionNull({t1Ms: 900, trMs: Infinity}) // 623.8324625039508
 */
export function inversionNull({t1Ms, trMs}: InversionNullOptions): number {
  requirePositive("inversionNull", "t1Ms", t1Ms);
  if (!(trMs > 0)) throw new RangeError(`inversionNull: trMs must be above 0, got ${trMs}`);
  return t1Ms * (Math.LN2 - Math.log1p(Math.exp(-trMs / t1Ms)));
}
