import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {PenaltyChoice, Samples, Transformer} from "voxelbook/statistics";
import {
  applyMedianImputer,
  auc,
  boostingLearner,
  chain,
  clusterStep,
  combatStep,
  covariatesStep,
  coxLearner,
  discriminantLearner,
  fitMedianImputer,
  forestLearner,
  imputeStep,
  linearLearner,
  logisticLearner,
  mrmrStep,
  pcaStep,
  penalisedLearner,
  rankingStep,
  samplesOf,
  scaleStep,
  selectStep,
} from "voxelbook/statistics";

/** Applies a step to the samples that it was fitted to. */
function onItself(step: Transformer, samples: Samples): number[] {
  return Array.from(step.fit(samples)(samples).x.data);
}

describe("scaleStep", () => {
  it("uses mean and deviation of training for any sample", () => {
    // Mean 2, deviation 2 (divisor n); a constant column becomes 0.
    const train = samplesOf(
      [
        [0, 7],
        [4, 7],
      ],
      {y: [0, 1]},
    );
    assert.deepEqual(onItself(scaleStep(), train), [-1, 0, 1, 0]);
    const apply = scaleStep().fit(train);
    assert.deepEqual(Array.from(apply(samplesOf([[6, 9]], {y: [1]})).x.data), [2, 0]);
  });

  it("refuses missing values", () => {
    assert.throws(
      () => scaleStep().fit(samplesOf([[1], [Number.NaN]], {y: [0, 1]})),
      /scaleStep: x must be finite, got NaN in row 1, column 0/,
    );
  });
});

describe("fitMedianImputer and imputeStep", () => {
  it("fills with the median of the known values of training", () => {
    const imputer = fitMedianImputer([[1], [Number.NaN], [5], [2]]);
    assert.deepEqual(Array.from(imputer.medians), [2]);
    assert.deepEqual(Array.from(imputer.missing), [1]);
    assert.deepEqual(Array.from(applyMedianImputer(imputer, [[Number.NaN], [9]]).data), [2, 9]);
    const samples = samplesOf([[1], [Number.NaN], [5], [2]], {y: [0, 0, 1, 1]});
    assert.deepEqual(onItself(imputeStep(), samples), [1, 2, 5, 2]);
  });

  it("leaves complete tables as they are", () => {
    const rows = fc.array(
      fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 2, maxLength: 2}),
      {minLength: 1, maxLength: 9},
    );
    fc.assert(
      fc.property(rows, (x) => {
        const {data} = applyMedianImputer(fitMedianImputer(x), x);
        return x.flat().every((value, i) => Object.is(value, data[i]));
      }),
      {seed: 4},
    );
  });

  it("refuses a column of which nothing is known, infinite values and other columns", () => {
    assert.throws(
      () => fitMedianImputer([[1, Number.NaN]]),
      /every column must have a known value, got none in column 1: leave it out/,
    );
    assert.throws(() => fitMedianImputer([[Number.POSITIVE_INFINITY]]), /must be finite or NaN/);
    assert.throws(() => applyMedianImputer(fitMedianImputer([[1]]), [[1, 2]]), {
      name: "ShapeError",
    });
  });
});

describe("combatStep", () => {
  const x = [
    [0, 5],
    [2, 7],
    [4, 5],
    [6, 7],
  ];
  const y = [0, 1, 0, 1];
  const batch = ["A", "A", "B", "B"];

  it("brings a new sample of a known batch to the common mean", () => {
    const step = combatStep({covariates: [], shrinkage: "none", meanOnly: true});
    const apply = step.fit(samplesOf(x, {y, batch}));
    assert.deepEqual(Array.from(apply(samplesOf([[6, 5]], {y: [0], batch: ["B"]})).x.data), [4, 5]);
  });

  it("refuses samples without a batch, an unknown batch and an unknown covariate", () => {
    const step = combatStep({covariates: [], shrinkage: "none", meanOnly: true});
    assert.throws(() => step.fit(samplesOf(x, {y})), /samples must have a batch, got none/);
    const apply = step.fit(samplesOf(x, {y, batch}));
    assert.throws(() => apply(samplesOf([[6, 5]], {y: [0], batch: ["C"]})), /C/);
    assert.throws(
      () => combatStep({covariates: ["age"], shrinkage: "none"}).fit(samplesOf(x, {y, batch})),
      /covariates must be of the samples' \(none\), got age/,
    );
    const unsaid = JSON.parse('{"shrinkage": "none"}');
    assert.throws(() => combatStep(unsaid), /covariates must be a list .*, got undefined/);
  });

  it("takes the batches' names as fitCombat does, numbers included", () => {
    const sites = samplesOf(x, {y, batch: ["1", "1", "2", "2"]});
    const options = {covariates: [], shrinkage: "none", meanOnly: true} as const;
    const byNumber = combatStep({...options, reference: 2});
    assert.deepEqual(
      onItself(byNumber, sites),
      onItself(combatStep({...options, reference: "2"}), sites),
    );
    assert.deepEqual(onItself(byNumber, sites).slice(4), x.slice(2).flat());
  });
});

describe("covariatesStep", () => {
  const samples = samplesOf([[1], [2], [3]], {
    y: [0, 1, 1],
    covariates: [
      {name: "age", kind: "continuous", values: [50, 60, 70]},
      {name: "stage", kind: "categorical", values: ["1", "3", "2"]},
    ],
  });

  it("puts numbers and indicators beside the features", () => {
    const joined = covariatesStep({names: ["age", "stage"]}).fit(samples)(samples);
    assert.deepEqual(joined.names, ["f1", "age", "stage = 2", "stage = 3"]);
    assert.deepEqual(Array.from(joined.x.data), [1, 50, 0, 0, 2, 60, 0, 1, 3, 70, 1, 0]);
  });

  it("refuses a covariate that is not there, and none", () => {
    assert.throws(
      () => covariatesStep({names: ["sex"]}).fit(samples),
      /names must be of covariates \(age, stage\), got sex/,
    );
    assert.throws(() => covariatesStep({names: []}), /names must not be empty/);
  });
});

describe("selectStep", () => {
  it("takes from test samples what it chose on training samples", () => {
    const largest = selectStep({
      name: "largest",
      settings: {},
      choose: ({x: {data, columns}}) => [data.indexOf(Math.max(...data)) % columns],
    });
    const apply = largest.fit(samplesOf([[1, 5, 2]], {y: [0]}));
    assert.deepEqual(Array.from(apply(samplesOf([[9, 3, 9]], {y: [0]})).x.data), [3]);
  });

  it("refuses to choose nothing", () => {
    const nothing = selectStep({name: "nothing", settings: {}, choose: () => []});
    assert.throws(
      () => nothing.fit(samplesOf([[1]], {y: [0]})),
      /nothing must choose at least one feature, got none of 1/,
    );
  });
});

describe("steps that choose or replace features", () => {
  // f2 is twice f1, f3 falls as f1 rises but for one sample, f4 tells nothing.
  const x = [
    [1, 2, 5, 3],
    [2, 4, 4, 1],
    [3, 6, 2, 3],
    [4, 8, 3, 1],
    [5, 10, 1, 3],
  ];
  const samples = samplesOf(x, {y: [1, 2, 3, 4, 5]});
  const namesAfter = (step: Transformer) => step.fit(samples)(samples).names;

  it("keep the strongest single features, by count or by alpha", () => {
    const ranking = {test: "pearson", adjust: "bonferroni"} as const;
    assert.deepEqual(namesAfter(rankingStep({...ranking, count: 3})), ["f1", "f2", "f3"]);
    assert.deepEqual(namesAfter(rankingStep({...ranking, alpha: 0.01})), ["f1", "f2"]);
    assert.throws(
      () => rankingStep({...ranking, alpha: 1e-9}).fit(samplesOf(x, {y: [1, 3, 2, 5, 4]})),
      /univariate ranking must choose at least one feature, got none of 4/,
    );
    assert.throws(() => rankingStep(ranking), /one of count and alpha must be given, got neither/);
    assert.throws(() => rankingStep({...ranking, count: 1, alpha: 1}), /got both/);
    assert.throws(() => rankingStep({...ranking, count: 0}), /count must be a whole number/);
    assert.throws(() => rankingStep({...ranking, alpha: 2}), /alpha must lie in 0 to 1/);
  });

  it("pass over a feature that says again what is chosen", () => {
    const step = mrmrStep({count: 2, measure: "information", scheme: "difference"});
    const noisy = samplesOf(x, {y: [1, 3, 2, 5, 4]});
    const {names} = step.fit(noisy)(noisy);
    assert.equal(names[0], "f1");
    assert.ok(!names.includes("f2"));
    const clusters = clusterStep({method: "pearson", threshold: 0.99, linkage: "complete"});
    assert.equal(namesAfter(clusters).length, 3);
  });

  it("turn new samples as the training samples were turned", () => {
    const step = pcaStep({scale: true, components: 2});
    assert.deepEqual(namesAfter(step), ["PC1", "PC2"]);
    const whole = step.fit(samples)(samples).x.data;
    const alone = step.fit(samples)(samplesOf([x[3]], {y: [4]})).x.data;
    assert.deepEqual(Array.from(alone), Array.from(whole.subarray(6, 8)));
  });
});

describe("chain", () => {
  it("fits each step to what the steps before it make of the training samples", () => {
    const seen: number[][] = [];
    const add = (amount: number): Transformer => ({
      name: `add ${amount}`,
      settings: {amount},
      fit(train) {
        seen.push(Array.from(train.x.data));
        return (any) => ({...any, x: {...any.x, data: any.x.data.map((v) => v + amount)}});
      },
    });
    const learner = {
      name: "itself",
      settings: {},
      fit:
        () =>
        ({x}: Samples) =>
          x.data,
    };
    const joined = chain([add(1), add(10)], learner);
    const predict = joined.fit(samplesOf([[1], [2]], {y: [0, 1]}), createRng(1));
    assert.deepEqual(seen, [
      [1, 2],
      [2, 3],
    ]);
    assert.deepEqual(Array.from(predict(samplesOf([[5]], {y: [0]}))), [16]);
    assert.equal(joined.name, "add 1 → add 10 → itself");
    assert.deepEqual(joined.settings["steps"], [
      {name: "add 1", settings: {amount: 1}},
      {name: "add 10", settings: {amount: 10}},
    ]);
  });
});

describe("learners", () => {
  it("predict a probability, and refuse what their fit refuses", () => {
    const learner = logisticLearner({ridge: 1});
    const predict = learner.fit(samplesOf([[-1], [1]], {y: [0, 1]}), createRng(1));
    const [half, more] = predict(samplesOf([[0], [2]], {y: [0, 0]}));
    assert.ok(Math.abs(half - 0.5) < 1e-15);
    assert.ok(more > 0.5 && more < 1);
    const separated = samplesOf([[-1], [-0.5], [1], [2]], {y: [0, 0, 1, 1]});
    assert.throws(() => logisticLearner({ridge: 0}).fit(separated, createRng(1)), /separat/);
  });

  it("predict values and the log odds of two normal classes", () => {
    const line = linearLearner({ridge: 0}).fit(
      samplesOf([[0], [1], [2]], {y: [1, 3, 5]}),
      createRng(1),
    );
    assert.ok(Math.abs(line(samplesOf([[10]], {y: [0]}))[0] - 21) < 1e-12);

    // Means 1 and 5, variance within 1 (divisor n): log odds 4 (x − 3).
    const classes = samplesOf([[0], [2], [4], [6]], {y: [0, 0, 1, 1]});
    const discriminant = discriminantLearner({shrinkage: 0}).fit(classes, createRng(1));
    const [p] = discriminant(samplesOf([[3.25]], {y: [0]}));
    assert.ok(Math.abs(p - 1 / (1 + Math.exp(-1))) < 1e-12);
  });

  it("grow trees that repeat with their random numbers", () => {
    const samples = samplesOf([[0], [1], [2], [7], [8], [9]], {y: [0, 0, 0, 1, 1, 1]});
    const test = samplesOf([[1], [8]], {y: [0, 0]});
    const forest = forestLearner({family: "binomial", trees: 30});
    const grown = forest.fit(samples, createRng("trees"))(test);
    assert.ok(grown[0] < 0.4 && grown[1] > 0.6);
    assert.deepEqual(forest.fit(samples, createRng("trees"))(test), grown);
    const boosting = boostingLearner({
      family: "binomial",
      trees: 20,
      rate: 0.3,
      depth: 1,
      minLeaf: 1,
    });
    const [low, high] = boosting.fit(samples, createRng("trees"))(test);
    assert.ok(low < 0.2 && high > 0.8);
  });

  it("choose their penalty within training, patients kept together", () => {
    const draw = createRng("penalty");
    const y = Array.from({length: 60}, (_, i) => Math.floor(i / 2) % 2);
    const x = y.map((one) => [2 * one + draw.normal(), ...[0, 0, 0].map(() => draw.normal())]);
    const samples = samplesOf(x, {y, patients: y.map((_, i) => `p${Math.floor(i / 2)}`)});
    const options = {family: "binomial", l1Ratio: 1, standardise: true} as const;
    const fit = (penalty: PenaltyChoice) =>
      penalisedLearner({...options, penalty}).fit(samples, createRng(1))(samples);
    assert.ok(auc(y, fit({folds: 5, rule: "best"})) > 0.85);

    // One standard error asks for a stronger penalty, which draws predictions together.
    const spread = (p: Float64Array) => Math.max(...p) - Math.min(...p);
    const best = spread(fit({folds: 5, rule: "best"}));
    assert.ok(spread(fit({folds: 5, rule: "one standard error"})) < best);
    assert.ok(spread(fit({lambda: 10})) < 1e-12);
    assert.equal(penalisedLearner({...options, penalty: {lambda: 1}}).name, "logistic lasso");
  });

  it("fit plainly where no ridge is given, as their fits do", () => {
    assert.deepEqual(logisticLearner().settings, {ridge: 0});
    assert.deepEqual(linearLearner().settings, {ridge: 0});
    assert.deepEqual(coxLearner({ties: "efron"}).settings, {ties: "efron", ridge: 0});
  });

  it("choose the penalty of a ridge among those given", () => {
    const draw = createRng("ridge");
    const x = Array.from({length: 30}, () => [draw.normal(), draw.normal()]);
    const samples = samplesOf(x, {y: x.map(([a, b]) => a - b + 0.1 * draw.normal())});
    const ridge = (penalty: PenaltyChoice) =>
      penalisedLearner({family: "gaussian", l1Ratio: 0, standardise: false, penalty});
    const fit = (penalty: PenaltyChoice) => ridge(penalty).fit(samples, createRng(1))(samples);
    const chosen = fit({folds: 3, rule: "best", lambdas: [100, 0.001]});
    fit({lambda: 0.001}).forEach((value, i) => {
      assert.ok(Math.abs(value - chosen[i]) < 1e-9);
    });
    assert.throws(
      () => ridge({folds: 3, rule: "best"}),
      /penalisedLearner: penalty must name the lambdas that a ridge chooses among, got none/,
    );
  });

  it("refuse a penalty and a scale that are none, before anything is fitted", () => {
    const options = {family: "gaussian", l1Ratio: 1, standardise: true} as const;
    const make = (more: object) => () =>
      penalisedLearner({...options, penalty: {lambda: 1}, ...more});
    assert.throws(
      make({penalty: {folds: 3, rule: "x"}}),
      /rule must be "best" or "one standard error", got x/,
    );
    assert.throws(make({penalty: undefined}), /penalty must be \{lambda\} or \{folds, rule\}/);
    assert.throws(make({penalty: {}}), /penalty must be \{lambda\} or \{folds, rule\}, got \{\}/);
    assert.throws(make({standardise: undefined}), /standardise must be true or false/);
    assert.throws(make({family: "poisson"}), /family must be/);
  });

  it("of survival ask for time and event", () => {
    assert.throws(
      () => coxLearner({ties: "efron", ridge: 0}).fit(samplesOf([[1]], {y: [0]}), createRng(1)),
      /samples must have time and event/,
    );
  });
});
