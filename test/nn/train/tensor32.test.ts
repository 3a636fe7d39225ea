import assert from "node:assert/strict";
import {createVolume} from "../../../lib/image/index.ts";
import {fromTensor, toTensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const volume = createVolume(
  Float32Array.from({length: 24}, (_, i) => i),
  {shape: [4, 3, 2], spacing: [1, 2, 3], origin: [5, 6, 7], unit: "SUV"},
);

describe("toTensor and fromTensor", () => {
  it("name the axes from the slowest and move no voxel", () => {
    const tensor = toTensor(volume);
    assert.deepEqual(tensor.shape, [2, 3, 4, 1]);
    assert.equal(tensor.data, volume.data);
  });

  it("bring a result back onto the grid, as a copy", () => {
    const back = fromTensor({shape: [1, 2, 3, 4, 1], data: toTensor(volume).data}, volume);
    assert.deepEqual(back, {...volume, unit: "1"});
    assert.notEqual(back.data, volume.data);
  });

  it("refuse another shape", () => {
    assert.equal(
      outcome(() => fromTensor({shape: [2, 4, 3, 1], data: new Float32Array(24)}, volume)),
      "ShapeError fromTensor: tensor must have the grid's shape [2, 3, 4, 1], got [2, 4, 3, 1]",
    );
  });
});
