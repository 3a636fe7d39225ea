import assert from "node:assert/strict";
import fc from "fast-check";
import type {DiscretisationRule, Levels} from "../../lib/image/index.ts";
import {createMask, createVolume, discretise, histogram} from "../../lib/image/index.ts";
import {outcome} from "../outcome.ts";

/** Discretises a line of values, all of them in the region. */
function levelsOf(values: readonly number[], rule: DiscretisationRule): Levels {
  const grid = {shape: [values.length, 1, 1]} as const;
  const image = createVolume(Float64Array.from(values), {...grid, unit: "HU"});
  return discretise(image, createMask(new Uint8Array(values.length).fill(1), grid), rule);
}

const width25 = {method: "fixedBinSize", width: 25} as const;

describe("discretise", () => {
  it("divides the range into equal bins and puts the maximum in the last one", () => {
    const levels = levelsOf([0, 1, 2, 3, 4, 5, 6, 7, 8], {method: "fixedBinNumber", bins: 4});
    assert.deepEqual(Array.from(levels.data), [1, 1, 2, 2, 3, 3, 4, 4, 4]);
    assert.deepEqual(Array.from(levels.edges), [0, 2, 4, 6, 8]);
    assert.deepEqual([levels.count, levels.voxels, levels.kind], [4, 9, "levels"]);
  });

  it("counts bins of one width from a stated edge, a value on an edge going up", () => {
    const levels = levelsOf([-500, -475, -474.9, 0, 400], {...width25, from: -500});
    assert.deepEqual(Array.from(levels.data), [1, 2, 2, 21, 37]);
    assert.deepEqual([levels.count, levels.edges[0], levels.edges[37]], [37, -500, 425]);
  });

  it("counts from the minimum, or from the multiple of the width at or below it", () => {
    const values = [-30, -26, -25, -1, 0, 24, 25];
    assert.deepEqual(
      Array.from(levelsOf(values, {...width25, from: "minimum"}).data),
      [1, 1, 1, 2, 2, 3, 3],
    );
    const levels = levelsOf(values, {...width25, from: "multiple"});
    assert.deepEqual(Array.from(levels.data), [1, 1, 2, 2, 3, 3, 4]);
    assert.deepEqual(Array.from(levels.edges), [-50, -25, 0, 25, 50]);
  });

  it("takes whole numbers as the levels they are", () => {
    const levels = levelsOf([1, 4, 6], {method: "none"});
    assert.deepEqual(Array.from(levels.data), [1, 4, 6]);
    assert.deepEqual(Array.from(levels.edges), [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
  });

  it("leaves voxels outside the region at 0, whatever they hold", () => {
    const grid = {shape: [4, 1, 1]} as const;
    const image = createVolume(Float32Array.of(Number.NaN, 5, 9, -1e9), {...grid, unit: "HU"});
    const levels = discretise(image, createMask(Uint8Array.of(0, 1, 1, 0), grid), {
      method: "fixedBinNumber",
      bins: 2,
    });
    assert.deepEqual(Array.from(levels.data), [0, 1, 2, 0]);
    assert.equal(levels.voxels, 2);
  });

  it("gives a flat region the last bin of the IBSI, the middle one of PyRadiomics, the first by width", () => {
    const bins = {method: "fixedBinNumber", bins: 8} as const;
    assert.deepEqual(Array.from(levelsOf([7, 7], bins).data), [8, 8]);
    assert.deepEqual(
      Array.from(levelsOf([7, 7], {...bins, convention: "pyradiomics"}).data),
      [5, 5],
    );
    assert.deepEqual(Array.from(levelsOf([7, 7], {...width25, from: "multiple"}).data), [1, 1]);
    assert.deepEqual(Array.from(levelsOf([7, 7], {...width25, from: "minimum"}).data), [1, 1]);
  });

  it("keeps levels in 1 … Ng and agrees with its own edges", () => {
    const value = fc.integer({min: -4000, max: 4000}).map((n) => n / 8);
    const from = fc.constantFrom("minimum" as const, "multiple" as const, -500);
    const rule: fc.Arbitrary<DiscretisationRule> = fc.oneof(
      fc.record({
        method: fc.constant("fixedBinNumber" as const),
        bins: fc.integer({min: 1, max: 64}),
      }),
      fc.record({
        method: fc.constant("fixedBinSize" as const),
        width: fc.constantFrom(0.5, 2.5, 25),
        from,
      }),
    );
    fc.assert(
      fc.property(fc.array(value, {minLength: 2, maxLength: 30}), rule, (values, chosen) => {
        const {data, count, edges} = levelsOf(values, chosen);
        assert.equal(edges.length, count + 1);
        values.forEach((x, i) => {
          const level = data[i];
          assert.ok(level >= 1 && level <= count);
          // A quotient and an edge may round apart by an ulp where a bin number divides the range.
          const slack = chosen.method === "fixedBinNumber" ? 1e-9 : 0;
          assert.ok(x >= edges[level - 1] - slack, `${x} in level ${level}`);
          assert.ok(level === count ? x <= edges[level] + slack : x < edges[level] + slack);
        });
      }),
      {seed: 5},
    );
  });

  it("does not change when the image is scaled, under a fixed bin number", () => {
    const rule = {method: "fixedBinNumber", bins: 7} as const;
    fc.assert(
      fc.property(fc.array(fc.integer({min: -99, max: 99}), {minLength: 2}), (values) => {
        const scaled = values.map((x) => 4 * x + 256);
        assert.deepEqual(levelsOf(scaled, rule).data, levelsOf(values, rule).data);
      }),
      {seed: 6},
    );
  });
});

describe("histogram", () => {
  it("counts every level, empty ones included, and nothing outside", () => {
    const grid = {shape: [5, 1, 1]} as const;
    const image = createVolume(Float64Array.of(1, 4, 4, 2, 9), {...grid, unit: "1"});
    const levels = discretise(image, createMask(Uint8Array.of(1, 1, 1, 1, 0), grid), {
      method: "none",
    });
    const {counts, edges} = histogram(levels);
    assert.deepEqual(Array.from(counts), [1, 1, 0, 2]);
    assert.equal(edges.length, 5);
  });
});

describe("bad input to discretise", () => {
  const rows: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a NaN in the region",
      () => levelsOf([1, Number.NaN], {method: "fixedBinNumber", bins: 4}),
      "intensities within the mask must be finite, got NaN at index 1",
    ],
    [
      "an infinity in the region",
      () => levelsOf([1, Number.POSITIVE_INFINITY], {...width25, from: "minimum"}),
      "intensities within the mask must be finite, got Infinity at index 1",
    ],
    [
      "a width that makes too many levels",
      () => levelsOf([0, 1000], {method: "fixedBinSize", width: 0.01, from: "multiple"}),
      "width must make at most 65535 levels, got 0.01, which makes 100001 from 0 to 1000",
    ],
    [
      "the same from a stated edge",
      () => levelsOf([0, 1000], {method: "fixedBinSize", width: 0.01, from: -1}),
      "width must make at most 65535 levels, got 0.01, which makes 100101 from -1 to 1000",
    ],
    [
      "an intensity below the first edge",
      () => levelsOf([-3, 5], {...width25, from: 0}),
      "intensities within the mask must be at least from = 0, got -3; re-segment the mask first",
    ],
    [
      "no bin",
      () => levelsOf([1, 2], {method: "fixedBinNumber", bins: 0}),
      "bins must be a whole number from 1 to 65535, got 0",
    ],
    [
      "a width of 0",
      () => levelsOf([1, 2], {method: "fixedBinSize", width: 0, from: "minimum"}),
      "width must be a finite size above 0, got 0",
    ],
    [
      "an edge that is no number",
      () => levelsOf([1, 2], {method: "fixedBinSize", width: 1, from: Number.NaN}),
      'from must be a finite number, "minimum" or "multiple", got NaN',
    ],
    [
      "fractions without a rule",
      () => levelsOf([1, 2.5], {method: "none"}),
      'with method "none" intensities must be whole numbers from 1 to 65535, got 2.5',
    ],
    [
      "an unknown method",
      () => levelsOf([1, 2], JSON.parse('{"method": "bins"}')),
      'method must be "fixedBinNumber", "fixedBinSize" or "none", got "bins"',
    ],
    [
      "an unknown convention",
      () =>
        levelsOf([1, 2], JSON.parse('{"method":"fixedBinNumber","bins":2,"convention":"mirp"}')),
      'convention must be "ibsi" or "pyradiomics", got "mirp"',
    ],
  ];
  for (const [title, call, message] of rows) {
    it(`${title} is refused`, () => {
      assert.equal(outcome(call), `RangeError discretise: ${message}`);
    });
  }

  it("an empty region, or one on another grid, is refused", () => {
    const image = createVolume(Float64Array.of(1, 2), {shape: [2, 1, 1], unit: "1"});
    const rule = {method: "none"} as const;
    assert.equal(
      outcome(() => discretise(image, createMask(new Uint8Array(2), image), rule)),
      "RangeError discretise: the mask must hold at least one voxel, got 0 of 2",
    );
    const moved = createMask(Uint8Array.of(1, 1), {...image, origin: [1, 0, 0]});
    assert.match(
      String(outcome(() => discretise(image, moved, rule))),
      /^ShapeError discretise: both must lie on the same grid, got .* and /,
    );
  });
});
