import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {ThresholdRule, TrainOptions} from "voxelbook/pipeline";
import {leakageAudit, permutedOutcomes, trainAndValidate} from "voxelbook/pipeline";
import type {Learner, Samples, Splitter, Transformer} from "voxelbook/statistics";
import {
  combatStep,
  forestLearner,
  groupedKFold,
  kFold,
  logisticLearner,
  samplesOf,
  scaleStep,
  selectStep,
  stratifiedKFold,
  takeSamples,
} from "voxelbook/statistics";

const rng = () => createRng("train");
const stratified: Splitter = ({y}, one) => stratifiedKFold(y, {folds: 4, rng: one});
const byPatient: Splitter = ({patients, y}, one) =>
  groupedKFold(patients, {folds: 4, rng: one, classes: y});

/** Draws samples of features that know nothing of the outcome, several of each patient. */
function noise(patients: number, each: number, features: number, seed: string): Samples {
  const draw = createRng(seed);
  const x: number[][] = [];
  const names: string[] = [];
  const y: number[] = [];
  for (let p = 0; p < patients; p++) {
    const own = Array.from({length: features}, () => draw.normal());
    for (let k = 0; k < each; k++) {
      x.push(own.map((value) => value + 0.1 * draw.normal()));
      names.push(`patient ${p}`);
      y.push(p % 2);
    }
  }
  return samplesOf(x, {y, patients: names, batch: y.map((_, i) => `site ${i % 3}`)});
}

/** Chooses the feature that differs most between the classes. */
const best: Transformer = selectStep({
  name: "best feature",
  settings: {},
  choose({x: {data, rows, columns}, y}) {
    const gap = new Float64Array(columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) gap[j] += (2 * y[i] - 1) * data[j + columns * i];
    }
    const sizes = gap.map(Math.abs);
    return [sizes.indexOf(Math.max(...sizes))];
  },
});

/** Answers with the outcome of the training sample that lies nearest. */
const nearest: Learner = {
  name: "nearest neighbour",
  settings: {},
  fit({x: {data, rows, columns}, y}) {
    const distance = (other: Float64Array, from: number, row: number) => {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (other[from + j] - data[j + columns * row]) ** 2;
      return sum;
    };
    return ({x}) =>
      Float64Array.from({length: x.rows}, (_, i) => {
        let closest = 0;
        for (let row = 1; row < rows; row++) {
          if (distance(x.data, i * columns, row) < distance(x.data, i * columns, closest)) {
            closest = row;
          }
        }
        return y[closest];
      });
  },
};

/** Answers with the outcome of the very samples that it has to predict. */
const peeping: Learner = {
  name: "peeping",
  settings: {},
  fit:
    () =>
    ({y}) =>
      y,
};

const options: TrainOptions = {
  steps: [scaleStep()],
  learner: logisticLearner({ridge: 1}),
  split: stratified,
  metrics: ["auc", "brier"],
  scoring: "per fold",
  rng: rng(),
};

describe("trainAndValidate", () => {
  it("fits every step to the training samples of each split, and records that it did", () => {
    const samples = noise(24, 1, 3, "record");
    const {provenance} = trainAndValidate(samples, {...options, steps: [scaleStep(), best]});
    for (const {train, steps, learner} of provenance.splits) {
      assert.deepEqual(
        [...steps, learner].map(({name}) => name),
        ["scale", "best feature", "logistic regression"],
      );
      for (const {fittedOn} of [...steps, learner]) assert.deepEqual(fittedOn, train);
      assert.deepEqual(steps[0].reads, ["x"]);
      assert.ok(steps[1].reads.includes("y"));
    }
    assert.equal(provenance.model.learner.fittedOn.length, 24);
    assert.deepEqual(provenance.outcome, {kind: "binary", positives: 12, negatives: 12});
    assert.equal(provenance.missing, 0);
    assert.equal(JSON.parse(JSON.stringify(provenance)).splits.length, 4);
  });

  it("hands out a model of all samples, the steps before it included", () => {
    const samples = noise(24, 1, 3, "model");
    const honest = trainAndValidate(samples, options);
    const before = trainAndValidate(samples, {...options, steps: [], before: [scaleStep()]});
    const fresh = noise(5, 1, 3, "fresh");
    const [a, b] = [honest.predict(fresh), before.predict(fresh)];
    assert.deepEqual(Array.from(a), Array.from(b));
  });

  it("judges external samples once, by the same metrics", () => {
    const external = noise(10, 1, 3, "external");
    const {provenance, predict} = trainAndValidate(noise(24, 1, 3, "inside"), {
      ...options,
      external,
    });
    assert.equal(provenance.external?.samples.length, 10);
    const predicted = predict(external);
    const brier = external.y.reduce((sum, y, i) => sum + (predicted[i] - y) ** 2, 0) / 10;
    assert.ok(Math.abs((provenance.external?.scores["brier"] ?? 0) - brier) < 1e-15);
  });

  it("decides at a threshold, fixed or chosen, in each split", () => {
    const samples = noise(24, 1, 3, "threshold");
    const fixed = trainAndValidate(samples, {...options, threshold: {rule: "fixed", value: 2}});
    assert.equal(fixed.decisions?.sensitivity, 0);
    assert.equal(fixed.decisions?.specificity, 1);
    assert.equal(trainAndValidate(samples, options).decisions, null);

    // Outcome equal to the only feature: the threshold with no mistakes is the smallest score of a 1.
    const plain = samplesOf([[1], [2], [3], [4], [5], [6]], {y: [0, 0, 0, 1, 1, 1]});
    const itself: Learner = {
      name: "itself",
      settings: {},
      fit:
        () =>
        ({x}) =>
          x.data,
    };
    const {provenance, decisions} = trainAndValidate(plain, {
      ...options,
      steps: [],
      learner: itself,
      metrics: [],
      split: ({y}, one) => stratifiedKFold(y, {folds: 3, rng: one}),
      threshold: {rule: "youden", on: "training"},
    });
    for (const {train, threshold} of provenance.splits) {
      assert.equal(threshold?.value, train.includes("3") ? 4 : 5);
      assert.deepEqual(threshold?.chosenOn, train);
    }
    assert.equal(decisions?.sensitivity, 2 / 3);
    assert.equal(decisions?.specificity, 1);
  });

  it("shows no model the outcome of external samples, nor of those that choose a threshold", () => {
    const seen: number[] = [];
    const watching: Learner = {
      name: "watching",
      settings: {},
      fit:
        () =>
        ({x, y}) => {
          seen.push(...y);
          return x.data.filter((_, i) => i % x.columns === 0);
        },
    };
    for (const on of ["training", "test"] as const) {
      trainAndValidate(noise(24, 1, 3, "watched"), {
        ...options,
        learner: watching,
        metrics: ["auc"],
        threshold: {rule: "youden", on},
        external: noise(10, 1, 3, "external"),
      });
    }

    // Four test sets and the external samples, twice; thresholds on three quarters and on one quarter.
    assert.equal(seen.length, 2 * (24 + 10) + 3 * 24 + 24);
    assert.ok(seen.every(Number.isNaN));
  });

  it("refuses a model that predicts NaN of external samples, by its name", () => {
    const samples = noise(24, 1, 3, "peeped");
    const late: Learner = {
      ...peeping,
      fit:
        ({y}) =>
        (any) =>
          y.length < 24 ? new Float64Array(any.y.length) : any.y,
    };
    assert.throws(
      () => trainAndValidate(samples, {...options, learner: late, metrics: [], external: samples}),
      /trainAndValidate: external: peeping must predict a number, got NaN for sample 0/,
    );
    assert.throws(
      () => trainAndValidate(samples, {...options, learner: peeping, metrics: []}),
      /crossValidate: fold 1: scale → peeping must predict a number/,
    );
  });

  it("refuses a threshold rule that is none, before anything is fitted", () => {
    const run = (text: string) => () =>
      trainAndValidate(noise(24, 1, 3, "rule"), {...options, threshold: JSON.parse(text)});
    const allowed =
      /threshold must be \{rule: "fixed", value\} or \{rule: "youden", on: "training" \| "test"\}/;
    assert.throws(run('{"rule": "youden", "on": "train"}'), allowed);
    assert.throws(run('{"rule": "closest"}'), allowed);
    const nowhere = {rule: "fixed", value: Number.NaN} as const;
    assert.throws(
      () => trainAndValidate(noise(24, 1, 3, "rule"), {...options, threshold: nowhere}),
      /threshold value must be finite, got NaN/,
    );
  });

  it("takes a threshold of training from resubstituted predictions, which a forest makes too clear", () => {
    const draw = createRng("forest 1");
    const y = Array.from({length: 200}, (_, i) => i % 2);
    const x = y.map((one) => [one + draw.normal(), draw.normal(), draw.normal()]);
    const decisions = (threshold: ThresholdRule) =>
      trainAndValidate(samplesOf(x, {y}), {
        ...options,
        learner: forestLearner({family: "binomial", trees: 50}),
        threshold,
      }).decisions;
    const chosen = decisions({rule: "youden", on: "training"})?.sensitivity ?? Number.NaN;
    const half = decisions({rule: "fixed", value: 0.5})?.sensitivity ?? Number.NaN;

    // Over six such cohorts it loses 0.07 to 0.17.
    assert.ok(chosen < half - 0.05, `${chosen}, ${half}`);
  });

  it("says what is missing where the split, metrics or random numbers are not given", () => {
    const run = (more: object) => () =>
      trainAndValidate(noise(24, 1, 3, "missing"), {...options, ...more});
    assert.throws(run({rng: undefined}), /trainAndValidate: rng must be given/);
    assert.throws(run({split: undefined}), /split must be a function that divides samples/);
    assert.throws(run({metrics: undefined}), /metrics must be a list/);
    assert.throws(run({split: () => undefined}), /splits must be a list/);
  });

  it("records the right samples where a step before the split drops some", () => {
    const samples = noise(24, 1, 3, "dropped");
    const drop: Transformer = {
      name: "drop the first",
      settings: {},
      fit: () => (any) => takeSamples(any, Array.from(any.y.keys()).slice(1)),
    };
    const {provenance} = trainAndValidate(samples, {...options, before: [drop]});
    for (const {train, test, learner, steps} of provenance.splits) {
      assert.equal(new Set([...train, ...test]).size, 23);
      assert.ok(![...train, ...test].includes("0"));
      for (const {fittedOn} of [...steps, learner]) assert.deepEqual(fittedOn, train);
    }
  });

  it("says what kind of outcome it was given", () => {
    const split: Splitter = ({x}, one) => kFold(x.rows, {folds: 2, rng: one});
    const constant: Learner = {
      name: "constant",
      settings: {},
      fit: () => (any) => new Float64Array(any.x.rows),
    };
    const run = {...options, steps: [], learner: constant, split, metrics: []};
    const x = [[1], [2], [3], [Number.NaN]];
    const timed = samplesOf(x, {y: [0, 0, 0, 0], time: [1, 2, 3, 4], event: [1, 0, 1, 1]});
    assert.deepEqual(trainAndValidate(timed, run).provenance.outcome, {
      kind: "survival",
      events: 3,
      censored: 1,
    });
    const measured = trainAndValidate(samplesOf(x, {y: [1, 2, 3, 4]}), run).provenance;
    assert.deepEqual(measured.outcome, {kind: "continuous", values: 4});
    assert.equal(measured.missing, 1);
  });
});

describe("leakageAudit", () => {
  const kindsOf = (samples: Samples, more: Partial<TrainOptions>) =>
    leakageAudit(trainAndValidate(samples, {...options, ...more}).provenance).leaks.map(
      ({kind, what, certainty, splits}) => [kind, what, certainty, splits.length],
    );

  it("finds nothing in an honest workflow, and says what it cannot see", () => {
    const samples = noise(24, 2, 3, "honest");
    const {provenance} = trainAndValidate(samples, {
      ...options,
      steps: [combatStep({covariates: [], shrinkage: "parametric"}), scaleStep(), best],
      split: byPatient,
      threshold: {rule: "youden", on: "training"},
      external: noise(10, 1, 3, "elsewhere"),
    });
    const named = provenance.external?.samples.map((sample) => ({
      ...sample,
      patient: `other ${sample.patient}`,
    }));
    const external = {samples: named ?? [], scores: {}};
    const {leaks, clean, blind} = leakageAudit({...provenance, external});
    assert.deepEqual(leaks, []);
    assert.ok(clean);
    assert.ok(blind.length > 0);
  });

  it("finds a scaler, a selection and ComBat that were fitted before the split", () => {
    const samples = noise(24, 1, 3, "before");
    const before = [combatStep({covariates: [], shrinkage: "parametric"}), scaleStep(), best];
    assert.deepEqual(kindsOf(samples, {before, steps: []}), [
      ["fitted before the split", "ComBat", "leak", 4],
      ["fitted before the split", "scale", "leak", 4],
      ["fitted before the split", "best feature", "leak", 4],
    ]);
    const {leaks} = leakageAudit(trainAndValidate(samples, {...options, before}).provenance);
    assert.match(leaks[1].message, /though not at their outcome/);
    assert.match(leaks[2].message, /looked at their outcome/);
    assert.match(leaks[2].fix, /as a step/);
  });

  it("finds a patient on both sides", () => {
    const samples = samplesOf([[1], [2], [3], [4]], {
      y: [0, 1, 0, 1],
      patients: ["a", "a", "b", "c"],
    });
    const split: Splitter = () => [
      {name: "torn", train: Int32Array.of(0, 3), test: Int32Array.of(1, 2)},
    ];
    assert.deepEqual(kindsOf(samples, {split, metrics: [], threshold: {rule: "fixed", value: 1}}), [
      ["patient on both sides", "a", "leak", 1],
    ]);
  });

  it("finds one image under two patients, also after a file of floats has rounded it", () => {
    const draw = createRng("twins");
    const x = Array.from({length: 40}, () => Array.from({length: 30}, () => draw.normal()));
    x[25] = x[3].map(Math.fround);
    const samples = samplesOf(x, {y: x.map((_, i) => i % 2)});
    const rows = Int32Array.from(x.keys());
    const split: Splitter = () => [
      {name: "halves", train: rows.slice(0, 20), test: rows.slice(20)},
    ];
    assert.deepEqual(kindsOf(samples, {split, metrics: []}), [
      ["duplicate on both sides", "25 = 3", "suspicion", 1],
    ]);
  });

  it("finds a threshold that was chosen on the test set", () => {
    const threshold = {rule: "youden", on: "test"} as const;
    assert.deepEqual(kindsOf(noise(24, 1, 3, "threshold"), {threshold}), [
      ["threshold from the test set", "threshold by youden", "leak", 4],
    ]);
  });

  it("finds external samples that are none", () => {
    const samples = noise(24, 1, 3, "external");
    const same = takeSamples(samples, [0, 1]);
    const renamed = {...same, patients: ["x", "patient 1"]};
    assert.deepEqual(kindsOf(samples, {external: renamed}), [
      ["external sample known", "x", "suspicion", 1],
      ["external sample known", "patient 1", "leak", 1],
    ]);
  });

  it("does not take made names of patients for the same patients", () => {
    const draw = createRng("unnamed");
    const rows = (count: number) => Array.from({length: count}, () => [draw.normal()]);
    const of = (x: number[][]) => samplesOf(x, {y: x.map((_, i) => i % 2)});
    const inside = of(rows(24));
    const audit = (samples: Samples, external: Samples) =>
      leakageAudit(
        trainAndValidate(samples, {...options, metrics: ["brier"], external}).provenance,
      );
    const {leaks, clean, blind} = audit(inside, of(rows(10)));
    assert.deepEqual(leaks, []);
    assert.ok(clean);
    assert.match(blind.join("\n"), /external patients who are known: patients were not named/);
    assert.match(blind.join("\n"), /patients with several samples: patients were not named/);

    // A name given by chance like a made one is no known patient; equal features still tell.
    const named = {...takeSamples(of(rows(2)), [0, 1]), unnamedPatients: false};
    assert.ok(audit(inside, named).clean);
    const [twin] = audit(inside, takeSamples(inside, [3])).leaks;
    assert.deepEqual(
      [twin.kind, twin.what, twin.certainty],
      ["external sample known", "3", "suspicion"],
    );
    assert.match(twin.message, /external sample 3 has the same features as a sample/);
    const told = noise(24, 1, 1, "named");
    assert.doesNotMatch(audit(told, noise(4, 1, 1, "more")).blind.join("\n"), /were not named/);
  });

  it("finds a sample that stands on both sides of a record", () => {
    const {provenance} = trainAndValidate(noise(24, 1, 3, "both"), options);
    const [first, ...others] = provenance.splits;
    const torn = {...first, train: [...first.train, first.test[0]]};
    const {leaks} = leakageAudit({...provenance, splits: [torn, ...others]});
    assert.deepEqual(
      leaks.map(({kind, what}) => [kind, what]),
      [["sample on both sides", first.test[0]]],
    );
  });
});

describe("permutedOutcomes", () => {
  const search = (samples: Samples, more: Partial<TrainOptions>) =>
    permutedOutcomes(
      samples,
      (permuted, one) =>
        trainAndValidate(permuted, {...options, ...more, metrics: ["auc"], rng: one}).validation
          .scores["auc"],
      {permutations: 12, rng: rng()},
    );

  it("lets an honest workflow pass", () => {
    const {leaks, mean, among} = search(noise(40, 1, 60, "honest"), {steps: [scaleStep(), best]});
    assert.ok(!leaks, String(mean));
    assert.equal(among, "patients");
  });

  it("catches a selection before the split", () => {
    const {leaks, mean} = search(noise(40, 1, 60, "selected"), {before: [best]});
    assert.ok(leaks);
    assert.ok(mean > 0.65, String(mean));
  });

  it("catches patients on both sides, because patients keep one outcome, and lets a split by patient pass", () => {
    const samples = noise(24, 3, 4, "slices");
    const torn = search(samples, {learner: nearest, split: stratified});
    assert.ok(torn.leaks);
    assert.ok(torn.mean > 0.9, String(torn.mean));
    assert.ok(!search(samples, {learner: nearest, split: byPatient}).leaks);
  });

  it("catches a threshold from the test set in a score of decisions, not in the AUC", () => {
    const threshold = {rule: "youden", on: "test"} as const;
    const samples = noise(40, 1, 3, "decisions");
    const decisions = permutedOutcomes(
      samples,
      (permuted, one) =>
        trainAndValidate(permuted, {...options, threshold, rng: one}).decisions?.balancedAccuracy ??
        Number.NaN,
      {permutations: 12, rng: rng()},
    );
    assert.ok(decisions.leaks);
    assert.ok(!search(samples, {threshold}).leaks);
  });

  it("deals outcomes out among samples where those of one patient differ", () => {
    const samples = samplesOf([[1], [2], [3], [4]], {
      y: [0, 1, 0, 1],
      patients: ["a", "a", "b", "b"],
    });
    const run = permutedOutcomes(samples, () => 0.5, {permutations: 3, rng: rng()});
    assert.equal(run.among, "samples");
    assert.equal(run.p, 1);
  });

  it("refuses too few permutations, a bad alpha and a score that is none", () => {
    const samples = samplesOf([[1], [2]], {y: [0, 1]});
    const run = (more: object, score = 0.5) =>
      permutedOutcomes(samples, () => score, {permutations: 3, rng: rng(), ...more});
    assert.throws(
      () => run({permutations: 2}),
      /permutations must be a whole number of at least 3/,
    );
    assert.throws(() => run({rng: undefined}), /permutedOutcomes: rng must be given/);
    assert.throws(() => run({alpha: 0}), /alpha must lie in 0 to 1, got 0/);
    assert.throws(() => run({}, Number.NaN), /run must give a finite score, got NaN/);
  });
});
