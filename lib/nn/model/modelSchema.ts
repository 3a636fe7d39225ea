import * as v from "valibot";
import type {SegmentationModel} from "./segmentationModel.ts";
import {networkSchema} from "./networkSchema.ts";
import {finite, flag, numberBetween, oneOf, record, text, whole} from "./schemaRules.ts";

/** Version of the record that this library writes, and the only one that it reads. */
export const MODEL_VERSION = 1;

/** All of a model but its weights. */
export type ModelRecord = Omit<SegmentationModel, "weights">;

const SIZE = "a size from 0.001 to 1000 mm";
const size = numberBetween(0.001, 1000, SIZE);
const share = numberBetween(0, 0.99, "a share from 0 to 0.99");
const side = whole(1, 1024);

const intensity = v.variant(
  "kind",
  [
    record({kind: v.literal("log1p")}),
    record({kind: v.literal("window"), low: finite, high: finite}),
    record({kind: v.literal("zscore")}),
  ],
  'a rule of kind "log1p", "window" or "zscore"',
);

const FLIPS = "a list of axes x, y, z, each at most once";

/** The rules of every field of the record. */
export const modelSchema: v.GenericSchema<unknown, ModelRecord> = record({
  network: networkSchema,
  input: record({
    modality: oneOf(["PT", "CT", "MR"]),
    unit: oneOf(["HU", "SUV", "1/cm", "zscore", "1"]),
    spacing: v.strictTuple([size, size, size], "three sizes in mm, along x, y, z"),
    spacingTolerance: share,
    orientation: oneOf(["RAS"]),
    intensity: v.pipe(
      intensity,
      v.check(
        (rule) => rule.kind !== "window" || rule.low < rule.high,
        "a window whose low lies below its high",
      ),
    ),
  }),
  window: record({
    patch: v.strictTuple([side, side, side], "three numbers of voxels, along z, y, x"),
    overlap: share,
    blending: oneOf(["constant", "gaussian"]),
  }),
  flips: v.pipe(
    v.array(oneOf(["x", "y", "z"]), FLIPS),
    v.check((axes) => new Set(axes).size === axes.length, FLIPS),
  ),
  output: record({
    names: v.pipe(v.array(text, "a list of names"), v.length(1, "a list of one name")),
    threshold: numberBetween(1e-6, 1 - 1e-6, "a probability from 0.000001 to 0.999999"),
    keep: oneOf(["all", "largest"]),
    fillHoles: flag,
  }),
  provenance: record({
    version: text,
    command: text,
    datasets: v.array(text, "a list of ids"),
    seed: v.string("a text"),
    steps: whole(0, 2 ** 40),
    scores: v.record(v.string(), finite, "numbers by name"),
    attribution: text,
    licence: text,
  }),
});
