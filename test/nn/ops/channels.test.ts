import assert from "node:assert/strict";
import {channelsFirst, channelsLast, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "./gradient.ts";

describe("channelsFirst and channelsLast", () => {
  it("move the channels of a 2 × 3 image of two channels", () => {
    const x = tensor([1, 2, 3, 2], [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60]);
    const first = channelsFirst(x);
    assert.deepEqual(first.shape, [1, 2, 2, 3]);
    assert.deepEqual(Array.from(first.data), [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60]);
  });

  it("undo each other on any number of axes, batch by batch", () => {
    for (const shape of [
      [3, 2],
      [2, 3, 4],
      [2, 3, 4, 5],
      [2, 2, 3, 2, 5],
    ]) {
      const x = randomTensor(1, shape);
      assert.deepEqual(channelsLast(channelsFirst(x)), x);
      assert.deepEqual(channelsFirst(channelsLast(x)), x);
    }
  });

  it("leave the numbers of one channel where they are, in a copy", () => {
    const x = randomTensor(2, [2, 3, 3, 1]);
    const first = channelsFirst(x);
    assert.deepEqual(first.shape, [2, 1, 3, 3]);
    assert.deepEqual(first.data, x.data);
    assert.notEqual(first.data, x.data);
  });

  it("refuse a tensor without a channel axis", () => {
    const rule = "x must have a batch and a channel axis, got [3]";
    const flat = tensor([3]);
    assert.equal(
      outcome(() => channelsFirst(flat)),
      `ShapeError channelsFirst: ${rule}`,
    );
    assert.equal(
      outcome(() => channelsLast(flat)),
      `ShapeError channelsLast: ${rule}`,
    );
  });
});
