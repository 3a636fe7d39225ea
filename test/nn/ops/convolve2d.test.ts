import assert from "node:assert/strict";
import fc from "fast-check";
import {convolve2d, correlate2d, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear, inner, randomTensor} from "./gradient.ts";

const MODES = ["full", "same", "valid"] as const;
const point = tensor([3, 3], [0, 0, 0, 0, 1, 0, 0, 0, 0]);
const kernel = tensor([2, 2], [1, 2, 3, 4]);

describe("convolve2d", () => {
  it("answers a point with the kernel as it stands, correlate2d with the kernel turned by 180°", () => {
    const digits = tensor([3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [turned, same] = [digits.data.toReversed(), {mode: "same"} as const];
    assert.deepEqual(convolve2d(point, digits, same), digits);
    assert.deepEqual(correlate2d(point, digits, same), {shape: [3, 3], data: turned});
  });

  it("gives the numbers of a 3 × 3 image and a 2 × 2 kernel by hand", () => {
    const f = tensor([3, 3], [1, 2, 0, 0, 1, 3, 2, 0, 1]);
    // (f * g)[1, 1] = 1·4 + 2·3 + 0·2 + 1·1 = 11, (f ⋆ g)[0, 0] = 1·1 + 2·2 + 0·3 + 1·4 = 9.
    assert.deepEqual(
      outcome(() => convolve2d(f, kernel, {mode: "valid"})),
      [11, 13, 7, 14],
    );
    assert.deepEqual(
      outcome(() => correlate2d(f, kernel, {mode: "valid"})),
      [9, 17, 8, 11],
    );
  });

  it("has H + K − 1, H and H − K + 1 rows and columns", () => {
    const [f, g] = [randomTensor(1, [5, 6]), randomTensor(2, [3, 2])];
    const shapes = MODES.map((mode) => convolve2d(f, g, {mode}).shape);
    assert.deepEqual(shapes, [
      [7, 7],
      [5, 6],
      [3, 5],
    ]);
    assert.deepEqual(
      MODES.map((mode) => correlate2d(f, g, {mode}).shape),
      shapes,
    );
  });

  it("commutes and associates", () => {
    const sizes = fc.tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5}));
    fc.assert(
      fc.property(fc.nat(), sizes, sizes, sizes, (seed, a, b, c) => {
        const [f, g, h] = [a, b, c].map((shape, i) => randomTensor(seed + i, shape));
        const full = {mode: "full"} as const;
        const fg = convolve2d(f, g, full);
        assertNear(convolve2d(g, f, full), fg, 1e-12);
        assertNear(convolve2d(f, convolve2d(g, h, full), full), convolve2d(fg, h, full), 1e-11);
      }),
      {seed: 14, numRuns: 50},
    );
  });

  it("and correlate2d are each other's adjoint: ⟨f * g, h⟩ = ⟨f, h ⋆ g⟩", () => {
    for (const shape of [
      [3, 3],
      [2, 3],
      [4, 1],
    ]) {
      const [f, g] = [randomTensor(3, [5, 4]), randomTensor(4, shape)];
      const h = randomTensor(5, [5, 4]);
      const same = {mode: "same"} as const;
      const gap = inner(convolve2d(f, g, same), h) - inner(f, correlate2d(h, g, same));
      assert.ok(Math.abs(gap) < 1e-12);
    }
  });

  it("equals correlate2d for a kernel that turning by 180° does not change, and only then", () => {
    const f = randomTensor(6, [5, 5]);
    const symmetric = tensor([3, 3], [1, 2, 3, 4, 5, 4, 3, 2, 1]);
    const mirrored = tensor([3, 3], [1, 2, 1, 4, 5, 4, 3, 2, 3]);
    for (const mode of MODES) {
      assertNear(convolve2d(f, symmetric, {mode}), correlate2d(f, symmetric, {mode}), 1e-12);
      const [a, b] = [convolve2d, correlate2d].map((operation) => operation(f, mirrored, {mode}));
      assert.throws(() => assertNear(a, b, 1e-3));
    }
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a tensor of other axes",
      () => convolve2d(tensor([1, 3, 3, 1]), kernel, {mode: "full"}),
      "ShapeError convolve2d: f and g must be [rows, columns], got [1, 3, 3, 1] and [2, 2]",
    ],
    [
      "a mode of another name",
      () => correlate2d(point, kernel, {mode: "middle" as "same"}),
      "RangeError correlate2d: mode must be one of full, same, valid, got middle",
    ],
    [
      "a kernel that nowhere lies inside",
      () => convolve2d(kernel, point, {mode: "valid"}),
      'ShapeError convolve2d: "valid" needs a kernel no larger than the image, got [3, 3] and [2, 2]',
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
