import assert from "node:assert/strict";
import {conv, tensor, weightFromTorch, weightToTorch} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

describe("weightFromTorch and weightToTorch", () => {
  it("put the first channel axis last and the kernel in front", () => {
    const theirs = tensor([2, 3, 2], [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]);
    const ours = tensor([2, 3, 2], [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121]);
    assert.deepEqual(weightFromTorch(theirs), ours);
  });

  it("transpose a dense layer and leave a vector", () => {
    const dense = tensor([2, 3], [1, 2, 3, 4, 5, 6]);
    assert.deepEqual(weightFromTorch(dense), tensor([3, 2], [1, 4, 2, 5, 3, 6]));
    assert.deepEqual(weightFromTorch(tensor([3], [1, 2, 3])), tensor([3], [1, 2, 3]));
  });

  it("do not turn the kernel round", () => {
    const [first, second] = conv(
      tensor([1, 3, 1], [1, 10, 100]),
      weightFromTorch(tensor([1, 1, 2], [1, 2])),
    ).data;
    assert.deepEqual([first, second], [21, 210]);
  });

  it("are each other's inverse at every rank, and copy", () => {
    for (const shape of [[3], [2, 3], [2, 3, 4], [2, 3, 1, 2], [4, 1, 2, 3, 2]]) {
      const weight = randomTensor(1, shape);
      assert.deepEqual(weightToTorch(weightFromTorch(weight)), weight);
      assert.deepEqual(weightFromTorch(weightToTorch(weight)), weight);
      assert.notEqual(weightFromTorch(weight).data, weight.data);
    }
  });

  it("refuse a number without axes", () => {
    assert.equal(
      outcome(() => weightFromTorch(tensor([], 1))),
      "ShapeError weightFromTorch: weight must have at least one axis, got []",
    );
  });
});
