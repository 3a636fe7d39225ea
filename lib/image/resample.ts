import type {ResampledGridOptions} from "./resampledGrid.ts";
import {resampledGrid} from "./resampledGrid.ts";
import type {ResampleToOptions} from "./resampleTo.ts";
import {resampleTo} from "./resampleTo.ts";
import type {Volume} from "./volume.ts";

/** Which grid a resampled image gets, and how its values are found. */
export interface ResampleOptions extends ResampledGridOptions, ResampleToOptions {}

/**
 * Resamples an image to another voxel size, along its own axes.
 *
 * @formula $g(v) = f\bigl(A_{\text{in}}^{-1} A_{\text{out}}\,v\bigr)$
 * @param volume - the image
 * @param options - spacing of the new voxels in mm; align, what both grids share: "centre", "corner"
 *   or "first-voxel"; size, the rule for the number of voxels: "ceil", "round", "floor" or the numbers;
 *   interpolation and outside as in `resampleTo`
 * @returns the image on the new grid, in the same unit
 * @throws RangeError when an option is not one of those
 * @ref zwanenburg2020
 * @example resample(createVolume(Float64Array.of(0, 10, 20, 30), {shape: [4, 1, 1], unit: "HU"}), {spacing: [2, 1, 1], align: "centre", size: "ceil", interpolation: "linear", outside: "edge"}).data // [5, 25]
 */
export function resample(volume: Volume, options: ResampleOptions): Volume {
  return resampleTo(volume, resampledGrid(volume, options), options);
}
