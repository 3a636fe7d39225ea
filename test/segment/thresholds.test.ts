import assert from "node:assert/strict";
import fc from "fast-check";
import {createMask, createVolume} from "../../lib/image/index.ts";
import {dice, otsu, thresholdMask} from "../../lib/segment/index.ts";

/** Variance between classes of whole numbers, straight from its definition. */
function between(values: readonly number[], thresholds: readonly number[]): number {
  const all = values.reduce((a, b) => a + b, 0) / values.length;
  const bounds = [-Infinity, ...thresholds, Infinity];
  let total = 0;
  for (let k = 0; k + 1 < bounds.length; k++) {
    const inside = values.filter((v) => v > bounds[k] && v <= bounds[k + 1]);
    if (inside.length === 0) continue;
    const centre = inside.reduce((a, b) => a + b, 0) / inside.length;
    total += (inside.length / values.length) * (centre - all) ** 2;
  }
  return total;
}

describe("otsu", () => {
  it("parts two and three clear groups at the end of the lower ones", () => {
    assert.deepEqual(otsu(Uint8Array.of(1, 1, 2, 8, 9, 9), {classes: 2}), [2]);
    assert.deepEqual(otsu(Int16Array.of(-50, -49, 0, 1, 90, 91), {classes: 3}), [-49, 1]);
  });

  it("finds the largest variance between classes of all possible cuts", () => {
    const value = fc.integer({min: -8, max: 8});
    fc.assert(
      fc.property(fc.array(value, {minLength: 3, maxLength: 40}), fc.constantFrom(2, 3), (v, k) => {
        fc.pre(new Set(v).size >= k);
        const found = between(v, otsu(Int8Array.from(v), {classes: k}));
        for (let a = -8; a < 8; a++) {
          if (k === 2) assert.ok(between(v, [a]) <= found + 1e-9);
          else for (let b = a + 1; b < 8; b++) assert.ok(between(v, [a, b]) <= found + 1e-9);
        }
      }),
    );
  });

  it("bins floating-point numbers in 256 as scikit-image does", () => {
    // skimage.filters.threshold_otsu(np.array([0, 1, 2, 60, 61, 255.0])) of 0.26.0: width 255/256.
    const [threshold] = otsu(Float64Array.of(0, 1, 2, 60, 61, 255), {classes: 2});
    assert.ok(Math.abs(threshold - 61.259765625) < 1e-9, String(threshold));
  });

  it("does not change when the values move", () => {
    const values = Int16Array.of(3, 3, 4, 9, 10, 40, 41);
    const moved = values.map((v) => v - 1000);
    const there = otsu(values, {classes: 3});
    assert.deepEqual(
      otsu(moved, {classes: 3}),
      there.map((t) => t - 1000),
    );
  });

  it("refuses too few values, wrong options and numbers that are none", () => {
    assert.throws(
      () => otsu(Uint8Array.of(5, 5), {classes: 2}),
      /at least 2 bins for 2 classes, got 1/,
    );
    assert.throws(() => otsu([5, 5], {classes: 2}), /at least 2 bins for 2 classes, got 1/);
    assert.throws(() => otsu(new Uint8Array(0), {classes: 2}), /at least one number, got 0/);
    assert.throws(
      () => otsu([1, 2], {classes: 1}),
      /classes must be a whole number of at least 2, got 1/,
    );
    assert.throws(
      () => otsu([1, Number.NaN], {classes: 2}),
      /values must be finite, got NaN at index 1/,
    );
    assert.throws(
      () => otsu([1, Infinity], {classes: 2}),
      /must be finite, got Infinity at index 1/,
    );
    assert.throws(() => otsu([1, 2.5], {classes: 2, bins: "integers"}), /got 2\.5 at index 1/);
    assert.throws(
      () => otsu([1, 2], {classes: 2, bins: 1}),
      /bins must be "integers" or a whole number/,
    );
    assert.throws(() => otsu(Int32Array.of(0, 1e6), {classes: 2}), /span at most 65536 values/);
    assert.throws(
      () => otsu(Int16Array.of(0, 1, 9000), {classes: 3}),
      /at most 8192 bins, got 9001/,
    );
  });
});

describe("thresholdMask", () => {
  const row = createVolume(Float32Array.of(-1, 0, 1, Number.NaN, Infinity), {
    shape: [5, 1, 1],
    unit: "1",
  });

  it("tells at least from above, and leaves NaN outside", () => {
    assert.deepEqual(thresholdMask(row, {atLeast: 0}).data, Uint8Array.of(0, 1, 1, 0, 1));
    assert.deepEqual(thresholdMask(row, {above: 0}).data, Uint8Array.of(0, 0, 1, 0, 1));
    assert.deepEqual(thresholdMask(row, {atMost: 0}).data, Uint8Array.of(1, 1, 0, 0, 0));
    assert.deepEqual(thresholdMask(row, {below: 0}).data, Uint8Array.of(1, 0, 0, 0, 0));
    assert.deepEqual(thresholdMask(row, {above: -1, below: 1}).data, Uint8Array.of(0, 1, 0, 0, 0));
  });

  it("needs a bound", () => {
    assert.throws(() => thresholdMask(row, {}), /at least one of .* must be a number, got none/);
    assert.throws(() => thresholdMask(row, {atLeast: Number.NaN}), /must be a number, got NaN/);
  });
});

describe("dice", () => {
  const mask = (values: number[]) =>
    createMask(Uint8Array.from(values), {shape: [values.length, 1, 1]});

  it("runs from 0 for strangers to 1 for twins", () => {
    assert.equal(dice(mask([1, 1, 0]), mask([0, 1, 0])), 2 / 3);
    assert.equal(dice(mask([1, 0]), mask([0, 1])), 0);
    assert.equal(dice(mask([1, 0]), mask([1, 0])), 1);
  });

  it("is not a number for two empty masks, and refuses other grids", () => {
    assert.ok(Number.isNaN(dice(mask([0]), mask([0]))));
    assert.throws(() => dice(mask([1]), mask([1, 0])), {name: "ShapeError"});
  });
});
