import {leakageAudit} from "../leakageAudit.ts";
import type {FitRecord, SampleRecord, TrainingProvenance} from "../trainingProvenance.ts";
import type {StudyEstimate, StudyRecord} from "./studyRecord.ts";

/** Sentences about a study that several checklists ask for. */
export interface StudyFacts {
  readonly cohort: string;
  readonly missing: string;
  readonly split: string;
  readonly level: string;
  readonly leaks: string;
  readonly steps: string;
  readonly model: string;
  readonly scores: string;
  readonly threshold: string | null;
  readonly extraction: string | null;
  readonly robustness: string | null;
  readonly intervals: string | null;
  readonly external: string | null;
  /** Whether each test set is one batch, as when sites are left out. */
  readonly byBatch: boolean;
}

/** Writes a number as people read it. */
function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Writes settings in one line. */
function inLine(settings: object): string {
  const parts = Object.entries(settings).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Tells a step and what it does to the number of features. */
function tellStep({name, settings, features, gives}: FitRecord): string {
  const change = gives === null || gives === features ? "" : `: ${features} to ${gives} features`;
  return `${name}${inLine(settings)}${change}`;
}

/** Counts samples and distinct patients; patients without names cannot be counted. */
function tellWho(samples: readonly SampleRecord[]): string {
  if (samples.some(({named}) => !named)) return `${samples.length} samples, patients not named`;
  const patients = new Set(samples.map(({patient}) => patient));
  return `${samples.length} samples of ${patients.size} patients`;
}

/** Tells how often the outcome is there. */
function tellOutcome({outcome}: TrainingProvenance): string {
  switch (outcome.kind) {
    case "binary":
      return `${outcome.positives} with and ${outcome.negatives} without the outcome`;
    case "survival":
      return `${outcome.events} events, ${outcome.censored} censored`;
    case "continuous":
      return "a continuous outcome";
  }
}

/** Tells how many there are of whom. */
function tellCohort(training: TrainingProvenance): string {
  const {samples, features} = training;
  return `${tellWho(samples)}, ${features.length} features; ${tellOutcome(training)}`;
}

/** Tells what was done about missing values. */
function tellMissing({missing, model}: TrainingProvenance): string {
  if (missing === 0) return "no feature value was missing in the table that was given";
  const imputed = model.steps.find(({name}) => name === "impute");
  const how = imputed === undefined ? "" : `; ${tellStep(imputed)}, fitted in each split`;
  return `${missing} feature values were missing${how}`;
}

/** Says whether every split keeps a property of samples on one side. */
function isKeptApart(
  {samples, splits}: TrainingProvenance,
  label: (sample: SampleRecord) => string | null,
): boolean {
  const byId = new Map(samples.map((sample) => [sample.id, label(sample)]));
  return splits.every(({train, test}) => {
    const trained = new Set(train.map((id) => byId.get(id)));
    return test.every((id) => byId.get(id) !== null && !trained.has(byId.get(id)));
  });
}

/** Tells in which units the sides of the splits are apart. */
function tellLevel(training: TrainingProvenance): {level: string; byBatch: boolean} {
  const byBatch = isKeptApart(training, ({batch}) => batch);
  if (byBatch) return {level: "batches: no test set shares a batch with its training set", byBatch};
  if (training.samples.some(({named}) => !named)) {
    return {
      level: "samples: patients were not named, so that they may stand on both sides",
      byBatch,
    };
  }
  const byPatient = isKeptApart(training, ({patient}) => patient);
  const level = byPatient
    ? "patients: no test set shares a patient with its training set"
    : "samples only: patients stand on both sides";
  return {level, byBatch};
}

/** Tells how the samples were divided. */
function tellSplit({splits}: TrainingProvenance): string {
  const sizes = splits.map(({test}) => test.length);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const range = least === most ? `${least}` : `${least} to ${most}`;
  return `${splits.length} splits with ${range} test samples each (${splits[0].name}, …)`;
}

/** Tells what the audit of the record found. */
function tellLeaks(training: TrainingProvenance): string {
  const {leaks} = leakageAudit(training);
  if (leaks.length === 0) return "the leakage audit found nothing";
  return `the leakage audit found: ${leaks.map(({message}) => message).join("; ")}`;
}

/** Tells scores with their scatter. */
function tellScores({scores, spread, scoring}: TrainingProvenance): string {
  const parts = Object.entries(scores).map(([name, value]) => {
    const scatter = Number.isFinite(spread[name]) ? ` (sd over folds ${digits(spread[name])})` : "";
    return `${name} ${digits(value)}${scatter}`;
  });
  return `${parts.join(", ")}, ${scoring}`;
}

/** Tells how predictions became decisions. */
function tellThreshold({splits}: TrainingProvenance): string | null {
  const [first] = splits;
  if (first.threshold === null) return null;
  if (first.threshold.rule === "fixed") return `a fixed threshold of ${first.threshold.value}`;
  const tested = new Set(first.test);
  const on = first.threshold.chosenOn.some((id) => tested.has(id)) ? "test" : "training";
  return `a threshold of largest sensitivity + specificity, chosen on ${on} samples of each split`;
}

/** Tells an interval. */
function tellEstimate({measure, value, lower, upper, confidence, from}: StudyEstimate): string {
  const bounds = `${digits(lower)} to ${digits(upper)}`;
  return `${measure} ${digits(value)} (${100 * confidence} % interval ${bounds}, ${from})`;
}

/** Tells the extraction of the features. */
function tellExtraction({extraction}: StudyRecord): string | null {
  if (extraction === undefined) return null;
  const {version, settings, grids} = extraction;
  const {convention, dimensions, normalisation, discretisation, filters} = settings;
  const grid = `${dimensions} on voxels of ${grids.interpolated.spacing.map(digits).join(" × ")} mm`;
  const chosen = {convention, normalisation, discretisation, filters: filters.length};
  return `features by voxelbook ${version}, ${grid}${inLine(chosen)}`;
}

/** Tells how the final model did on others. */
function tellExternal({external}: TrainingProvenance): string | null {
  if (external === null) return null;
  const scores = Object.entries(external.scores).map(([name, value]) => `${name} ${digits(value)}`);
  const {samples} = external;
  return `${tellWho(samples)}: ${scores.join(", ")}`;
}

/** Tells under what features were tried. */
function tellRobustness({robustness}: StudyRecord): string | null {
  if (robustness === undefined) return null;
  const kinds = robustness.perturbations.map(({kind}) => kind).join(", ");
  return `ICC(${robustness.form}) under ${kinds} in ${robustness.cases.length} cases`;
}

/** Gathers what checklists ask for. */
export function studyFacts(record: StudyRecord): StudyFacts {
  const {training, estimates = []} = record;
  const {before, model} = training;
  const steps = [...before, ...model.steps].map(tellStep);
  return {
    cohort: tellCohort(training),
    missing: tellMissing(training),
    split: tellSplit(training),
    ...tellLevel(training),
    leaks: tellLeaks(training),
    steps: steps.length === 0 ? "no step before the model" : steps.join("; "),
    model: tellStep(model.learner),
    scores: tellScores(training),
    threshold: tellThreshold(training),
    extraction: tellExtraction(record),
    robustness: tellRobustness(record),
    intervals: estimates.length === 0 ? null : estimates.map(tellEstimate).join("; "),
    external: tellExternal(training),
  };
}
