import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {Learner, Samples} from "voxelbook/statistics";
import {
  chain,
  crossValidate,
  judgePredictions,
  kFold,
  leaveOneGroupOut,
  logisticLearner,
  nestedCrossValidate,
  repeated,
  samplesOf,
  scaleStep,
  selectLearner,
  selectStep,
  stratifiedKFold,
  takeSamples,
  thresholdError,
  tunedLearner,
} from "voxelbook/statistics";

const rng = () => createRng("cross-validation");

/** Predicts the mean outcome of training. */
const average: Learner = {
  name: "average",
  settings: {},
  fit({y}) {
    const mean = y.reduce((a, b) => a + b, 0) / y.length;
    return ({x}) => new Float64Array(x.rows).fill(mean);
  },
};

/** Draws a cohort whose features know nothing of the outcome. */
function noise(patients: number, features: number, seed: string): Samples {
  const draw = createRng(seed);
  const x = Array.from({length: patients}, () =>
    Float64Array.from({length: features}, () => draw.normal()),
  );
  return samplesOf(x, {y: x.map((_, i) => i % 2)});
}

/** Chooses the features that differ most between the classes. */
const topFive = selectStep({
  name: "top five",
  settings: {count: 5},
  choose({x: {data, rows, columns}, y}) {
    const gap = new Float64Array(columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) gap[j] += (2 * y[i] - 1) * data[j + columns * i];
    }
    const order = Array.from(gap.keys());
    return order.sort((a, b) => Math.abs(gap[b]) - Math.abs(gap[a])).slice(0, 5);
  },
});

describe("crossValidate", () => {
  it("leaves one of three patients out, as one would on paper", () => {
    // Outcomes 0, 1, 2: predicted 1.5, 1, 0.5; errors 2.25, 0, 2.25.
    const samples = samplesOf([[0], [0], [0]], {y: [0, 1, 2]});
    const splits = leaveOneGroupOut(samples.patients);
    const options = {splits, metrics: ["squaredError"], rng: rng()} as const;
    const pooled = crossValidate(samples, average, {...options, scoring: "pooled"});
    assert.deepEqual(Array.from(pooled.predicted), [1.5, 1, 0.5]);
    assert.deepEqual(pooled.scores, {squaredError: 1.5});
    assert.ok(Number.isNaN(pooled.spread["squaredError"]));
    const each = crossValidate(samples, average, {...options, scoring: "per fold"});
    assert.deepEqual(
      each.folds.map(({scores}) => scores["squaredError"]),
      [2.25, 0, 2.25],
    );
    assert.deepEqual(each.scores, {squaredError: 1.5});
    assert.ok(Math.abs(each.spread["squaredError"] - Math.sqrt(1.6875)) < 1e-15);
  });

  it("averages the predictions of repetitions, and says how often each sample was tested", () => {
    const samples = samplesOf([[0], [0], [0], [0]], {y: [0, 1, 2, 5]});
    const splits = repeated((one) => kFold(4, {folds: 2, rng: one}), {times: 3, rng: rng()});
    const result = crossValidate(samples, average, {
      splits: splits.slice(0, 5),
      metrics: [],
      scoring: "pooled",
      rng: rng(),
    });
    const [last] = splits.slice(5);
    assert.deepEqual(
      Array.from(result.tested),
      [0, 1, 2, 3].map((row) => (last.test.includes(row) ? 2 : 3)),
    );
  });

  it("leaves what was never tested without a prediction, and out of the score", () => {
    const samples = samplesOf([[0], [0], [0]], {y: [0, 1, 2]});
    const splits = [{name: "one", train: Int32Array.of(0, 1), test: Int32Array.of(2)}];
    const result = crossValidate(samples, average, {
      splits,
      metrics: ["squaredError"],
      scoring: "pooled",
      rng: rng(),
    });
    assert.deepEqual(Array.from(result.predicted), [Number.NaN, Number.NaN, 0.5]);
    assert.equal(result.scores["squaredError"], 2.25);
  });

  it("shows no model the outcome of what it has to predict", () => {
    const seen: number[] = [];
    const peeping: Learner = {
      name: "peeping",
      settings: {},
      fit:
        () =>
        ({x, y, time, event}) => {
          seen.push(...y, ...(time ?? []));
          assert.deepEqual(event, new Uint8Array(x.rows));
          return new Float64Array(x.rows);
        },
    };
    const samples = samplesOf([[0], [1], [2], [3]], {
      y: [0, 1, 0, 1],
      time: [1, 2, 3, 4],
      event: [1, 1, 1, 1],
    });
    const splits = kFold(4, {folds: 2, rng: rng()});
    crossValidate(samples, peeping, {splits, metrics: [], scoring: "pooled", rng: rng()});
    assert.equal(seen.length, 8);
    assert.ok(seen.every(Number.isNaN));
  });

  it("refuses a model that predicts NaN, by its name", () => {
    const samples = samplesOf([[0], [1], [2], [3]], {y: [0, 1, 0, 1]});
    const copying: Learner = {
      name: "copying",
      settings: {},
      fit:
        () =>
        ({y}) =>
          y,
    };
    const splits = [{name: "last", train: Int32Array.of(0, 1), test: Int32Array.of(2, 3)}];
    for (const metrics of [[thresholdError(0.5)], ["squaredError"], []] as const) {
      assert.throws(
        () => crossValidate(samples, copying, {splits, metrics, scoring: "pooled", rng: rng()}),
        /crossValidate: last: copying must predict a number, got NaN for sample 2/,
      );
    }
    const nothing = new Float64Array(4).fill(Number.NaN);
    assert.throws(
      () => judgePredictions(samples, nothing, {metrics: ["squaredError"]}),
      /predicted must hold numbers, got NaN for sample 0/,
    );
    assert.throws(
      () => thresholdError(0.5).of(samples, nothing),
      /predicted must hold numbers, got NaN at index 0/,
    );
  });

  it("gives noise an AUC near one half when the selection is inside, and a high one when outside", () => {
    const samples = noise(60, 400, "noise");
    const model = logisticLearner({ridge: 1});
    const splits = stratifiedKFold(samples.y, {folds: 5, rng: rng()});
    const options = {splits, metrics: ["auc"], scoring: "per fold", rng: rng()} as const;
    const inside = crossValidate(samples, chain([topFive], model), options).scores["auc"];
    const outside = crossValidate(topFive.fit(samples)(samples), model, options).scores["auc"];
    // The standard error of an AUC of 30 against 30 is 0.075; twice that above and below.
    assert.ok(Math.abs(inside - 0.5) < 0.2, String(inside));
    assert.ok(outside > 0.8, String(outside));
  });

  it("gives what scikit-learn gives for the same folds", () => {
    // scikit-learn 1.9.1: make_pipeline(StandardScaler(), LogisticRegression(C=1, tol=1e-12,
    // solver="newton-cg")) with PredefinedSplit(i % 4); 1e-9 for where its solver stops.
    const rows = Array.from({length: 24}, (_, i) => i);
    const samples = samplesOf(
      rows.map((i) => [3 * Math.sin(1.7 * i) + 5, Math.cos(0.9 * i), 10 * (i % 5)]),
      {y: rows.map((i) => ((7 * i) % 5 > 1 ? 1 : 0))},
    );
    const splits = leaveOneGroupOut(rows.map((i) => String(i % 4)));
    const {predicted, folds, scores} = crossValidate(
      samples,
      chain([scaleStep()], logisticLearner({ridge: 1})),
      {splits, metrics: ["auc", "logLoss", "brier"], scoring: "per fold", rng: rng()},
    );
    const near = (actual: ArrayLike<number>, expected: readonly number[]) =>
      expected.forEach((value, k) => {
        assert.ok(Math.abs(actual[k] - value) < 1e-9, `${k}: ${actual[k]}`);
      });
    near(
      predicted,
      [
        0.6941007257589069, 0.5002542544668325, 0.6277613998914054, 0.7212301545329143,
        0.5050332962786449, 0.3613159963745398,
      ],
    );
    near(
      folds.map((fold) => fold.scores["auc"]),
      [0, 0.625, 0, 0.5555555555555556],
    );
    near(
      folds.map((fold) => fold.scores["logLoss"]),
      [0.9321991167308026, 0.6541912546791077, 0.7950112048890774, 0.7327005494648623],
    );
    near([scores["brier"]], [0.28877219101081236]);
  });

  it("names a fold that cannot be judged", () => {
    const samples = samplesOf([[0], [1], [2]], {y: [0, 1, 0]});
    const splits = leaveOneGroupOut(samples.patients);
    assert.throws(
      () =>
        crossValidate(samples, average, {
          splits,
          metrics: ["auc"],
          scoring: "per fold",
          rng: rng(),
        }),
      /crossValidate: p1 cannot be scored: auc: y must have both classes/,
    );
  });

  it("refuses splits that are empty or overlap, an unknown metric, and a wrong number of predictions", () => {
    const samples = samplesOf([[0], [1]], {y: [0, 1]});
    const one = {name: "one", train: Int32Array.of(0), test: Int32Array.of(1)};
    const run = (splits: (typeof one)[], metrics: "auc"[] = [], learner = average) =>
      crossValidate(samples, learner, {splits, metrics, scoring: "pooled", rng: rng()});
    assert.throws(() => run([]), /splits must be at least 1, got 0/);
    assert.throws(() => run([{...one, test: Int32Array.of(0)}]), /got sample 0 on both/);
    assert.throws(() => run([{...one, test: Int32Array.of(2)}]), /from 0 to 1, got 2/);
    assert.throws(() => run([{...one, train: new Int32Array(0)}]), /got 0 and 1/);
    assert.throws(() => run([one], ["AUC" as "auc"]), /metric must be one of auc, .*, got AUC/);
    const short: Learner = {name: "short", settings: {}, fit: () => () => new Float64Array(0)};
    assert.throws(() => run([one], [], short), {name: "ShapeError"});
  });

  it("says what is missing where splits, metrics or random numbers are not given", () => {
    const samples = samplesOf([[0], [1]], {y: [0, 1]});
    const splits = [{name: "one", train: Int32Array.of(0), test: Int32Array.of(1)}];
    const all = {splits, metrics: [], rng: rng()};
    const given = (more: object) => () =>
      crossValidate(samples, average, {...all, scoring: "pooled", ...more});
    assert.throws(given({splits: undefined}), /splits must be a list, .*, got undefined/);
    assert.throws(given({metrics: undefined}), /metrics must be a list, .*, got undefined/);
    assert.throws(given({rng: undefined}), /rng must be given, .*, got undefined/);
  });
});

describe("metrics", () => {
  it("judge by threshold and by order of events", () => {
    const samples = samplesOf([[0], [0], [0]], {y: [0, 1, 1], time: [3, 2, 1], event: [1, 1, 1]});
    assert.equal(thresholdError(0.5).of(samples, Float64Array.of(0.5, 0.4, 0.9)), 2 / 3);
    const itself: Learner = {
      name: "itself",
      settings: {},
      fit:
        () =>
        ({x}) =>
          x.data,
    };
    const ordered = samplesOf([[1], [2], [4], [3]], {
      y: [0, 0, 0, 0],
      time: [4, 3, 2, 1],
      event: [1, 1, 1, 1],
    });
    const splits = [{name: "all", train: Int32Array.of(0), test: Int32Array.of(1, 2, 3)}];
    const options = {splits, metrics: ["c-index"], scoring: "pooled", rng: rng()} as const;
    // Pairs (2, 4), (2, 3) are ordered as their times, (4, 3) is not.
    assert.equal(crossValidate(ordered, itself, options).scores["c-index"], 2 / 3);
  });
});

describe("selectLearner and nestedCrossValidate", () => {
  const always = (value: number): Learner => ({
    name: `always ${value}`,
    settings: {value},
    fit:
      () =>
      ({x}) =>
        new Float64Array(x.rows).fill(value),
  });

  it("choose the candidate that fits best, the first of equals", () => {
    const samples = samplesOf([[0], [0], [0], [0]], {y: [4, 5, 6, 7]});
    const splits = kFold(4, {folds: 2, rng: rng()});
    const options = {splits, metric: "squaredError", scoring: "pooled", rng: rng()} as const;
    const {chosen, values} = selectLearner(samples, [0, 5, 6].map(always), options);
    assert.equal(chosen, 1);
    assert.deepEqual(Array.from(values), [31.5, 1.5, 1.5]);
    const undecided = {name: "nothing", better: "higher", of: () => Number.NaN} as const;
    assert.throws(() => selectLearner(samples, [], options), /candidates must hold at least one/);
    assert.throws(
      () => selectLearner(samples, [always(5)], {...options, metric: undecided}),
      /nothing must be a number for every candidate, got NaN for always 5/,
    );
  });

  it("choose within training: the outcome of a test sample does not move the choice for it", () => {
    const samples = samplesOf([[0], [0], [0], [0], [0], [0]], {y: [0, 0, 0, 0, 0, 0]});
    const candidates = [0, 1].map(always);
    const options = {
      inner: ({x}: Samples, one: ReturnType<typeof rng>) => kFold(x.rows, {folds: 2, rng: one}),
      outer: leaveOneGroupOut(samples.patients),
      metric: "squaredError",
      scoring: "pooled",
      rng: rng(),
    } as const;
    const changed = {...samples, y: Float64Array.of(100, 0, 0, 0, 0, 0)};
    const {choices, predicted} = nestedCrossValidate(changed, candidates, options);
    assert.equal(choices[0].chosen, 0);
    assert.equal(predicted[0], 0);
    assert.deepEqual(
      choices.slice(1).map(({chosen}) => chosen),
      [1, 1, 1, 1, 1],
    );
  });

  it("measure the optimism of choosing: on noise the flat best is above one half, the nested one is not", () => {
    const gaps: number[] = [];
    const nested: number[] = [];
    for (let cohort = 0; cohort < 8; cohort++) {
      const samples = noise(40, 12, `cohort ${cohort}`);
      const single = (column: number): Learner =>
        chain(
          [selectStep({name: `f${column}`, settings: {}, choose: () => [column]})],
          logisticLearner({ridge: 1}),
        );
      const candidates = Array.from({length: 12}, (_, column) => single(column));
      const inner = ({y}: Samples, one: ReturnType<typeof rng>) =>
        stratifiedKFold(y, {folds: 4, rng: one});
      const common = {metric: "auc", scoring: "per fold", rng: rng()} as const;
      const flat = selectLearner(samples, candidates, {...common, splits: inner(samples, rng())});
      const {scores} = nestedCrossValidate(samples, candidates, {
        ...common,
        outer: inner(samples, rng()),
        inner,
      });
      gaps.push(flat.values[flat.chosen] - scores["auc"]);
      nested.push(scores["auc"]);
    }
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    assert.ok(mean(gaps) > 0.1, String(mean(gaps)));
    // Eight cohorts of 20 against 20: standard error 0.09 / √8, three of them.
    assert.ok(Math.abs(mean(nested) - 0.5) < 0.1, String(mean(nested)));
  });

  it("are one model for whatever judges models", () => {
    const learner = tunedLearner([0, 5].map(always), {
      inner: ({x}, one) => kFold(x.rows, {folds: 2, rng: one}),
      metric: "squaredError",
      scoring: "pooled",
    });
    const samples = samplesOf([[0], [0], [0], [0]], {y: [4, 5, 6, 7]});
    const predict = learner.fit(takeSamples(samples, [0, 1, 2]), rng());
    assert.deepEqual(Array.from(predict(takeSamples(samples, [3]))), [5]);
    assert.equal(learner.name, "best of 2: always 0, always 5");
    assert.throws(
      () => tunedLearner([], {inner: () => [], metric: "auc", scoring: "pooled"}),
      /candidates must hold at least one/,
    );
  });
});
