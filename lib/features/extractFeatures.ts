import {ShapeError} from "../core/index.ts";
import type {Grid, Mask, Volume} from "../image/index.ts";
import {sameGrid, toMask, voxelToWorld} from "../image/index.ts";
import type {FeatureValue} from "./definition.ts";
import type {
  Extraction,
  FeatureRow,
  ImageIntermediates,
  Intermediates,
  Provenance,
} from "./extraction.ts";
import {plainGrid} from "./extraction.ts";
import {rowsOf} from "./featureRows.ts";
import {filteredImages} from "./filter/filteredImages.ts";
import type {PresetSettings} from "./featureSettings.ts";
import {shape2dFeatures} from "./shape/shape2dFeatures.ts";
import {shapeFeatures} from "./shape/shapeFeatures.ts";
import {featureSettings} from "./featureSettings.ts";
import {imageFeatures, type RegionImage} from "./imageFeatures.ts";
import {type PreparedRegion, prepareRegion} from "./prepareRegion.ts";
import type {PresetName} from "./presets.ts";
import {boxOf, cropImage, cropMask, voxelsOf} from "./region.ts";
import type {FeatureSettings} from "./settings.ts";
import {VERSION} from "./version.ts";

/** Finds the world position of a corner voxel: bit k of the number says which end of axis k. */
function cornerOf(grid: Grid, corner: number): readonly number[] {
  return voxelToWorld(
    grid,
    grid.shape.map((n, axis) => ((corner >> axis) & 1) * (n - 1)),
  );
}

/** Measures how far the corner voxels of two grids lie apart at most, mm. */
function cornerDistance(a: Grid, b: Grid): number {
  const distances = Array.from({length: 8}, (_, corner) => {
    const q = cornerOf(b, corner);
    return Math.hypot(...cornerOf(a, corner).map((place, axis) => place - q[axis]));
  });
  return Math.max(...distances);
}

/** Refuses a mask on another grid and says how far off it is. */
function requireMaskGrid(image: Volume, mask: Mask): void {
  if (sameGrid(image, mask)) return;
  const shapes = [image, mask].map(({shape}) => shape.join(" × "));
  const differ =
    shapes[0] === shapes[1] ? "" : ` of ${shapes[1]} voxels for an image of ${shapes[0]}`;
  throw new ShapeError(
    `extractFeatures: the mask must lie on the image's grid, got one${differ} whose corner voxels stand up to ${cornerDistance(image, mask).toPrecision(4)} mm off; bring it there with resampleMask first`,
  );
}

/** Takes the region's label out of a label image; a mask is taken as it is. */
function maskOf(region: Mask | Volume, label: number | null): Mask {
  if ("kind" in region) return region;
  return toMask(region, label === null ? {} : {label});
}

/** Leaves out the families of which no feature is asked for. */
function neededFamilies({families, features}: FeatureSettings): FeatureSettings["families"] {
  if (features === null) return families;
  return families.filter((family) => features.some((name) => name.startsWith(`${family}.`)));
}

/** Cuts a prepared image and its masks to the box of the region. */
function cutToRegion({image, morphological, intensity}: PreparedRegion): RegionImage {
  const box = boxOf(morphological);
  if (box === undefined) throw new RangeError("extractFeatures: the region is empty");
  const cut = cropMask(morphological, box);
  return {
    name: "original",
    image: cropImage(image, box),
    morphological: cut,
    intensity: intensity === morphological ? cut : cropMask(intensity, box),
  };
}

/** Shape in the volume and in a plane, as far as they are asked for. */
function shapeValues(region: RegionImage, {families, convention}: FeatureSettings): FeatureValue[] {
  const values: FeatureValue[] = [];
  if (families.includes("shape")) values.push(...shapeFeatures(region, {convention}));
  if (families.includes("shape2d")) {
    values.push(...shape2dFeatures(region.morphological, {across: "z"}));
  }
  return values;
}

/** Notes where the values come from. */
function provenanceOf(
  settings: FeatureSettings,
  {image, mask}: {image: Volume; mask: Mask},
  {grid, kept}: PreparedRegion,
  {morphological, intensity, images}: Intermediates,
): Provenance {
  return {
    version: VERSION,
    settings,
    grids: {
      original: plainGrid(image),
      interpolated: plainGrid(grid),
      region: plainGrid(morphological),
    },
    voxels: {
      original: voxelsOf(mask),
      morphological: voxelsOf(morphological),
      intensity: voxelsOf(intensity),
    },
    kept: kept === undefined ? null : [kept[0], Number.isFinite(kept[1]) ? kept[1] : null],
    bins: images.flatMap(({name, levels}) => {
      if (levels === undefined) return [];
      const {count, edges} = levels;
      return [{image: name, count, from: edges[0], to: edges[count]}];
    }),
  };
}

/** Chooses the rows that the settings ask for. */
function chosen(
  rows: readonly FeatureRow[],
  {convention, features}: FeatureSettings,
): FeatureRow[] {
  return rows.filter(
    (row) => row[convention] !== null && (features === null || features.includes(row.name)),
  );
}

/**
 * Computes the features of a region: normalises, interpolates, re-segments, filters and discretises the
 * image as the settings say, and extracts what they ask for.
 *
 * Shape is that of the morphological mask, which re-segmentation leaves alone; intensities and texture
 * are those of the intensity mask. Shape and local peaks are computed of the original image only.
 *
 * @param image - the image
 * @param region - its region on the same grid: a mask, or a label image of which settings.label counts
 * @param settings - a preset's name; {preset, …} with changes; or complete settings
 * @returns the rows of features, image by image; provenance, enough to compute them again; and the
 *   intermediates: masks, images, levels and curves that they came from. A value is NaN only where its
 *   definition is void
 * @throws ShapeError when the mask lies on another grid: the message says how far off
 * @throws RangeError when a setting breaks its rule, the region is empty or too small for the settings,
 *   an intensity of the region is not finite, or the bins make more than 65,535 levels
 * @ref zwanenburg2020, vangriethuysen2017
 * @example extractFeatures(createVolume(Int16Array.of(1, 2, 4, 9), {shape: [2, 2, 1], unit: "HU"}), createMask(Uint8Array.of(1, 1, 1, 0), {shape: [2, 2, 1]}), {preset: "ibsi-digital", families: ["intensity"]}).features[0].value // ≈ 2.3333
 */
export function extractFeatures(
  image: Volume,
  region: Mask | Volume,
  settings: FeatureSettings | PresetSettings | PresetName,
): Extraction {
  const checked = featureSettings(settings);
  const mask = maskOf(region, checked.label);
  requireMaskGrid(image, mask);
  const needed = {...checked, families: neededFamilies(checked)};
  const prepared = prepareRegion(image, mask, needed);
  const rows: FeatureRow[] = [];
  const images: ImageIntermediates[] = [];

  const add = (one: RegionImage): void => {
    const {values, intermediates} = imageFeatures(one, prepared, needed);
    rows.push(...rowsOf(values, one.name, one.image.unit));
    images.push(intermediates);
  };

  // Shape, the image itself, then each of its filtered versions, which come cut to the region.
  const original = cutToRegion(prepared);
  rows.push(...rowsOf(shapeValues(original, needed), "original", image.unit));
  if (needed.original) add(original);
  for (const filter of needed.filters) {
    const responses = filteredImages(prepared.image, filter, prepared.morphological);
    for (const {name, image: response} of responses) add({...original, name, image: response});
  }
  const {morphological, intensity} = original;
  const intermediates = {morphological, intensity, images};
  return {
    features: chosen(rows, checked),
    provenance: provenanceOf(checked, {image, mask}, prepared, intermediates),
    intermediates,
  };
}
