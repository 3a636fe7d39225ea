import type {Grid, Mask} from "../../image/index.ts";
import {createMask} from "../../image/index.ts";

/** Options of `boxInside`. */
export interface BoxInsideOptions {
  /** Distance from each side of the image, mm; no default. */
  readonly marginMm: number;
}

/**
 * Marks the box that lies a distance inside every side of an image. It looks at no voxel: where images
 * were cropped at that distance round a tumour, its success measures what the cropping gives away.
 *
 * @formula $M = \{v : m \le (v_k + \tfrac12)\,s_k \le n_k s_k - m\ \text{for}\ k = x, y, z\}$
 * @param grid - the image, or its grid
 * @param options - marginMm, from the outer edge of the first and last voxel
 * @returns the mask; along an axis shorter than twice the margin it holds the middle voxels
 * @throws RangeError when the margin is negative or not finite
 * @ref maierhein2024
 * @example boxInside(createMask(new Uint8Array(5), {shape: [5, 1, 1]}), {marginMm: 2}).data // [0, 0, 1, 0, 0]
 */
export function boxInside(grid: Grid, {marginMm}: BoxInsideOptions): Mask {
  if (!(Number.isFinite(marginMm) && marginMm >= 0)) {
    throw new RangeError(`boxInside: marginMm must be at least 0, got ${marginMm}`);
  }
  const {shape, spacing, origin, direction} = grid;
  const inside = shape.map((n, axis) => {
    // A voxel counts by its centre; where nothing is left, the voxel or two in the middle are.
    const layers = Math.ceil(marginMm / spacing[axis] - 0.5);
    return Math.max(0, Math.min(layers, Math.floor((n - 1) / 2)));
  });
  const [nx, ny, nz] = shape;
  const data = new Uint8Array(nx * ny * nz);
  for (let z = inside[2]; z < nz - inside[2]; z++) {
    for (let y = inside[1]; y < ny - inside[1]; y++) {
      const row = nx * (y + ny * z);
      data.fill(1, row + inside[0], row + nx - inside[0]);
    }
  }
  return createMask(data, {shape, spacing, origin, direction});
}
