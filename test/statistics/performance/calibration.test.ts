import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {
  auc,
  calibrationCurve,
  calibrationInTheLarge,
  calibrationSlope,
  fitLogistic,
  predictLogistic,
  reliabilityBins,
} from "voxelbook/statistics";

// Twelve patients, and what statsmodels 0.15.0 says of them: GLM(y, X, family=Binomial()) on the log
// odds, or with them as offset, tol=1e-14; lowess(y, p, frac, it=0, xvals=linspace(0.1, 0.9, 101)).
const Y = [0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0];
const P = [0.1, 0.15, 0.2, 0.3, 0.35, 0.45, 0.5, 0.6, 0.7, 0.75, 0.85, 0.9];

/** Draws outcomes that follow log odds, and the log odds themselves. */
function drawn(n: number, seed: string): {logits: number[]; y: number[]} {
  const rng = createRng(seed);
  const logits = Array.from({length: n}, () => 1.5 * rng.normal());
  return {logits, y: logits.map((logit) => Number(rng.next() < sigmoid(logit)))};
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

function near(actual: number, expected: number, tolerance: number): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= tolerance, `expected ${expected}, got ${actual}, off by ${gap}`);
}

describe("calibrationSlope", () => {
  it("is the ratio of log odds that can be worked out on paper", () => {
    // Claimed 1 in 5 and 4 in 5, seen 1 in 3 and 2 in 3: log 2 over log 4.
    const found = calibrationSlope([0, 0, 1, 0, 1, 1], [0.2, 0.2, 0.2, 0.8, 0.8, 0.8]);
    near(found.slope, 0.5, 1e-14);
    near(found.intercept, 0, 1e-14);
  });

  it("gives the numbers of statsmodels", () => {
    const {slope, intercept, standardError, lower, upper} = calibrationSlope(Y, P);
    // Printed with eight digits.
    near(slope, 0.15187349, 5e-9);
    near(intercept, 0.00893512, 5e-9);
    near(standardError, 0.44301645, 5e-9);
    near(upper - lower, 2 * 1.959963984540054 * standardError, 1e-14);
  });

  it("is divided by what stretches the log odds", () => {
    const {logits, y} = drawn(300, "stretched");
    const slopeOf = (by: number): number =>
      calibrationSlope(
        y,
        logits.map((logit) => sigmoid(by * logit)),
      ).slope;
    // Newton's method stops at rounding of the gradient, some 1e-12 of the slope.
    near(slopeOf(2), slopeOf(1) / 2, 1e-10);
  });

  it("is 1 in the patients that an unpenalised model was fitted to", () => {
    const {logits, y} = drawn(200, "fitted");
    const rng = createRng("second column");
    const x = logits.map((logit) => [logit + rng.normal(), rng.normal()]);
    near(calibrationSlope(y, predictLogistic(fitLogistic(x, y), x)).slope, 1, 1e-9);
  });

  it("refuses what has no slope, or an infinite one", () => {
    assert.throws(() => calibrationSlope([1, 1], [0.2, 0.3]), /y must have both classes/);
    assert.throws(() => calibrationSlope([0, 1], [0, 0.3]), /between 0 and 1, got 0 at index 0/);
    assert.throws(() => calibrationSlope([0, 1, 0], [0.2, 0.2, 0.2]), /must differ, got one value/);
    const apart = /must not separate the classes, got a threshold that does/;
    assert.throws(() => calibrationSlope([0, 0, 1, 1], [0.1, 0.2, 0.3, 0.4]), apart);
    assert.throws(() => calibrationSlope([1, 1, 0, 0], [0.1, 0.2, 0.2, 0.4]), apart);
  });
});

describe("calibrationInTheLarge", () => {
  it("is the shift that can be worked out on paper", () => {
    const found = calibrationInTheLarge([0, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]);
    near(found.intercept, Math.log(3), 1e-14);
    // Information 4 · ¾ · ¼.
    near(found.standardError, 1 / Math.sqrt(0.75), 1e-14);
    assert.deepEqual([found.observed, found.expected, found.ratio], [0.75, 0.5, 1.5]);
  });

  it("gives the numbers of statsmodels", () => {
    const {intercept, standardError} = calibrationInTheLarge(Y, P);
    near(intercept, 0.06916265, 5e-9);
    near(standardError, 0.67888057, 5e-9);
  });

  it("makes the probabilities add up to the outcomes, however far off they were", () => {
    const {logits, y} = drawn(100, "shifted");
    for (const by of [-30, -2, 0, 5, 30]) {
      const {intercept} = calibrationInTheLarge(
        y,
        logits.map((logit) => sigmoid(logit + by)),
      );
      const total = logits.reduce((sum, logit) => sum + sigmoid(logit + by + intercept), 0);
      // At −30 and 30 the probabilities themselves keep three digits of their log odds.
      near(
        total,
        y.reduce((sum, one) => sum + one, 0),
        Math.abs(by) === 30 ? 0.1 : 1e-10,
      );
    }
  });

  it("says nothing of the order", () => {
    const turned = P.map((p) => 1 - p);
    assert.ok(auc(Y, turned) < 0.5);
    near(calibrationInTheLarge(Y, turned).ratio, 1, 0.1);
  });
});

describe("calibrationCurve", () => {
  it("groups patients as can be counted on paper, with Wilson's intervals", () => {
    const y = [0, 1, 0, 1, 0, 0, 0];
    const p = [0.6, 0.6, 0.7, 0.7, 0.1, 0.2, 0.3];
    const {groups} = calibrationCurve(y, p, {bins: 2, binning: "width"});
    assert.deepEqual(
      groups.map(({count}) => count),
      [3, 4],
    );
    near(groups[0].predicted, 0.2, 1e-15);
    assert.deepEqual([groups[0].observed, groups[1].observed], [0, 0.5]);
    // statsmodels 0.15.0, proportion_confint(0, 3, method="wilson") and (2, 4, …).
    near(groups[0].upper, 0.5614970317550455, 1e-14);
    assert.equal(groups[0].lower, 0);
    near(groups[1].lower, 0.15003898915214947, 1e-14);
  });

  it("leaves empty groups out", () => {
    const {groups} = calibrationCurve([0, 1], [0.05, 0.95], {bins: 10, binning: "width"});
    assert.equal(groups.length, 2);
  });

  it("smooths as lowess without robust rounds does", () => {
    const rows = [
      [0.5, 0.30534578222090025, 0.6441304807060355, 0.30649404740054204],
      [0.75, 0.2756919546665837, 0.6399011111346508, 0.3992612905071828],
    ];
    for (const [span, first, middle, last] of rows) {
      const {smooth} = calibrationCurve(Y, P, {bins: 3, binning: "count", span});
      assert.equal(smooth.predicted.length, 101);
      near(smooth.observed[0], first, 1e-13);
      near(smooth.observed[50], middle, 1e-13);
      near(smooth.observed[100], last, 1e-13);
    }
  });

  it("finds probabilities that mean what they say near the diagonal, and others not", () => {
    const {logits, y} = drawn(4000, "near");
    const iciOf = (by: number): number =>
      calibrationCurve(
        y,
        logits.map((logit) => sigmoid(by * logit)),
        {bins: 10, binning: "count", span: 0.3},
      ).ici;
    // Some 1,200 patients in each window: a standard error of 0.014.
    assert.ok(iciOf(1) < 0.03, `${iciOf(1)}`);
    assert.ok(iciOf(3) > 0.08, `${iciOf(3)}`);
  });

  it("takes one probability for everybody", () => {
    const {smooth, ici} = calibrationCurve([0, 1, 1, 1], [0.5, 0.5, 0.5, 0.5], {
      bins: 1,
      binning: "count",
    });
    assert.deepEqual([[...smooth.observed], ici], [[0.75], 0.25]);
  });

  it("takes the mean between two probabilities, where neither is nearer", () => {
    const {smooth} = calibrationCurve([0, 1], [0.25, 0.75], {bins: 1, binning: "count", span: 1});
    assert.equal(smooth.observed[50], 0.5);
    assert.ok(smooth.observed.every(Number.isFinite));
  });

  it("refuses options out of range and probabilities outside 0 to 1", () => {
    const options = {bins: 2, binning: "width"} as const;
    assert.throws(() => calibrationCurve([0, 1], [0.5, 1.5], options), /0 to 1, got 1.5/);
    assert.throws(() => calibrationCurve([0, 0], [0.5, 0.5], options), /both classes/);
    const none = () => calibrationCurve([0, 1], [0.5, 0.6], {...options, bins: 0});
    assert.throws(none, /calibrationCurve: bins must be a whole number of at least 1, got 0/);
    const wide = () => calibrationCurve([0, 1], [0.5, 0.6], {...options, span: 0});
    assert.throws(wide, /span must lie above 0, at most 1, got 0/);
  });
});

describe("reliabilityBins", () => {
  it("puts an edge into the bin below it, and 0 into the first", () => {
    const bins = reliabilityBins([1, 1, 1, 1], [0, 0.5, 0.5000001, 1], {bins: 2, binning: "width"});
    assert.deepEqual(
      bins.map(({count}) => count),
      [2, 2],
    );
  });

  it("refuses lengths that differ", () => {
    for (const binning of ["width", "count"] as const) {
      assert.throws(
        () => reliabilityBins([1, 0], [0.5, Number.NaN], {bins: 2, binning}),
        /^RangeError: reliabilityBins: confidence must be a number, got NaN at index 1/,
      );
    }
    const call = () => reliabilityBins([1], [0.5, 0.5], {bins: 2, binning: "count"});
    assert.throws(call, {name: "ShapeError"});
  });
});
