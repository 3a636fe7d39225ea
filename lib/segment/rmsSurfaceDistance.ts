import {emptyRule, pooled} from "./emptyRule.ts";
import type {SurfaceDistances} from "./surfaceDistances.ts";

/**
 * Takes the root of the mean squared surface distance, both directions in one list.
 *
 * @formula $\sqrt{\frac{1}{n + m} \bigl(\sum_s d(s, \partial B)^2 + \sum_t d(t, \partial A)^2\bigr)}$
 * @param distances - what `surfaceDistances` returns, mm
 * @returns the root mean square in mm; NaN when both masks are empty, Infinity when one is
 * @ref taha2015
 * @example rmsSurfaceDistance({aToB: Float64Array.of(3), bToA: Float64Array.of(4, 5)}) // ≈ 4.08
 */
export function rmsSurfaceDistance(distances: SurfaceDistances): number {
  const empty = emptyRule(distances);
  if (empty !== undefined) return empty;
  const all = pooled(distances);
  let sum = 0;
  for (let i = 0; i < all.length; i++) sum += all[i] * all[i];
  return Math.sqrt(sum / all.length);
}
