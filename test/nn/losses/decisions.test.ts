import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bestDiceDecision,
  crossEntropyOfProbabilities,
  diceOfProbabilities,
  expectedLosses,
  tensor,
} from "../../../lib/nn/index.ts";
import {assertGradient} from "../ops/gradient.ts";

const probability = fc.double({min: 0.01, max: 0.99, noNaN: true});
const voxels = fc.array(fc.tuple(probability, fc.boolean()), {minLength: 1, maxLength: 12});

describe("diceOfProbabilities and crossEntropyOfProbabilities", () => {
  it("give the numbers of four voxels on paper", () => {
    // I = 1.4, S = 2 + 2; the slope of a foreground voxel 2/4 − 2.8/16.
    const {value, gradient} = diceOfProbabilities([0.9, 0.5, 0.4, 0.2], [1, 1, 0, 0], {
      smoothing: 0,
    });
    assert.ok(Math.abs(value - 0.7) < 1e-15);
    [0.325, 0.325, -0.175, -0.175].forEach((slope, i) => {
      assert.ok(Math.abs(gradient[i] - slope) < 1e-15);
    });
    const ce = crossEntropyOfProbabilities([0.5, 0.75], [1, 0], {reduction: "mean"});
    assert.ok(Math.abs(ce.value - (Math.log(2) + Math.log(4)) / 2) < 1e-15);
    assert.deepEqual([...ce.gradient], [-1, 2]);
  });

  it("have the gradients that central differences give", () => {
    fc.assert(
      fc.property(voxels, (pairs) => {
        const p = tensor(
          [pairs.length],
          pairs.map(([one]) => one),
        );
        const y = pairs.map(([, one]) => (one ? 1 : 0));
        const dice = (at: {data: Float64Array}) =>
          diceOfProbabilities(at.data, y, {smoothing: 0.1});
        const slopes = dice(p).gradient;
        assertGradient((at) => dice(at).value, p, {shape: p.shape, data: slopes});
      }),
      {seed: 17, numRuns: 30},
    );
  });

  it("are NaN and infinite where mathematics leaves them so", () => {
    const empty = diceOfProbabilities([0, 0], [0, 0], {smoothing: 0});
    assert.ok(Number.isNaN(empty.value) && empty.gradient.every(Number.isNaN));
    assert.equal(diceOfProbabilities([0, 0], [0, 0], {smoothing: 1e-5}).value, 1);
    const sure = crossEntropyOfProbabilities([0, 1], [1, 1], {reduction: "sum"});
    assert.equal(sure.value, Number.POSITIVE_INFINITY);
  });
});

describe("expectedLosses", () => {
  it("of proper scores are least at the true rate, of Dice at 1", () => {
    const p = Array.from({length: 101}, (_, i) => i / 100);
    for (const percent of [1, 20, 50, 93]) {
      const {crossEntropy, brier, softDice} = expectedLosses(p, {trueRate: percent / 100});
      const least = (curve: Float64Array) => curve.indexOf(Math.min(...curve));
      assert.equal(least(crossEntropy), percent);
      assert.equal(least(brier), percent);
      assert.equal(least(softDice), 100);
    }
  });

  it("are what many draws of the true rate cost on average", () => {
    // Ten voxels of which two are foreground, all given 0.3.
    const y = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    const p = y.map(() => 0.3);
    const expected = expectedLosses([0.3], {trueRate: 0.2});
    const ce = crossEntropyOfProbabilities(p, y, {reduction: "mean"}).value;
    assert.ok(Math.abs(expected.crossEntropy[0] - ce) < 1e-15);
    const dice = diceOfProbabilities(p, y, {smoothing: 0}).value;
    assert.ok(Math.abs(expected.softDice[0] - (1 - dice)) < 1e-15);
  });

  it("charge nothing for what never happens, and leave 0/0 undefined", () => {
    const never = expectedLosses([0, 1], {trueRate: 0});
    assert.deepEqual([...never.crossEntropy], [0, Number.POSITIVE_INFINITY]);
    assert.ok(Number.isNaN(never.softDice[0]));
    assert.equal(never.softDice[1], 1);
    assert.deepEqual([...expectedLosses([1], {trueRate: 1}).crossEntropy], [0]);
  });
});

describe("bestDiceDecision", () => {
  it("outlines what lies above half of the best overlap", () => {
    const {decision, dice, threshold} = bestDiceDecision([0.9, 0.4, 0.4, 0.1]);
    assert.deepEqual([...decision], [1, 1, 1, 0]);
    assert.ok(Math.abs(dice - 3.4 / 4.8) < 1e-15);
    assert.equal(threshold, dice / 2);
  });

  it("is the best of all outlines, and none smaller than what is more likely than not", () => {
    fc.assert(
      fc.property(fc.array(probability, {minLength: 1, maxLength: 8}), (q) => {
        const {decision, dice, threshold} = bestDiceDecision(q);
        const total = q.reduce((sum, one) => sum + one, 0);
        const promise = (d: readonly number[]) =>
          (2 * d.reduce((sum, one, i) => sum + one * q[i], 0)) /
          (total + d.reduce((sum, one) => sum + one, 0));
        for (let code = 0; code < 2 ** q.length; code++) {
          const other = q.map((_, i) => (code >> i) & 1);
          assert.ok(promise(other) <= dice + 1e-12);
        }
        assert.ok(Math.abs(promise([...decision]) - dice) < 1e-12);
        assert.ok(threshold <= 0.5);
        q.forEach((one, i) => {
          if (one > 0.5) assert.equal(decision[i], 1);
        });
      }),
      {seed: 17, numRuns: 60},
    );
  });

  it("is undefined when nothing can be there", () => {
    const {decision, dice} = bestDiceDecision([0, 0]);
    assert.ok(Number.isNaN(dice));
    assert.deepEqual([...decision], [0, 0]);
  });
});
