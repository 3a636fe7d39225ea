import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, mean, median, percentile, sum, variance} from "../../lib/core/index.ts";

/** Finite numbers of moderate size, whose sums stay finite. */
const number = fc.double({min: -1e6, max: 1e6, noNaN: true});

describe("sum", () => {
  it("adds what a plain loop loses", () => {
    assert.equal(sum([1, 1e100, 1, -1e100]), 2);
    assert.equal(sum([]), 0);
  });

  it("keeps ten million tenths to the last bits", () => {
    // Neumaier's error does not grow with n; 1 ulp of 1e6 is 1.2e-10, and 0.1 itself is off by 5.6e-18.
    assert.ok(Math.abs(sum(new Float64Array(1e7).fill(0.1)) - 1e6) <= 2.4e-10);
  });

  it("gives infinities and NaN through", () => {
    assert.equal(sum([1, Number.POSITIVE_INFINITY]), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(sum([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])));
    assert.ok(Number.isNaN(sum([Number.NaN, 1])));
  });

  it("does not depend on the order by more than rounding", () => {
    fc.assert(
      fc.property(fc.array(number, {maxLength: 50}), (values) => {
        const there = sum(values);
        const back = sum([...values].reverse());
        assert.ok(Math.abs(there - back) <= 1e-9 * Math.max(1, Math.abs(there)));
      }),
    );
  });
});

describe("mean and variance", () => {
  it("agree with paper", () => {
    assert.equal(mean([2, 4, 9]), 5);
    assert.equal(variance([2, 4, 9]), (9 + 1 + 16) / 3);
    assert.equal(variance([7]), 0);
  });

  it("keep a small spread on a large offset", () => {
    // The shifted values are exact in double, so only the last bits of the result may differ.
    const values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
    assert.ok(Math.abs(variance(values) - 22.5) < 1e-12);
  });

  it("refuse to judge nothing", () => {
    assert.throws(
      () => mean([]),
      /^RangeError: mean: values must hold at least one number, got 0$/,
    );
    assert.throws(() => variance([]), /^RangeError: variance: .* got 0$/);
  });

  it("move and scale as they should", () => {
    fc.assert(
      fc.property(fc.array(number, {minLength: 1, maxLength: 30}), number, (values, shift) => {
        const moved = values.map((value) => value + shift);

        // Rounding is at most a few ulp of the largest number squared.
        const scale = 1 + Math.max(...values.map(Math.abs)) + Math.abs(shift);
        assert.ok(Math.abs(mean(moved) - mean(values) - shift) <= 1e-14 * 8 * scale);
        assert.ok(Math.abs(variance(moved) - variance(values)) <= 1e-14 * 8 * scale * scale);
        assert.ok(variance(values) >= 0);
      }),
    );
  });
});

describe("percentile and median", () => {
  it("interpolate between neighbours as NumPy does", () => {
    // numpy.percentile([3, 1, 4, 1, 5], q) of NumPy 2.4.6
    const expected = [
      [0, 1],
      [10, 1],
      [25, 1],
      [50, 3],
      [75, 4],
      [90, 4.6],
      [100, 5],
    ];
    for (const [p, value] of expected) {
      assert.ok(Math.abs(percentile([3, 1, 4, 1, 5], p) - value) < 1e-15 * 8, `p = ${p}`);
    }
    assert.equal(median([9, 1, 4, 2]), 3);
    assert.equal(median([9, 1, 4]), 4);
  });

  it("leave their input as it was", () => {
    const values = Float32Array.of(3, 1, 2);
    percentile(values, 50);
    assert.deepEqual(values, Float32Array.of(3, 1, 2));
  });

  it("refuse nothing, NaN and percentages that do not exist", () => {
    assert.throws(() => percentile([], 50), /values must hold at least one number, got 0/);
    assert.throws(() => percentile([1, Number.NaN], 50), /must not be NaN/);
    for (const p of [-1, 101, Number.NaN]) {
      assert.throws(() => percentile([1], p), new RegExp(`p must lie in 0 to 100, got ${p}`));
    }
  });

  it("rise with p and stay between the extremes", () => {
    const p = fc.double({min: 0, max: 100, noNaN: true});
    fc.assert(
      fc.property(fc.array(number, {minLength: 1, maxLength: 30}), p, p, (values, p1, p2) => {
        const [low, high] = p1 < p2 ? [p1, p2] : [p2, p1];
        assert.ok(percentile(values, low) <= percentile(values, high) + 1e-9);
        assert.ok(percentile(values, 0) === Math.min(...values));
        assert.ok(percentile(values, 100) === Math.max(...values));
      }),
    );
  });

  it("stays finite between infinities of one sign", () => {
    assert.equal(percentile([-Infinity, -Infinity, 1], 25), -Infinity);
  });
});

describe("createRng", () => {
  it("gives the same stream for the same seed, and another for another", () => {
    const draw = (seed: string | number): number[] => {
      const rng = createRng(seed);
      return [rng.next(), rng.normal(), rng.int(1000), rng.fork("a").next()];
    };
    assert.deepEqual(draw("chapter"), draw("chapter"));
    assert.notDeepEqual(draw(1), draw(2));
    assert.notEqual(createRng(1).fork("a").next(), createRng(1).fork("b").next());
  });

  it("draws uniform and normal numbers with the right moments", () => {
    // 20,000 draws: standard errors are 0.002 (uniform mean) and 0.007 (normal mean); 5 of them allowed.
    const rng = createRng("moments");
    const uniform = Array.from({length: 20000}, () => rng.next());
    const normal = Array.from({length: 20000}, () => rng.normal());
    assert.ok(Math.abs(mean(uniform) - 0.5) < 0.01);
    assert.ok(Math.abs(variance(uniform) - 1 / 12) < 0.003);
    assert.ok(Math.abs(mean(normal)) < 0.035);
    assert.ok(Math.abs(variance(normal) - 1) < 0.05);
    assert.ok(uniform.every((value) => value >= 0 && value < 1));
  });

  it("refuses a seed or a range that means nothing", () => {
    assert.throws(() => createRng(Number.NaN), /seed must be finite, got NaN/);
    assert.throws(() => createRng(1).int(0), /n must be a whole number of at least 1, got 0/);
  });
});
