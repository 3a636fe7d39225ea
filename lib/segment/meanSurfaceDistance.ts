import type {SurfaceDistances} from "./surfaceDistances.ts";

/** Options of `meanSurfaceDistance`. */
export interface MeanSurfaceOptions {
  /** Which surface is walked along; no default. */
  readonly direction: "a to b" | "b to a";
}

/**
 * Averages the distances from one surface to the other (MASD of one direction). It is not symmetric:
 * a surface that lies on part of the other one is everywhere near it.
 *
 * @formula $\frac{1}{|\partial A|} \sum_{s \in \partial A} d(s, \partial B)$
 * @param distances - what `surfaceDistances` returns, mm
 * @param options - direction: "a to b" or "b to a"
 * @returns the mean in mm; NaN from an empty mask, Infinity to one
 * @throws RangeError when direction is none of the two
 * @ref taha2015
 * @example meanSurfaceDistance({aToB: Float64Array.of(0, 2), bToA: Float64Array.of(1)}, {direction: "a to b"}) // 1
 */
export function meanSurfaceDistance(
  distances: SurfaceDistances,
  {direction}: MeanSurfaceOptions,
): number {
  if (direction !== "a to b" && direction !== "b to a") {
    throw new RangeError(
      `meanSurfaceDistance: direction must be "a to b" or "b to a", got ${String(direction)}`,
    );
  }
  const list = direction === "a to b" ? distances.aToB : distances.bToA;
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i];
  return sum / list.length;
}
