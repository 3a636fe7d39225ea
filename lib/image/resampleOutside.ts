/**
 * What stands outside the input's voxel boxes: one value, the nearest voxel of the edge, or the image
 * mirrored about its outermost voxel centres. Inside the last half voxel, values come from the edge.
 */
export type Outside = "edge" | "mirror" | {readonly value: number};

/** Checks an outside rule at a public function. */
export function requireOutside(who: string, outside: Outside): void {
  if (outside === "edge" || outside === "mirror") return;
  if (typeof outside === "object" && outside !== null && typeof outside.value === "number") return;
  throw new RangeError(
    `${who}: outside must be "edge", "mirror" or {value: number}, got ${JSON.stringify(outside)}`,
  );
}

/** What the taps of an interpolation read beyond the edge. */
export interface EdgeRule {
  /** Samples to add at either end before the prefilter: copies of the outermost ones. */
  readonly pad: number;
  /** True where the line is mirrored, false where its outermost sample goes on. */
  readonly isMirrored: boolean;
}

/**
 * Finds the edge rule of an interpolation. A spline whose outside has a fixed value is mirrored inside
 * the last half voxel; one that goes on with its edge keeps 24 more coefficients, beyond which the
 * difference is below rounding.
 */
export function edgeRuleOf(pole: number, outside: Outside): EdgeRule {
  const pad = pole !== 0 && outside === "edge" ? 24 : 0;
  return {pad, isMirrored: outside === "mirror" || (pole !== 0 && pad === 0)};
}

/** Brings a coordinate into reach of n samples. */
export function foldCoordinate(x: number, n: number, {pad, isMirrored}: EdgeRule): number {
  if (!isMirrored) return Math.min(n - 1 + pad, Math.max(-pad, x));
  if (n === 1) return 0;
  const period = 2 * n - 2;
  const at = x - period * Math.floor(x / period);
  return at <= n - 1 ? at : period - at;
}

/** Tells whether a coordinate lies outside the voxel boxes, to the rounding of a coordinate. */
export function isBeyond(x: number, n: number): boolean {
  return x < -0.5 - 1e-9 || x > n - 0.5 + 1e-9;
}
