import assert from "node:assert/strict";
import fc from "fast-check";
import {
  cosineSchedule,
  exponentialSchedule,
  oneCycleSchedule,
  polynomialSchedule,
  stepSchedule,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const run = (rate: (step: number) => number, steps: number) =>
  Array.from({length: steps}, (_, step) => rate(step));

describe("schedules", () => {
  it("halve every second step", () => {
    assert.deepEqual(
      run((t) => stepSchedule(t, {base: 1, every: 2, factor: 0.5}), 5),
      [1, 1, 0.5, 0.5, 0.25],
    );
  });

  it("halve at each step", () => {
    assert.deepEqual(
      run((t) => exponentialSchedule(t, {base: 1, factor: 0.5}), 4),
      [1, 0.5, 0.25, 0.125],
    );
  });

  it("fall along a cosine from base to least, and rise again beyond", () => {
    const rates = run((t) => cosineSchedule(t, {base: 3, steps: 2, least: 1}), 5);
    [3, 2, 1, 2, 3].forEach((rate, t) => {
      assert.ok(Math.abs(rates[t] - rate) < 1e-15);
    });
  });

  it("fall to 0 by a power and stay there", () => {
    assert.deepEqual(
      run((t) => polynomialSchedule(t, {base: 4, steps: 2, power: 2}), 4),
      [4, 1, 0, 0],
    );
  });

  it("rise to the peak and fall far below the start in one cycle", () => {
    // The peak lies at 0.3 · 20 − 1 = 5.
    const rates = run((t) => oneCycleSchedule(t, {peak: 1, steps: 20}), 20);
    assert.ok(Math.abs(rates[0] - 1 / 25) < 1e-15);
    assert.ok(Math.abs(rates[5] - 1) < 1e-15);
    assert.ok(Math.abs(rates[19] - 1 / 25e4) < 1e-15);
    assert.ok(rates.every((rate, t) => t === 0 || rate > rates[t - 1] === t <= 5));
  });

  it("never leave the range between their ends", () => {
    fc.assert(
      fc.property(fc.integer({min: 4, max: 60}), fc.integer({min: 0, max: 59}), (steps, t) => {
        fc.pre(t < steps);
        const rates = [
          cosineSchedule(t, {base: 1, steps}),
          polynomialSchedule(t, {base: 1, steps}),
          oneCycleSchedule(t, {peak: 1, steps}),
        ];
        for (const rate of rates) assert.ok(rate >= 0 && rate <= 1, `${rate}`);
      }),
      {seed: 2, numRuns: 200},
    );
  });

  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a step between steps",
      () => stepSchedule(0.5, {base: 1, every: 2, factor: 0.5}),
      "RangeError stepSchedule: step must be a whole number of at least 0, got 0.5",
    ],
    [
      "a period of 0",
      () => stepSchedule(0, {base: 1, every: 0, factor: 0.5}),
      "RangeError stepSchedule: every must be a whole number of at least 1, got 0",
    ],
    [
      "a negative factor",
      () => exponentialSchedule(0, {base: 1, factor: -1}),
      "RangeError exponentialSchedule: factor must be at least 0 and finite, got -1",
    ],
    [
      "a run of no step",
      () => cosineSchedule(0, {base: 1, steps: 0}),
      "RangeError cosineSchedule: steps must be a whole number of at least 1, got 0",
    ],
    [
      "a base of NaN",
      () => polynomialSchedule(0, {base: Number.NaN, steps: 3}),
      "RangeError polynomialSchedule: base must be at least 0 and finite, got NaN",
    ],
    [
      "a step after the cycle",
      () => oneCycleSchedule(9, {peak: 1, steps: 9}),
      "RangeError oneCycleSchedule: step must be below the 9 steps of the run, got 9",
    ],
    [
      "a cycle too short to rise",
      () => oneCycleSchedule(0, {peak: 1, steps: 3}),
      "RangeError oneCycleSchedule: rise must be below 1 and above 1 / steps, got 0.3 of 3",
    ],
  ];
  for (const [name, call, message] of cases) {
    it(`refuse ${name}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
