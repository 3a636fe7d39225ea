import assert from "node:assert/strict";
import fc from "fast-check";
import {ShapeError} from "voxelbook/core";
import {blandAltman} from "voxelbook/statistics";
import {near} from "../judges.ts";
import {MINI_FIRST, WRIGHT_FIRST} from "./peakFlow.ts";

describe("blandAltman", () => {
  it("has limits on the bias where all differences are one number", () => {
    // The mean of 0.1 six times is not 0.1 in doubles.
    const zeros = new Array(6).fill(0);
    const same = blandAltman(new Array(6).fill(0.1), zeros, {scale: "difference"});
    assert.deepEqual([same.sd, same.bias.value, same.upperLimit.upper], [0, 0.1, 0.1]);
  });

  it("computes three pairs that can be done on paper", () => {
    // Differences 1, 0, −1: mean 0, variance (1 + 0 + 1) / 2 = 1; 1e-14 for the normal quantile.
    const {bias, sd, lowerLimit, upperLimit, means, differences, pairs} = blandAltman(
      [10, 12, 14],
      [9, 12, 15],
      {scale: "difference"},
    );
    assert.equal(pairs, 3);
    assert.equal(bias.value, 0);
    assert.equal(sd, 1);
    near(upperLimit.value, 1.959963984540054, 1e-14, "upper limit");
    near(lowerLimit.value, -1.959963984540054, 1e-14, "lower limit");
    assert.deepEqual(Array.from(means), [9.5, 12, 14.5]);
    assert.deepEqual(Array.from(differences), [1, 0, -1]);
  });

  it("gives the published numbers of two peak flow meters", () => {
    // Printed: bias −2.1 (−22.0 to 17.8), standard deviation 38.8 l/min.
    const {bias, sd, lowerLimit, upperLimit} = blandAltman(WRIGHT_FIRST, MINI_FIRST, {
      scale: "difference",
    });
    const printed = [bias.value, bias.lower, bias.upper, sd].map((x) => Number(x.toFixed(1)));
    assert.deepEqual(printed, [-2.1, -22, 17.8, 38.8]);

    // The formula of 1999 with SciPy 1.17.1: norm.ppf, t.ppf; a few ulp.
    near(lowerLimit.value, -78.09590546711173, 1e-13, "lower limit");
    near(lowerLimit.lower, -112.85155313931088, 1e-13, "lower limit, from");
    near(lowerLimit.upper, -43.34025779491259, 1e-13, "lower limit, to");
    near(upperLimit.value, 73.86061134946466, 1e-13, "upper limit");
    near(upperLimit.lower, 39.104963677265516, 1e-13, "upper limit, from");
    near(upperLimit.upper, 108.61625902166381, 1e-13, "upper limit, to");
  });

  it("compares logarithms on the scale of ratios", () => {
    // The same formula of numpy.log(a / b), turned back by exp; SciPy 1.17.1.
    const {bias, lowerLimit, upperLimit} = blandAltman(WRIGHT_FIRST, MINI_FIRST, {scale: "ratio"});
    near(bias.value, 0.9882846257676574, 1e-13, "geometric mean ratio");
    near(lowerLimit.value, 0.7782708453473075, 1e-13, "lower limit");
    near(upperLimit.value, 1.2549699212911645, 1e-13, "upper limit");
    near(lowerLimit.lower, 0.6977029643540675, 1e-13, "lower limit, from");
  });

  it("turns its signs with the order, moves with an offset and scales with the unit", () => {
    const pairs = fc.array(fc.tuple(fc.double(WIDE), fc.double(WIDE)), {minLength: 2});
    fc.assert(
      fc.property(pairs, fc.double(WIDE), (list, shift) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const plain = blandAltman(a, b, {scale: "difference"});
        const turned = blandAltman(b, a, {scale: "difference"});
        const moved = blandAltman(
          a.map((x) => 2 * x + shift),
          b.map((x) => 2 * x),
          {scale: "difference"},
        );
        near(turned.bias.value, -plain.bias.value, 1e-12, "bias, turned");
        near(turned.upperLimit.value, -plain.lowerLimit.value, 1e-12, "limit, turned");
        near(moved.bias.value, 2 * plain.bias.value + shift, 1e-11, "bias, moved");
        near(moved.sd, 2 * plain.sd, 1e-11, "sd, scaled");
      }),
      {seed: 8},
    );
  });

  it("widens limits with the coverage and intervals with the confidence", () => {
    const of = (coverage: number, confidence: number) =>
      blandAltman(WRIGHT_FIRST, MINI_FIRST, {scale: "difference", coverage, confidence});
    assert.ok(of(0.99, 0.95).upperLimit.value > of(0.9, 0.95).upperLimit.value);
    assert.equal(of(0.9, 0.99).upperLimit.value, of(0.9, 0.5).upperLimit.value);
    assert.ok(of(0.9, 0.99).bias.upper > of(0.9, 0.5).bias.upper);
  });

  it("has limits of no width where all pairs differ alike", () => {
    const {bias, sd, lowerLimit, upperLimit} = blandAltman([3, 4, 5], [1, 2, 3], {
      scale: "difference",
    });
    assert.equal(sd, 0);
    assert.deepEqual([bias.lower, lowerLimit.value, upperLimit.upper], [2, 2, 2]);
  });

  it("refuses pairs that do not fit, values that are none and ratios of what has no zero", () => {
    const scale = "difference";
    assert.throws(() => blandAltman([1, 2], [1], {scale}), ShapeError);
    assert.throws(() => blandAltman([1], [1], {scale}), /at least 2 pairs, got 1/);
    assert.throws(() => blandAltman([1, Number.NaN], [1, 2], {scale}), /a must be finite, got NaN/);
    assert.throws(
      () => blandAltman([1, 2], [1, -50], {scale: "ratio"}),
      /ratios need values above 0, got -50; take scale "difference"/,
    );
    assert.throws(
      () => blandAltman([1, 2], [1, 2], {scale, confidence: 1}),
      /confidence must lie between 0 and 1, got 1/,
    );
    assert.throws(
      () => blandAltman([1, 2], [1, 2], {scale, coverage: 95}),
      /coverage must lie between 0 and 1, got 95/,
    );
    assert.throws(
      () => blandAltman([1, 2], [1, 2], {scale: "percent" as "ratio"}),
      /scale must be "difference" or "ratio", got percent/,
    );
  });
});

const WIDE = {min: -1000, max: 1000, noNaN: true};
