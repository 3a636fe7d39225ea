import type {SurfaceDistances} from "./surfaceDistances.ts";

/** Options of `surfaceDice`. */
export interface SurfaceDiceOptions {
  /** How far a surface point may lie from the other surface and still count as right, mm, at least 0. */
  readonly toleranceMm: number;
}

/**
 * Measures which share of two surfaces lies within a tolerance of the other one (normalised surface
 * Dice). Every surface voxel counts the same.
 *
 * @formula eq:surface-dice $\mathrm{SD}_\tau = \frac{|\{s \in \partial A : d(s, \partial B) \le \tau\}| + |\{t \in \partial B : d(t, \partial A) \le \tau\}|}{|\partial A| + |\partial B|}$
 * @param distances - what `surfaceDistances` returns, mm
 * @param options - toleranceMm, as large as two careful observers differ
 * @returns the share, 0 … 1; NaN when both masks are empty, 0 when one is
 * @throws RangeError when toleranceMm is not a number of at least 0
 * @ref nikolov2021
 * @example surfaceDice({aToB: Float64Array.of(0, 2), bToA: Float64Array.of(1, 0)}, {toleranceMm: 1}) // 0.75
 */
export function surfaceDice(
  {aToB, bToA}: SurfaceDistances,
  {toleranceMm}: SurfaceDiceOptions,
): number {
  if (!(toleranceMm >= 0 && Number.isFinite(toleranceMm))) {
    throw new RangeError(
      `surfaceDice: toleranceMm must be a finite length of at least 0, got ${toleranceMm}`,
    );
  }

  // A distance that equals the tolerance must not be lost to the last bit of a square root.
  const most = toleranceMm * (1 + 1e-12);
  let near = 0;
  for (let i = 0; i < aToB.length; i++) if (aToB[i] <= most) near++;
  for (let i = 0; i < bToA.length; i++) if (bToA[i] <= most) near++;
  return near / (aToB.length + bToA.length);
}
