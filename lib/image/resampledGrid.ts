import type {Grid} from "./volume.ts";

/** Which grid a resampled image gets. */
export interface ResampledGridOptions {
  /** Voxel size of the new grid, mm. */
  readonly spacing: readonly [number, number, number];
  /**
   * What both grids share: "centre" of the whole box, "corner" (the outer corner of voxel (0, 0, 0)),
   * or "first-voxel" (its centre, so that the origin stays).
   */
  readonly align: "centre" | "corner" | "first-voxel";
  /** How n · s_in / s_out becomes a whole number of voxels, at least 1; or that number for each axis. */
  readonly size: "ceil" | "round" | "floor" | readonly [number, number, number];
}

/** Headers keep spacings in single precision: a quotient this close to a whole number, as a share, is it. */
const NEAR = 1e-6;

/** Applies a rule for sizes; quotients that only rounding keeps from a whole number are that number. */
function sizeOf(quotient: number, rule: "ceil" | "round" | "floor"): number {
  const near = Math.round(quotient);
  if (Math.abs(quotient - near) <= NEAR * quotient) return Math.max(1, near);
  const rounded =
    rule === "ceil" ? Math.ceil(quotient) : rule === "floor" ? Math.floor(quotient) : near;
  return Math.max(1, rounded);
}

/** Checks the options, whose mistakes would otherwise show up as strange grids. */
function checkOptions({spacing, align, size}: ResampledGridOptions): void {
  if (spacing.length !== 3 || !spacing.every((s) => Number.isFinite(s) && s > 0)) {
    throw new RangeError(
      `resampledGrid: spacing must be three finite sizes above 0 mm, got [${spacing.join(", ")}]`,
    );
  }
  if (!["centre", "corner", "first-voxel"].includes(align)) {
    throw new RangeError(
      `resampledGrid: align must be "centre", "corner" or "first-voxel", got ${String(align)}`,
    );
  }
  const isRule = typeof size === "string" && ["ceil", "round", "floor"].includes(size);
  const isList =
    typeof size !== "string" &&
    size?.length === 3 &&
    size.every((n) => Number.isInteger(n) && n > 0);
  if (!isRule && !isList) {
    throw new RangeError(
      `resampledGrid: size must be "ceil", "round", "floor" or three whole numbers of at least 1, got ${JSON.stringify(size)}`,
    );
  }
}

/**
 * Lays a grid of another voxel size over an image, along the same axes.
 *
 * @formula eq:resampled-origin $o' = o + D\,\Delta$ with $\Delta = \tfrac12\,(n-1)\,s - \tfrac12\,(n'-1)\,s'$ (shared centre), $\tfrac12\,(s' - s)$ (shared corner) or 0
 * @param grid - the image's grid
 * @param options - spacing in mm; align, what both grids share: "centre", "corner" or "first-voxel";
 *   size, how n·s/s' becomes a whole number: "ceil", "round", "floor", or three numbers of voxels
 * @returns the new grid
 * @throws RangeError when an option is not one of those
 * @ref zwanenburg2020
 * @example resampledGrid(createMask(new Uint8Array(10), {shape: [10, 1, 1]}), {spacing: [2, 1, 1], align: "centre", size: "ceil"}).origin // [0.5, 0, 0]
 */
export function resampledGrid(grid: Grid, options: ResampledGridOptions): Grid {
  checkOptions(options);
  const {spacing, align, size} = options;
  const {shape, spacing: old, origin, direction: d} = grid;
  const counts = [0, 1, 2].map((axis) =>
    typeof size === "string" ? sizeOf((shape[axis] * old[axis]) / spacing[axis], size) : size[axis],
  );
  const shift = [0, 1, 2].map((axis) => {
    if (align === "first-voxel") return 0;
    if (align === "corner") return (spacing[axis] - old[axis]) / 2;
    return ((shape[axis] - 1) * old[axis] - (counts[axis] - 1) * spacing[axis]) / 2;
  });
  const place = (row: number): number =>
    origin[row] + d[3 * row] * shift[0] + d[3 * row + 1] * shift[1] + d[3 * row + 2] * shift[2];
  return {
    shape: [counts[0], counts[1], counts[2]],
    spacing: [spacing[0], spacing[1], spacing[2]],
    origin: [place(0), place(1), place(2)],
    direction: Float64Array.from(d),
  };
}
