import assert from "node:assert/strict";
import {
  cropTo,
  cropToBackward,
  flatten,
  padTo,
  padToBackward,
  repeatChannels,
  repeatChannelsBackward,
  reshape,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {inner, randomTensor} from "./gradient.ts";

describe("cropTo", () => {
  it("takes the middle of a 4 × 5 image, the smaller half off before", () => {
    const x = tensor(
      [1, 4, 5, 1],
      Array.from({length: 20}, (_, i) => i),
    );
    assert.deepEqual(cropTo(x, {size: [2, 2]}), tensor([1, 2, 2, 1], [6, 7, 11, 12]));
    assert.deepEqual(cropTo(x, {size: [4, 5]}), x);
  });

  it("keeps batch and channels, in one and three dimensions too", () => {
    const x = tensor([2, 3, 2], [1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6]);
    assert.deepEqual(cropTo(x, {size: [1]}), tensor([2, 1, 2], [3, 4, -3, -4]));
    const volume = randomTensor(1, [1, 3, 4, 5, 2]);
    const at = (z: number, y: number, x_: number) => volume.data[((z * 4 + y) * 5 + x_) * 2];
    const cut = cropTo(volume, {size: [1, 2, 3]});
    assert.deepEqual(cut.shape, [1, 1, 2, 3, 2]);
    assert.deepEqual([cut.data[0], cut.data[10]], [at(1, 1, 1), at(1, 2, 3)]);
  });
});

describe("padTo", () => {
  it("repeats the last row and column", () => {
    const x = tensor([1, 2, 2, 1], [1, 2, 3, 4]);
    assert.deepEqual(
      padTo(x, {size: [3, 4]}),
      tensor([1, 3, 4, 1], [1, 2, 2, 2, 3, 4, 4, 4, 3, 4, 4, 4]),
    );
    assert.deepEqual(padTo(x, {size: [2, 2]}), x);
  });
});

describe("repeatChannels", () => {
  it("lays whole copies one after the other", () => {
    const x = tensor([1, 2, 2], [1, 2, 3, 4]);
    assert.deepEqual(repeatChannels(x, {times: 2}), tensor([1, 2, 4], [1, 2, 1, 2, 3, 4, 3, 4]));
  });
});

describe("flatten and reshape", () => {
  it("move no number and share no memory", () => {
    const x = tensor([2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    const flat = flatten(x);
    assert.deepEqual(flat, tensor([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]));
    assert.notEqual(flat.data, x.data);
    assert.deepEqual(reshape(flat, [2, 1, 2, 2]), x);
  });
});

describe("ways back through cropTo, padTo and repeatChannels", () => {
  // All three are linear, so ⟨f(x), g⟩ = ⟨x, fᵀ(g)⟩ for any x and g is the whole definition.
  it("are the adjoints of the ways forward", () => {
    const x = randomTensor(2, [2, 5, 4, 3]);
    const size = [3, 2];
    const cut = randomTensor(3, [2, 3, 2, 3]);
    assertEqual(inner(cropTo(x, {size}), cut), inner(x, cropToBackward(cut, x)));
    const grown = randomTensor(4, [2, 6, 9, 3]);
    assertEqual(inner(padTo(x, {size: [6, 9]}), grown), inner(x, padToBackward(grown, x)));
    const wide = randomTensor(5, [2, 5, 4, 12]);
    const times = 4;
    assertEqual(
      inner(repeatChannels(x, {times}), wide),
      inner(x, repeatChannelsBackward(wide, {times})),
    );
  });
});

/** Equal but for roundings of a sum of about a hundred products. */
function assertEqual(a: number, b: number): void {
  assert.ok(Math.abs(a - b) < 1e-12 * Math.max(1, Math.abs(a)), `${a} and ${b}`);
}

describe("tensors that cannot be rearranged so", () => {
  const x = tensor([1, 4, 5, 2]);
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a cut larger than the image",
      () => cropTo(x, {size: [5, 5]}),
      "ShapeError cropTo: size must be at least 1 and at most the input's along each axis, got [5, 5] of [4, 5]",
    ],
    [
      "a cut for other axes",
      () => cropTo(x, {size: [2]}),
      "ShapeError cropTo: size must be at least 1 and at most the input's along each axis, got [2] of [4, 5]",
    ],
    [
      "a gradient of other channels",
      () => cropToBackward(tensor([1, 2, 2, 3]), x),
      "ShapeError cropToBackward: gradOutput must be cut from the input, got [1, 2, 2, 3] and [1, 4, 5, 2]",
    ],
    [
      "a continuation that is smaller",
      () => padTo(x, {size: [4, 4]}),
      "ShapeError padTo: size must be at least the input's along each axis, got [4, 4] for [4, 5]",
    ],
    [
      "a gradient of another batch",
      () => padToBackward(tensor([2, 4, 6, 2]), x),
      "ShapeError padToBackward: gradOutput must continue the input, got [2, 4, 6, 2] and [1, 4, 5, 2]",
    ],
    [
      "half a copy",
      () => repeatChannels(x, {times: 0.5}),
      "RangeError repeatChannels: times must be a whole number of at least 1, got 0.5",
    ],
    [
      "channels that are no copies",
      () => repeatChannelsBackward(x, {times: 3}),
      "ShapeError repeatChannelsBackward: channels must be a multiple of times, got [1, 4, 5, 2] and 3",
    ],
    [
      "another number of elements",
      () => reshape(x, [41]),
      "ShapeError reshape: shape must hold as many elements as x, got [41] for [1, 4, 5, 2]",
    ],
    [
      "a single axis",
      () => flatten(tensor([4])),
      "ShapeError flatten: x must have a batch axis and more, got [4]",
    ],
  ];
  for (const [name, call, message] of cases) {
    it(`${name}: a clear error`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
