import assert from "node:assert/strict";
import fc from "fast-check";
import {importanceMap, windowStarts} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

describe("windowStarts", () => {
  it("steps through an axis and moves the last window back", () => {
    assert.deepEqual(windowStarts([10], {patch: [4], overlap: 0}), [[0, 4, 6]]);
    assert.deepEqual(windowStarts([10], {patch: [4], overlap: 0.5}), [[0, 2, 4, 6]]);
  });

  it("rounds a step down, and takes steps of at least one", () => {
    assert.deepEqual(windowStarts([9], {patch: [5], overlap: 0.3}), [[0, 3, 4]]);
    assert.deepEqual(windowStarts([5], {patch: [3], overlap: 0.9}), [[0, 1, 2]]);
  });

  it("needs one window where the patch is as long as the image or longer", () => {
    assert.deepEqual(windowStarts([4, 3], {patch: [4, 8], overlap: [0.5, 0]}), [[0], [0]]);
  });

  it("covers every element, stays inside and never begins twice at one place", () => {
    const numbers = fc.record({
      n: fc.integer({min: 1, max: 60}),
      patch: fc.integer({min: 1, max: 20}),
      overlap: fc.double({min: 0, max: 0.95, noNaN: true}),
    });
    const property = fc.property(numbers, ({n, patch, overlap}) => {
      const [starts] = windowStarts([n], {patch: [patch], overlap});
      const seen = new Set(starts.flatMap((s) => Array.from({length: patch}, (_, i) => s + i)));
      for (let i = 0; i < n; i++) assert.ok(seen.has(i));
      assert.ok(starts.every((s) => s >= 0 && s + patch <= Math.max(n, patch)));
      assert.equal(new Set(starts).size, starts.length);
    });
    fc.assert(property, {seed: 3, numRuns: 200});
  });
});

describe("importanceMap", () => {
  it("weighs all places alike when it is constant", () => {
    assert.deepEqual(importanceMap([2, 2], {blending: "constant"}), {
      shape: [2, 2],
      data: Float32Array.of(1, 1, 1, 1),
    });
  });

  it("is a product of bell curves, 1 in the middle", () => {
    const {data} = importanceMap([3, 3], {blending: "gaussian", sigmaScale: [0.5, 1]});
    const [a, b] = [Math.exp(-0.5 / 1.5 ** 2), Math.exp(-0.5 / 3 ** 2)];
    assert.deepEqual(
      data,
      Float32Array.of(...[a * b, a, a * b], ...[b, 1, b], ...[a * b, a, a * b]),
    );
  });

  it("never falls below a thousandth", () => {
    const {data} = importanceMap([33], {blending: "gaussian"});
    // Sixteen elements from the middle of 33 are 3.9 standard deviations, exp(−7.5) = 0.0005.
    assert.equal(data[0], Math.fround(1e-3));
    assert.equal(data[16], 1);
  });
});

describe("windows with bad input", () => {
  const cases: readonly (readonly [string, () => unknown])[] = [
    [
      "ShapeError windowStarts: patch must have one number per spatial axis, got [2] for [4, 4]",
      () => windowStarts([4, 4], {patch: [2], overlap: 0}),
    ],
    [
      "RangeError windowStarts: patch must hold whole numbers of at least 1, got [0]",
      () => windowStarts([4], {patch: [0], overlap: 0}),
    ],
    [
      "RangeError windowStarts: size must hold whole numbers of at least 1, got [2.5]",
      () => windowStarts([2.5], {patch: [2], overlap: 0}),
    ],
    [
      "RangeError windowStarts: overlap must be one number, or one per axis, of at least 0 and below 1, got [1]",
      () => windowStarts([4], {patch: [2], overlap: 1}),
    ],
    [
      "RangeError importanceMap: sigmaScale must be one number, or one per axis, above 0, got [0]",
      () => importanceMap([4], {blending: "gaussian", sigmaScale: 0}),
    ],
    [
      'RangeError importanceMap: blending must be "constant" or "gaussian", got hann',
      () => importanceMap([4], {blending: JSON.parse('"hann"')}),
    ],
  ];
  for (const [message, call] of cases) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
