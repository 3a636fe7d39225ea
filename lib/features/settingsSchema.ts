import * as v from "valibot";
import {filterSchema} from "./filter/filterSchema.ts";
import {finite, list, oneOf, positive, record, whole} from "./schemaRules.ts";
import {FEATURE_FAMILIES, type FeatureSettings} from "./settings.ts";

const RANGE = "must be two finite bounds, the lower one first, or a lower one and null";
const range = v.pipe(
  v.strictTuple([finite(RANGE), v.nullable(finite(RANGE))], RANGE),
  v.check(([low, high]) => high === null || high > low, RANGE),
);

const bins = whole(1, 65535);
const width = positive("a finite size above 0, in the image's unit");
const FROM = 'must be a finite number, "minimum", "multiple" or "range"';
const from = v.union([finite(FROM), v.picklist(["minimum", "multiple", "range"])], FROM);
const METHOD = 'must be "fixedBinNumber", "fixedBinSize" or "none"';

const discretisation = v.variant(
  "method",
  [
    record({
      method: v.literal("fixedBinNumber"),
      bins,
      convention: oneOf(["ibsi", "pyradiomics"]),
    }),
    record({method: v.literal("fixedBinSize"), width, from}),
    record({method: v.literal("none")}),
  ],
  METHOD,
);

const ivh = v.variant(
  "method",
  [
    record({method: v.literal("fixedBinNumber"), bins}),
    record({method: v.literal("fixedBinSize"), width}),
    record({method: v.literal("none")}),
  ],
  METHOD,
);

const SIZE = 'must be a size above 0 mm or "unchanged"';
const size = v.union([v.pipe(finite(SIZE), v.gtValue(0, SIZE)), v.literal("unchanged")], SIZE);
const SHARE = "must be above 0 and at most 1";
const interpolation = record({
  spacing: v.pipe(
    v.array(size, "must be a list of three sizes, along x, y, z"),
    v.length(3, "must be a list of three sizes, along x, y, z"),
  ),
  image: oneOf(["nearest", "linear", "cubic-b-spline"]),
  mask: oneOf(["nearest", "linear"]),
  partialVolumeThreshold: v.pipe(finite(SHARE), v.gtValue(0, SHARE), v.maxValue(1, SHARE)),
  rounding: oneOf(["nearest", "stored", "none"]),
  align: oneOf(["centre", "corner"]),
});

const flag = v.boolean("must be true or false");
const weighting = oneOf(["none", "manhattan", "euclidean", "infinity"]);
const distance = whole(1, 100);

/** The rules of every field of the settings. */
export const settingsSchema: v.GenericSchema<unknown, FeatureSettings> = v.pipe(
  record({
    convention: oneOf(["ibsi", "pyradiomics"]),
    dimensions: oneOf(["2D", "3D"]),
    label: v.nullable(finite("must be a number or null")),
    normalisation: v.nullable(
      record({
        scale: positive("a finite factor above 0"),
        outliers: v.nullable(positive("a number of standard deviations above 0, or null")),
      }),
    ),
    interpolation: v.nullable(interpolation),
    resegmentation: record({
      range: v.nullable(range),
      sigma: v.nullable(range),
      share: v.nullable(range),
      shape: flag,
    }),
    region: record({minimumDimensions: whole(0, 3), minimumVoxels: whole(1)}),
    discretisation,
    ivh: v.nullable(ivh),
    original: flag,
    margin: v.nullable(whole(0)),
    filters: v.array(filterSchema, "must be a list of filters"),
    response: v.nullable(record({discretisation, ivh: v.nullable(ivh)})),
    families: list(oneOf(FEATURE_FAMILIES), "family"),
    features: v.nullable(list(v.string("must be the name of a feature"), "name of a feature")),
    aggregations: list(
      oneOf(["2D:avg", "2D:mrg", "2.5D:avg", "2.5D:mrg", "3D:avg", "3D:mrg", "2D", "2.5D", "3D"]),
      "aggregation",
    ),
    glcm: record({
      distance,
      symmetric: flag,
      weighting,
    }),
    glrlm: record({weighting}),
    ngtdm: record({distance}),
    ngldm: record({distance, alpha: whole(0, 65535)}),
    intensityShift: finite("must be a finite number"),
  }),
);
