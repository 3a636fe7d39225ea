import assert from "node:assert/strict";
import {createRng, variance} from "voxelbook/core";
import type {Motion, Perturbation} from "voxelbook/pipeline";
import {drawPerturbations, perturbationName} from "voxelbook/pipeline";
import {outcome} from "../outcome.ts";

const withImage = {moves: "image and mask", interpolation: "linear"} as const;

describe("drawPerturbations", () => {
  const motion: Motion = {moves: "mask"};
  const shift = {kind: "shift", most: 0.5, unit: "voxel", ...motion} as const;

  it("draws plain parameters, which a record can hold", () => {
    const draws = [
      {...shift, count: 2},
      {kind: "rotate", count: 1, axis: "z", most: 0.1, ...withImage},
      {kind: "noise", count: 1, sd: "estimated"},
      {kind: "contour", count: 1, sdMm: 1, lengthMm: 3},
    ] as const;
    const drawn = drawPerturbations(createRng(7), draws);
    assert.deepEqual(
      drawn.map(({kind}) => kind),
      ["shift", "shift", "rotate", "noise", "contour"],
    );
    assert.deepEqual(JSON.parse(JSON.stringify(drawn)), drawn);
    assert.deepEqual(drawPerturbations(createRng(7), draws), drawn);
    assert.notDeepEqual(drawPerturbations(createRng(8), draws), drawn);
  });

  it("stays within its range, and gives the first ones again when more are asked for", () => {
    const many = drawPerturbations(createRng(1), [{...shift, count: 200}]);
    const steps = many.flatMap((one) => (one.kind === "shift" ? one.by : []));
    assert.equal(steps.length, 600);
    assert.ok(steps.every((step) => Math.abs(step) <= 0.5));

    // Uniform: a standard deviation of 1/√12, known to a thirtieth.
    assert.ok(Math.abs(Math.sqrt(variance(steps)) - 1 / Math.sqrt(12)) < 0.02);
    const few = drawPerturbations(createRng(1), [
      {...shift, count: 3},
      {kind: "noise", count: 1, sd: 1},
    ]);
    assert.deepEqual(few.slice(0, 3), many.slice(0, 3));
  });

  it("rejects counts and ranges that are none", () => {
    const draw = (entry: object) =>
      outcome(() => drawPerturbations(createRng(1), [entry as never]));
    assert.equal(
      draw({...shift, count: 0.5}),
      "RangeError drawPerturbations: count must be a whole number of at least 0, got 0.5",
    );
    assert.equal(
      draw({...shift, count: 1, most: -1}),
      "RangeError drawPerturbations: most must be finite and at least 0, got -1",
    );
    assert.equal(
      draw({kind: "erode", count: 1}),
      'RangeError drawPerturbations: kind must be "shift", "rotate", "noise" or "contour", got {"kind":"erode","count":1}',
    );
  });
});

describe("perturbationName", () => {
  it("says kind and parameters", () => {
    const rows: readonly (readonly [Perturbation, string])[] = [
      [{kind: "erode", radiusMm: 1, beyond: "background"}, "erode 1 mm"],
      [{kind: "erode", radiusMm: 1, beyond: "foreground"}, "erode 1 mm, not at the image's border"],
      [{kind: "dilate", connectivity: 26, times: 2}, "dilate 2 voxels (26)"],
      [
        {kind: "shift", by: [0.5, 0, -0.25], unit: "voxel", ...withImage},
        "shift 0.5 0 -0.25 voxel, linear",
      ],
      [
        {kind: "rotate", axis: "z", angle: Math.PI / 36, moves: "mask"},
        "rotate 5° about z, mask only",
      ],
      [{kind: "noise", sd: 10, seed: "a"}, "noise of sd 10, seed a"],
      [{kind: "contour", sdMm: 1, lengthMm: 3, seed: "b"}, "contour 1 mm over 3 mm, seed b"],
      [
        {kind: "resample", spacing: [1, 1, 3], interpolation: "linear"},
        "resample to 1 × 1 × 3 mm, linear",
      ],
      [
        {kind: "resample", spacing: [1, 1, 1], interpolation: {window: "hamming", radius: 3}},
        "resample to 1 × 1 × 1 mm, hamming sinc of 3",
      ],
      [{kind: "binWidth", width: 25}, "bin width 25"],
      [{kind: "binWidth", width: 25, from: "minimum"}, "bin width 25 from minimum"],
      [{kind: "binNumber", count: 32}, "bin number 32"],
    ];
    for (const [perturbation, name] of rows) assert.equal(perturbationName(perturbation), name);
    assert.throws(() => perturbationName(JSON.parse("{}")), /kind must be known, got \{\}/);
  });
});
