import assert from "node:assert/strict";
import fc from "fast-check";
import {matrixRank} from "../../../lib/core/index.ts";
import {
  addFusion,
  concatChannels,
  concatChannelsBackward,
  linearMapMatrix,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** Two places with two channels each. */
const e = tensor([1, 2, 2], [1, 2, 3, 4]);
const d = tensor([1, 2, 2], [5, 6, 7, 8]);

describe("concatChannels and addFusion", () => {
  it("lay channels side by side, or add them", () => {
    assert.deepEqual(concatChannels([e, d]), tensor([1, 2, 4], [1, 2, 5, 6, 3, 4, 7, 8]));
    assert.deepEqual(addFusion(e, d), tensor([1, 2, 2], [6, 8, 10, 12]));
    const three = concatChannels([tensor([1, 1, 1], 1), e, d].slice(1).concat(e));
    assert.deepEqual(three.shape, [1, 2, 6]);
  });

  it("give back every part, whatever their number and channels", () => {
    const parts = fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(parts, fc.integer({min: 1, max: 3}), (channels, places) => {
        let next = 0;
        const tensors = channels.map((c) =>
          tensor(
            [2, places, c],
            Float64Array.from({length: 2 * places * c}, () => next++),
          ),
        );
        assert.deepEqual(concatChannelsBackward(concatChannels(tensors), {channels}), tensors);
      }),
      {seed: 16},
    );
  });

  it("keep apart what addition confuses", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -9, max: 9}), {minLength: 4, maxLength: 4}),
        (delta) => {
          const up = tensor(
            e.shape,
            e.data.map((v, i) => v + delta[i]),
          );
          const down = tensor(
            d.shape,
            d.data.map((v, i) => v - delta[i]),
          );
          assert.deepEqual(addFusion(up, down), addFusion(e, d));
          const moved = concatChannels([up, down]).data.some(
            (v, i) => v !== concatChannels([e, d]).data[i],
          );
          assert.equal(
            moved,
            delta.some((v) => v !== 0),
          );
        },
      ),
      {seed: 16},
    );
  });

  it("have rank 2n and n as maps of both inputs", () => {
    const shapes = [e.shape, d.shape];
    const concat = linearMapMatrix(concatChannels, {shapes});
    const add = linearMapMatrix(([a, b]) => addFusion(a, b), {shapes});
    assert.deepEqual([concat.rows, concat.columns, matrixRank(concat.data, concat)], [8, 8, 8]);
    assert.deepEqual([add.rows, add.columns, matrixRank(add.data, add)], [4, 8, 4]);
  });

  for (const [message, call] of [
    [
      "ShapeError concatChannels: tensors must agree on every axis but the channels, got [1, 2, 2] and [1, 3, 2]",
      () => concatChannels([e, tensor([1, 3, 2])]),
    ],
    ["RangeError concatChannels: parts must number at least 1, got 0", () => concatChannels([])],
    [
      "ShapeError addFusion: tensors must have one shape, got [1, 2, 2] and [1, 2, 1]",
      () => addFusion(e, tensor([1, 2, 1])),
    ],
    [
      "ShapeError addFusion: tensors must have one shape, got [1, 2, 2] and [1, 2, 2, 1]",
      () => addFusion(e, tensor([1, 2, 2, 1])),
    ],
    [
      "RangeError concatChannelsBackward: channels must be whole numbers of at least 1 that add up to 2, got [1, 2]",
      () => concatChannelsBackward(e, {channels: [1, 2]}),
    ],
  ] as const) {
    it(`say: ${message}`, () => assert.equal(outcome(call), message));
  }
});
