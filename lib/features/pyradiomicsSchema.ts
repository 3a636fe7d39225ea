import * as v from "valibot";
import {FAMILIES} from "./filter/waveletFilters.ts";
import {finite, list, oneOf, positive, record, whole} from "./schemaRules.ts";

const flag = v.boolean("must be true or false");
const optional = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(v.nullable(schema));

const SPACING = "must be three sizes of at least 0 mm, 0 leaving an axis unchanged";
const spacing = v.pipe(
  v.array(v.pipe(finite(SPACING), v.minValue(0, SPACING)), SPACING),
  v.length(3, SPACING),
);
const THRESHOLDS = "must be one or two finite thresholds";
const thresholds = v.pipe(
  v.array(finite(THRESHOLDS), THRESHOLDS),
  v.minLength(1, THRESHOLDS),
  v.maxLength(2, THRESHOLDS),
);

/** PyRadiomics' settings that change values, by its own names. */
const settingFields = {
  binWidth: optional(positive("a finite size above 0")),
  binCount: optional(whole(1, 65535)),
  normalize: optional(flag),
  normalizeScale: optional(positive("a finite factor above 0")),
  removeOutliers: optional(positive("a number of standard deviations above 0")),
  resampledPixelSpacing: optional(spacing),
  interpolator: optional(oneOf(["sitkNearestNeighbor", "sitkLinear", "sitkBSpline"])),
  padDistance: optional(whole(0)),
  preCrop: optional(flag),
  resegmentRange: optional(thresholds),
  resegmentMode: optional(oneOf(["absolute", "relative", "sigma"])),
  resegmentShape: optional(flag),
  force2D: optional(flag),
  force2Ddimension: optional(
    v.literal(0, "must be 0, the axis across slices: turn the image for another one"),
  ),
  distances: optional(
    v.pipe(list(whole(1, 100), "distance"), v.length(1, "must hold one distance in voxels")),
  ),
  voxelArrayShift: optional(finite("must be a finite number")),
  label: optional(finite("must be a number")),
  minimumROIDimensions: optional(whole(1, 3)),
  minimumROISize: optional(whole(0)),
  weightingNorm: optional(oneOf(["manhattan", "euclidean", "infinity", "no_weighting"])),
  symmetricalGLCM: optional(flag),
  gldm_a: optional(whole(0, 65535)),

  // These change no value: what is reported beside values, how it is computed, and what is done about a
  // mask on another grid, which is an error here until the caller resamples it.
  additionalInfo: optional(flag),
  enableCExtensions: optional(flag),
  correctMask: optional(flag),
  geometryTolerance: optional(positive("a finite tolerance above 0")),
};

const none = v.optional(v.nullable(record({})));

/** PyRadiomics' image types with the settings of each that change values. */
const imageTypeFields = {
  Original: none,
  LoG: optional(record({sigma: list(positive("a finite width above 0 mm"), "width in mm")})),
  Wavelet: optional(
    record({
      wavelet: v.optional(oneOf(FAMILIES)),
      level: v.optional(whole(1, 32)),
      start_level: v.optional(whole(0, 32)),
    }),
  ),
  Square: none,
  SquareRoot: none,
  Logarithm: none,
  Exponential: none,
  Gradient: optional(record({gradientUseSpacing: v.optional(flag)})),
  LBP2D: optional(
    record({
      lbp2DRadius: v.optional(positive("a finite number of voxels above 0")),
      lbp2DSamples: v.optional(whole(1, 24)),
      lbp2DMethod: v.optional(oneOf(["uniform", "default", "ror", "nri_uniform"])),
    }),
  ),
  LBP3D: optional(
    record({
      lbp3DLevels: v.optional(whole(1, 16)),
      lbp3DIcosphereRadius: v.optional(positive("a finite number of voxels above 0")),
      lbp3DIcosphereSubdivision: v.optional(whole(0, 4)),
    }),
  ),
};

/** The rules of every part of a parameter file. */
export const parametersSchema = record({
  setting: v.optional(record(settingFields), {}),
  imageType: v.optional(record(imageTypeFields), {Original: {}}),
  featureClass: v.optional(
    v.nullable(v.record(v.string(), v.nullable(v.array(v.string("must be a feature's name"))))),
  ),
});

/** The settings of a parameter file. */
export type Setting = v.InferOutput<typeof parametersSchema>["setting"];

/** The image types of a parameter file. */
export type ImageTypes = v.InferOutput<typeof parametersSchema>["imageType"];
