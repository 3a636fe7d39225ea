import {checkedGrid} from "./checkedGrid.ts";
import type {FloatArray} from "./floatData.ts";
import {floatCopy, floatView} from "./floatData.ts";
import {indexMap, isAxisWise} from "./indexMap.ts";
import type {Interpolation} from "./interpolationKernel.ts";
import {interpolationKernel} from "./interpolationKernel.ts";
import {resampleAxes} from "./resampleAxes.ts";
import {resampleOblique} from "./resampleOblique.ts";
import type {Outside} from "./resampleOutside.ts";
import {requireOutside} from "./resampleOutside.ts";
import type {Grid, Volume} from "./volume.ts";

/** How values are found on a new grid. */
export interface ResampleToOptions {
  /** How values between voxels are found. */
  readonly interpolation: Interpolation;
  /** What stands outside the image. */
  readonly outside: Outside;
}

/**
 * Interpolates an image on any other grid: another voxel size, another place, another direction.
 * Voxel centres go from the new grid through the world to the old one. Grids with the same axes are
 * handled one axis after the other; no smoothing is done first, so a coarse grid aliases. In a spline
 * a NaN spreads along its lines; in the other kinds, to where it is weighed. The same grid gives the
 * same image exactly.
 *
 * @formula eq:index-map $g(v) = \sum_u c_u\,\prod_a \beta\bigl(w_a(v) - u_a\bigr)$ with $w = A_{\text{in}}^{-1} A_{\text{out}}\,v$
 * @param volume - the image
 * @param grid - the new grid: another image, or its shape with spacing, origin and direction
 * @param options - interpolation: "nearest", "linear", "quadratic-b-spline", "cubic-b-spline" or a
 *   windowed sinc as {window, radius}; outside: {value}, "edge" or "mirror"
 * @returns the image on the new grid, in the same unit
 * @throws RangeError when an option is not one of those, or a grid breaks a rule
 * @ref unser1999
 * @example resampleTo(createVolume(Float64Array.of(0, 10, 20), {shape: [3, 1, 1], unit: "HU"}), createMask(new Uint8Array(2), {shape: [2, 1, 1], origin: [0.5, 0, 0]}), {interpolation: "linear", outside: "edge"}).data // [5, 15]
 */
export function resampleTo(
  volume: Volume,
  grid: Grid,
  {interpolation, outside}: ResampleToOptions,
): Volume {
  const kernel = interpolationKernel("resampleTo", interpolation);
  requireOutside("resampleTo", outside);
  checkedGrid("resampleTo", volume, volume.data.length);
  const {shape, spacing, origin, direction} = grid;
  const out = checkedGrid(
    "resampleTo",
    {shape, spacing, origin, direction},
    shape[0] * shape[1] * shape[2],
  );
  const map = indexMap(volume, out);
  const source = floatView(volume.data);
  let data: FloatArray;
  if (isAxisWise(map, out.shape)) {
    const plans = [0, 1, 2].map((axis) => ({
      start: map.shift[axis],
      step: out.shape[axis] === 1 ? 1 : map.matrix[4 * axis],
      count: out.shape[axis],
    }));
    data = resampleAxes(source, volume.shape, {plans, kernel, outside});

    // Nothing moved, so the result must not be the input itself.
    if (data === source) data = floatCopy(source);
  } else {
    data = resampleOblique(source, volume.shape, {map, outShape: out.shape, kernel, outside});
  }
  return {...out, data, unit: volume.unit};
}
