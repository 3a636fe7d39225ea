import type {FeatureValue} from "./definition.ts";
import type {Grid, Levels, Mask, Volume} from "../image/index.ts";
import type {IntensityVolumeHistogram} from "./intensity/intensityVolumeHistogram.ts";
import type {FeatureSettings} from "./settings.ts";

/** One value with its names, its unit and the image that it comes from. */
export interface FeatureRow extends Omit<FeatureValue, "unit"> {
  /** With the image's unit filled in, such as HU^2. */
  readonly unit: string;
  /** "original", or the name of a filter. */
  readonly image: string;
  /** PyRadiomics' full name, such as original_glcm_JointEntropy; null where it has no such feature. */
  readonly pyradiomics: string | null;
}

/** A grid in plain numbers. */
export interface PlainGrid {
  readonly shape: readonly number[];
  readonly spacing: readonly number[];
  readonly origin: readonly number[];
  readonly direction: readonly number[];
}

/** Where values come from: enough to compute them again. */
export interface Provenance {
  /** Version of voxelbook. */
  readonly version: string;
  readonly settings: FeatureSettings;
  /** The grid of the image as it was given, after interpolation, and of the box that features saw. */
  readonly grids: {
    readonly original: PlainGrid;
    readonly interpolated: PlainGrid;
    readonly region: PlainGrid;
  };
  /** Voxels of the mask as it was given, of the morphological and of the intensity mask. */
  readonly voxels: {
    readonly original: number;
    readonly morphological: number;
    readonly intensity: number;
  };
  /** The closed range of intensities that re-segmentation kept; an open end is null. */
  readonly kept: readonly [number, number | null] | null;
  /** Grey levels of each image: their number, the lower edge of the first and the upper of the last. */
  readonly bins: readonly {
    readonly image: string;
    readonly count: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/** What the features of one image were computed from. */
export interface ImageIntermediates {
  /** "original", or the name of a filter. */
  readonly name: string;
  readonly image: Volume;
  /** Left out where no family needs levels. */
  readonly levels?: Levels;
  /** Left out where the family is not asked for. */
  readonly ivh?: IntensityVolumeHistogram;
}

/** What stands between the input and the values; each can be shown. */
export interface Intermediates {
  readonly morphological: Mask;
  readonly intensity: Mask;
  readonly images: readonly ImageIntermediates[];
}

/** Features with all that explains them. */
export interface Extraction {
  readonly features: readonly FeatureRow[];
  readonly provenance: Provenance;
  readonly intermediates: Intermediates;
}

/** Writes a grid in plain numbers. */
export function plainGrid({shape, spacing, origin, direction}: Grid): PlainGrid {
  return {
    shape: Array.from(shape),
    spacing: Array.from(spacing),
    origin: Array.from(origin),
    direction: Array.from(direction),
  };
}
