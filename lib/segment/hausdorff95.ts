import {percentile} from "../core/index.ts";
import {emptyRule, pooled} from "./emptyRule.ts";
import type {SurfaceDistances} from "./surfaceDistances.ts";

/** Options of `hausdorff95`. */
export interface Hausdorff95Options {
  /**
   * How the two directions meet. "pooled": the percentile of all distances in one list (medpy). "max of
   * directed": the larger of the two percentiles (MONAI). "mean of directed": their mean. No default,
   * since published numbers differ by it.
   */
  readonly variant: "pooled" | "max of directed" | "mean of directed";
}

/**
 * Finds the 95th percentile of the surface distances, a Hausdorff distance that forgives the worst
 * twentieth of the surface. Percentiles are interpolated linearly.
 *
 * @formula eq:hd95 $\mathrm{HD95} = \max\bigl(P_{95}\{d(s, \partial B)\},\, P_{95}\{d(t, \partial A)\}\bigr)$, or $P_{95}$ of both lists as one
 * @param distances - what `surfaceDistances` returns, mm
 * @param options - variant: "pooled", "max of directed" or "mean of directed"
 * @returns the distance in mm; NaN when both masks are empty, Infinity when one is
 * @throws RangeError when variant is none of the three
 * @ref maierhein2024
 * @ref huttenlocher1993
 * @example hausdorff95({aToB: Float64Array.of(1, 1, 1), bToA: Float64Array.of(4)}, {variant: "pooled"}) // 3.55
 */
export function hausdorff95(distances: SurfaceDistances, {variant}: Hausdorff95Options): number {
  if (variant !== "pooled" && variant !== "max of directed" && variant !== "mean of directed") {
    throw new RangeError(
      `hausdorff95: variant must be "pooled", "max of directed" or "mean of directed", got ${String(variant)}`,
    );
  }
  const empty = emptyRule(distances);
  if (empty !== undefined) return empty;
  if (variant === "pooled") return percentile(pooled(distances), 95);
  const there = percentile(distances.aToB, 95);
  const back = percentile(distances.bToA, 95);
  return variant === "max of directed" ? Math.max(there, back) : (there + back) / 2;
}
