import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  aliasFrequency,
  avgPool,
  boxResponse,
  pooledNoiseVariance,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** A cosine of some frequency, one line of n samples. */
function wave(frequency: number, n: number) {
  return tensor(
    [1, n, 1],
    Array.from({length: n}, (_, i) => Math.cos(2 * Math.PI * frequency * i)),
  );
}

describe("boxResponse", () => {
  it("is 1 at 0 and at the sampling frequency, and 0 at every k-th part of it", () => {
    assert.equal(boxResponse(4, 0), 1);
    assert.equal(boxResponse(4, 1), 1);
    assert.equal(boxResponse(4, -2), 1);
    for (const f of [0.25, 0.5, 0.75]) assert.ok(boxResponse(4, f) < 1e-15);
  });

  it("is what avgPool leaves of a wave, and aliasFrequency where it puts it", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 6}), fc.integer({min: 1, max: 39}), (k, cycles) => {
        // A whole number of cycles, so that the pooled line is a wave of its own length.
        const kept = 40;
        const f = cycles / (kept * k);
        const pooled = avgPool(wave(f, kept * k), {kernel: k}).data;
        const alias = aliasFrequency(f, k);
        let [re, im] = [0, 0];
        pooled.forEach((value, i) => {
          re += value * Math.cos(2 * Math.PI * alias * i);
          im += value * Math.sin(2 * Math.PI * alias * i);
        });
        const power = pooled.reduce((sum, value) => sum + value ** 2, 0);
        // All its power lies at the alias.
        const half = alias === 0 || alias === 0.5 ? 1 : 2;
        assert.ok(Math.abs(power - (half * (re ** 2 + im ** 2)) / kept) < 1e-9);
        if (half === 2) {
          assert.ok(Math.abs((2 * Math.hypot(re, im)) / kept - boxResponse(k, f)) < 1e-9);
        }
      }),
      {seed: 7, numRuns: 60},
    );
  });

  it("is 0.707 at the new Nyquist frequency of k = 2, falling towards 2/π", () => {
    const gains = [2, 3, 4, 8, 64].map((k) => boxResponse(k, 1 / (2 * k)));
    assert.ok(Math.abs(gains[0] - Math.SQRT1_2) < 1e-15);
    assert.ok(gains.every((gain, i) => i === 0 || gain < gains[i - 1]));
    // The next term of the series is π²/(24 k²) of it.
    assert.ok(Math.abs(gains[4] / (2 / Math.PI) - 1) < 1.1 * (Math.PI ** 2 / 24 / 64 ** 2));
  });

  it("refuses half a sample and an infinite frequency", () => {
    assert.equal(
      outcome(() => boxResponse(1.5, 0)),
      "RangeError boxResponse: k must be a whole number of at least 1, got 1.5",
    );
    assert.equal(
      outcome(() => boxResponse(2, Number.POSITIVE_INFINITY)),
      "RangeError boxResponse: frequency must be finite, got Infinity",
    );
  });
});

describe("aliasFrequency", () => {
  it("only changes the unit below the new Nyquist frequency and folds above it", () => {
    const found = [0, 0.125, 0.25, 0.375, 0.5, -0.375].map((f) => aliasFrequency(f, 2));
    assert.deepEqual(found, [0, 0.25, 0.5, 0.25, 0, 0.25]);
  });

  it("refuses no step and a frequency that is no number", () => {
    assert.equal(
      outcome(() => aliasFrequency(0.4, 0)),
      "RangeError aliasFrequency: k must be a whole number of at least 1, got 0",
    );
    assert.equal(
      outcome(() => aliasFrequency(Number.NaN, 2)),
      "RangeError aliasFrequency: frequency must be finite, got NaN",
    );
  });
});

describe("pooledNoiseVariance", () => {
  it("divides the variance of white noise by the voxels of the window", () => {
    assert.equal(pooledNoiseVariance(9, {kernel: [3, 3]}), 1);
    assert.equal(pooledNoiseVariance(1, {kernel: [2, 2, 2]}), 0.125);
  });

  it("leaves the variance of noise that is the same everywhere, and none of noise that alternates", () => {
    assert.equal(pooledNoiseVariance(4, {kernel: [3, 2], correlation: () => 1}), 4);
    const alternating = ([lag]: readonly number[]) => (-1) ** Math.abs(lag);
    assert.equal(pooledNoiseVariance(4, {kernel: [2], correlation: alternating}), 0);
  });

  it("agrees with (1 + ρ)/2 in one dimension and its square in two", () => {
    const rho = 0.6;
    const line = ([lag]: readonly number[]) => rho ** Math.abs(lag);
    assert.ok(Math.abs(pooledNoiseVariance(1, {kernel: [2], correlation: line}) - 0.8) < 1e-15);
    const plane = ([y, x]: readonly number[]) => rho ** (Math.abs(y) + Math.abs(x));
    assert.ok(
      Math.abs(pooledNoiseVariance(1, {kernel: [2, 2], correlation: plane}) - 0.64) < 1e-15,
    );
  });

  it("is what pooled moving averages of white noise show", () => {
    const rng = createRng(3);
    const n = 60_000;
    const white = Float64Array.from({length: n + 1}, () => rng.normal());
    const smooth = tensor(
      [1, n, 1],
      white.subarray(0, n).map((v, i) => (v + white[i + 1]) / Math.SQRT2),
    );
    const pooled = avgPool(smooth, {kernel: 3}).data;
    const measured = pooled.reduce((sum, v) => sum + v * v, 0) / pooled.length;
    const correlation = ([lag]: readonly number[]) => [1, 0.5][Math.abs(lag)] ?? 0;
    const expected = pooledNoiseVariance(1, {kernel: [3], correlation});
    // Five standard errors of a variance from 20 000 draws.
    assert.ok(Math.abs(measured / expected - 1) < 5 * Math.sqrt(2 / 20_000));
  });

  const none = () => 0;
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a negative variance",
      () => pooledNoiseVariance(-1, {kernel: [2]}),
      "RangeError pooledNoiseVariance: variance must be finite and at least 0, got -1",
    ],
    [
      "no axis",
      () => pooledNoiseVariance(1, {kernel: []}),
      "RangeError pooledNoiseVariance: kernel must hold whole numbers of at least 1, got []",
    ],
    [
      "voxels that do not agree with themselves",
      () => pooledNoiseVariance(1, {kernel: [1], correlation: none}),
      "RangeError pooledNoiseVariance: correlation must lie between -1 and 1, and be 1 at lag 0, got 0 at [0]",
    ],
    [
      "a correlation that no noise has",
      () => pooledNoiseVariance(1, {kernel: [3], correlation: ([l]) => (l === 0 ? 1 : -1)}),
      "RangeError pooledNoiseVariance: correlation must be one that noise can have, got a variance of -0.3333333333333333",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => assert.equal(outcome(call), message));
  }
});
