import type {Mask} from "../image/index.ts";
import {createMask} from "../image/index.ts";
import {neighbourSteps, requireConnectivity} from "./neighbourSteps.ts";
import {spread} from "./spread.ts";
import {squaredDistances} from "./squaredDistances.ts";
import type {Beyond, StructuringElement} from "./structuringElement.ts";
import {ballOf, requireBeyond, timesOf} from "./structuringElement.ts";

/** Options of `erode`, `open` and `close`. */
export type ErosionOptions = StructuringElement & {
  /** What lies beyond the image: "background" eats at its border, "foreground" does not. */
  readonly beyond: Beyond;
};

/** Clears the voxels from which a ball reaches over the image's border. */
function clearBorder(data: Uint8Array, mask: Mask, most: number): void {
  const [nx, ny, nz] = mask.shape;

  // The first layer beyond lies one step from the outermost voxels; an axis of one voxel has none.
  const isNear = (i: number, axis: number): boolean => {
    const n = mask.shape[axis];
    const gap = Math.min(i + 1, n - i) * mask.spacing[axis];
    return n > 1 && gap * gap <= most;
  };
  for (let z = 0, row = 0; z < nz; z++) {
    const isNearZ = isNear(z, 2);
    for (let y = 0; y < ny; y++, row += nx) {
      if (isNearZ || isNear(y, 1)) data.fill(0, row, row + nx);
      else for (let x = 0; x < nx; x++) if (isNear(x, 0)) data[row + x] = 0;
    }
  }
}

/** Erodes the voxels of a mask; `who` is named in errors. */
export function eroded(who: string, mask: Mask, options: ErosionOptions): Mask {
  const {shape, spacing, origin, direction} = mask;
  const grid = {shape, spacing, origin, direction};
  const {beyond} = options;
  requireBeyond(who, beyond);
  if ("radiusMm" in options) {
    const most = ballOf(who, options.radiusMm);
    const squared = squaredDistances(mask.data, 0, shape, spacing);
    const data = new Uint8Array(squared.length);
    for (let i = 0; i < data.length; i++) data[i] = squared[i] > most ? 1 : 0;
    if (beyond === "background") clearBorder(data, mask, most);
    return createMask(data, grid);
  }
  requireConnectivity(who, options.connectivity);
  const steps = neighbourSteps(options.connectivity, shape);
  let {data} = mask;
  for (let left = timesOf(who, options.times, shape); left > 0; left--) {
    data = spread(data, 0, shape, steps, beyond === "background");
  }
  return createMask(data, grid);
}

/**
 * Erodes a mask: keeps the voxels around which the whole structuring element lies inside.
 *
 * @formula eq:erode $M \ominus B = \{v : v + B \subseteq M\}$
 * @param mask - the mask
 * @param options - connectivity 6, 18 or 26 with times, in voxels, or radiusMm, a ball in mm that
 *   heeds the spacing; beyond, what lies outside the image (along an axis of one voxel nothing does)
 * @returns the smaller mask; it may be empty
 * @throws RangeError when an option breaks its rule
 * @ref haralick1987
 * @example erode(createMask(Uint8Array.of(1, 1, 1, 0), {shape: [4, 1, 1]}), {connectivity: 6, beyond: "background"}).data // [0, 1, 0, 0]
 */
export function erode(mask: Mask, options: ErosionOptions): Mask {
  return eroded("erode", mask, options);
}
