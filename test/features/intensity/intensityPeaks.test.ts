import assert from "node:assert/strict";
import fc from "fast-check";
import {intensityPeaks} from "../../../lib/features/index.ts";
import {createMask, createVolume, type Mask, type Volume} from "../../../lib/image/index.ts";
import {outcome} from "../../outcome.ts";

type Triple = readonly [number, number, number];

/** An image and a region from functions of place. */
function made(
  shape: Triple,
  spacing: Triple,
  value: (i: number) => number,
  inside: (i: number) => number,
): {image: Volume; mask: Mask} {
  const n = shape[0] * shape[1] * shape[2];
  const grid = {shape, spacing};
  return {
    image: createVolume(
      Float64Array.from({length: n}, (_, i) => value(i)),
      {...grid, unit: "1"},
    ),
    mask: createMask(
      Uint8Array.from({length: n}, (_, i) => inside(i)),
      grid,
    ),
  };
}

/** The same by its definition: every pair of voxels is measured. */
function slowPeaks({data, shape, spacing}: Volume, {data: inside}: Mask) {
  const radius = 10 * (3 / (4 * Math.PI)) ** (1 / 3);
  const place = (i: number): number[] => [
    (i % shape[0]) * spacing[0],
    (Math.floor(i / shape[0]) % shape[1]) * spacing[1],
    Math.floor(i / (shape[0] * shape[1])) * spacing[2],
  ];
  const meanAt = (i: number): number => {
    const near = Array.from(data).filter((_, k) => {
      const [p, q] = [place(i), place(k)];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) <= radius;
    });
    return near.reduce((sum, x) => sum + x, 0) / near.length;
  };
  const centres = Array.from(inside.keys()).filter((i) => inside[i] === 1);
  const most = Math.max(...centres.map((i) => data[i]));
  const tops = centres.filter((i) => data[i] === most);
  return {
    local: Math.max(...tops.map(meanAt)),
    global: Math.max(...centres.map(meanAt)),
  };
}

describe("intensityPeaks", () => {
  it("averages the voxels within 6.2 mm, in the region or not, as far as the image goes", () => {
    const row = [0, 8, 1, 100];
    const {image, mask} = made(
      [4, 1, 1],
      [6, 6, 6],
      (i) => row[i],
      (i) => (i < 3 ? 1 : 0),
    );
    // Around 8 lie 0, 8 and 1; around 1 lie 8, 1 and 100.
    assert.deepEqual(intensityPeaks(image, mask), {local: 3, global: 109 / 3});
  });

  it("takes the best of several highest voxels", () => {
    const row = [5, 9, 0, 0, 9, 8];
    const {image, mask} = made(
      [6, 1, 1],
      [6, 6, 6],
      (i) => row[i],
      () => 1,
    );
    assert.deepEqual(intensityPeaks(image, mask), {local: 17 / 3, global: 17 / 2});
  });

  it("agrees with measuring every pair, on grids of any spacing", () => {
    const spacing = fc.constantFrom<Triple>([2, 3, 5], [3.5, 2.2, 7], [1.7, 6.3, 2.9]);
    const cells = fc.array(fc.tuple(fc.integer({min: -99, max: 99}), fc.boolean()), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(spacing, cells, (size, list) => {
        const {image, mask} = made(
          [5, 4, 3],
          size,
          (i) => list[i][0],
          (i) => (list[i][1] || i === 7 ? 1 : 0),
        );
        const [found, wanted] = [intensityPeaks(image, mask), slowPeaks(image, mask)];
        assert.ok(Math.abs(found.local - wanted.local) < 1e-12);
        assert.ok(Math.abs(found.global - wanted.global) < 1e-12);
      }),
      {seed: 15, numRuns: 40},
    );
  });

  it("is the intensity itself where voxels are larger than the ball", () => {
    const {image, mask} = made(
      [2, 2, 2],
      [7, 7, 7],
      (i) => i,
      () => 1,
    );
    assert.deepEqual(intensityPeaks(image, mask), {local: 7, global: 7});
  });

  it("refuses an empty region and what is not finite within its reach", () => {
    const nothing = made(
      [2, 1, 1],
      [1, 1, 1],
      () => 1,
      () => 0,
    );
    assert.equal(
      outcome(() => intensityPeaks(nothing.image, nothing.mask)),
      "RangeError intensityPeaks: the mask must hold at least one voxel, got 0 of 2",
    );
    const torn = made(
      [3, 1, 1],
      [2, 2, 2],
      (i) => (i === 2 ? Number.NaN : 1),
      (i) => (i === 0 ? 1 : 0),
    );
    assert.equal(
      outcome(() => intensityPeaks(torn.image, torn.mask)),
      'RangeError intensityPeaks: intensities within 6.20 mm of the region\'s box must be finite, got NaN at voxel [2, 0, 0]; give it a value, or leave the family "local" out',
    );
  });
});
