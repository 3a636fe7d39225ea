import type {Interpolation} from "../image/index.ts";
import type {ErosionOptions, StructuringElement} from "../segment/index.ts";

/** What moves in a shift or a rotation; no default, since the two ask different questions. */
export type Motion =
  | {
      /** The region alone, over an image that stays: a contour drawn beside its place. */
      readonly moves: "mask";
    }
  | {
      /** Image and region together, over the grid: a patient who lay otherwise. */
      readonly moves: "image and mask";
      /** How the image's values between voxels are found. */
      readonly interpolation: Interpolation;
    };

/**
 * Moves by a vector along the grid's axes. A region is cut at a half, half included: a shift of exactly
 * half a voxel is a tie for every voxel of the border, and keeps both of its layers.
 */
export type Shift = Motion & {
  readonly kind: "shift";
  readonly by: readonly [number, number, number];
  readonly unit: "voxel" | "mm";
};

/** Turns about the middle of the region, about one of the grid's axes, x towards y for "z". */
export type Rotation = Motion & {
  readonly kind: "rotate";
  readonly axis: "x" | "y" | "z";
  /** Angle, rad. */
  readonly angle: number;
};

/** Redraws the region's border at random, smoothly. */
export interface ContourNoise {
  readonly kind: "contour";
  /** Standard deviation of the border's displacement, mm. */
  readonly sdMm: number;
  /** Standard deviation of the Gaussian that makes neighbouring displacements alike, mm. */
  readonly lengthMm: number;
  readonly seed: string;
}

/** Adds Gaussian noise to every voxel. */
export interface ImageNoise {
  readonly kind: "noise";
  /** Standard deviation in the image's unit, or the one that `estimateNoise` finds in the image. */
  readonly sd: number | "estimated";
  readonly seed: string;
}

/** Puts image and region on voxels of another size. */
export interface Resampling {
  readonly kind: "resample";
  /** New voxel size, mm. */
  readonly spacing: readonly [number, number, number];
  readonly interpolation: Interpolation;
}

/** Replaces the discretisation of the settings; image and mask stay. */
export type Rebinning =
  | {
      readonly kind: "binWidth";
      /** Width of a bin, in the image's unit. */
      readonly width: number;
      /** Where bins begin; needed only where the settings have no bins of fixed size to tell it. */
      readonly from?: number | "minimum" | "multiple" | "range";
    }
  | {readonly kind: "binNumber"; readonly count: number};

/** One disturbance of an image, its region or its settings, as plain parameters. */
export type Perturbation =
  | ({readonly kind: "erode"} & ErosionOptions)
  | ({readonly kind: "dilate"} & StructuringElement)
  | ContourNoise
  | Shift
  | Rotation
  | ImageNoise
  | Resampling
  | Rebinning;

/** Every kind of perturbation. */
export const KINDS: readonly Perturbation["kind"][] = [
  "erode",
  "dilate",
  "contour",
  "shift",
  "rotate",
  "noise",
  "resample",
  "binWidth",
  "binNumber",
];
