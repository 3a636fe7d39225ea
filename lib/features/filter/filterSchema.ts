import * as v from "valibot";
import {finite, list, oneOf, positive, record, whole} from "../schemaRules.ts";
import {FILTER_TYPES, type FilterSettings} from "./filterSettings.ts";
import {FAMILIES} from "./waveletFilters.ts";

const dims = v.picklist([2, 3], "must be 2 or 3");
const padding = oneOf(["zero", "nearest", "mirror", "periodic"]);
const pooling = oneOf(["none", "max", "average", "min"]);
const family = oneOf(FAMILIES);
const level = whole(1, 32);
const millimetres = positive("a finite length above 0 mm");
const angle = finite("must be a finite angle in radians");
const frequencies = v.exactOptional(oneOf(["symmetric", "fourier"]));
const periodic = v.literal("periodic", 'must be "periodic"');
const nonSeparable = {dims, level, padding: periodic, frequencies};

/** The isotropic filters that go with Riesz' transform. */
const base = v.variant(
  "type",
  [
    record({type: v.literal("none")}),
    record({type: v.literal("simoncelli"), level}),
    record({type: v.literal("shannon"), level}),
    record({type: v.literal("log"), sigmaMm: millimetres}),
  ],
  'must have a type, one of "none", "simoncelli", "shannon", "log"',
);

/** The rules of every field of a filter's settings; what depends on the image, the filter itself checks. */
export const filterSchema: v.GenericSchema<unknown, FilterSettings> = v.variant(
  "type",
  [
    record({type: v.literal("mean"), dims, supportVoxels: whole(1), padding}),
    record({
      type: v.literal("log"),
      dims,
      sigmaMm: millimetres,
      cutoffSigma: positive("a finite number of standard deviations above 0"),
      padding,
    }),
    record({
      type: v.literal("laws"),
      dims,
      kernel: v.string("must name Laws kernels, such as E5L5S5"),
      padding,
      pooling,
      energyDistance: v.nullable(whole(1)),
    }),
    record({
      type: v.literal("gabor"),
      response: oneOf(["modulus", "real", "imaginary", "phase"]),
      sigmaMm: millimetres,
      lambdaMm: millimetres,
      gamma: positive("a finite ratio above 0"),
      theta: angle,
      thetaStep: v.nullable(angle),
      pooling,
      planes: oneOf(["axial", "orthogonal"]),
      padding,
    }),
    record({
      type: v.literal("wavelet"),
      dims,
      family,
      band: v.string("must be letters L or H, such as LHL"),
      level,
      padding,
      pooling,
    }),
    record({type: v.literal("simoncelli"), ...nonSeparable}),
    record({type: v.literal("shannon"), ...nonSeparable}),
    record({
      type: v.literal("riesz"),
      dims,
      order: list(whole(0, 16), "order"),
      base,
      padding: periodic,
    }),
    record({type: v.literal("pyradiomicsLog"), sigmaMm: list(millimetres, "width in mm")}),
    record({
      type: v.literal("pyradiomicsWavelet"),
      family: v.exactOptional(family),
      level: v.exactOptional(level),
      startLevel: v.exactOptional(whole(0, 32)),
      dims: v.exactOptional(dims),
    }),
    record({type: v.literal("square")}),
    record({type: v.literal("squareRoot")}),
    record({type: v.literal("logarithm")}),
    record({type: v.literal("exponential")}),
    record({
      type: v.literal("gradient"),
      useSpacing: v.exactOptional(v.boolean("must be true or false")),
    }),
    record({
      type: v.literal("lbp2d"),
      radius: v.exactOptional(positive("a finite number of voxels above 0")),
      samples: v.exactOptional(whole(1, 24)),
      method: v.exactOptional(oneOf(["uniform", "default", "ror", "nri_uniform"])),
    }),
    record({
      type: v.literal("lbp3d"),
      levels: v.exactOptional(whole(1, 16)),
      radius: v.exactOptional(positive("a finite number of voxels above 0")),
      subdivisions: v.exactOptional(whole(0, 4)),
    }),
  ],
  `must have a type, one of ${FILTER_TYPES.map((type) => `"${type}"`).join(", ")}`,
);
