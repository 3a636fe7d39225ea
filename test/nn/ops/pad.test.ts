import assert from "node:assert/strict";
import fc from "fast-check";
import type {PadMode} from "../../../lib/nn/index.ts";
import {pad, padBackward, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, inner, randomTensor} from "./gradient.ts";

const MODES: readonly PadMode[] = ["zeros", "reflect", "replicate", "circular"];
const line = tensor([1, 3, 1], [1, 2, 3]);

describe("pad", () => {
  const rows: readonly (readonly [PadMode, readonly number[]])[] = [
    ["zeros", [0, 0, 1, 2, 3, 0, 0]],
    ["reflect", [3, 2, 1, 2, 3, 2, 1]],
    ["replicate", [1, 1, 1, 2, 3, 3, 3]],
    ["circular", [2, 3, 1, 2, 3, 1, 2]],
  ];
  for (const [mode, wanted] of rows) {
    it(`continues a line of three by two places on both sides with "${mode}"`, () => {
      assert.deepEqual(
        outcome(() => pad(line, {padding: 2, mode})),
        wanted,
      );
    });
  }

  it("adds unequal sides, axis by axis, the slowest first, and keeps channels together", () => {
    const x = tensor([1, 2, 1, 2], [1, -1, 2, -2]);
    const padded = pad(x, {
      padding: [
        [0, 1],
        [1, 0],
      ],
    });
    assert.deepEqual(padded.shape, [1, 3, 2, 2]);
    assert.deepEqual(Array.from(padded.data), [0, 0, 1, -1, 0, 0, 2, -2, 0, 0, 0, 0]);
  });

  it("mirrors corners at both axes", () => {
    const x = tensor([1, 2, 2, 1], [1, 2, 3, 4]);
    const corner = pad(x, {padding: 1, mode: "reflect"}).data[0];
    assert.equal(corner, 4);
  });

  it("with nothing to add gives a copy", () => {
    const copy = pad(line, {padding: 0});
    assert.deepEqual(copy, line);
    assert.notEqual(copy.data, line.data);
  });

  it("keeps NaN and infinities, and zeros do not touch them", () => {
    const x = tensor([1, 2, 1], [Number.NaN, Number.POSITIVE_INFINITY]);
    assert.deepEqual(
      outcome(() => pad(x, {padding: 1})),
      [0, Number.NaN, Number.POSITIVE_INFINITY, 0],
    );
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a mode of another name",
      () => pad(line, {padding: 1, mode: "edge" as PadMode}),
      "RangeError pad: mode must be one of zeros, reflect, replicate, circular, got edge",
    ],
    [
      "as many mirrored places as there are",
      () => pad(line, {padding: 3, mode: "reflect"}),
      'RangeError pad: "reflect" must add at most 2 places to an axis of 3, got 3',
    ],
    [
      "more turns than one",
      () => pad(line, {padding: [[0, 4]], mode: "circular"}),
      'RangeError pad: "circular" must add at most 3 places to an axis of 3, got 4',
    ],
    [
      "a negative padding",
      () => pad(line, {padding: -1}),
      "RangeError pad: padding must hold whole numbers of at least 0, got [-1]",
    ],
    [
      "half a place",
      () => pad(line, {padding: [[0, 0.5]]}),
      "RangeError pad: padding must hold whole numbers of at least 0, got [0.5]",
    ],
    [
      "a side too many",
      () => pad(line, {padding: [1, 1]}),
      "RangeError pad: padding must be one number or 1, one per spatial axis, got [1, 1]",
    ],
    [
      "a tensor without space",
      () => pad(tensor([2, 3]), {padding: 1}),
      "ShapeError pad: the image must be [batch, (z,) (y,) x, channel], got [2, 3]",
    ],
    [
      "a gradient no larger than its padding",
      () => padBackward(line, {padding: [[1, 2]]}),
      "ShapeError padBackward: gradOutput must be larger than the padding, got [1, 3, 1] and [[1,2]]",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});

describe("padBackward", () => {
  it("cuts zeros off, adds the mirrored places to their source", () => {
    const gradient = tensor([1, 5, 1], [1, 10, 100, 1000, 10000]);
    const rows = MODES.map((mode) => outcome(() => padBackward(gradient, {padding: 1, mode})));
    assert.deepEqual(rows, [
      [10, 100, 1000],
      [10, 10101, 1000],
      [11, 100, 11000],
      [10010, 100, 1001],
    ]);
  });

  it("is the adjoint of pad: ⟨pad x, g⟩ = ⟨x, padBackward g⟩", () => {
    const sides = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), {minLength: 2, maxLength: 2});
    fc.assert(
      fc.property(fc.nat(), sides, fc.constantFrom(...MODES), (seed, padding, mode) => {
        const x = randomTensor(seed, [2, 3, 4, 2]);
        const padded = pad(x, {padding, mode});
        const g = randomTensor(seed + 1, padded.shape);
        const [left, right] = [inner(padded, g), inner(x, padBackward(g, {padding, mode}))];
        // Sums of fewer than 400 products of order one.
        assert.ok(Math.abs(left - right) < 1e-11);
      }),
      {seed: 11, numRuns: 60},
    );
  });

  for (const mode of MODES) {
    it(`agrees with differences of "${mode}" in three dimensions`, () => {
      const x = randomTensor(3, [1, 2, 3, 3, 2]);
      const options = {padding: [1, 1, 2], mode};
      const g = randomTensor(4, [1, 4, 5, 7, 2]);
      assertGradient((at) => inner(pad(at, options), g), x, padBackward(g, options));
    });
  }
});
