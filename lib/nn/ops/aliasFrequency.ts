import {requireBox, requireFrequency} from "./boxResponse.ts";

/**
 * Computes the frequency at which a wave appears when only every k-th sample is kept.
 *
 * A new sample spans k old ones, so the wave makes f k cycles from one to the next, and whole cycles cannot
 * be seen. Below 1/(2k) nothing happens but the change of unit.
 *
 * @formula eq:alias-frequency $f' = |f k - \mathrm{round}(f k)|$
 * @param frequency - f, cycles per old sample
 * @param k - samples from one kept sample to the next
 * @returns cycles per new sample, between 0 and 0.5
 * @throws RangeError when k is not a whole number of at least 1 or the frequency is not finite
 * @ref shannon1949
 * @example aliasFrequency(0.4, 2) // ≈ 0.2
 * aliasFrequency(0.125, 2) // 0.25
 */
export function aliasFrequency(frequency: number, k: number): number {
  requireFrequency("aliasFrequency", frequency);
  requireBox("aliasFrequency", k);
  const cycles = frequency * k;
  return Math.abs(cycles - Math.round(cycles));
}
