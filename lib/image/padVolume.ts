import type {Boundary} from "./boundary.ts";
import {boundaryIndex, requireBoundary} from "./boundary.ts";
import {createVolume} from "./createVolume.ts";
import {floatLike} from "./floatData.ts";
import type {Volume} from "./volume.ts";

/** How much is added on each side, and what stands there. */
export interface PadOptions {
  /** Voxels added before the first one along x, y, z. */
  readonly before: readonly [number, number, number];
  /** Voxels added after the last one along x, y, z. */
  readonly after: readonly [number, number, number];
  /** What stands in the added voxels. */
  readonly boundary: Boundary;
}

/** Throws unless the added voxels are whole numbers of at least 0. */
function requireCounts(name: string, counts: readonly number[]): void {
  if (counts.length !== 3 || !counts.every((n) => Number.isInteger(n) && n >= 0)) {
    throw new RangeError(
      `padVolume: ${name} must be three whole numbers of at least 0, got ${counts.join(", ")}`,
    );
  }
}

/** For each voxel of the padded axis, the voxel whose value it takes; −1 for the constant. */
function sources(n: number, before: number, after: number, boundary: Boundary): Int32Array {
  return Int32Array.from({length: before + n + after}, (_, i) =>
    boundaryIndex(i - before, n, boundary),
  );
}

/**
 * Surrounds an image with more voxels of the same size, filled by a boundary rule; more than the image's own
 * size may be added.
 *
 * @formula $g(i) = f(b(i - n_0))$, $b$ the boundary rule
 * @param volume - the image
 * @param options - before and after: voxels added along x, y, z; boundary: what stands there
 * @returns the larger image in floating point; every voxel of the given one stays at its place in the world
 * @throws RangeError when a count is negative or not whole, or the boundary is not one of the names
 * @example padVolume(createVolume(Float64Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"}), {before: [2, 0, 0], after: [1, 0, 0], boundary: "mirror"}).data // [3, 2, 1, 2, 3, 2]
 */
export function padVolume(volume: Volume, {before, after, boundary}: PadOptions): Volume {
  requireCounts("before", before);
  requireCounts("after", after);
  requireBoundary("padVolume", boundary);
  const {shape, spacing, origin, direction, unit, data} = volume;
  const fill = typeof boundary === "object" ? boundary.constant : 0;
  const [x, y, z] = [0, 1, 2].map((axis) =>
    sources(shape[axis], before[axis], after[axis], boundary),
  );
  const padded = floatLike(data, x.length * y.length * z.length);
  let at = 0;
  for (let k = 0; k < z.length; k++) {
    for (let j = 0; j < y.length; j++) {
      const inside = z[k] >= 0 && y[j] >= 0;
      const row = shape[0] * (y[j] + shape[1] * z[k]);
      for (let i = 0; i < x.length; i++)
        padded[at++] = inside && x[i] >= 0 ? data[row + x[i]] : fill;
    }
  }
  const shift = before.map((n, axis) => -n * spacing[axis]);
  const place = (row: number) =>
    origin[row] +
    direction[3 * row] * shift[0] +
    direction[3 * row + 1] * shift[1] +
    direction[3 * row + 2] * shift[2];
  return createVolume(padded, {
    shape: [x.length, y.length, z.length],
    spacing,
    origin: [place(0), place(1), place(2)],
    direction,
    unit,
  });
}
