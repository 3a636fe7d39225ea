import assert from "node:assert/strict";
import {deadUnits, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

describe("deadUnits", () => {
  it("finds the channels that are 0 for every example and place", () => {
    // Channel 0 never answers, channel 1 once, channel 2 always.
    const {share, units, zeros} = deadUnits([
      tensor([1, 2, 3], [0, 0, 1, 0, 0, 1]),
      tensor([1, 2, 3], [0, 0, 1, 0, 5, 1]),
    ]);
    assert.equal(share, 1 / 3);
    assert.deepEqual(units, [0]);
    assert.deepEqual(Array.from(zeros), [1, 0.75, 0]);
  });

  it("counts what lies below 0 as silent too, so it may look at what enters the ReLU", () => {
    assert.deepEqual(deadUnits([tensor([2, 2], [-3, -1, -2, 1])]).units, [0]);
  });

  it("takes batches of unlike size", () => {
    const {zeros} = deadUnits([tensor([3, 1], [0, 0, 0]), tensor([1, 1], [2])]);
    assert.deepEqual(Array.from(zeros), [0.75]);
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "no batch",
      () => deadUnits([]),
      "RangeError deadUnits: batches must hold at least one tensor, got none",
    ],
    [
      "batches of unlike channels",
      () => deadUnits([tensor([1, 2]), tensor([1, 3])]),
      "ShapeError deadUnits: batches must have equal channels, got [1, 2] and [1, 3]",
    ],
    [
      "NaN, of which nobody can say whether it is dead",
      () => deadUnits([tensor([1, 2], [0, Number.NaN])]),
      "RangeError deadUnits: activations must be numbers, got NaN in unit 1",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => assert.equal(outcome(call), message));
  }
});
