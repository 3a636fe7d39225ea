import type {Volume} from "../../image/index.ts";

/** Checks that a filter runs slice by slice (2) or in the volume (3). */
export function requireDims(who: string, dims: 2 | 3): void {
  if (dims === 2 || dims === 3) return;
  throw new RangeError(`${who}: dims must be 2 or 3, got ${String(dims)}`);
}

/** Refuses voxels of unequal sides, on which a width in mm is none in voxels; returns their side in mm. */
export function requireIsotropic(
  who: string,
  {spacing}: Volume,
  axes: readonly (0 | 1 | 2)[],
): number {
  const sides = axes.map((axis) => spacing[axis]);
  const first = sides[0];
  if (sides.every((side) => Math.abs(side - first) <= 1e-6 * first)) return first;
  throw new RangeError(
    `${who}: spacing must be equal on the filtered axes, got ${sides.join(" × ")} mm; resample the image first`,
  );
}
