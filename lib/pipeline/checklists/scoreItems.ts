import type {FitRecord, TrainingProvenance} from "../trainingProvenance.ts";
import type {ItemStatus} from "./checklist.ts";
import {studyFacts} from "./studyFacts.ts";
import type {StudyEstimate, StudyRecord} from "./studyRecord.ts";

/** What the record says of an item: which points are still possible, and why. */
export interface ScoredItem {
  readonly status: ItemStatus;
  readonly possible: readonly number[];
  readonly evidence: string;
}

/** What an item that is not in the record is worth: nothing if the record is complete, else unknown. */
function absent(record: StudyRecord, none: number, possible: readonly number[], evidence: string) {
  if (record.complete) return {status: "not done", possible: [none], evidence} as const;
  return {status: "unknown", possible, evidence: ""} as const;
}

const given = (points: number, evidence: string): ScoredItem => ({
  status: "recorded",
  possible: [points],
  evidence,
});

/** Says whether a fit leaves features out: a step that hands on fewer, or a penalty that sets some to 0. */
function reduces({features, gives, settings}: FitRecord): boolean {
  const {l1Ratio} = settings;
  return (gives !== null && gives < features) || (typeof l1Ratio === "number" && l1Ratio > 0);
}

/** Scores item 5, fewer features. */
function scoreReduction(record: StudyRecord): ScoredItem {
  const {before, model} = record.training;
  const found = [...before, ...model.steps, model.learner].find(reduces);
  if (found !== undefined) return given(3, `${found.name} leaves features out`);
  return absent(record, -3, [-3, 3], "no step leaves features out");
}

/** Scores item 8: what is reported is a continuous risk unless a threshold cuts it. */
function scoreCutOff({splits}: TrainingProvenance): ScoredItem {
  const {threshold} = splits[0];
  if (threshold === null) return given(1, "the risk is reported as a continuous number");
  if (threshold.rule === "youden") return given(0, "the threshold was made to fit the data");
  return {
    status: "in part",
    possible: [0, 1],
    evidence: `a fixed threshold of ${threshold.value}; whether it is the median or was published is not in the record`,
  };
}

/** Scores items 9 and 10: an interval of a measure, and whether resampling made it. */
function scoreEstimates(record: StudyRecord, measures: readonly StudyEstimate["measure"][]) {
  const {estimates = []} = record;
  const found = estimates.filter(({measure}) => measures.includes(measure));
  if (found.length === 0) return absent(record, 0, [0, 1, 2], "no interval in the record");
  const resampled = found.some(({from}) => from === "resampling");
  const words = found.map(({measure, from}) => `${measure} with interval, ${from}`).join("; ");
  return given(resampled ? 2 : 1, words);
}

/** Scores item 12: other samples, and of how many institutes that took no part. */
function scoreValidation(record: StudyRecord): ScoredItem {
  const {training, batchIs} = record;
  const {external, samples} = training;
  if (external === null) {
    return absent(record, -5, [-5, 2, 3, 4, 5], "no samples but those of the cross-validation");
  }
  const known = new Set(samples.map(({batch}) => batch));
  const others = new Set(external.samples.map(({batch}) => batch));
  if (batchIs !== "institute" || others.has(null) || known.has(null)) {
    const evidence = "external samples; of which institutes is not in the record";
    return {status: "in part", possible: [2, 3, 4, 5], evidence};
  }
  const elsewhere = [...others].filter((batch) => !known.has(batch));
  const points = [2, 3, 4][elsewhere.length] ?? 5;
  return given(points, `external samples of ${elsewhere.length} other institutes`);
}

/** Scores what a study's records know; the other items are left out. */
export function scoreItems(record: StudyRecord): Readonly<Record<string, ScoredItem>> {
  const {training, robustness, estimates = []} = record;
  const facts = studyFacts(record);
  const contours = robustness?.perturbations.filter(({kind}) =>
    ["contour", "erode", "dilate"].includes(kind),
  );
  const joined = training.model.steps.find(({name}) => name === "join covariates");
  const useful = estimates.find(({measure}) => measure === "net benefit");
  return {
    "2":
      contours === undefined || contours.length === 0
        ? absent(record, 0, [0, 1], "no perturbed outlines in the record")
        : given(1, facts.robustness ?? ""),
    "5": scoreReduction(record),
    "6":
      joined === undefined
        ? absent(record, 0, [0, 1], "no other variables in the model")
        : given(1, `${joined.gives ?? 0} columns with ${JSON.stringify(joined.settings)}`),
    "8": scoreCutOff(training),
    "9": scoreEstimates(record, ["auc", "c-index"]),
    "10": scoreEstimates(record, ["calibration slope", "calibration in the large"]),
    "12": scoreValidation(record),
    "14":
      useful === undefined
        ? absent(record, 0, [0, 2], "no decision curve in the record")
        : given(2, `net benefit, ${useful.from}`),
  };
}
