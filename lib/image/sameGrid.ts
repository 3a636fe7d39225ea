import {ShapeError} from "../core/index.ts";
import type {Grid} from "./volume.ts";
import {voxelToWorld} from "./voxelToWorld.ts";

/** How far a voxel may stand from its twin before two grids differ. */
export interface SameGridOptions {
  /** Largest distance of two corner voxels, mm; 0.001 when left out. */
  readonly tolerance?: number;
}

/**
 * Tells whether two grids are the same: equal shapes, and no voxel further than the tolerance from
 * its twin. An affine map moves no voxel further than a corner, so the eight corners decide.
 *
 * @formula $\max_{v \in \text{corners}} \lVert A_a v - A_b v \rVert \le \text{tolerance}$
 * @param a - a volume, a mask or any other grid
 * @param b - the other one
 * @param options - tolerance in mm, 0.001 when left out
 * @returns true when they agree
 * @ref cox2004
 * @example sameGrid(createMask(Uint8Array.of(1), {shape: [1, 1, 1]}), createMask(Uint8Array.of(0), {shape: [1, 1, 1]})) // true
 */
export function sameGrid(a: Grid, b: Grid, {tolerance = 0.001}: SameGridOptions = {}): boolean {
  if (a.shape.some((n, axis) => n !== b.shape[axis])) return false;
  for (let corner = 0; corner < 8; corner++) {
    const voxel = a.shape.map((n, axis) => ((corner >> axis) & 1) * (n - 1));
    const p = voxelToWorld(a, voxel);
    const q = voxelToWorld(b, voxel);
    if (Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) > tolerance) return false;
  }

  // One layer of voxels has no second corner to show its thickness or its direction.
  return a.spacing.every((d, axis) => {
    if (a.shape[axis] > 1) return true;
    const cosine =
      a.direction[axis] * b.direction[axis] +
      a.direction[3 + axis] * b.direction[3 + axis] +
      a.direction[6 + axis] * b.direction[6 + axis];
    return Math.abs(d - b.spacing[axis]) <= tolerance && cosine > 0;
  });
}

/** Writes a grid for a message: shape, spacing, origin and direction with as many digits as help. */
function describe({shape, spacing, origin, direction}: Grid): string {
  const digits = (values: ArrayLike<number>): string =>
    Array.from(values, (value) => Number(value.toPrecision(7))).join(", ");
  return `${shape.join(" × ")} voxels of [${digits(spacing)}] mm at [${digits(origin)}], axes [${digits(direction)}]`;
}

/**
 * Refuses two images that do not lie on the same grid, and prints both.
 *
 * @param who - the function that asks, for the message
 * @param a - a volume, a mask or any other grid
 * @param b - the other one
 * @throws ShapeError when shapes differ or a voxel stands more than 0.001 mm from its twin
 * @ref cox2004
 * @example requireSameGrid("dice", createMask(Uint8Array.of(1), {shape: [1, 1, 1]}), createMask(Uint8Array.of(0), {shape: [1, 1, 1]})) // undefined
 */
export function requireSameGrid(who: string, a: Grid, b: Grid): void {
  if (!sameGrid(a, b)) {
    throw new ShapeError(
      `${who}: both must lie on the same grid, got ${describe(a)} and ${describe(b)}`,
    );
  }
}
