import {emptyRule} from "./emptyRule.ts";
import {meanSurfaceDistance} from "./meanSurfaceDistance.ts";
import type {SurfaceDistances} from "./surfaceDistances.ts";

/** Options of `assd`. */
export interface AssdOptions {
  /**
   * "pooled": the mean of all distances in one list, in which the longer surface weighs more (medpy,
   * MONAI). "mean of means": each direction weighs one half. No default.
   */
  readonly average: "pooled" | "mean of means";
}

/**
 * Averages the distances of two surfaces in both directions: the average symmetric surface distance.
 *
 * @formula eq:assd $\mathrm{ASSD} = \frac{\sum_{s \in \partial A} d(s, \partial B) + \sum_{t \in \partial B} d(t, \partial A)}{|\partial A| + |\partial B|}$
 * @param distances - what `surfaceDistances` returns, mm
 * @param options - average: "pooled" or "mean of means"
 * @returns the mean in mm; NaN when both masks are empty, Infinity when one is
 * @throws RangeError when average is none of the two
 * @ref taha2015
 * @example assd({aToB: Float64Array.of(0, 0, 0), bToA: Float64Array.of(2)}, {average: "pooled"}) // 0.5
 */
export function assd(distances: SurfaceDistances, {average}: AssdOptions): number {
  if (average !== "pooled" && average !== "mean of means") {
    throw new RangeError(
      `assd: average must be "pooled" or "mean of means", got ${String(average)}`,
    );
  }
  const empty = emptyRule(distances);
  if (empty !== undefined) return empty;
  const there = meanSurfaceDistance(distances, {direction: "a to b"});
  const back = meanSurfaceDistance(distances, {direction: "b to a"});
  if (average === "mean of means") return (there + back) / 2;
  const [n, m] = [distances.aToB.length, distances.bToA.length];
  return (there * n + back * m) / (n + m);
}
