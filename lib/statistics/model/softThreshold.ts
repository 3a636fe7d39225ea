/**
 * Moves a value towards 0 by a threshold, and to 0 when it is no larger: what a lasso does to a coefficient.
 *
 * @formula eq:soft-threshold $S(z, \lambda) = \mathrm{sign}(z) \max(|z| - \lambda, 0)$
 * @param z - the coefficient without a penalty
 * @param threshold - at least 0
 * @returns the minimiser of (w − z)² / 2 + threshold · |w|
 * @ref friedman2010
 * @example softThreshold(3, 1) // 2
 * softThreshold(-0.5, 1) // 0
 */
export function softThreshold(z: number, threshold: number): number {
  if (z > threshold) return z - threshold;
  if (z < -threshold) return z + threshold;
  return 0;
}
