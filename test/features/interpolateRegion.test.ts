import assert from "node:assert/strict";
import fc from "fast-check";
import {interpolateRegion, roundHalfEven} from "../../lib/features/interpolateRegion.ts";
import type {InterpolationSettings} from "../../lib/features/settings.ts";
import type {VoxelArray} from "../../lib/image/index.ts";
import {createMask, createVolume} from "../../lib/image/index.ts";

const everything = {mm: Number.POSITIVE_INFINITY};

/** A line of voxels along x, all in the region. */
function line(data: VoxelArray, spacing = 1) {
  const image = createVolume(data, {
    shape: [data.length, 1, 1],
    spacing: [spacing, spacing, spacing],
    unit: "HU",
  });
  return {image, mask: createMask(new Uint8Array(data.length).fill(1), image)};
}

/** Settings for another voxel size along x. */
function along(x: number, changes: Partial<InterpolationSettings>): InterpolationSettings {
  return {
    spacing: [x, "unchanged", "unchanged"],
    image: "linear",
    mask: "nearest",
    partialVolumeThreshold: 0.5,
    rounding: "none",
    align: "centre",
    ...changes,
  };
}

describe("roundHalfEven", () => {
  it("rounds to the nearest whole number, halves to the even one", () => {
    const rows = [
      [0.5, 0],
      [1.5, 2],
      [2.5, 2],
      [-0.5, 0],
      [-1.5, -2],
      [2.4, 2],
      [2.6, 3],
      [-2.6, -3],
      [7, 7],
    ];
    for (const [value, rounded] of rows) assert.equal(roundHalfEven(value) + 0, rounded);
  });

  it("takes what weights have rounded away from a half as the half", () => {
    assert.equal(roundHalfEven(0.1 + 0.2 + 2.2), 2);
    assert.equal(roundHalfEven(2.5 + 1e-12), 2);
    assert.equal(roundHalfEven(2.5 + 1e-6), 3);
  });
});

describe("interpolateRegion", () => {
  const four = line(Int16Array.of(0, 10, 20, 30));

  it("shares the centre and goes on with the edge, or shares the corner and ends with 0", () => {
    // Three voxels of 1.6 mm over four of 1 mm: centres at −0.1, 1.5, 3.1 or at 0.3, 1.9, 3.5.
    const {image: centred} = interpolateRegion(four.image, four.mask, along(1.6, {}), everything);
    const rounded = Array.from(centred.data, (x) => Math.round(1e6 * x) / 1e6);
    assert.deepEqual(rounded, [0, 15, 30]);
    const corner = along(1.7, {align: "corner"});
    const {image: cornered} = interpolateRegion(four.image, four.mask, corner, everything);
    const values = Array.from(cornered.data, (x) => Math.round(1e6 * x) / 1e6);
    // Centres at 0.35, 2.05 and 3.75: the last one lies beyond the last voxel.
    assert.deepEqual(values, [3.5, 20.5, 0]);
  });

  it("keeps the number type of the image where that is asked for", () => {
    const stored = along(1.6, {align: "corner", rounding: "stored"});
    const whole = line(Int16Array.of(-5, -8, 20, 30));
    const {image} = interpolateRegion(whole.image, whole.mask, stored, everything);
    // −5.9 loses its fraction towards 0, 17.2 becomes 17.
    assert.deepEqual(Array.from(image.data), [-5, 17, 30]);
    const single = line(Float32Array.of(0, 0.1, 0.2, 0.3));
    const {data} = interpolateRegion(single.image, single.mask, stored, everything).image;
    assert.deepEqual(Array.from(data), Array.from(data, Math.fround));
  });

  it("cuts an interpolated mask at its threshold, the threshold included", () => {
    const {image} = line(Float64Array.of(0, 0, 0, 0));
    const mask = createMask(Uint8Array.of(0, 1, 1, 0), image);
    const half = along(2, {mask: "linear"});
    const of = (settings: InterpolationSettings): number[] =>
      Array.from(interpolateRegion(image, mask, settings, everything).mask.data);
    assert.deepEqual(of(half), [1, 1]);
    assert.deepEqual(of({...half, partialVolumeThreshold: 0.51}), [0, 0]);
  });

  it("computes around the region what it would compute there of the whole image", () => {
    const place = fc.integer({min: 0, max: 79});
    const size = fc.constantFrom(0.7, 1.3, 2, 3.1);
    const image = line(Float64Array.from({length: 80}, (_, i) => 50 * Math.sin(i) + i)).image;
    fc.assert(
      fc.property(place, place, size, (a, b, spacing) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const inside = Uint8Array.from({length: 80}, (_, i) => (i >= low && i <= high ? 1 : 0));
        const mask = createMask(inside, image);
        for (const align of ["centre", "corner"] as const) {
          const settings = along(spacing, {align, image: "cubic-b-spline", mask: "linear"});
          const all = interpolateRegion(image, mask, settings, everything);
          const part = interpolateRegion(image, mask, settings, {mm: 3});
          const first = Math.round((part.image.origin[0] - all.image.origin[0]) / spacing);
          part.image.data.forEach((value, k) => {
            assert.ok(Math.abs(value - all.image.data[first + k]) < 1e-9, `${align} at ${k}`);
            assert.equal(part.mask.data[k], all.mask.data[first + k]);
          });
          const count = (data: Uint8Array): number => data.reduce((sum, x) => sum + x, 0);
          assert.equal(count(part.mask.data), count(all.mask.data));
        }
      }),
      {seed: 31, numRuns: 40},
    );
  });
});
