/** Throws unless k is a whole number of at least 1. */
export function requireBox(who: string, k: number): void {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new RangeError(`${who}: k must be a whole number of at least 1, got ${k}`);
  }
}

/** Throws unless the frequency is finite. */
export function requireFrequency(who: string, frequency: number): void {
  if (!Number.isFinite(frequency)) {
    throw new RangeError(`${who}: frequency must be finite, got ${frequency}`);
  }
}

/**
 * Computes what averaging k neighbours leaves of a wave: the size of the box filter's transfer function.
 *
 * A Dirichlet kernel: 1 at 0, zero at multiples of 1/k, 1 again at the sampling frequency. At 1/(2k), the
 * highest frequency that every k-th sample can carry, it is still 1/(k sin(π/2k)): 0.707 for k = 2, towards
 * 2/π = 0.637 for long boxes.
 *
 * @formula eq:box-response $B_k(f) = \left|\frac{\sin \pi f k}{k \sin \pi f}\right|$
 * @param k - samples that are averaged
 * @param frequency - f, cycles per sample
 * @returns the gain, between 0 and 1
 * @throws RangeError when k is not a whole number of at least 1 or the frequency is not finite
 * @ref oppenheim2010
 * @example boxResponse(2, 0.4) // 0.30901699437494745
 * boxResponse(4, 0) // 1
 */
export function boxResponse(k: number, frequency: number): number {
  requireBox("boxResponse", k);
  requireFrequency("boxResponse", frequency);
  // The gain has period 1; near a whole number both sines vanish and the ratio is 1.
  const f = frequency - Math.round(frequency);
  const divisor = k * Math.sin(Math.PI * f);
  return divisor === 0 ? 1 : Math.abs(Math.sin(Math.PI * f * k) / divisor);
}
