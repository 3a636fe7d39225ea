import type {Grid, Mask, Volume} from "../image/index.ts";
import {voxelToWorld} from "../image/index.ts";
import {interpolateRegion} from "./interpolateRegion.ts";
import {normaliseImage} from "./normaliseImage.ts";
import {boxOf, cropImage, cropMask, grownBox, type VoxelBox, voxelsOf} from "./region.ts";
import {keptRange, resegment} from "./resegment.ts";
import type {FeatureSettings} from "./settings.ts";

/** An image and its two masks, ready for features. */
export interface PreparedRegion {
  /** The interpolated image: all of it where filters follow, else a box around the region. */
  readonly image: Volume;
  /** The region as it was drawn, for shape. */
  readonly morphological: Mask;
  /** The region that re-segmentation leaves, for intensities and texture. */
  readonly intensity: Mask;
  /** The grid of the whole interpolated image. */
  readonly grid: Grid;
  /** The closed range of intensities that was kept; undefined where all were. */
  readonly kept: readonly [number, number] | undefined;
}

/** Local intensity peaks look this far around the region. */
const PEAK_REACH_MM = 6.5;

/** Refuses intensities of a region that are not finite. */
function requireFinite(image: Volume, {data: inside}: Mask, when: string): void {
  const {data, shape} = image;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) return;
  for (let i = 0; i < data.length; i++) {
    if (inside[i] === 0 || data[i] - data[i] === 0) continue;
    const voxel = [i % shape[0], Math.floor(i / shape[0]) % shape[1]];
    voxel.push(Math.floor(i / (shape[0] * shape[1])));

    // A new grid is cut to the region, so that only the place in the world says where that is.
    const world = voxelToWorld(image, voxel).map((mm) => Number(mm.toPrecision(6)));
    const place = when === "" ? `voxel [${voxel.join(", ")}]` : `[${world.join(", ")}] mm`;
    const beside =
      when === "" ? "" : "; the image is not finite beside the region: give these voxels a value";
    throw new RangeError(
      `extractFeatures: intensities within the mask must be finite${when}, got ${data[i]} at ${place}${beside}`,
    );
  }
}

/** Refuses a region that is too small for the settings. */
function requireRegion(
  mask: Mask,
  box: VoxelBox | undefined,
  {region: {minimumDimensions, minimumVoxels}}: FeatureSettings,
  when: string,
): asserts box is VoxelBox {
  const voxels = voxelsOf(mask);
  if (box === undefined || voxels < minimumVoxels) {
    throw new RangeError(
      `extractFeatures: the region must hold at least ${minimumVoxels} voxel${minimumVoxels === 1 ? "" : "s"}${when}, got ${voxels}`,
    );
  }
  const extents = box.shape.filter((n) => n > 1).length;
  if (extents < minimumDimensions) {
    throw new RangeError(
      `extractFeatures: the region must be wider than one voxel along at least ${minimumDimensions} axes${when}, got ${box.shape.join(" × ")} voxels`,
    );
  }
}

/** Interpolates where that is asked for; else cuts what is not needed. */
function onFinalGrid(image: Volume, mask: Mask, box: VoxelBox, settings: FeatureSettings) {
  const {interpolation, margin, filters, families} = settings;
  const hasFilters = filters.length > 0;
  const peakReach = families.includes("local") ? PEAK_REACH_MM : 0;
  if (interpolation !== null) {
    const mm = hasFilters ? Number.POSITIVE_INFINITY : peakReach;
    const around = hasFilters && margin !== null ? {voxels: margin} : {mm};
    return interpolateRegion(image, mask, interpolation, around);
  }
  if (hasFilters && margin === null) return {image, mask, grid: image};
  const margins = image.spacing.map((d) => (hasFilters ? (margin ?? 0) : Math.ceil(peakReach / d)));
  const wanted = grownBox(box, margins, image);
  return {image: cropImage(image, wanted), mask: cropMask(mask, wanted), grid: image};
}

/** Prepares an image and its mask, which share a grid: normalise, interpolate, re-segment. */
export function prepareRegion(
  image: Volume,
  mask: Mask,
  settings: FeatureSettings,
): PreparedRegion {
  const box = boxOf(mask);
  requireRegion(mask, box, settings, "");
  requireFinite(image, mask, "");
  const {normalisation, interpolation, resegmentation} = settings;
  const normalised = normalisation === null ? image : normaliseImage(image, normalisation);
  const final = onFinalGrid(normalised, mask, box, settings);
  if (interpolation !== null) {
    requireRegion(final.mask, boxOf(final.mask), settings, " after interpolation");
    requireFinite(final.image, final.mask, " after interpolation");
  }

  // Both masks are one until re-segmentation parts them.
  const kept = keptRange(final.image, final.mask, resegmentation);
  if (kept === undefined) {
    return {...final, morphological: final.mask, intensity: final.mask, kept};
  }
  const intensity = resegment(final.image, final.mask, kept);
  requireRegion(intensity, boxOf(intensity), settings, ` in the range ${kept.join(" to ")}`);
  const morphological = resegmentation.shape ? intensity : final.mask;
  return {image: final.image, grid: final.grid, morphological, intensity, kept};
}
