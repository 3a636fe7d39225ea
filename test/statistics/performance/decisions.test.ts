import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import {auc, brierScore, decisionCurve, netReclassification} from "voxelbook/statistics";

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const logit = (p: number): number => Math.log(p / (1 - p));

describe("decisionCurve", () => {
  it("weighs counts that can be weighed on paper", () => {
    // At 0.2 four are treated, 2 rightly: 2/5 − 2/5 · ¼. At 0.5 two, 1 rightly: 1/5 − 1/5 · 1.
    const y = [0, 0, 0, 1, 1];
    const p = [0.1, 0.3, 0.6, 0.4, 0.9];
    const {model, all, none, avoidedPer100} = decisionCurve(y, p, {thresholds: [0.2, 0.5]});
    assert.ok(Math.abs(model[0] - 0.3) < 1e-15);
    assert.equal(model[1], 0);
    // All: 2/5 − 3/5 · ¼ and 2/5 − 3/5.
    assert.ok(Math.abs(all[0] - 0.25) < 1e-15 && Math.abs(all[1] + 0.2) < 1e-15);
    assert.deepEqual([...none], [0, 0]);
    // One of five is spared at 0.2; at 0.5 one false alarm less costs one case missed, two are spared.
    assert.ok(Math.abs(avoidedPer100[0] - 20) < 1e-12);
    assert.ok(Math.abs(avoidedPer100[1] - 20) < 1e-12);
  });

  it("treats a probability at the threshold, and nobody above the largest", () => {
    const {model} = decisionCurve([0, 1], [0.2, 0.5], {thresholds: [0.5, 0.51]});
    assert.deepEqual([...model], [0.5, 0]);
  });

  it("is treating all below the least probability, and never above the prevalence", () => {
    const patients = fc
      .array(fc.tuple(fc.integer({min: 0, max: 1}), fc.integer({min: 20, max: 99})), {
        minLength: 2,
        maxLength: 30,
      })
      .filter((list) => new Set(list.map(([y]) => y)).size === 2);
    fc.assert(
      fc.property(patients, (list) => {
        const y = list.map(([one]) => one);
        const p = list.map(([, percent]) => percent / 100);
        const {model, all} = decisionCurve(y, p, {thresholds: [0.1, 0.3, 0.6, 0.9]});
        assert.ok(Math.abs(model[0] - all[0]) < 1e-15);
        const prevalence = y.reduce((total, one) => total + one, 0) / y.length;
        assert.ok(model.every((value) => value <= prevalence + 1e-15));
      }),
      {seed: 40, numRuns: 100},
    );
  });

  it("takes the prevalence of those the model is meant for", () => {
    const [y, p] = [
      [0, 0, 1, 1],
      [0.2, 0.6, 0.4, 0.8],
    ];
    const same = decisionCurve(y, p, {thresholds: [0.3], prevalence: 0.5}).model[0];
    assert.ok(Math.abs(same - decisionCurve(y, p, {thresholds: [0.3]}).model[0]) < 1e-15);
    // All cases and half the others are treated: 0.1 − 0.9 · ½ · 3/7.
    const rare = decisionCurve(y, p, {thresholds: [0.3], prevalence: 0.1}).model[0];
    assert.ok(Math.abs(rare - (0.1 - (0.45 * 3) / 7)) < 1e-15);
  });

  it("refuses to draw a curve without thresholds", () => {
    for (const thresholds of [[], undefined] as number[][]) {
      assert.throws(
        () => decisionCurve([0, 1], [0.2, 0.6], {thresholds}),
        /^RangeError: decisionCurve: thresholds must hold at least one value, got 0/,
      );
    }
  });

  it("refuses thresholds of 0 and 1, other probabilities and one class", () => {
    const call = (t: number) => () => decisionCurve([0, 1], [0.2, 0.5], {thresholds: [t]});
    assert.throws(call(0), /thresholds must lie between 0 and 1, got 0/);
    assert.throws(call(1), /thresholds must lie between 0 and 1, got 1/);
    const high = () => decisionCurve([0, 1], [0.2, 5], {thresholds: [0.5]});
    assert.throws(high, /probabilities must lie in 0 to 1, got 5/);
    assert.throws(() => decisionCurve([1, 1], [0.2, 0.5], {thresholds: [0.5]}), /both classes/);
    const share = () => decisionCurve([0, 1], [0.2, 0.5], {thresholds: [0.5], prevalence: 1});
    assert.throws(share, /prevalence must lie between 0 and 1, got 1/);
  });
});

describe("netReclassification", () => {
  const y = [1, 1, 1, 0, 0];
  const before = [0.1, 0.3, 0.6, 0.3, 0.6];
  const after = [0.3, 0.35, 0.1, 0.1, 0.6];

  it("counts moves that can be counted on paper", () => {
    // Cuts at 0.2 and 0.5: with the outcome one up, one down; without it one down.
    const found = netReclassification(y, before, after, {categories: [0.2, 0.5]});
    assert.deepEqual(found.events, {count: 3, up: 1, down: 1, nri: 0});
    assert.deepEqual(found.nonEvents, {count: 2, up: 0, down: 1, nri: 0.5});
    assert.equal(found.nri, 0.5);
    // Variances (2/3 − 0)/3 and (½ − ¼)/2.
    assert.ok(Math.abs(found.standardError ** 2 - (2 / 9 + 1 / 8)) < 1e-15);
  });

  it("counts any change where there are no categories", () => {
    const {events, nonEvents} = netReclassification(y, before, after, {categories: "continuous"});
    assert.deepEqual([events.up, events.down], [2, 1]);
    assert.deepEqual([nonEvents.up, nonEvents.down], [0, 1]);
  });

  it("turns its sign when the models change places", () => {
    const there = netReclassification(y, before, after, {categories: [0.2, 0.5]}).nri;
    const back = netReclassification(y, after, before, {categories: [0.2, 0.5]}).nri;
    assert.equal(back, -there);
  });

  it("misleads: it praises a model that only claims more than it knows", () => {
    // The same marker, its log odds stretched: no new information, the same AUC, a worse Brier score.
    const rng = createRng("stretch");
    const modest = Array.from({length: 1000}, () => sigmoid(rng.normal()));
    const truth = modest.map((p) => Number(rng.next() < p));
    const loud = modest.map((p) => sigmoid(3 * logit(p)));
    assert.equal(auc(truth, loud), auc(truth, modest));
    assert.ok(brierScore(truth, loud) > brierScore(truth, modest));
    const {nri, lower} = netReclassification(truth, modest, loud, {categories: "continuous"});
    assert.ok(nri > 0.5 && lower > 0.4, `${nri} from ${lower}`);
  });

  it("refuses cuts that do not rise, other lengths and one class", () => {
    const cut = (categories: number[]) => () => netReclassification(y, before, after, {categories});
    assert.throws(cut([0.5, 0.2]), /categories must be continuous or rise between 0 and 1/);
    assert.throws(cut([]), /categories must be continuous or rise/);
    const short = () => netReclassification(y, before, [0.1], {categories: [0.5]});
    assert.throws(short, /after must hold 5 values, got 1/);
    const one = () => netReclassification([1, 1], [0.1, 0.2], [0.1, 0.2], {categories: [0.5]});
    assert.throws(one, /y must have both classes/);
  });
});
