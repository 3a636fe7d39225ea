import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import type {Tensor} from "../../../lib/nn/index.ts";
import {
  adaptiveEce,
  brier,
  ece,
  mce,
  murphyDecomposition,
  nll,
  plattScale,
  reliabilityCurve,
  sigmoid,
  softmax,
  temperatureScale,
  tensor,
} from "../../../lib/nn/index.ts";

const near = (actual: number, expected: number, tolerance = 1e-12): void => {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
};

/** Probabilities of a positive class and what happened. */
const forecast = fc
  .array(fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
  })
  .map((pairs) => ({
    p: tensor(
      [pairs.length],
      pairs.map(([one]) => one),
    ),
    y: pairs.map(([, one]) => Number(one)),
  }));

/** Draws logits, and labels from their own softmax: calibrated by construction. */
function calibrated(seed: string, n: number, classes: number): {logits: Tensor; labels: number[]} {
  const rng = createRng(seed);
  const logits = tensor(
    [n, classes],
    Array.from({length: n * classes}, () => 2 * rng.normal()),
  );
  const p = softmax(logits).data;
  const labels = Array.from({length: n}, (_, i) => {
    let left = rng.next();
    for (let k = 0; k < classes - 1; k++) {
      left -= p[i * classes + k];
      if (left < 0) return k;
    }
    return classes - 1;
  });
  return {logits, labels};
}

describe("reliabilityCurve", () => {
  it("bins the most probable class of each sample, the first of equals", () => {
    const p = tensor([4, 2], [0.5, 0.5, 0.9, 0.1, 0.3, 0.7, 0.2, 0.8]);
    const curve = reliabilityCurve(p, [0, 1, 1, 1], {bins: 5, binning: "width"});
    assert.deepEqual(
      curve.map(({count}) => count),
      [0, 0, 1, 2, 1],
    );
    assert.equal(curve[2].accuracy, 1);
    near(curve[3].confidence, 0.75);
    near(curve[4].gap, 0.9);
    assert.ok(Number.isNaN(curve[0].gap) && Number.isNaN(curve[0].confidence));
  });

  it("counts an edge to the bin below it, and 0 to the first", () => {
    const edges = tensor([5], [0, 0.3, 0.6, 0.7, 1]);
    const counts = (bins: number) =>
      reliabilityCurve(edges, [0, 0, 0, 0, 0], {bins, binning: "width"}).map(({count}) => count);
    assert.deepEqual(counts(10), [1, 0, 1, 0, 0, 1, 1, 0, 0, 1]);
  });

  it("fills bins of equal count, the first ones with one more", () => {
    const p = tensor([5], [0.9, 0.1, 0.5, 0.3, 0.7]);
    const curve = reliabilityCurve(p, [1, 0, 1, 0, 0], {bins: 2, binning: "count"});
    assert.deepEqual(
      curve.map(({count, lower, upper}) => [count, lower, upper]),
      [
        [3, 0.1, 0.5],
        [2, 0.7, 0.9],
      ],
    );
    near(curve[0].gap, 0.3 - 1 / 3);
    const more = reliabilityCurve(p, [1, 0, 1, 0, 0], {bins: 7, binning: "count"});
    assert.deepEqual(
      more.map(({count}) => count),
      [1, 1, 1, 1, 1, 0, 0],
    );
    assert.ok(Number.isNaN(more[6].lower) && Number.isNaN(more[6].upper));
  });
});

describe("ece, mce and adaptiveEce", () => {
  it("are 0 for a forecast of the base rate: calibrated says nothing about informative", () => {
    const p = tensor([4], 0.25);
    for (const error of [ece, mce, adaptiveEce]) near(error(p, [0, 0, 1, 0], {bins: 1}), 0);
  });

  it("never fall when bins are cut in two, and never exceed the widest gap", () => {
    fc.assert(
      fc.property(forecast, ({p, y}) => {
        for (const bins of [1, 2, 4, 8]) {
          const coarse = ece(p, y, {bins});
          assert.ok(ece(p, y, {bins: 2 * bins}) >= coarse - 1e-12);
          assert.ok(mce(p, y, {bins}) >= coarse - 1e-12);
        }
        near(adaptiveEce(p, y, {bins: 1}), ece(p, y, {bins: 1}));
      }),
      {seed: 17},
    );
  });

  it("are small for labels drawn from the forecast, and large when its logits are doubled", () => {
    const {logits, labels} = calibrated("ece", 4000, 3);
    const doubled = tensor(
      logits.shape,
      logits.data.map((z) => 2 * z),
    );
    // 15 bins of about 270 samples: a gap of about 0.02 remains by chance.
    assert.ok(ece(softmax(logits), labels, {bins: 15}) < 0.03);
    assert.ok(ece(softmax(doubled), labels, {bins: 15}) > 0.08);
  });
});

describe("brier and murphyDecomposition", () => {
  it("add the squares over the classes: twice the binary score for two", () => {
    fc.assert(
      fc.property(forecast, ({p, y}) => {
        const both = tensor(
          [y.length, 2],
          [...p.data].flatMap((one) => [1 - one, one]),
        );
        near(brier(both, y), 2 * brier(p, y), 1e-9);
      }),
      {seed: 17},
    );
  });

  it("add up to the score, without a rest when each bin holds one value", () => {
    fc.assert(
      fc.property(forecast, ({p, y}) => {
        const all = murphyDecomposition(p, y, {bins: 5});
        near(all.reliability - all.resolution + all.uncertainty + all.within, brier(p, y));
        const coarse = tensor(
          p.shape,
          p.data.map((one) => (Math.ceil(one * 5) || 1) / 5 - 0.1),
        );
        near(murphyDecomposition(coarse, y, {bins: 5}).within, 0, 1e-12);
      }),
      {seed: 17},
    );
  });
});

describe("nll", () => {
  it("averages −log p of the labels", () => {
    const logits = tensor([2, 2], [0.25, 0.75, 0.5, 0.5].map(Math.log));
    near(nll(logits, [1, 0]), -(Math.log(0.75) + Math.log(0.5)) / 2);
  });
});

describe("temperatureScale", () => {
  it("finds the temperature that can be worked out on paper", () => {
    // Two of three right at a margin of 2: σ(2/T) = 2/3, so 2/T = log 2.
    const {temperature} = temperatureScale(tensor([3, 2], [2, 0, 2, 0, 2, 0]), [0, 0, 1]);
    near(temperature, 2 / Math.log(2), 1e-13);
  });

  it("undoes a factor on logits whose labels follow them, exactly in ratio", () => {
    const {logits, labels} = calibrated("temperature", 2000, 4);
    const fitted = temperatureScale(logits, labels);
    // The standard error of T with 2000 samples of this spread is about 0.03.
    near(fitted.temperature, 1, 0.1);
    for (const factor of [0.01, 0.3, 7, 500]) {
      const scaled = tensor(
        logits.shape,
        logits.data.map((z) => factor * z),
      );
      const again = temperatureScale(scaled, labels);
      near(again.temperature / factor, fitted.temperature, 1e-10);
      near(again.nllAfter, fitted.nllAfter, 1e-12);
      assert.ok(again.nllAfter <= again.nllBefore);
    }
  });

  it("lies at the bottom of the likelihood and leaves the order of the classes", () => {
    const {logits, labels} = calibrated("bottom", 300, 3);
    const at = (t: number) =>
      tensor(
        logits.shape,
        logits.data.map((z) => z / t),
      );
    const {temperature, nllAfter} = temperatureScale(at(0.4), labels);
    near(nll(at(0.4 * temperature), labels), nllAfter);
    for (const by of [0.99, 1.01]) {
      assert.ok(nll(at(0.4 * temperature * by), labels) > nllAfter);
    }
    const accuracy = (t: number) =>
      reliabilityCurve(softmax(at(t)), labels, {bins: 1, binning: "width"})[0].accuracy;
    assert.equal(accuracy(0.4), accuracy(0.4 * temperature));
  });
});

describe("plattScale", () => {
  it("finds the curve that can be worked out on paper", () => {
    // Half right at −1, all but one of four right at 1: σ(b − a) = ½, σ(b + a) = ¾.
    const scores = [-1, -1, 1, 1, 1, 1];
    const {slope, intercept} = plattScale(scores, [0, 1, 1, 1, 1, 0], {targets: "labels"});
    near(slope, Math.log(3) / 2);
    near(intercept, Math.log(3) / 2);
    // Smoothed: 5/6 and 1/4 for 4 and 2 labels; the means at −1 and 1.
    const smooth = plattScale(scores, [0, 1, 1, 1, 1, 0], {targets: "smoothed"});
    const logit = (p: number) => Math.log(p / (1 - p));
    const [low, high] = [(5 / 6 + 1 / 4) / 2, (3 * (5 / 6) + 1 / 4) / 4];
    near(smooth.intercept, (logit(low) + logit(high)) / 2);
    near(smooth.slope, (logit(high) - logit(low)) / 2);
  });

  it("meets the base rate and follows a change of unit of the scores", () => {
    const {logits, labels} = calibrated("platt", 500, 2);
    const scores = [...labels.keys()].map((i) => logits.data[2 * i + 1] - logits.data[2 * i]);
    const {slope, intercept} = plattScale(scores, labels, {targets: "labels"});
    const rate = (a: number, b: number, s: readonly number[]) =>
      s.reduce((total, one) => total + sigmoid(a * one + b), 0);
    near(
      rate(slope, intercept, scores),
      labels.reduce((total, one) => total + one, 0),
      1e-9,
    );
    const moved = plattScale(
      scores.map((s) => 1e4 * s + 1e5),
      labels,
      {targets: "labels"},
    );
    near(moved.slope * 1e4, slope, 1e-9);
    near(moved.intercept + 1e5 * moved.slope, intercept, 1e-8);
  });

  it("stays finite with smoothed targets when the scores separate the labels", () => {
    const {slope} = plattScale([-2, -1, 1, 2], [0, 0, 1, 1], {targets: "smoothed"});
    assert.ok(slope > 0.3 && slope < 3, String(slope));
    const one = plattScale([1, 2, 3], [1, 1, 1], {targets: "smoothed"});
    near(one.slope, 0, 1e-9);
    near(sigmoid(one.intercept), 0.8, 1e-9);
  });
});
