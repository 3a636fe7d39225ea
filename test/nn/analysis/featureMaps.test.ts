import assert from "node:assert/strict";
import {featureMaps, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

describe("featureMaps", () => {
  it("makes one picture of each channel, x fastest", () => {
    const x = tensor(
      [2, 2, 3, 2],
      Array.from({length: 24}, (_, i) => i),
    );
    const maps = featureMaps(x, {sample: 1});
    assert.deepEqual(
      maps.map(({shape}) => shape),
      [
        [3, 2, 1],
        [3, 2, 1],
      ],
    );
    assert.deepEqual(Array.from(maps[1].data), [13, 15, 17, 19, 21, 23]);
  });

  it("keeps the slices of a volume", () => {
    const [map] = featureMaps(tensor([1, 2, 1, 2, 1], [1, 2, 3, 4]));
    assert.deepEqual(
      [map.shape, Array.from(map.data)],
      [
        [2, 1, 2],
        [1, 2, 3, 4],
      ],
    );
  });

  it("refuses features without space and an image that is not there", () => {
    assert.equal(
      outcome(() => featureMaps(tensor([1, 4]))),
      "ShapeError featureMaps: activation must be [batch, (z,) y, x, channel], got [1, 4]",
    );
    assert.equal(
      outcome(() => featureMaps(tensor([1, 2, 2, 1]), {sample: 1})),
      "RangeError featureMaps: sample must lie between 0 and 0, got 1",
    );
  });
});
