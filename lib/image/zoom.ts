import {resampleTo} from "./resampleTo.ts";
import type {ResampleToOptions} from "./resampleTo.ts";
import type {Volume} from "./volume.ts";

/** How much larger an image becomes, and what stays in place. */
export interface ZoomOptions extends ResampleToOptions {
  /** Voxels of the result for each voxel of the image: one number, or one for each of x, y and z. */
  readonly factor: number | readonly [number, number, number];
  /**
   * "voxel-edges": the outer faces of both images agree, as for voxels that have a size.
   * "corner-centres": the centres of the corner voxels agree, as for points.
   */
  readonly align: "voxel-edges" | "corner-centres";
}

/**
 * Makes an image of n·factor voxels (rounded, at least 1) along each axis. An axis of one voxel is
 * left alone by a single factor.
 *
 * @formula $x = (j + \tfrac12)\,n/n' - \tfrac12$ (voxel edges) or $x = j\,(n-1)/(n'-1)$ (corner centres)
 * @param volume - the image
 * @param options - factor, one or three, above 0; align, "voxel-edges" or "corner-centres";
 *   interpolation and outside as in `resampleTo`
 * @returns the image on the new grid, whose spacing and origin follow
 * @throws RangeError when an option is not one of those
 * @ref thevenaz2000
 * @example zoom(createVolume(Float64Array.of(0, 10), {shape: [2, 1, 1], unit: "1"}), {factor: 2, align: "voxel-edges", interpolation: "linear", outside: "edge"}).data // [0, 2.5, 7.5, 10]
 */
export function zoom(volume: Volume, {factor, align, ...options}: ZoomOptions): Volume {
  const {shape, spacing, origin, direction: d} = volume;
  const three = typeof factor === "number" ? shape.map((n) => (n === 1 ? 1 : factor)) : factor;
  if (three.length !== 3 || !three.every((f) => Number.isFinite(f) && f > 0)) {
    throw new RangeError(`zoom: factor must be finite and above 0, got ${three.join(", ")}`);
  }
  if (align !== "voxel-edges" && align !== "corner-centres") {
    throw new RangeError(
      `zoom: align must be "voxel-edges" or "corner-centres", got ${String(align)}`,
    );
  }
  const counts = shape.map((n, axis) => Math.max(1, Math.round(n * three[axis])));

  // The distance of new voxels, in old ones; a single voxel of points keeps its size.
  const steps = shape.map((n, axis) => {
    if (align === "voxel-edges") return n / counts[axis];
    return counts[axis] === 1 || n === 1 ? 1 : (n - 1) / (counts[axis] - 1);
  });
  const shift = steps.map((step, axis) => {
    return align === "voxel-edges" ? ((step - 1) / 2) * spacing[axis] : 0;
  });
  const place = (row: number): number =>
    origin[row] + d[3 * row] * shift[0] + d[3 * row + 1] * shift[1] + d[3 * row + 2] * shift[2];
  const grid = {
    shape: [counts[0], counts[1], counts[2]] as const,
    spacing: [steps[0] * spacing[0], steps[1] * spacing[1], steps[2] * spacing[2]] as const,
    origin: [place(0), place(1), place(2)] as const,
    direction: d,
  };
  return resampleTo(volume, grid, options);
}
