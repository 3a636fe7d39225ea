import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import type {CoxOptions} from "voxelbook/statistics";
import {coxSurvival, fitCox, logRank, predictCox} from "voxelbook/statistics";
import {REMISSION} from "./remission.ts";

function near(actual: number, expected: number, tolerance: number): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= tolerance, `expected ${expected}, got ${actual}, off by ${gap}`);
}

const weeks = REMISSION.map((one) => one.weeks);
const event = REMISSION.map((one) => one.event);
const placebo = REMISSION.map(({group}) => [Number(group === "placebo")]);

/** Draws patients whose log hazard is a known sum of their columns, with times that are shared. */
function drawn(n: number, beta: readonly number[], seed: string) {
  const rng = createRng(seed);
  const x = Array.from({length: n}, () => beta.map(() => rng.normal()));
  const time = x.map((row) => {
    const hazard = Math.exp(row.reduce((total, value, j) => total + value * beta[j], 0));
    return Math.ceil((-20 * Math.log(1 - rng.next())) / hazard);
  });
  const end = Array.from({length: n}, () => 1 + rng.int(60));
  return {
    x,
    time: time.map((t, i) => Math.min(t, end[i])),
    event: time.map((t, i) => Number(t <= end[i])),
  };
}

/** Computes the log-likelihood as it is defined, event by event. */
function logLikelihood(
  x: readonly number[][],
  {time, event: seen, ties}: CoxOptions,
  beta: readonly number[],
): number {
  const log = x.map((row) => row.reduce((total, value, j) => total + value * beta[j], 0));
  let total = 0;
  for (const t of new Set(Array.from(time))) {
    const dying = log.filter((_, i) => time[i] === t && seen[i] === 1);
    const atRisk = log.filter((_, i) => time[i] >= t).reduce((sum, one) => sum + Math.exp(one), 0);
    const leaving = dying.reduce((sum, one) => sum + Math.exp(one), 0);
    dying.forEach((one, l) => {
      const share = ties === "efron" ? l / dying.length : 0;
      total += one - Math.log(atRisk - share * leaving);
    });
  }
  return total;
}

describe("fitCox", () => {
  it("finds the hazard ratio that can be worked out on paper", () => {
    // r/(2r + 2) · 1/(r + 2) · r/(r + 1) is largest where r² − r − 4 = 0.
    const options = {time: [4, 3, 2, 1], event: [1, 1, 1, 1], ties: "efron"} as const;
    const found = fitCox([[0], [1], [0], [1]], options);
    near(found.coefficients[0], Math.log((1 + Math.sqrt(17)) / 2), 1e-14);
    near(found.nullLogLikelihood, -Math.log(24), 1e-14);
  });

  it("gives the published coefficients for the remission times", () => {
    // 1.57 and 1.51; eight digits from statsmodels 0.15.0, PHReg(…, ties).fit(method="newton", tol=1e-14).
    const rows = [
      ["efron", 1.57212515, 0.41239672, -85.00842457737163, -93.18426999684775],
      ["breslow", 1.50919141, 0.40956441, -86.37962207114555, -93.98505047824518],
    ] as const;
    for (const [ties, coefficient, se, top, start] of rows) {
      const found = fitCox(placebo, {time: weeks, event, ties});
      near(found.coefficients[0], coefficient, 5e-9);
      near(found.standardErrors[0], se, 5e-9);
      near(found.logLikelihood, top, 1e-11);
      near(found.nullLogLikelihood, start, 1e-11);
      near(found.likelihoodRatio.statistic, 2 * (top - start), 1e-10);
      near(found.wald.statistic, (coefficient / se) ** 2, 1e-6);
    }
  });

  it("stands at the top of the likelihood of its definition, with its curvature", () => {
    for (const ties of ["efron", "breslow"] as const) {
      const {x, time, event: seen} = drawn(60, [0.7, -0.4], "cox top");
      const options = {time, event: seen, ties};
      const {coefficients, covariance, logLikelihood: top} = fitCox(x, options);
      const at = (a: number, b: number): number =>
        logLikelihood(x, options, [coefficients[0] + a, coefficients[1] + b]);
      near(at(0, 0), top, 1e-11);

      // Central differences: the slopes to h², the second ones to h² and rounding / h².
      const h = 1e-4;
      near((at(h, 0) - at(-h, 0)) / (2 * h), 0, 1e-6);
      near((at(0, h) - at(0, -h)) / (2 * h), 0, 1e-6);
      const second = [
        (2 * at(0, 0) - at(h, 0) - at(-h, 0)) / h ** 2,
        (at(h, -h) + at(-h, h) - at(h, h) - at(-h, -h)) / (4 * h ** 2),
        (2 * at(0, 0) - at(0, h) - at(0, -h)) / h ** 2,
      ];
      const determinant = second[0] * second[2] - second[1] ** 2;
      near(covariance.data[0], second[2] / determinant, 1e-6);
      near(covariance.data[1], -second[1] / determinant, 1e-6);
      near(covariance.data[3], second[0] / determinant, 1e-6);
    }
  });

  it("has the log-rank test as its score test, for two groups without shared times", () => {
    const rng = createRng("score");
    const time = Array.from({length: 30}, () => rng.next());
    const group = time.map((_, i) => i % 2);
    const seen = time.map(() => Number(rng.next() < 0.7));
    const {score} = fitCox(
      group.map((one) => [one]),
      {time, event: seen, ties: "efron"},
    );
    near(score.statistic, logRank(time, seen, group).statistic, 1e-12);
  });

  it("does not feel the units or the origin of columns, nor of time", () => {
    const {x, time, event: seen} = drawn(80, [0.5, 0.5], "units");
    const one = fitCox(x, {time, event: seen, ties: "efron"});
    const other = fitCox(
      x.map(([a, b]) => [1e6 * a + 1e9, b / 1e4 - 3]),
      {time: time.map((t) => t ** 2), event: seen, ties: "efron"},
    );
    // 1e9 beside a spread of 1e6 leaves twelve digits.
    near(other.coefficients[0] * 1e6, one.coefficients[0], 1e-9);
    near(other.coefficients[1] / 1e4, one.coefficients[1], 1e-9);
    near(other.logLikelihood, one.logLikelihood, 1e-9);
  });

  it("finds the effects that the patients were drawn with", () => {
    const {x, time, event: seen} = drawn(2000, [0.8, -0.5, 0], "recover");
    const found = fitCox(x, {time, event: seen, ties: "efron"});
    [0.8, -0.5, 0].forEach((truth, j) => {
      near(found.coefficients[j], truth, 4 * found.standardErrors[j]);
    });
    assert.ok(found.p[0] < 1e-10 && found.p[2] > 0.001);
  });

  it("is pulled to 0 by a ridge, whose tests have no p", () => {
    const {x, time, event: seen} = drawn(60, [0.7, -0.4], "ridge");
    const size = (ridge: number): number =>
      Math.hypot(...fitCox(x, {time, event: seen, ties: "efron", ridge}).coefficients);
    assert.ok(size(0) > size(5) && size(5) > size(500));
    const {wald} = fitCox(x, {time, event: seen, ties: "efron", ridge: 5});
    assert.ok(Number.isNaN(wald.p));
  });

  it("refuses a column that orders the events without a miss, and names it", () => {
    const {x, time, event: seen} = drawn(40, [0.3], "monotone");
    const perfect = x.map(([a], i) => [a, -time[i]]);
    const call = () => fitCox(perfect, {time, event: seen, ties: "efron"});
    assert.throws(
      call,
      /fitCox: x must not order the events without a miss, got column 1 that does/,
    );
    const {coefficients} = fitCox(perfect, {time, event: seen, ties: "efron", ridge: 1});
    assert.ok(Number.isFinite(coefficients[1]));
  });

  it("refuses a group in which nobody has the event", () => {
    const {x, time, event: seen} = drawn(40, [0.3], "no event");
    const group = seen.map((one, i) => [x[i][0], Number(one === 0 && i % 2 === 0)]);
    const call = () => fitCox(group, {time, event: seen, ties: "breslow"});
    assert.throws(call, /got column 1 that does: the likelihood is monotone/);
  });

  it("refuses a column that varies only in patients who are lost before the first event", () => {
    const lost = [
      [1, 0],
      [3, 0],
      [2, 0],
      [2, 1],
      [1, 0],
    ];
    const options = {time: [3, 2, 4, 1, 5], event: [1, 1, 1, 0, 1], ties: "efron"} as const;
    assert.throws(() => fitCox(lost, options), /got column 1, .* does not vary there/);
  });

  it("finds the top where a small ridge alone holds a coefficient", () => {
    const {time, event: seen} = drawn(40, [0.3], "held");
    const x = time.map((t, i) => [-t, i % 3]);
    const {coefficients, baseline} = fitCox(x, {time, event: seen, ties: "efron", ridge: 1e-4});
    assert.ok(coefficients[0] > 1);
    assert.ok(baseline.cumulativeHazard.every(Number.isFinite));
  });

  it("refuses constant and dependent columns, and names them", () => {
    const {x, time, event: seen} = drawn(30, [0.3, 0.3], "collinear");
    const options = {time, event: seen, ties: "efron"} as const;
    const flat = x.map(([a]) => [a, 0.1]);
    assert.throws(() => fitCox(flat, options), /columns of x must vary, got constant column 1/);
    const sum = x.map(([a, b]) => [a, b, a - 2 * b]);
    assert.throws(() => fitCox(sum, options), /columns of x must be independent .* got column 2/);
    assert.ok(fitCox(sum, {...options, ridge: 1}).coefficients.every(Number.isFinite));
  });

  it("refuses cohorts without an event, missing values, other lengths and other options", () => {
    const options = {time: [1, 2, 3], event: [1, 0, 1], ties: "efron"} as const;
    const x = [[1], [3], [2]];
    const none = () => fitCox(x, {...options, event: [0, 0, 0]});
    assert.throws(none, /fitCox: event must be 1 for at least one patient/);
    assert.throws(() => fitCox([[1], [Number.NaN], [2]], options), /x must be finite, got NaN/);
    assert.throws(() => fitCox([[1], [3]], options), {name: "ShapeError"});
    assert.throws(() => fitCox(x, {...options, ridge: -1}), /ridge must be at least 0, got -1/);
    const exact = "exact" as "efron";
    assert.throws(() => fitCox(x, {...options, ties: exact}), /ties must be efron or breslow/);
  });
});

describe("predictCox and coxSurvival", () => {
  const model = fitCox(placebo, {time: weeks, event, ties: "efron"});

  it("measure risk from a patient of mean columns", () => {
    const [treated, control] = predictCox(model, [[0], [1]]);
    near(treated, -model.coefficients[0] / 2, 1e-14);
    near(control - treated, model.coefficients[0], 1e-14);
  });

  it("make curves that start at 1, fall, and keep the hazard ratio", () => {
    const times = [0, 5, 10, 20, 100];
    const {data} = coxSurvival(model, [[0], [1]], {times});
    const [treated, control] = [data.subarray(0, 5), data.subarray(5)];
    assert.equal(treated[0], 1);
    assert.ok(treated.every((value, k) => k === 0 || value <= treated[k - 1]));
    for (let k = 1; k < 5; k++) {
      near(Math.log(control[k]) / Math.log(treated[k]), Math.exp(model.coefficients[0]), 1e-10);
    }
  });

  it("have Nelson and Aalen's hazard where the column does not matter", () => {
    // With coefficient 0 the steps are 1/4 and 1/3 + 1/2 of Efron at a shared time.
    const flat = fitCox([[0], [1], [1], [0]], {
      time: [1, 2, 2, 3],
      event: [1, 1, 1, 0],
      ties: "efron",
      ridge: 1e12,
    });
    near(flat.baseline.cumulativeHazard[0], 1 / 4, 1e-9);
    near(flat.baseline.cumulativeHazard[1], 1 / 4 + 1 / 3 + 1 / 2, 1e-9);
  });

  it("refuse other columns and negative times", () => {
    assert.throws(
      () => predictCox(model, [[1, 2]]),
      /x must have the 1 columns of the model, got 2/,
    );
    const past = () => coxSurvival(model, [[1]], {times: [-1]});
    assert.throws(past, /times must be at least 0, got -1/);
  });
});
