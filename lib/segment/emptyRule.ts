import type {SurfaceDistances} from "./surfaceDistances.ts";

/**
 * Decides what a distance of two masks is where one has no surface: NaN for two empty masks, because
 * nothing was there to compare, Infinity for one, and undefined where both have a surface.
 */
export function emptyRule({aToB, bToA}: SurfaceDistances): number | undefined {
  if (aToB.length > 0 && bToA.length > 0) return undefined;
  return aToB.length === bToA.length ? Number.NaN : Number.POSITIVE_INFINITY;
}

/** Puts both directions into one list. */
export function pooled({aToB, bToA}: SurfaceDistances): Float64Array {
  const all = new Float64Array(aToB.length + bToA.length);
  all.set(aToB);
  all.set(bToA, aToB.length);
  return all;
}

/** Returns the largest of a list; NaN of an empty one. */
export function largest(values: Float64Array): number {
  let most = values.length === 0 ? Number.NaN : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i] > most) most = values[i];
  return most;
}
