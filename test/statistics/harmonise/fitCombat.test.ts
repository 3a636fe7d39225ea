import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {type CombatModel, fitCombat} from "voxelbook/statistics";
import {AGES, allNear, BATCH, FEATURES, KEEPING_AGE} from "./smallCohort.ts";

/** Takes the estimates of one batch out of a model. */
function batchOf({shift, spread, shrunkShift, shrunkSpread, ...model}: CombatModel, b: number) {
  const row = ({data, columns}: CombatModel["shift"]) =>
    data.subarray(columns * b, columns * (b + 1));
  return {
    patients: model.counts[b],
    prior: model.priors[b],
    shift: row(shift),
    spread: row(spread),
    shrunkShift: row(shrunkShift),
    shrunkSpread: row(shrunkSpread),
  };
}

/** Draws patients of two batches without covariates. */
function drawTable(seed: string, patients: number, features: number) {
  const rng = createRng(seed);
  const batch = Array.from({length: patients}, (_, i) => i % 2);
  const data = Float64Array.from({length: patients * features}, (_, at) => {
    const b = batch[Math.floor(at / features)];
    return b * (1 + 0.3 * (at % features)) + (1 + b) * rng.normal();
  });
  return {x: {data, rows: patients, columns: features}, batch};
}

describe("fitCombat", () => {
  it("solves both equations of a posterior mean at once", () => {
    const model = fitCombat(FEATURES, KEEPING_AGE);
    for (const b of [0, 1]) {
      const {patients: n, prior, shift, spread, shrunkShift, shrunkSpread} = batchOf(model, b);
      assert.ok(prior !== null);
      for (let f = 0; f < 3; f++) {
        const precise = n * prior.shiftVariance;
        const wantedShift =
          (precise * shift[f] + shrunkSpread[f] * prior.shiftMean) / (precise + shrunkSpread[f]);
        const squares = (n - 1) * spread[f] + n * (shift[f] - wantedShift) ** 2;
        const wantedSpread = (squares / 2 + prior.scale) / (n / 2 + prior.shape - 1);
        allNear([shrunkShift[f], shrunkSpread[f]], [wantedShift, wantedSpread], 1e-11);
      }
    }
  });

  it("takes priors by their moments: the inverse gamma has mean and variance of the spreads", () => {
    const {prior, spread} = batchOf(fitCombat(FEATURES, KEEPING_AGE), 1);
    assert.ok(prior !== null);
    const {shape: a, scale: b} = prior;
    const centre = (spread[0] + spread[1] + spread[2]) / 3;
    const squares = spread.reduce((total, value) => total + (value - centre) ** 2, 0);
    allNear([b / (a - 1), b ** 2 / ((a - 1) ** 2 * (a - 2))], [centre, squares / 2], 1e-12);
  });

  it("draws shifts towards the mean of all features, never past it", () => {
    const {x, batch} = drawTable("towards", 12, 30);
    const model = fitCombat(x, {batch, covariates: [], shrinkage: "parametric"});
    for (const b of [0, 1]) {
      const {prior, shift, shrunkShift} = batchOf(model, b);
      assert.ok(prior !== null);
      for (let f = 0; f < 30; f++) {
        const share = (shrunkShift[f] - prior.shiftMean) / (shift[f] - prior.shiftMean);
        assert.ok(share > 0 && share < 1, `feature ${f}: ${share}`);
      }
    }
  });

  it("weighs the other features by the likelihood of the feature's own patients", () => {
    // As the sum is written, on values of the table themselves.
    const {x, batch} = drawTable("weights", 8, 6);
    const model = fitCombat(x, {batch, covariates: [], shrinkage: "non-parametric"});
    const {shift, spread, shrunkShift, shrunkSpread} = batchOf(model, 1);
    for (let f = 0; f < 6; f++) {
      const own = batch.flatMap((b, i) =>
        b === 1
          ? [(x.data[f + 6 * i] - model.grandMean[f]) / Math.sqrt(model.pooledVariance[f])]
          : [],
      );
      let [total, moved, shrunk] = [0, 0, 0];
      for (let g = 0; g < 6; g++) {
        if (g === f) continue;
        const squares = own.reduce((sum, z) => sum + (z - shift[g]) ** 2, 0);
        const weight =
          (2 * Math.PI * spread[g]) ** (-own.length / 2) * Math.exp(-squares / (2 * spread[g]));
        total += weight;
        moved += weight * shift[g];
        shrunk += weight * spread[g];
      }
      allNear([shrunkShift[f], shrunkSpread[f]], [moved / total, shrunk / total], 1e-12);
    }
  });

  it("keeps weights of batches whose likelihoods are smaller than any number", () => {
    const {x, batch} = drawTable("underflow", 4000, 3);
    const model = fitCombat(x, {batch, covariates: [], shrinkage: "non-parametric"});
    for (const {data} of [model.shrunkShift, model.shrunkSpread]) {
      assert.ok(data.every(Number.isFinite));
    }
  });

  it("takes the prior as a point where all features are copies of one", () => {
    const x = FEATURES.map(([first]) => [first, 2 * first, 3 * first]);
    const model = fitCombat(x, {batch: BATCH, covariates: [], shrinkage: "parametric"});
    allNear(model.shrunkShift.data, model.shift.data, 1e-12);
    allNear(model.shrunkSpread.data, model.spread.data, 1e-12);
  });

  it("weighs a batch as one patient of variance 1 where only means move", () => {
    const model = fitCombat(FEATURES, {...KEEPING_AGE, meanOnly: true});
    const {prior, shift, shrunkShift, shrunkSpread} = batchOf(model, 0);
    assert.ok(prior !== null);
    const {shiftMean, shiftVariance} = prior;
    const wanted = shift.map((value) => (shiftVariance * value + shiftMean) / (shiftVariance + 1));
    allNear(shrunkShift, wanted, 1e-15);
    assert.deepEqual([...shrunkSpread], [1, 1, 1]);
    assert.ok(Number.isNaN(prior.shape));
  });

  it("keeps digits under a large offset", () => {
    const moved = FEATURES.map((row) => row.map((value) => value + 2 ** 30));
    const [a, b] = [fitCombat(FEATURES, KEEPING_AGE), fitCombat(moved, KEEPING_AGE)];
    allNear(b.pooledVariance, a.pooledVariance, 1e-6);
    allNear(b.shrunkShift.data, a.shrunkShift.data, 1e-6);
  });

  const refuse = (title: string, run: () => unknown, message: RegExp) => {
    it(`refuses ${title}`, () => assert.throws(run, message));
  };
  const fit =
    (changes: object, x: readonly ArrayLike<number>[] = FEATURES) =>
    () =>
      fitCombat(x, {...KEEPING_AGE, ...changes});
  refuse(
    "one batch only",
    fit({batch: BATCH.map(() => "A")}),
    /^RangeError: fitCombat: batch must name at least 2 batches, got only A$/,
  );
  refuse(
    "a batch of one patient, unless only means move",
    fit({batch: ["A", "A", "A", "A", "B", "B", "B", "B", "C"]}),
    /every batch must have at least 2 patients, got 1 in C: use meanOnly/,
  );
  refuse(
    "a covariate that batch determines, and names the columns",
    fit({
      covariates: [
        ...AGES,
        {name: "site", kind: "categorical", values: [1, 1, 1, 1, 2, 2, 2, 2, 2]},
      ],
    }),
    /must not be confounded, got site = 2 determined by batch = B: no method can tell/,
  );
  refuse(
    "covariates that say the same, and names them",
    fit({
      covariates: [
        ...AGES,
        {name: "months", kind: "continuous", values: AGES[0].values.map((y) => 12 * y + 3)},
      ],
    }),
    /covariates must not be collinear, got months determined by age: leave one out/,
  );
  refuse(
    "a covariate that never varies",
    fit({covariates: [{name: "sex", kind: "categorical", values: BATCH.map(() => "f")}]}),
    /covariate sex must vary, got only f: leave it out/,
  );
  refuse(
    "a covariate of another length",
    fit({covariates: [{name: "sex", kind: "categorical", values: ["f"]}]}),
    /ShapeError: fitCombat: covariate sex must hold one value for each of 9 patients, got 1/,
  );
  refuse(
    "a covariate with a missing value",
    fit({
      covariates: [
        {name: "age", kind: "continuous", values: [...AGES[0].values.slice(1), Number.NaN]},
      ],
    }),
    /covariate age must have no missing value, got "NaN" for patient 8: leave the patient out/,
  );
  refuse(
    "a continuous covariate of words",
    fit({covariates: [{name: "age", kind: "continuous", values: BATCH}]}),
    /covariate age must be a finite number, got A for patient 0/,
  );
  refuse(
    "a name given twice",
    fit({covariates: [...AGES, ...AGES]}),
    /names of their own, got age twice/,
  );
  refuse(
    "a kind of covariate that is none",
    fit({covariates: [{...AGES[0], kind: "ordinal"}]}),
    /kind of covariate age must be continuous or categorical, got "ordinal"/,
  );
  refuse("covariates left out", fit({covariates: undefined}), /TypeError: .*\[\] for nothing/);
  refuse(
    "a feature that is constant in one batch, and names it",
    fit(
      {covariates: []},
      FEATURES.map(([a, b, c], i) => [a, i < 4 ? 0.1 : b, c]),
    ),
    /vary within every batch, got feature 1 constant in batch A: drop it, or use meanOnly$/,
  );
  refuse(
    "a feature that is constant in all batches",
    fit(
      {meanOnly: true},
      FEATURES.map(([a, , c], i) => [a, i < 4 ? 0.1 : 0.7, c]),
    ),
    /vary within batches, got feature 1 constant in all/,
  );
  refuse(
    "a feature that is a sum of batch and covariates",
    fit(
      {},
      FEATURES.map(([a, , c], i) => [a, 0.3 * AGES[0].values[i] + (i < 4 ? 5 : 9), c]),
    ),
    /got feature 1 constant in all but for what covariates explain: drop it/,
  );
  refuse(
    "a feature of one value, and does not advise meanOnly, which refuses it too",
    fit(
      {covariates: []},
      FEATURES.map(([a, , c]) => [a, 0.1, c]),
    ),
    /got feature 1 constant in all: drop it \(constantColumns\)$/,
  );
  refuse(
    "a feature that is constant in the reference, and does not advise meanOnly there",
    fit(
      {covariates: [], reference: "A"},
      FEATURES.map(([a, b, c], i) => [a, i < 4 ? 0.1 : b, c]),
    ),
    /got feature 1 constant in batch A: drop it$/,
  );
  refuse(
    "missing values, and says where",
    fit({}, [...FEATURES.slice(0, 8), [1, Number.NaN, 2]]),
    /x must be finite, got NaN in row 8, column 1/,
  );
  refuse(
    "one feature to be shrunk",
    fit(
      {},
      FEATURES.map(([a]) => [a]),
    ),
    /at least 2 features to be shrunk together, got 1; use shrinkage none/,
  );
  refuse(
    "a design with as many columns as patients",
    fit({batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none"}, [[1], [2], [3]]),
    /ShapeError: fitCombat: batch must hold 3 names, got 4/,
  );
  refuse(
    "fewer patients than columns",
    fit(
      {
        batch: ["A", "A", "B", "B"],
        covariates: [
          {name: "u", kind: "continuous", values: [1, 2, 4, 9]},
          {name: "v", kind: "continuous", values: [1, 5, 3, 2]},
        ],
        shrinkage: "none",
      },
      [[1], [2], [3], [5]],
    ),
    /patients must outnumber the 4 columns of the design, got 4/,
  );
  refuse(
    "an unknown shrinkage",
    fit({shrinkage: "eb"}),
    /parametric, non-parametric or none, got "eb"/,
  );
  refuse(
    "a reference that is no batch",
    fit({reference: "C"}),
    /reference must be one of the batches A, B, got C/,
  );
  refuse("a tolerance of 0", fit({tolerance: 0}), /tolerance must lie between 0 and 1, got 0/);
});
