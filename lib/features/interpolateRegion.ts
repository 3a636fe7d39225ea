import type {Grid, Mask, Volume, VoxelArray} from "../image/index.ts";
import {createMask, resampledGrid, resampleTo} from "../image/index.ts";
import {boxBetween, boxOf, cropImage, cropMask, gridOf, grownBox, type VoxelBox} from "./region.ts";
import type {InterpolationSettings} from "./settings.ts";

/** An image and its region on a new grid, cut to what is needed. */
export interface InterpolatedRegion {
  readonly image: Volume;
  readonly mask: Mask;
  /** The whole new grid, before anything was cut off. */
  readonly grid: Grid;
}

/** A spline reads so far that what lies beyond changes nothing in double precision. */
const SPLINE_REACH = 32;

/** Interpolated values this close to a whole number are meant to be it: weights are rounded. */
const NEAR = 1e-9;

/** The same for halves, where spacings of single precision in headers count too. */
const NEAR_HALF = 1e-6;

/** Rounds to the nearest whole number, halves to the even one, as NumPy does. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (Math.abs(value - floor - 0.5) > NEAR_HALF) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Drops the fraction of a number. */
function dropFraction(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) <= NEAR ? near : Math.trunc(value);
}

/** Rounds interpolated intensities in place. */
function roundValues(
  data: VoxelArray,
  rounding: InterpolationSettings["rounding"],
  stored: VoxelArray,
): void {
  if (rounding === "none" || (rounding === "stored" && stored instanceof Float64Array)) return;
  const isSingle = stored instanceof Float32Array;
  const round = rounding === "nearest" ? roundHalfEven : isSingle ? Math.fround : dropFraction;
  for (let i = 0; i < data.length; i++) data[i] = round(data[i]);
}

/** Voxels that a new grid may hold: 4 GiB of doubles. */
const MOST_VOXELS = 2 ** 29;

/** Lays the new grid over the image. */
function newGrid(image: Volume, {spacing, align}: InterpolationSettings): Grid {
  const [dx, dy, dz] = spacing.map((size, axis) =>
    size === "unchanged" ? image.spacing[axis] : size,
  );
  const grid = resampledGrid(image, {spacing: [dx, dy, dz], align, size: "ceil"});
  const count = grid.shape[0] * grid.shape[1] * grid.shape[2];
  if (count > MOST_VOXELS) {
    throw new RangeError(
      `extractFeatures: interpolation.spacing must leave at most ${MOST_VOXELS} voxels, got ${count} with [${spacing.join(", ")}] mm`,
    );
  }
  return grid;
}

/** Finds the voxels of one grid whose centres lie within a box of another with the same axes. */
function boxOnGrid(box: VoxelBox, from: Grid, to: Grid, align: "centre" | "corner"): VoxelBox {
  const range = [0, 1, 2].map((axis) => {
    const ratio = from.spacing[axis] / to.spacing[axis];

    // Index of the old first voxel's centre on the new grid.
    const shift =
      align === "centre"
        ? (to.shape[axis] - 1 - (from.shape[axis] - 1) * ratio) / 2
        : (ratio - 1) / 2;
    const low = Math.floor(box.start[axis] * ratio + shift) - 1;
    const high = Math.ceil((box.start[axis] + box.shape[axis] - 1) * ratio + shift) + 1;
    return [Math.max(0, low), Math.min(to.shape[axis] - 1, high)];
  });
  return boxBetween(
    range.map(([low]) => low),
    range.map(([, high]) => high),
  );
}

/** Cuts the voxels at or above a share of an interpolated mask. */
function cutShares(shares: Volume, threshold: number): Mask {
  const {data} = shares;
  const inside = new Uint8Array(data.length);

  // Sums of weights may fall short of a share by an ulp; six digits are kept, as elsewhere.
  for (let i = 0; i < data.length; i++) inside[i] = data[i] >= threshold - 5e-7 ? 1 : 0;
  return createMask(inside, shares);
}

/** How much of the image around its region is wanted: mm, or voxels of the new grid beyond its outer edge. */
export type Margin = {readonly mm: number} | {readonly voxels: number};

/** Finds the box of the new grid that is wanted. */
function wantedBox(
  region: VoxelBox,
  image: Grid,
  {grid, align, margin}: {grid: Grid; align: "centre" | "corner"; margin: Margin},
): VoxelBox {
  if ("mm" in margin) {
    // A linear mask reaches into the voxels beside it.
    const beside = grownBox(region, [1, 1, 1], image);
    const margins = grid.spacing.map((d) => Math.ceil(margin.mm / d));
    return grownBox(boxOnGrid(beside, image, grid, align), margins, grid);
  }

  // PyRadiomics' rule, which decides where its filters see an edge.
  const ends = [0, 1, 2].map((axis) => {
    const ratio = image.spacing[axis] / grid.spacing[axis];
    const low = Math.floor((region.start[axis] - 0.5) * ratio - margin.voxels);
    const end = region.start[axis] + region.shape[axis];
    const high = Math.ceil((end - 0.5) * ratio + margin.voxels);
    return [Math.max(0, low), Math.min(grid.shape[axis] - 1, high)];
  });
  return boxBetween(
    ends.map(([low]) => low),
    ends.map(([, high]) => high),
  );
}

/**
 * Interpolates an image and its region on a grid of another voxel size. Only a box around the region is
 * computed, with a margin; an infinite one computes the whole image.
 */
export function interpolateRegion(
  image: Volume,
  mask: Mask,
  settings: InterpolationSettings,
  margin: Margin,
): InterpolatedRegion {
  const {align, partialVolumeThreshold, rounding} = settings;
  const grid = newGrid(image, settings);
  const region = boxOf(mask);
  if (region === undefined) throw new RangeError("interpolateRegion: the mask is empty");
  const wanted = wantedBox(region, image, {grid, align, margin});
  const reach = settings.image === "cubic-b-spline" ? SPLINE_REACH : 2;
  const read = grownBox(boxOnGrid(wanted, grid, image, align), [reach, reach, reach], image);
  const target = gridOf(grid, wanted);

  // Doubles keep halves where rounding and thresholds look for them.
  const source = cropImage(image, read);
  const outside = align === "centre" ? "edge" : ({value: 0} as const);
  const values = resampleTo({...source, data: Float64Array.from(source.data)}, target, {
    interpolation: settings.image,
    outside,
  });
  roundValues(values.data, rounding, image.data);
  const part = cropMask(mask, read);
  const shares = resampleTo({...part, data: Float64Array.from(part.data), unit: "1"}, target, {
    interpolation: settings.mask,
    outside: {value: 0},
  });
  return {image: values, mask: cutShares(shares, partialVolumeThreshold), grid};
}
