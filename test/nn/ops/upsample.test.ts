import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type InterpolationOptions,
  tensor,
  upsample,
  upsampleBackward,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "./gradient.ts";

const line = tensor([1, 3, 1], [0, 6, 3]);

describe("upsample", () => {
  it("repeats each voxel", () => {
    assert.deepEqual(
      upsample(tensor([1, 1, 2, 2], [1, 10, 2, 20]), {scale: [2, 2], mode: "nearest"}),
      tensor([1, 2, 4, 2], [1, 10, 1, 10, 2, 20, 2, 20, 1, 10, 1, 10, 2, 20, 2, 20]),
    );
  });

  it("interpolates between centres, holding the edge, or from end to end", () => {
    assert.deepEqual(
      Array.from(upsample(line, {scale: 2, mode: "linear"}).data),
      [0, 1.5, 4.5, 5.25, 3.75, 3],
    );
    assert.deepEqual(
      Array.from(upsample(line, {size: 5, mode: "linear", alignCorners: true}).data),
      [0, 3, 6, 4.5, 3],
    );
  });

  it("reads the first voxel when corners are aligned and one output is wanted", () => {
    const one = upsample(line, {size: 1, mode: "linear", alignCorners: true});
    assert.deepEqual(one, tensor([1, 1, 1], [0]));
  });

  it("spreads a single voxel over everything, in every mode", () => {
    for (const mode of ["nearest", "linear", "cubic"] as const) {
      assertNear(
        upsample(tensor([1, 1, 1], [7]), {size: 3, mode}),
        tensor([1, 3, 1], 7),
        // The four weights of "cubic" add up to 1 within rounding.
        1e-14,
      );
    }
  });

  it("returns the image when the size stays", () => {
    const x = randomTensor(1, [1, 3, 4, 2]);
    for (const mode of ["nearest", "linear", "cubic"] as const) {
      for (const alignCorners of mode === "nearest" ? [false] : [false, true]) {
        assertNear(upsample(x, {scale: 1, mode, alignCorners}), x, 1e-15);
      }
    }
  });

  it("keeps a ramp straight when corners are aligned, and constants always", () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 9}), fc.integer({min: 2, max: 20}), (n, m) => {
        const ramp = tensor(
          [1, n, 1],
          Array.from({length: n}, (_, i) => i / (n - 1)),
        );
        const fine = upsample(ramp, {size: m, mode: "linear", alignCorners: true});
        const expected = Array.from({length: m}, (_, i) => i / (m - 1));
        assertNear(fine, tensor([1, m, 1], expected), 1e-13);
        for (const mode of ["nearest", "linear", "cubic"] as const) {
          assertNear(upsample(tensor([1, n, 1], 5), {size: m, mode}), tensor([1, m, 1], 5), 1e-13);
        }
      }),
      {seed: 7, numRuns: 50},
    );
  });

  const configurations: readonly (readonly [readonly number[], InterpolationOptions])[] = [
    [[2, 3, 2], {size: 7, mode: "nearest"}],
    [[2, 5, 2], {size: 3, mode: "linear"}],
    [[1, 3, 4, 2], {scale: [2, 3], mode: "linear"}],
    [[1, 3, 4, 2], {size: [7, 5], mode: "linear", alignCorners: true}],
    [[1, 3, 4, 2], {size: [7, 5], mode: "cubic"}],
    [[1, 2, 3, 2, 2], {scale: 2, mode: "linear"}],
    [[1, 2, 3, 2, 1], {size: [3, 5, 4], mode: "linear", alignCorners: true}],
  ];
  configurations.forEach(([shape, options], i) => {
    it(`has the gradient of central differences, configuration ${i + 1}`, () => {
      const x = randomTensor(2, shape);
      const weights = randomTensor(3, upsample(x, options).shape);
      const gradient = upsampleBackward(weights, {x, ...options});
      assertGradient((at) => inner(upsample(at, options), weights), x, gradient);
    });
  });

  const x = tensor([1, 3, 3, 1]);
  const wrong = "area" as "nearest";
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "neither size nor scale",
      () => upsample(x, {mode: "nearest"}),
      "RangeError upsample: exactly one of size and scale must be given, got neither",
    ],
    [
      "both size and scale",
      () => upsample(x, {mode: "nearest", size: 6, scale: 2}),
      "RangeError upsample: exactly one of size and scale must be given, got both",
    ],
    [
      "a scale that gives half a voxel",
      () => upsample(x, {mode: "nearest", scale: 1.5}),
      "RangeError upsample: scale must give whole sizes of at least 1, got [4.5, 4.5]; give size instead",
    ],
    [
      "a scale for other axes",
      () => upsample(x, {mode: "nearest", scale: [2]}),
      "RangeError upsample: scale must be one number or 2, one per spatial axis, got [2]",
    ],
    [
      "an unknown mode",
      () => upsample(x, {mode: wrong, scale: 2}),
      'RangeError upsample: mode must be "nearest", "linear" or "cubic", got area',
    ],
    [
      "aligned corners of repeated voxels",
      () => upsample(x, {mode: "nearest", scale: 2, alignCorners: true}),
      'RangeError upsample: alignCorners must be false when mode is "nearest", got true',
    ],
    [
      "a gradient of another shape",
      () => upsampleBackward(x, {x, mode: "linear", scale: 2}),
      "ShapeError upsampleBackward: gradOutput must have the shape of the output, got [1, 3, 3, 1] and [1, 6, 6, 1]",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => assert.equal(outcome(call), message));
  }
});
