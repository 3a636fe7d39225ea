import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {spatialAutocorrelation} from "../../../lib/features/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";
import {someMask} from "./bodies.ts";

const line = (...values: number[]) => {
  const image = createVolume(Float64Array.from(values), {
    shape: [values.length, 1, 1],
    spacing: [2, 1, 1],
    unit: "1",
  });
  return [image, createMask(new Uint8Array(values.length).fill(1), image)] as const;
};
const close = (actual: number, expected: number): void => {
  // Fourier sums keep all but the last few digits.
  assert.ok(Math.abs(actual - expected) < 1e-11, `${actual}, ${expected}`);
};

describe("spatialAutocorrelation", () => {
  it("of three values in a row is what paper and pencil give", () => {
    // Deviations −1, 0, 1; weights ½ for neighbours, ¼ for the ends; all pairs twice.
    const {moranI, gearyC} = spatialAutocorrelation(...line(1, 2, 3));
    close(moranI, ((3 / 2.5) * (2 * (-1 / 4))) / 2);
    close(gearyC, (2 / (2 * 2.5)) * ((2 * (1 / 2 + 1 / 2 + 4 / 4)) / 2));
  });

  it("is high for like neighbours and low for alternating ones", () => {
    const slope = spatialAutocorrelation(...line(1, 2, 3, 4, 5, 6, 7, 8));
    const comb = spatialAutocorrelation(...line(1, 8, 1, 8, 1, 8, 1, 8));
    assert.ok(slope.moranI > 0 && comb.moranI < -0.2);
    assert.ok(slope.gearyC < 1 && comb.gearyC > 1.1);
  });

  it("is the same by Fourier transforms and pair by pair", () => {
    fc.assert(
      fc.property(someMask, fc.integer({min: 1, max: 1e6}), (mask, seed) => {
        const rng = createRng(seed);
        const values = Float64Array.from(mask.data, () => 100 + 30 * rng.normal());
        const image = createVolume(values, {...mask, unit: "HU"});
        const fast = spatialAutocorrelation(image, mask);
        const plain = spatialAutocorrelation(image, mask, {method: "pairs"});
        if (mask.data.reduce((n, here) => n + here, 0) < 2) {
          assert.deepEqual([fast, plain], Array(2).fill({moranI: NaN, gearyC: NaN}));
          return;
        }
        close(fast.moranI, plain.moranI);
        close(fast.gearyC, plain.gearyC);
      }),
      {seed: 1, numRuns: 60},
    );
  });

  it("keeps its digits where intensities are huge or tiny", () => {
    for (const scale of [1e9, 1e-9]) {
      const [image, mask] = line(...[3, 1, 4, 1, 5, 9].map((v) => v * scale));
      const plain = spatialAutocorrelation(image, mask, {method: "pairs"});
      close(spatialAutocorrelation(image, mask).gearyC, plain.gearyC);
    }
  });

  it("does not change with a shift or a stretch of the intensities", () => {
    const one = spatialAutocorrelation(...line(3, 1, 4, 1, 5, 9));
    const other = spatialAutocorrelation(...line(...[3, 1, 4, 1, 5, 9].map((v) => 1000 - 7 * v)));
    close(one.moranI, other.moranI);
    close(one.gearyC, other.gearyC);
  });

  it("does not change with the spacing when all sides grow alike, but does with thick slices", () => {
    const values = Float64Array.from({length: 27}, (_, i) => (i * 7) % 11);
    const at = (spacing: [number, number, number]) => {
      const image = createVolume(values, {shape: [3, 3, 3], spacing, unit: "1"});
      return spatialAutocorrelation(image, createMask(new Uint8Array(27).fill(1), image)).moranI;
    };
    close(at([1, 1, 1]), at([4, 4, 4]));
    assert.ok(Math.abs(at([1, 1, 1]) - at([1, 1, 5])) > 1e-3);
  });

  it("is void for equal intensities, whatever rounding makes of their mean", () => {
    assert.deepEqual(spatialAutocorrelation(...line(0.1, 0.1, 0.1)), {moranI: NaN, gearyC: NaN});
  });
});
