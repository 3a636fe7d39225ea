import {createMask} from "./createMask.ts";
import {resampleTo} from "./resampleTo.ts";
import type {Grid, Mask} from "./volume.ts";

/** How a mask finds its way onto another grid. */
export interface ResampleMaskOptions {
  /**
   * "nearest": each new voxel takes the nearest old one. "linear": the region is interpolated as an
   * image of 0 and 1, and cut at 0.5, half included.
   */
  readonly interpolation: "nearest" | "linear";
}

/**
 * Resamples a mask on another grid. Outside the old grid nothing belongs to the region.
 *
 * @formula $m' = [\,\tilde m(v) \ge \tfrac12\,]$
 * @param mask - the region
 * @param grid - the new grid
 * @param options - interpolation, "nearest" or "linear" (cut at 0.5)
 * @returns the region on the new grid; a small one may vanish
 * @throws RangeError when interpolation is not one of the two, or the grid breaks a rule
 * @ref zwanenburg2020
 * @example resampleMask(createMask(Uint8Array.of(0, 1, 1), {shape: [3, 1, 1]}), createMask(new Uint8Array(2), {shape: [2, 1, 1], origin: [0.5, 0, 0]}), {interpolation: "linear"}).data // [1, 1]
 */
export function resampleMask(mask: Mask, grid: Grid, {interpolation}: ResampleMaskOptions): Mask {
  if (interpolation !== "nearest" && interpolation !== "linear") {
    throw new RangeError(
      `resampleMask: interpolation must be "nearest" or "linear", got ${JSON.stringify(interpolation)}`,
    );
  }
  const {shape, spacing, origin, direction} = mask;
  const shares = resampleTo({shape, spacing, origin, direction, data: mask.data, unit: "1"}, grid, {
    interpolation,
    outside: {value: 0},
  });

  // Single precision keeps 0.5 exactly; the rest of a sum of weights may fall short by an ulp.
  const data = new Uint8Array(shares.data.length);
  for (let i = 0; i < data.length; i++) data[i] = shares.data[i] >= 0.5 - 1e-6 ? 1 : 0;
  return createMask(data, shares);
}
