import {largest} from "./emptyRule.ts";
import type {SurfaceDistances} from "./surfaceDistances.ts";

/** Options of `hausdorff`. */
export interface HausdorffOptions {
  /** "symmetric" is the larger of both directions; "a to b" and "b to a" look one way; no default. */
  readonly direction: "symmetric" | "a to b" | "b to a";
}

/**
 * Finds the Hausdorff distance of two surfaces: how far the worst point lies from the other surface.
 *
 * @formula eq:hausdorff $\mathrm{HD} = \max\bigl(\max_{s \in \partial A} d(s, \partial B),\; \max_{t \in \partial B} d(t, \partial A)\bigr)$
 * @param distances - what `surfaceDistances` returns, mm
 * @param options - direction: "symmetric", "a to b" or "b to a"
 * @returns the distance in mm. Symmetric: NaN when both masks are empty, Infinity when one is. One way:
 *   NaN from an empty mask, Infinity to one
 * @throws RangeError when direction is none of the three
 * @ref huttenlocher1993
 * @example hausdorff({aToB: Float64Array.of(0, 2), bToA: Float64Array.of(1)}, {direction: "symmetric"}) // 2
 */
export function hausdorff(distances: SurfaceDistances, {direction}: HausdorffOptions): number {
  const {aToB, bToA} = distances;
  if (direction === "a to b") return largest(aToB);
  if (direction === "b to a") return largest(bToA);
  if (direction !== "symmetric") {
    throw new RangeError(
      `hausdorff: direction must be "symmetric", "a to b" or "b to a", got ${String(direction)}`,
    );
  }
  if (aToB.length === 0) return largest(bToA);
  return bToA.length === 0 ? largest(aToB) : Math.max(largest(aToB), largest(bToA));
}
