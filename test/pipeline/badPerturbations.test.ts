import assert from "node:assert/strict";
import {createMask} from "voxelbook/image";
import type {Perturbation} from "voxelbook/pipeline";
import {applyPerturbation} from "voxelbook/pipeline";
import {outcome} from "../outcome.ts";
import {numbered, region} from "./numbered.ts";

describe("applyPerturbation, given what it cannot use", () => {
  const image = numbered([5, 5, 1]);
  const mask = region(image, (x, y) => x === 2 && y === 2);
  const away = {moves: "mask"} as const;
  const rows: readonly (readonly [Perturbation, string])[] = [
    [
      {kind: "erode", connectivity: 6, beyond: "background"},
      "the region must keep at least one voxel, got 0 after erode",
    ],
    [
      {kind: "shift", by: [9, 0, 0], unit: "voxel", ...away},
      "the region must keep at least one voxel, got 0 after shift",
    ],
    [
      {kind: "shift", by: [Number.NaN, 0, 0], unit: "voxel", ...away},
      "by must be three finite numbers, got [NaN, 0, 0]",
    ],
    [
      {kind: "shift", by: [1, 0, 0], unit: JSON.parse('"cm"'), ...away},
      'unit must be "voxel" or "mm", got cm',
    ],
    [
      {kind: "shift", by: [1, 0, 0], unit: "mm", ...JSON.parse('{"moves": "both"}')},
      'moves must be "mask" or "image and mask", got both',
    ],
    [
      {kind: "rotate", axis: "z", angle: Infinity, ...away},
      "angle must be finite, in rad, got Infinity",
    ],
    [
      {kind: "rotate", axis: JSON.parse('"w"'), angle: 1, ...away},
      'axis must be "x", "y" or "z", got w',
    ],
    [
      {kind: "rotate", axis: "x", angle: 1, ...away},
      "a flat image can turn only about its own normal, got axis x",
    ],
    [{kind: "noise", sd: -1, seed: "a"}, 'sd must be "estimated" or at least 0, got -1'],
    [
      {kind: "contour", sdMm: Number.NaN, lengthMm: 1, seed: "a"},
      "sdMm must be finite and at least 0 mm, got NaN",
    ],
    [
      {kind: "contour", sdMm: 1, lengthMm: -1, seed: "a"},
      "lengthMm must be finite and at least 0 mm, got -1",
    ],
    [
      JSON.parse('{"kind": "melt"}'),
      "kind must be one of erode, dilate, contour, shift, rotate, noise, resample, binWidth, binNumber, got melt",
    ],
  ];
  for (const [perturbation, rule] of rows) {
    it(`says that ${rule}`, () => {
      assert.equal(
        outcome(() => applyPerturbation(image, mask, perturbation)),
        `RangeError applyPerturbation: ${rule}`,
      );
    });
  }

  it("refuses an empty region and one on another grid", () => {
    const dilation = {kind: "dilate", connectivity: 6} as const;
    assert.equal(
      outcome(() => applyPerturbation(image, createMask(new Uint8Array(25), image), dilation)),
      "RangeError applyPerturbation: the region must hold at least one voxel, got 0",
    );
    const moved = {...mask, origin: [1, 0, 0]} as const;
    assert.match(
      String(outcome(() => applyPerturbation(image, moved, dilation))),
      /^ShapeError applyPerturbation: both must lie on the same grid/,
    );
  });
});
