import assert from "node:assert/strict";
import fc from "fast-check";
import {mean, variance} from "voxelbook/core";
import {createVolume} from "voxelbook/image";
import type {Perturbation} from "voxelbook/pipeline";
import {applyPerturbation, estimateNoise, perturbationName} from "voxelbook/pipeline";
import {ball, numbered, region, sizeOf} from "./numbered.ts";

const withImage = {moves: "image and mask", interpolation: "linear"} as const;

describe("applyPerturbation", () => {
  it("erodes and dilates by voxels or by mm, and leaves the image", () => {
    const image = numbered([7, 1, 1], [2, 1, 1]);
    const mask = region(image, (x) => x >= 2 && x <= 4);
    const rows: readonly (readonly [Perturbation, readonly number[]])[] = [
      [{kind: "erode", connectivity: 6, beyond: "background"}, [0, 0, 0, 1, 0, 0, 0]],
      [{kind: "erode", radiusMm: 2, beyond: "background"}, [0, 0, 0, 1, 0, 0, 0]],
      [{kind: "dilate", connectivity: 6}, [0, 1, 1, 1, 1, 1, 0]],
      [{kind: "dilate", connectivity: 6, times: 2}, [1, 1, 1, 1, 1, 1, 1]],
      [{kind: "dilate", radiusMm: 1.9}, [0, 0, 1, 1, 1, 0, 0]],
    ];
    for (const [perturbation, wanted] of rows) {
      const result = applyPerturbation(image, mask, perturbation);
      assert.deepEqual(Array.from(result.mask.data), wanted, perturbationName(perturbation));
      assert.equal(result.image, image);
    }
  });

  it("shifts by whole voxels exactly, with the image or without", () => {
    const image = numbered([5, 4, 3], [2, 1, 3]);
    const mask = region(image, (x, y, z) => x === 1 && y <= 1 && z === 1);
    const along = {kind: "shift", by: [2, 1, -1], unit: "voxel"} as const;
    const both = applyPerturbation(image, mask, {...along, ...withImage});
    const wanted = region(image, (x, y, z) => x === 3 && y >= 1 && y <= 2 && z === 0);
    assert.deepEqual(both.mask.data, wanted.data);

    // The voxel at (3, 2, 0) holds what stood at (1, 1, 1); the first one, the edge value.
    assert.equal(both.image.data[3 + 5 * 2], 111);
    assert.equal(both.image.data[0], 100);
    const alone = applyPerturbation(image, mask, {...along, moves: "mask"});
    assert.equal(alone.image, image);
    assert.deepEqual(alone.mask.data, wanted.data);
    const inMm = {...along, by: [4, 1, -3], unit: "mm", moves: "mask"} as const;
    assert.deepEqual(applyPerturbation(image, mask, inMm).mask.data, wanted.data);
  });

  it("shifts by half a voxel to the mean of two, and cuts the region at a half", () => {
    const image = numbered([4, 1, 1]);
    const mask = region(image, (x) => x === 1 || x === 2);
    const half = {kind: "shift", by: [0.5, 0.5, 0.5], unit: "voxel", ...withImage} as const;
    const result = applyPerturbation(image, mask, half);

    // Along y and z there is one voxel, and nowhere to go.
    assert.deepEqual(Array.from(result.image.data), [0, 0.5, 1.5, 2.5]);
    assert.deepEqual(Array.from(result.mask.data), [0, 1, 1, 1]);
  });

  it("turns by a right angle exactly, x towards y about z, in the grid's own axes", () => {
    const image = numbered([5, 5, 2]);
    const mask = region(image, (x, y) => y === 2 && x >= 1 && x <= 3);
    const turn = {kind: "rotate", axis: "z", angle: Math.PI / 2, ...withImage} as const;
    const {image: turned, mask: column} = applyPerturbation(image, mask, turn);
    assert.deepEqual(column.data, region(image, (x, y) => x === 2 && y >= 1 && y <= 3).data);

    // What stood at (3, 2) now stands at (2, 3).
    assert.ok(Math.abs(turned.data[2 + 5 * 3] - 23) < 1e-9, String(turned.data[2 + 5 * 3]));
    const mirrored = {...image, direction: Float64Array.of(-1, 0, 0, 0, 1, 0, 0, 0, 1)};
    const other = {...mask, direction: mirrored.direction};
    const again = applyPerturbation(mirrored, other, turn);
    for (let i = 0; i < 50; i++) assert.ok(Math.abs(again.image.data[i] - turned.data[i]) < 1e-9);
    assert.deepEqual(again.mask.data, column.data);
  });

  it("keeps a ball a ball under any rotation and shift", () => {
    const {image, mask} = ball(6);
    const angle = fc.double({min: -3, max: 3, noNaN: true});
    const step = fc.double({min: -0.5, max: 0.5, noNaN: true});
    fc.assert(
      fc.property(angle, fc.constantFrom("x", "y", "z"), step, (turn, axis, by) => {
        const rotation = {kind: "rotate", axis, angle: turn, moves: "mask"} as const;
        const shift = {kind: "shift", by: [by, -by, by], unit: "mm", moves: "mask"} as const;

        // A digital ball of 925 voxels: its border is a twentieth of it at most.
        for (const perturbation of [rotation, shift]) {
          const moved = sizeOf(applyPerturbation(image, mask, perturbation).mask);
          assert.ok(Math.abs(moved / sizeOf(mask) - 1) < 0.05, String(moved));
        }
      }),
      {seed: 4, numRuns: 20},
    );
  });

  it("adds noise of the stated size, the same for the same seed", () => {
    const {image, mask} = ball(4);
    const short = createVolume(new Int16Array(image.data.length), image);
    const noise = {kind: "noise", sd: 10, seed: "a"} as const;
    const {image: noisy, mask: same} = applyPerturbation(short, mask, noise);
    assert.equal(same, mask);
    assert.ok(noisy.data instanceof Float32Array);
    assert.equal(noisy.unit, "HU");

    // 9261 voxels: the mean scatters by 0.1, the standard deviation by 0.07; three times that.
    assert.ok(Math.abs(mean(noisy.data)) < 0.32);
    assert.ok(Math.abs(Math.sqrt(variance(noisy.data)) - 10) < 0.23);
    assert.deepEqual(applyPerturbation(short, mask, noise).image.data, noisy.data);
    const other = applyPerturbation(short, mask, {...noise, seed: "b"}).image;
    assert.notDeepEqual(other.data, noisy.data);
  });

  it("finds the noise that is there, and adds as much again", () => {
    const {image, mask} = ball(4);
    const {image: first} = applyPerturbation(image, mask, {kind: "noise", sd: 5, seed: "a"});
    const second = {kind: "noise", sd: "estimated", seed: "b"} as const;
    const {image: twice} = applyPerturbation(first, mask, second);
    const added = Float64Array.from(twice.data, (value, i) => value - first.data[i]);

    // The median of 8400 details that overlap: within 5 %.
    assert.ok(Math.abs(Math.sqrt(variance(added)) - 5) < 0.25);
    assert.ok(Math.abs(estimateNoise(twice) - Math.SQRT2 * 5) < 0.35);
  });

  it("resamples image and region on a grid with the same centre", () => {
    const image = numbered([4, 4, 1], [1, 1, 5]);
    const mask = region(image, (x) => x < 2);
    const {image: coarse, mask: half} = applyPerturbation(image, mask, {
      kind: "resample",
      spacing: [2, 2, 5],
      interpolation: "linear",
    });
    assert.deepEqual(coarse.shape, [2, 2, 1]);
    assert.deepEqual(Array.from(coarse.data), [5.5, 7.5, 25.5, 27.5]);
    assert.deepEqual(Array.from(half.data), [1, 0, 1, 0]);
    assert.deepEqual(half.origin, coarse.origin);
  });

  it("redraws a border by about what was asked, and without bias", () => {
    const {image, mask} = ball(6);
    const sizes = Array.from({length: 30}, (_, i) => {
      const contour = {kind: "contour", sdMm: 0.5, lengthMm: 2, seed: String(i)} as const;
      const {image: same, mask: redrawn} = applyPerturbation(image, mask, contour);
      assert.equal(same, image);

      // Nothing changes deep inside or far outside: at most four standard deviations away.
      redrawn.data.forEach((value, j) => {
        const [x, y, z] = [j % 21, Math.floor(j / 21) % 21, Math.floor(j / 441)];
        const radius = Math.hypot(x - 10, y - 10, z - 10);
        if (radius < 3 || radius > 9) assert.equal(value, mask.data[j]);
      });
      return sizeOf(redrawn) / sizeOf(mask);
    });

    // A shell of ½ mm on a ball of 6 mm is a quarter of its volume; averaged over about six patches of
    // the border a tenth, whose mean over thirty draws scatters by a fiftieth.
    assert.ok(Math.abs(mean(sizes) - 1) < 0.06, String(mean(sizes)));
    const spread = Math.sqrt(variance(sizes));
    assert.ok(spread > 0.02 && spread < 0.2, String(spread));
  });

  it("moves a flat border by the standard deviation that was asked for, neighbours alike", () => {
    const image = numbered([60, 60, 30], [1, 1, 2]);
    const mask = region(image, (_x, _y, z) => z < 15);
    const contour = {kind: "contour", sdMm: 3, lengthMm: 3, seed: "slab"} as const;
    const {data} = applyPerturbation(image, mask, contour).mask;

    // Height of each column, mm; cutting at voxels of 2 mm adds a variance of 2²/12.
    const height = Float64Array.from({length: 3600}, (_, i) => {
      let count = 0;
      for (let z = 0; z < 30; z++) count += data[i + 3600 * z];
      return 2 * count;
    });
    const wanted = Math.sqrt(3 ** 2 + 1 / 3);

    // About thirty patches of independent border: the standard deviation is known to an eighth.
    const spread = Math.sqrt(variance(height));
    assert.ok(Math.abs(spread / wanted - 1) < 0.25, `${spread}, not ${wanted}`);
    assert.ok(Math.abs(mean(height) - 30) < 1.7, String(mean(height)));

    // One voxel further the field has changed little: its correlation is exp(−1 / 4 · 1 / 9) = 0.97.
    let steps = 0;
    for (let i = 0; i < 3600; i++) if (i % 60 < 59) steps += (height[i + 1] - height[i]) ** 2;
    assert.ok(steps / 3540 < 0.15 * 2 * wanted ** 2);
  });

  it("leaves the region alone where the border has no freedom, and bins alone always", () => {
    const {image, mask} = ball(3);
    const still: readonly Perturbation[] = [
      {kind: "contour", sdMm: 0, lengthMm: 2, seed: "a"},
      {kind: "binWidth", width: 10},
      {kind: "binNumber", count: 32},
    ];
    for (const perturbation of still) {
      const result = applyPerturbation(image, mask, perturbation);
      assert.equal(result.image, image);
      assert.deepEqual(result.mask.data, mask.data);
    }
  });

  it("does not modify what it is given", () => {
    const {image, mask} = ball(3);
    const before = [Array.from(image.data), Array.from(mask.data)];
    const all: readonly Perturbation[] = [
      {kind: "erode", connectivity: 6, beyond: "background"},
      {kind: "dilate", radiusMm: 1},
      {kind: "contour", sdMm: 0.3, lengthMm: 2, seed: "a"},
      {kind: "shift", by: [0.2, 0, 0], unit: "mm", ...withImage},
      {kind: "rotate", axis: "x", angle: 0.1, ...withImage},
      {kind: "noise", sd: 1, seed: "a"},
      {kind: "resample", spacing: [2, 2, 2], interpolation: "linear"},
    ];
    for (const perturbation of all) applyPerturbation(image, mask, perturbation);
    assert.deepEqual([Array.from(image.data), Array.from(mask.data)], before);
  });
});
