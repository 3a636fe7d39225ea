import assert from "node:assert/strict";
import fc from "fast-check";
import {percentile, variance} from "../../../lib/core/index.ts";
import {firstOrder} from "../../../lib/features/index.ts";
import {
  type IntensityInput,
  INTENSITY_FEATURES,
} from "../../../lib/features/intensity/intensityFeatures.ts";
import {outcome} from "../../outcome.ts";

/** Compares two numbers, up to the rounding of sums of a few dozen terms. */
function assertClose(actual: number, expected: number, what: string): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= 1e-11 * Math.max(1, Math.abs(expected)), `${what}: ${actual}, not ${expected}`);
}

/** The value of one feature of the family. */
function intensityFeature(
  name: string,
  values: readonly number[],
  options?: Partial<IntensityInput>,
) {
  const definition = INTENSITY_FEATURES.find((feature) => feature.name === `intensity.${name}`);
  assert.ok(definition !== undefined, name);
  return definition.of({statistics: firstOrder(values), voxelVolume: 1, shift: 0, ...options});
}

describe("firstOrder", () => {
  it("gives the statistics of four values that one can check on paper", () => {
    const s = firstOrder([1, 2, 3, 6]);
    assert.equal(s.count, 4);
    assert.equal(s.mean, 3);
    assert.equal(s.variance, 3.5);
    // Deviations −2, −1, 0, 3: cubes add to 18, fourth powers to 98.
    assertClose(s.skewness, 18 / 4 / 3.5 ** 1.5, "skewness");
    assertClose(s.kurtosis, 98 / 4 / 3.5 ** 2 - 3, "kurtosis");
    assert.deepEqual([s.minimum, s.maximum, s.median], [1, 6, 2.5]);
    assert.deepEqual([s.percentile25, s.percentile75], [1.75, 3.75]);
    assert.equal(s.meanAbsoluteDeviation, 1.5);
    assert.equal(s.medianAbsoluteDeviation, 1.5);
    assert.equal(s.energy, 50);
  });

  it("takes the robust deviation of what lies from the 10th to the 90th percentile only", () => {
    // Of 0 … 10 and 1000, the percentiles 1.1 and 9.9 leave 2 … 9, whose mean is 5.5.
    const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000];
    assert.equal(firstOrder(values).robustMeanAbsoluteDeviation, 2);
  });

  it("has a void robust deviation where no value lies between the percentiles", () => {
    assert.ok(Number.isNaN(firstOrder([0, 1]).robustMeanAbsoluteDeviation));
    assert.equal(firstOrder([1, 1]).robustMeanAbsoluteDeviation, 0);
  });

  it("gives 0 for skewness and kurtosis of equal values, even where their mean is rounded", () => {
    for (const value of [7, 0.1, -1e-3, 0]) {
      const s = firstOrder(new Array(49).fill(value));
      assert.deepEqual([s.mean, s.variance, s.skewness, s.kurtosis], [value, 0, 0, 0]);
      assert.equal(s.robustMeanAbsoluteDeviation, 0);
    }
  });

  it("agrees with sorting and with plain sums, for whole numbers, fractions and long lists", () => {
    const value = fc.oneof(
      fc.integer({min: -1000, max: 1000}),
      fc.integer({min: -100000, max: 100000}).map((n) => n / 64),
      fc.constantFrom(0.1, 0.2, 1e6),
    );
    fc.assert(
      fc.property(fc.array(value, {minLength: 1, maxLength: 300}), (values) => {
        const s = firstOrder(values);
        const wanted = [10, 25, 50, 75, 90].map((p) => percentile(values, p));
        const found = [s.percentile10, s.percentile25, s.median, s.percentile75, s.percentile90];
        assert.deepEqual(found, wanted);
        assertClose(s.variance, variance(values), "variance");
        const squares = values.reduce((sum, x) => sum + x * x, 0);
        assertClose(s.energy, squares, "energy");
        const within = values.filter((x) => x >= wanted[0] && x <= wanted[4]);
        const centre = within.reduce((sum, x) => sum + x, 0) / within.length;
        const deviation = within.reduce((sum, x) => sum + Math.abs(x - centre), 0) / within.length;
        if (within.length === 0) assert.ok(Number.isNaN(s.robustMeanAbsoluteDeviation));
        else assertClose(s.robustMeanAbsoluteDeviation, deviation, "robust deviation");
      }),
      {seed: 11},
    );
  });

  it("moves with a shift and grows with a factor", () => {
    const values = fc.array(fc.integer({min: -500, max: 500}), {minLength: 2, maxLength: 50});
    fc.assert(
      fc.property(values, fc.integer({min: -900, max: 900}), (list, shift) => {
        const plain = firstOrder(list);
        const moved = firstOrder(list.map((x) => 4 * x + shift));
        assertClose(moved.mean, 4 * plain.mean + shift, "mean");
        assertClose(moved.variance, 16 * plain.variance, "variance");
        assertClose(moved.skewness, plain.skewness, "skewness");
        assertClose(moved.kurtosis, plain.kurtosis, "kurtosis");
        assertClose(moved.median, 4 * plain.median + shift, "median");
      }),
      {seed: 12},
    );
  });

  it("selects in long lists with many equal values and in sorted ones", () => {
    const lists = [
      Array.from({length: 5000}, (_, i) => i + 0.5),
      Array.from({length: 5000}, (_, i) => 5000.25 - i),
      Array.from({length: 5000}, (_, i) => (i % 3) + 0.25),
      Array.from({length: 5000}, (_, i) => ((i * 7919) % 5000) / 8),
    ];
    for (const list of lists) {
      const s = firstOrder(list);
      assert.equal(s.median, percentile(list, 50));
      assert.equal(s.percentile90, percentile(list, 90));
    }
  });

  it("refuses no value, NaN and infinities", () => {
    assert.equal(
      outcome(() => firstOrder([])),
      "RangeError firstOrder: values must hold at least one number, got 0",
    );
    assert.equal(
      outcome(() => firstOrder([1, Number.NaN])),
      "RangeError firstOrder: values must be finite, got NaN at index 1",
    );
    assert.equal(
      outcome(() => firstOrder([Number.NEGATIVE_INFINITY])),
      "RangeError firstOrder: values must be finite, got -Infinity at index 0",
    );
  });
});

describe("intensity features", () => {
  it("have Pearson's kurtosis beside the excess, both 0 in a flat region", () => {
    assertClose(intensityFeature("kurtosis", [1, 1, 1, 5]), -2 / 3, "excess");
    assertClose(intensityFeature("pearsonKurtosis", [1, 1, 1, 5]), 7 / 3, "Pearson");
    assert.equal(intensityFeature("kurtosis", [4, 4]), 0);
    assert.equal(intensityFeature("pearsonKurtosis", [4, 4]), 0);
  });

  it("are NaN where a coefficient divides by 0, and 0 in a flat region away from 0", () => {
    assert.ok(Number.isNaN(intensityFeature("coefficientOfVariation", [-1, 1])));
    assert.ok(Number.isNaN(intensityFeature("coefficientOfVariation", [0, 0])));
    assert.ok(Number.isNaN(intensityFeature("quartileCoefficientOfDispersion", [-1, 1])));
    assert.equal(intensityFeature("coefficientOfVariation", [5, 5]), 0);
    assert.equal(intensityFeature("quartileCoefficientOfDispersion", [5, 5]), 0);
  });

  it("shift intensities before squaring, and weigh total energy by the voxel's volume", () => {
    const options = {voxelVolume: 8, shift: 10};
    assertClose(intensityFeature("energy", [1, -2], options), 11 ** 2 + 8 ** 2, "energy");
    assertClose(intensityFeature("totalEnergy", [1, -2], options), 8 * 185, "total energy");
    assertClose(intensityFeature("rootMeanSquare", [1, -2], options), Math.sqrt(92.5), "rms");
    assert.equal(intensityFeature("energy", [1, -2]), 5);
  });

  it("have a finite value of a single voxel, except where the mean is 0", () => {
    for (const {name, of} of INTENSITY_FEATURES) {
      const value = of({statistics: firstOrder([3]), voxelVolume: 1, shift: 0});
      assert.ok(Number.isFinite(value), name);
    }
  });
});
