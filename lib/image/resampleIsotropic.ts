import type {Interpolation} from "./interpolationKernel.ts";
import type {ResampledGridOptions} from "./resampledGrid.ts";
import {resampledGrid} from "./resampledGrid.ts";
import {resampleMask} from "./resampleMask.ts";
import type {Outside} from "./resampleOutside.ts";
import {resampleTo} from "./resampleTo.ts";
import {requireSameGrid} from "./sameGrid.ts";
import type {Mask, Volume} from "./volume.ts";

/** The size of the cubes, and how values and region are found on them. */
export interface ResampleIsotropicOptions {
  /** Edge of the new voxels, mm. */
  readonly mm: number;
  readonly align: ResampledGridOptions["align"];
  readonly size: "ceil" | "round" | "floor";
  readonly interpolation: Interpolation;
  readonly maskInterpolation: "nearest" | "linear";
  readonly outside: Outside;
}

/** An image and its region on one grid. */
export interface ImageAndMask {
  readonly image: Volume;
  readonly mask: Mask;
}

/**
 * Resamples an image and its mask to voxels that are cubes, on one common grid.
 *
 * @formula $s' = (a, a, a)$
 * @param image - the image
 * @param mask - its region, on the same grid
 * @param options - mm, the edge a of the cubes; align and size as in `resampledGrid`; interpolation of
 *   the image; maskInterpolation, "nearest" or "linear" (cut at 0.5); outside as in `resampleTo`
 * @returns image and mask on the new grid
 * @throws ShapeError when image and mask do not share a grid
 * @throws RangeError when an option is not one of those
 * @ref zwanenburg2020
 * @example resampleIsotropic(createVolume(Float64Array.of(0, 10), {shape: [1, 1, 2], spacing: [1, 1, 2], unit: "HU"}), createMask(Uint8Array.of(0, 1), {shape: [1, 1, 2], spacing: [1, 1, 2]}), {mm: 1, align: "centre", size: "ceil", interpolation: "linear", maskInterpolation: "linear", outside: "edge"}).image.data // [0, 2.5, 7.5, 10]
 */
export function resampleIsotropic(
  image: Volume,
  mask: Mask,
  {mm, align, size, interpolation, maskInterpolation, outside}: ResampleIsotropicOptions,
): ImageAndMask {
  requireSameGrid("resampleIsotropic", image, mask);
  const grid = resampledGrid(image, {spacing: [mm, mm, mm], align, size});
  return {
    image: resampleTo(image, grid, {interpolation, outside}),
    mask: resampleMask(mask, grid, {interpolation: maskInterpolation}),
  };
}
