import assert from "node:assert/strict";
import {
  clipPercentiles,
  createMask,
  createVolume,
  equaliseHistogram,
  jointHistogram,
  matchHistograms,
  meanSquaredError,
  minMax,
  mutualInformation,
  normalisedCrossCorrelation,
  nyulApply,
  nyulTrain,
  psnr,
  type Volume,
  zScore,
} from "../../lib/image/index.ts";

/** A line of values. */
function line(...values: number[]): Volume {
  return createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "HU"});
}

const some = line(3, 1, 4, 1, 5, 9, 2, 6);
const flat = line(2, 2, 2);
const holed = line(1, Number.NaN, 3);
const scaled = line(...Array.from(some.data, (v) => 10 * v - 4));

describe("zScore and minMax", () => {
  it("give mean 0 and sd 1, and 0 to 1", () => {
    const {data, unit} = zScore(some);
    const total = Array.from(data).reduce((a, b) => a + b, 0);
    const squares = Array.from(data).reduce((a, b) => a + b * b, 0);
    assert.ok(Math.abs(total) < 1e-12 && Math.abs(squares - 8) < 1e-12);
    assert.equal(unit, "zscore");
    assert.deepEqual([...minMax(some).data].sort()[0], 0);
    assert.equal(Math.max(...minMax(some).data), 1);
  });

  it("do not notice a rising straight line", () => {
    zScore(scaled).data.forEach((v, i) => {
      assert.ok(Math.abs(v - zScore(some).data[i]) < 1e-12);
    });
    minMax(scaled).data.forEach((v, i) => {
      assert.ok(Math.abs(v - minMax(some).data[i]) < 1e-12);
    });
  });

  it("take their numbers from a region", () => {
    const mask = createMask(Uint8Array.of(0, 1, 1, 0, 0, 0, 0, 0), some);
    assert.deepEqual(Array.from(zScore(some, {mask}).data.slice(0, 3)), [1 / 3, -1, 1]);
    assert.deepEqual(Array.from(minMax(some, {mask}).data.slice(0, 3)), [2 / 3, 0, 1]);
  });

  it("refuse constants, also those that only rounding makes uneven, and NaN", () => {
    const nearly = line(0.1 + 0.2, 0.3, 0.3);
    for (const volume of [flat, nearly, holed]) {
      assert.throws(() => zScore(volume), /zScore: the values must be finite and not constant/);
    }
    for (const volume of [flat, holed]) {
      assert.throws(() => minMax(volume), /minMax: the values must be finite and not constant/);
    }
  });
});

describe("clipPercentiles", () => {
  it("moves the ends onto the percentiles and leaves the rest", () => {
    const {data} = clipPercentiles(line(0, 1, 2, 3, 100), {low: 25, high: 75});
    assert.deepEqual(Array.from(data), [1, 1, 2, 3, 3]);
  });

  it("refuses percentages in the wrong order and NaN", () => {
    assert.throws(
      () => clipPercentiles(some, {low: 75, high: 25}),
      /low must be below high, got 75 and 25/,
    );
    assert.throws(() => clipPercentiles(holed, {low: 5, high: 95}), /values must not be NaN/);
  });
});

describe("the Nyúl scale", () => {
  const percentiles = [0, 25, 50, 75, 100];
  const options = {percentiles, range: [0, 100]} as const;

  it("makes images that differ by a straight line the same", () => {
    const scale = nyulTrain([{volume: some}, {volume: scaled}], options);
    const a = nyulApply({volume: some}, scale).data;
    const b = nyulApply({volume: scaled}, scale).data;
    a.forEach((v, i) => {
      assert.ok(Math.abs(v - b[i]) < 1e-12);
    });
    assert.equal(Math.min(...a), 0);
    assert.equal(Math.max(...a), 100);
  });

  it("goes on beyond the outer landmarks with their slope", () => {
    const scale = {percentiles: [0, 100], landmarks: Float64Array.of(0, 10)};
    const volume = line(0, 1, 2, 4);
    const mask = createMask(Uint8Array.of(1, 1, 1, 0), volume);
    assert.deepEqual(Array.from(nyulApply({volume, mask}, scale).data), [0, 5, 10, 20]);
  });

  it("refuses no image, percentiles that fall, and an image whose percentiles coincide", () => {
    assert.throws(() => nyulTrain([], options), /images must hold at least one image, got 0/);
    assert.throws(
      () => nyulTrain([{volume: some}], {percentiles: [50, 10], range: [0, 1]}),
      /must grow, got 50, 10 and 0, 1/,
    );
    assert.throws(
      () => nyulTrain([{volume: flat}], options),
      /percentiles of an image must differ/,
    );
  });
});

describe("histograms", () => {
  it("match exactly where both have as many values", () => {
    const wanted = line(10, 20, 30, 40);
    assert.deepEqual(Array.from(matchHistograms(line(4, 1, 3, 2), wanted).data), [40, 10, 30, 20]);
  });

  it("match an image to itself as it is, and refuse NaN", () => {
    assert.deepEqual(Array.from(matchHistograms(some, some).data), Array.from(some.data));
    assert.throws(
      () => matchHistograms(some, holed),
      /matchHistograms: the reference must hold finite numbers, got NaN/,
    );
  });

  it("become even, in order, up to 1", () => {
    const out = equaliseHistogram(some, {bins: 4}).data;
    const order = Array.from(some.data, (_, i) => i).sort((a, b) => some.data[a] - some.data[b]);
    order.slice(1).forEach((i, k) => {
      assert.ok(out[i] >= out[order[k]]);
    });
    assert.equal(Math.max(...out), 1);
    assert.throws(() => equaliseHistogram(flat, {bins: 4}), /must be finite and not constant/);
    assert.throws(
      () => equaliseHistogram(some, {bins: 0}),
      /bins must be a whole number of at least 1, got 0/,
    );
  });
});

describe("similarity", () => {
  it("is perfect for an image and itself", () => {
    assert.equal(meanSquaredError(some, some), 0);
    assert.equal(psnr(some, some, {range: 10}), Number.POSITIVE_INFINITY);
    assert.ok(Math.abs(normalisedCrossCorrelation(some, scaled) - 1) < 1e-12);
  });

  it("counts pairs, and information is the same both ways", () => {
    const other = line(2, 7, 1, 8, 2, 8, 1, 8);
    const counts = jointHistogram(some, other, {bins: 3});
    assert.equal(
      counts.reduce((a, b) => a + b),
      8,
    );
    const options = {bins: 3, unit: "nats"} as const;
    const there = mutualInformation(some, other, options);
    assert.ok(Math.abs(there - mutualInformation(other, some, options)) < 1e-12);
    assert.ok(there >= 0);
    const bits = mutualInformation(some, other, {bins: 3, unit: "bits"});
    assert.ok(Math.abs(bits * Math.LN2 - there) < 1e-12);
  });

  it("is undefined, NaN, for the correlation of a constant", () => {
    assert.ok(Number.isNaN(normalisedCrossCorrelation(flat, flat)));
    assert.throws(() => mutualInformation(flat, flat, {bins: 2, unit: "bits"}), /not constant/);
  });

  it("refuses images on different grids", () => {
    for (const f of [meanSquaredError, normalisedCrossCorrelation]) {
      assert.throws(() => f(some, flat), {name: "ShapeError"});
    }
    assert.throws(() => psnr(some, some, {range: 0}), /range must be finite and above 0, got 0/);
  });
});
