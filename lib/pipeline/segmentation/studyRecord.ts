import * as v from "valibot";
import {FormatError} from "../../core/index.ts";

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const MEASURES = ["dice", "hd95Pooled", "hd95Max", "assd"] as const;

/** One patient, outlined by one variant that has not seen this patient. */
const RESULT = v.object({
  variant: v.string(),
  patient: v.string(),
  fold: place,
  dice: share,
  /** Distances are null where nothing was outlined, mm. */
  hd95Pooled: v.nullable(amount),
  hd95Max: v.nullable(amount),
  assd: v.nullable(amount),
  volumeMl: amount,
  referenceMl: amount,
});

/** How one training went. */
const CURVE = v.object({
  variant: v.string(),
  fold: place,
  /** Steps done at each point. */
  step: v.array(place),
  /** Mean loss of the steps since the point before. */
  loss: v.array(v.pipe(v.number(), v.finite())),
  /** Mean Dice on a fixed patch of each test patient: looked at, never learned from. */
  heldOut: v.array(share),
  seconds: amount,
});

/** What one training and its test leave behind; the plan says what was asked for. */
const PART = v.object({
  plan: v.string(),
  results: v.array(RESULT),
  curve: v.nullable(CURVE),
});

const INTERVAL = {mean: v.number(), lower: v.number(), upper: v.number()};

const STUDY = v.object({
  version: v.literal(1),
  /** Patients of each test set; the networks of a fold learned from all others. */
  folds: v.array(v.array(v.string())),
  /** The variant with which the others are compared. */
  baseline: v.string(),
  variants: v.array(
    v.object({
      name: v.string(),
      label: v.string(),
      kind: v.picklist(["rule", "network"]),
      parameters: place,
      steps: place,
    }),
  ),
  results: v.array(RESULT),
  curves: v.array(CURVE),
  /** By patient, with a 95 % interval of the mean. */
  table: v.array(
    v.object({
      variant: v.string(),
      measure: v.picklist(MEASURES),
      patients: place,
      ...INTERVAL,
      median: v.number(),
    }),
  ),
  /** Dice less that of the baseline, paired by patient. */
  differences: v.array(v.object({variant: v.string(), ...INTERVAL})),
  provenance: v.object({
    version: v.string(),
    command: v.string(),
    datasets: v.array(v.string()),
    seed: v.string(),
    engine: v.string(),
    attribution: v.string(),
    licence: v.string(),
  }),
});

export type StudyMeasure = (typeof MEASURES)[number];
export type StudyResult = v.InferOutput<typeof RESULT>;
export type StudyCurve = v.InferOutput<typeof CURVE>;
export type StudyPart = v.InferOutput<typeof PART>;
/** A whole study, as its file holds it. */
export type SegmentationStudy = v.InferOutput<typeof STUDY>;

/** Reads JSON that a schema describes. */
function parsed<Schema extends v.GenericSchema>(
  who: string,
  text: string,
  schema: Schema,
): v.InferOutput<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FormatError(`${who}: text must be JSON, got ${(error as Error).message}`);
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;

  // Of a field that is missing, valibot expects its name.
  const place = v.getDotPath(issue) ?? "the record";
  const rule =
    issue.received === "undefined"
      ? "there, got nothing"
      : `${issue.expected}, got ${issue.received}`;
  throw new FormatError(`${who}: ${place} must be ${rule}`);
}

/** Reads what one training of a study left behind. */
export function readStudyPart(text: string): StudyPart {
  return parsed("readStudyPart", text, PART);
}

/**
 * Reads the file that `voxelbook study` writes, checked.
 *
 * @formula $\{(v, p) \mapsto (\mathrm{DSC}, \mathrm{HD95}, \mathrm{ASSD}, V)\}$
 * @param text - the file's text
 * @returns folds, variants, a result for each variant and patient, learning curves, table, differences,
 *   provenance
 * @throws FormatError when it is no JSON, or a field is not what the format says: the message names it
 * @ref maierhein2024
 * @example readStudy(JSON.stringify({version: 1, folds: [], baseline: "concat", variants: [], results: [], curves: [], table: [], differences: [], provenance: {version: "0.1.0", command: "", datasets: [], seed: "", engine: "", attribution: "", licence: ""}})).version // 1
 */
export function readStudy(text: string): SegmentationStudy {
  return parsed("readStudy", text, STUDY);
}
