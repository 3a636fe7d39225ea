import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {extractFeatures, featureSettings} from "voxelbook/features";
import {createMask, createVolume} from "voxelbook/image";
import type {StudyRecord, TrainOptions} from "voxelbook/pipeline";
import {
  claimChecklist,
  radiomicsQualityScore,
  robustness,
  trainAndValidate,
  tripodChecklist,
} from "voxelbook/pipeline";
import type {Samples} from "voxelbook/statistics";
import {
  covariatesStep,
  leaveOneGroupOut,
  logisticLearner,
  penalisedLearner,
  samplesOf,
  scaleStep,
  selectStep,
  stratifiedKFold,
} from "voxelbook/statistics";

/** Draws a small cohort of three sites. */
function cohort(seed: string, site = "site"): Samples {
  const draw = createRng(seed);
  const y = Array.from({length: 24}, (_, i) => i % 2);
  const x = y.map((one) => [one + draw.normal(), draw.normal()]);
  return samplesOf(x, {
    y,
    patients: y.map((_, i) => `${seed} ${i}`),
    batch: y.map((_, i) => `${site} ${i % 3}`),
    covariates: [{name: "age", kind: "continuous", values: y.map((_, i) => 40 + i)}],
  });
}

const options: TrainOptions = {
  steps: [scaleStep()],
  learner: logisticLearner({ridge: 1}),
  split: ({y}, rng) => stratifiedKFold(y, {folds: 4, rng}),
  metrics: ["auc"],
  scoring: "per fold",
  rng: createRng("checklists"),
};

/** Runs a study and gives its record. */
function study(more: Partial<TrainOptions> = {}, record: Partial<StudyRecord> = {}): StudyRecord {
  const {provenance} = trainAndValidate(cohort("cohort"), {...options, ...more});
  return {training: provenance, complete: false, ...record};
}

const interval = {value: 0.7, lower: 0.6, upper: 0.8, confidence: 0.95} as const;

describe("tripodChecklist", () => {
  it("does not count patients who have no names, nor say that they are apart", () => {
    const {x, y} = cohort("nameless");
    const {provenance} = trainAndValidate(samplesOf(x, {y}), options);
    const {items} = tripodChecklist({training: provenance, complete: false});
    const text = items.map(({evidence}) => evidence).join("\n");
    assert.match(text, /24 samples, patients not named/);
    assert.match(text, /patients were not named, so that they may stand on both sides/);
    assert.doesNotMatch(text, /of 24 patients|no test set shares a patient/);
  });

  it("asks 52 questions under 27 numbers, as published", () => {
    const numbers = tripodChecklist(study()).items.map(({number}) => number);
    assert.equal(numbers.length, 52);
    assert.equal(new Set(numbers).size, 52);
    const main = new Set(numbers.map((number) => Number.parseInt(number, 10)));
    assert.deepEqual(
      [...main],
      Array.from({length: 27}, (_, i) => i + 1),
    );
    // Letters run from a without a gap.
    for (const number of numbers.filter((one) => /[b-z]$/.test(one))) {
      const before = String.fromCharCode(number.charCodeAt(number.length - 1) - 1);
      assert.ok(numbers.includes(number.slice(0, -1) + before), number);
    }
  });

  it("leaves unknown what no record knows, and guesses nothing", () => {
    const {items, counts} = tripodChecklist(study());
    const known = new Set(["7", "9a", "11", "12a", "12b", "12c", "12e", "12g", "15"]);
    for (const number of ["20a", "20b", "21", "22", "23a"]) known.add(number);
    for (const {number, status, evidence} of items) {
      assert.equal(status === "unknown", !known.has(number), number);
      assert.equal(evidence === "", status === "unknown", number);
    }
    assert.equal(
      Object.values(counts).reduce((a, b) => a + b, 0),
      52,
    );
  });

  it("tells how samples were divided and what the audit found", () => {
    const evidenceOf = (record: StudyRecord) =>
      tripodChecklist(record).items.find(({number}) => number === "12a")?.evidence ?? "";
    assert.match(
      evidenceOf(study()),
      /4 splits with 6 test samples each .* the leakage audit found nothing/,
    );
    assert.match(evidenceOf(study()), /apart by patients/);
    const before = evidenceOf(study({before: [scaleStep()]}));
    assert.match(before, /audit found: scale was fitted to test samples/);
  });

  it("knows a validation that leaves sites out, and other samples", () => {
    const split = ({batch}: Samples) => leaveOneGroupOut(batch ?? []);
    const {items} = tripodChecklist(study({split, external: cohort("elsewhere")}));
    const item = (number: string) => items.find((one) => one.number === number);
    assert.equal(item("12d")?.status, "recorded");
    assert.match(item("12a")?.evidence ?? "", /apart by batches/);
    assert.match(item("16")?.evidence ?? "", /24 samples of 24 patients: auc/);
  });

  it("puts the authors' words before the record's, and keeps both", () => {
    const {items, counts} = tripodChecklist(study(), {
      stated: {"18a": "no funding", "12e": "AUC and calibration, since risks are told to patients"},
    });
    assert.equal(counts.stated, 2);
    assert.equal(items.find(({number}) => number === "18a")?.evidence, "no funding");
    assert.match(
      items.find(({number}) => number === "12e")?.evidence ?? "",
      /told to patients \(the record: auc .*per fold\)/,
    );
  });

  it("refuses words about items that do not exist, and no words", () => {
    assert.throws(
      () => tripodChecklist(study(), {stated: {"18g": "x"}}),
      /stated must name items of the checklist, got 18g/,
    );
    assert.throws(
      () => tripodChecklist(study(), {stated: {"18a": " "}}),
      /what is stated of item 18a must not be empty/,
    );
  });
});

describe("records of images", () => {
  it("fill items on processing, software and robustness", async () => {
    const shape = [4, 4, 1] as const;
    const image = createVolume(
      Float64Array.from({length: 16}, (_, i) => i),
      {shape, unit: "1"},
    );
    const mask = createMask(new Uint8Array(16).fill(1), {shape});
    const settings = {preset: "ibsi-digital", features: ["intensity.mean"]} as const;
    const {provenance: extraction} = extractFeatures(image, mask, featureSettings(settings));
    const {provenance} = await robustness([{id: "a", image, mask}], settings, {
      form: "2,1",
      perturbations: [{kind: "erode", radiusMm: 1, beyond: "background"}],
    });
    const record = study({}, {extraction, robustness: provenance});
    const tripod = tripodChecklist(record).items.find(({number}) => number === "9b");
    assert.match(tripod?.evidence ?? "", /features by voxelbook .* on voxels of 1 × 1 × 1 mm/);
    const claim = claimChecklist(record).items;
    assert.equal(claim[22].status, "in part");
    assert.match(claim[29].evidence, /ICC\(2,1\) under erode in 1 cases/);
    assert.equal(radiomicsQualityScore(record).items[1].points, 1);
  });
});

describe("claimChecklist", () => {
  const item = (record: StudyRecord, number: string) =>
    claimChecklist(record).items.find((one) => one.number === number);

  it("asks 44 questions, as published in 2024", () => {
    const {items} = claimChecklist(study());
    assert.deepEqual(
      items.map(({number}) => number),
      Array.from({length: 44}, (_, i) => String(i + 1)),
    );
  });

  it("tells not done from unknown by whether the record is complete", () => {
    for (const number of ["29", "30", "33"]) {
      assert.equal(item(study(), number)?.status, "unknown");
      assert.equal(item(study({}, {complete: true}), number)?.status, "not done");
    }
    const external = item(study({external: cohort("elsewhere")}), "33");
    assert.equal(external?.status, "recorded");
  });

  it("says at which level the sides of the splits are apart", () => {
    assert.match(item(study(), "20")?.evidence ?? "", /^patients/);
    const samples = {...cohort("cohort"), patients: cohort("cohort").ids.map((id) => id.slice(-1))};
    const {provenance} = trainAndValidate(samples, options);
    const torn = item({training: provenance, complete: false}, "20");
    assert.match(torn?.evidence ?? "", /^samples only: patients stand on both sides/);
  });

  it("takes counts for part of diagnostic performance, and intervals for all of it", () => {
    const threshold = {rule: "fixed", value: 0.5} as const;
    assert.equal(item(study(), "38")?.status, "unknown");
    assert.equal(item(study({threshold}), "38")?.status, "in part");
    const estimates = (["sensitivity", "specificity"] as const).map((measure) => ({
      measure,
      ...interval,
      from: "resampling" as const,
    }));
    assert.equal(item(study({threshold}, {estimates}), "38")?.status, "recorded");
  });
});

describe("radiomicsQualityScore", () => {
  const item = (record: StudyRecord, number: string) => {
    const {points, lowest, highest} = radiomicsQualityScore(record).items[Number(number) - 1];
    return points ?? [lowest, highest];
  };

  it("has 16 items and 36 points", () => {
    const {items, outOf} = radiomicsQualityScore(study());
    assert.equal(items.length, 16);
    assert.equal(outOf, 36);
  });

  it("gives a range where the record does not know, and a total only when all is known", () => {
    const {total, lowest, highest, unknown, items} = radiomicsQualityScore(study());
    assert.equal(total, null);
    assert.equal(unknown, 15);
    // Only the continuous risk is known: one point; all else may still be least or most.
    assert.equal(lowest, 1 - 3 - 5);
    assert.equal(highest, 36);
    const stated = Object.fromEntries(
      items.map(({number, allowed}) => [
        number,
        {points: Math.max(...allowed), evidence: "see text"},
      ]),
    );
    const full = radiomicsQualityScore(study(), {stated});
    assert.equal(full.total, 36);
    assert.equal(full.unknown, 0);
  });

  it("counts fewer features, whether a step or a penalty leaves them out", () => {
    const first = selectStep({name: "first", settings: {}, choose: () => [0]});
    const lasso = penalisedLearner({
      family: "binomial",
      l1Ratio: 1,
      standardise: true,
      penalty: {lambda: 0.01},
    });
    assert.equal(item(study({steps: [first]}), "5"), 3);
    assert.equal(item(study({learner: lasso}), "5"), 3);
    assert.deepEqual(item(study(), "5"), [-3, 3]);
    assert.equal(item(study({}, {complete: true}), "5"), -3);
  });

  it("never takes cross-validation for validation", () => {
    assert.deepEqual(item(study(), "12"), [-5, 5]);
    assert.equal(item(study({}, {complete: true}), "12"), -5);
  });

  it("counts the institutes of other samples only where batches are institutes", () => {
    const elsewhere = {external: cohort("elsewhere", "other")};
    const same = {external: cohort("again")};
    assert.deepEqual(item(study(elsewhere), "12"), [2, 5]);
    assert.deepEqual(item(study(elsewhere, {batchIs: "scanner"}), "12"), [2, 5]);
    assert.equal(item(study(elsewhere, {batchIs: "institute"}), "12"), 5);
    assert.equal(item(study(same, {batchIs: "institute"}), "12"), 2);
    const one = {...cohort("elsewhere"), batch: cohort("elsewhere").ids.map(() => "other")};
    assert.equal(item(study({external: one}, {batchIs: "institute"}), "12"), 3);
  });

  it("wants intervals for discrimination and calibration, and resampling for the second point", () => {
    const from = (one: "resampling" | "training") => ({
      estimates: [
        {measure: "auc", ...interval, from: one},
        {measure: "calibration slope", ...interval, from: one},
        {measure: "net benefit", ...interval, from: one},
      ] as const,
    });
    for (const number of ["9", "10"]) {
      assert.deepEqual(item(study(), number), [0, 2]);
      assert.equal(item(study({}, {complete: true}), number), 0);
      assert.equal(item(study({}, from("training")), number), 1);
      assert.equal(item(study({}, from("resampling")), number), 2);
    }
    assert.equal(item(study({}, from("resampling")), "14"), 2);
  });

  it("gives no point for a cut-off that was made to fit", () => {
    assert.equal(item(study(), "8"), 1);
    assert.equal(item(study({threshold: {rule: "youden", on: "training"}}), "8"), 0);
    assert.deepEqual(item(study({threshold: {rule: "fixed", value: 0.5}}), "8"), [0, 1]);
  });

  it("sees other variables in the model", () => {
    assert.deepEqual(item(study(), "6"), [0, 1]);
    assert.equal(item(study({steps: [covariatesStep({names: ["age"]})]}), "6"), 1);
  });

  it("refuses points that an item cannot have, and points without evidence", () => {
    const run = (points: number, evidence: string) => () =>
      radiomicsQualityScore(study(), {stated: {"11": {points, evidence}}});
    assert.throws(run(3, "trial"), /points of item 11 must be one of 0, 7, got 3/);
    assert.throws(run(7, ""), /item 11 must have evidence, got none/);
    assert.throws(
      () => radiomicsQualityScore(study(), {stated: {"17": {points: 1, evidence: "x"}}}),
      /stated must name items of the checklist, got 17/,
    );
  });
});
