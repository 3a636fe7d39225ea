import type {
  FitRecord,
  SampleRecord,
  SplitRecord,
  TrainingProvenance,
} from "./trainingProvenance.ts";

/** Ways in which a test set stops being one. */
export type LeakKind =
  | "fitted before the split"
  | "sample on both sides"
  | "patient on both sides"
  | "duplicate on both sides"
  | "threshold from the test set"
  | "external sample known";

/** One leak. */
export interface Leak {
  readonly kind: LeakKind;
  /** "leak" is certain; "suspicion" wants a look, as equal feature values of two patients do. */
  readonly certainty: "leak" | "suspicion";
  /** The step, patient or sample it is about. */
  readonly what: string;
  /** Names of the splits it touches. */
  readonly splits: readonly string[];
  readonly message: string;
  readonly fix: string;
}

/** What an audit found, and what it cannot find. */
export interface LeakageAudit {
  readonly leaks: readonly Leak[];
  /** No leak and no suspicion. */
  readonly clean: boolean;
  /** What no record of this workflow can show. */
  readonly blind: readonly string[];
}

const BLIND = [
  "what was done to the table before it came here: features chosen, patients left out, images harmonised",
  "features that know the outcome, such as one measured after treatment",
  "models tried and dropped before this run",
  "copies of an image whose features differ",
];

/** Says what cannot be found where patients have no names. */
function blindOf({samples, external}: TrainingProvenance): string[] {
  const unnamed = (records: readonly SampleRecord[]) => records.some(({named}) => !named);
  const blind = [...BLIND];
  if (unnamed(samples)) {
    blind.push(
      "patients with several samples: patients were not named, so each sample counts as one",
    );
  }
  if (external !== null && (unnamed(samples) || unnamed(external.samples))) {
    blind.push(
      "external patients who are known: patients were not named, so only equal features can show it",
    );
  }
  return blind;
}

/** Collects leaks of one kind about one thing over all splits. */
function collector() {
  const found = new Map<string, {leak: Omit<Leak, "splits">; splits: string[]}>();
  return {
    add(split: string, leak: Omit<Leak, "splits">): void {
      const key = `${leak.kind}/${leak.what}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, {leak, splits: [split]});
      else if (!known.splits.includes(split)) known.splits.push(split);
    },
    leaks: (): Leak[] => [...found.values()].map(({leak, splits}) => ({...leak, splits})),
  };
}

type Add = ReturnType<typeof collector>["add"];

/** Finds fits that were shown test samples. */
function auditFits(add: Add, split: SplitRecord, fits: readonly FitRecord[]): void {
  const tested = new Set(split.test);
  for (const {name, fittedOn, reads} of fits) {
    const shown = fittedOn.filter((id) => tested.has(id)).length;
    if (shown === 0) continue;
    const outcome = reads.includes("y") || reads.includes("time") || reads.includes("event");
    add(split.name, {
      kind: "fitted before the split",
      certainty: "leak",
      what: name,
      message: `${name} was fitted to test samples${outcome ? " and looked at their outcome" : ", though not at their outcome"}`,
      fix: `give ${name} to the workflow as a step, so that it is fitted within each split's training samples`,
    });
  }
}

/** Finds samples, patients and equal rows that stand on both sides. */
function auditSides(
  add: Add,
  {name, train, test}: SplitRecord,
  samples: ReadonlyMap<string, SampleRecord>,
): void {
  const trained = new Set(train);
  const patients = new Set(train.map((id) => samples.get(id)?.patient));
  const marks = new Map(train.map((id) => [samples.get(id)?.fingerprint, id]));
  for (const id of test) {
    const sample = samples.get(id);
    if (sample === undefined) continue;
    if (trained.has(id)) {
      add(name, {
        kind: "sample on both sides",
        certainty: "leak",
        what: id,
        message: `sample ${id} is trained on and tested`,
        fix: "make splits whose sides share no sample",
      });
    } else if (patients.has(sample.patient)) {
      add(name, {
        kind: "patient on both sides",
        certainty: "leak",
        what: sample.patient,
        message: `samples of patient ${sample.patient} are trained on and tested`,
        fix: "split by patient: groupedKFold(samples.patients, …)",
      });
    } else if (marks.has(sample.fingerprint)) {
      const twin = marks.get(sample.fingerprint) ?? "";
      add(name, {
        kind: "duplicate on both sides",
        certainty: "suspicion",
        what: [id, twin].sort().join(" = "),
        message: `samples ${id} and ${twin} have the same features, but belong to two patients`,
        fix: "find out whether they are one image; if so, keep one or give both one patient",
      });
    }
  }
}

/** Finds thresholds that the test set's own outcome chose. */
function auditThreshold(add: Add, {name, test, threshold}: SplitRecord): void {
  if (threshold === null) return;
  const tested = new Set(test);
  if (!threshold.chosenOn.some((id) => tested.has(id))) return;
  add(name, {
    kind: "threshold from the test set",
    certainty: "leak",
    what: `threshold by ${threshold.rule}`,
    message: "the threshold was chosen on the outcome of the samples it is judged on",
    fix: "choose it on training samples, or fix it beforehand",
  });
}

/** Finds external samples whose patient or features took part in training. */
function auditExternal(add: Add, {samples, external}: TrainingProvenance): void {
  const isNamed = ({named}: SampleRecord) => named;
  const patients = new Set(samples.filter(isNamed).map(({patient}) => patient));
  const marks = new Set(samples.map(({fingerprint}) => fingerprint));
  for (const {id, patient, named, fingerprint} of external?.samples ?? []) {
    const known = named && patients.has(patient);
    if (!known && !marks.has(fingerprint)) continue;
    add("external", {
      kind: "external sample known",
      certainty: known ? "leak" : "suspicion",
      what: named ? patient : id,
      message: known
        ? `patient ${patient} is in the external samples and in those the model was made of`
        : `external ${named ? `patient ${patient}` : `sample ${id}`} has the same features as a sample the model was made of`,
      fix: "leave the patient out on one side",
    });
  }
}

/**
 * Searches a workflow's own record for leaks: ways in which test samples took part in making what they test.
 *
 * It finds steps that were fitted before the split, a scaler, a selection or ComBat alike; samples and
 * patients on both sides; equal rows under two names; a threshold chosen on the test set; external samples
 * that are none, by the patients' names where they have some and by equal features. What lies before the
 * table it cannot see, and says so in `blind`, nor patients without names. `permutedOutcomes` looks for
 * leaks by experiment.
 *
 * @param provenance - as `trainAndValidate` gives it
 * @returns leaks, each with kind, certainty, the splits it touches, a message and a fix; clean; blind
 * @ref kapoor2023
 * @ref ambroise2002
 * @example leakageAudit(trainAndValidate(samplesOf([[1], [2], [3], [4]], {y: [0, 1, 0, 1]}), {before: [scaleStep()], steps: [], learner: logisticLearner({ridge: 1}), split: ({y}, rng) => stratifiedKFold(y, {folds: 2, rng}), metrics: [], scoring: "pooled", rng: createRng(1)}).provenance).leaks.map(({kind, what}) => `${what}: ${kind}`) // ["scale: fitted before the split"]
 */
export function leakageAudit(provenance: TrainingProvenance): LeakageAudit {
  const {add, leaks} = collector();
  const samples = new Map(provenance.samples.map((sample) => [sample.id, sample]));
  for (const split of provenance.splits) {
    auditFits(add, split, [...provenance.before, ...split.steps, split.learner]);
    auditSides(add, split, samples);
    auditThreshold(add, split);
  }
  auditExternal(add, provenance);
  const found = leaks();
  return {leaks: found, clean: found.length === 0, blind: blindOf(provenance)};
}
