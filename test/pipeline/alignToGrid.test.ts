import assert from "node:assert/strict";
import {createVolume, resampleTo} from "../../lib/image/index.ts";
import {alignToGrid} from "../../lib/pipeline/index.ts";
import {outcome} from "../outcome.ts";

const SPACE = {interpolation: "linear", outside: {value: -1}} as const;
const line = (values: readonly number[], origin: number, spacing = 1) =>
  createVolume(Float64Array.from(values), {
    shape: [values.length, 1, 1],
    unit: "SUV",
    spacing: [spacing, 1, 1],
    origin: [origin, 0, 0],
  });

describe("alignToGrid", () => {
  const reference = line([0, 0, 0, 0], 0);

  it("finds each image's values at the voxels of the reference", () => {
    const [coarse, same] = alignToGrid([line([0, 20], 0.5, 2), reference], reference, SPACE);
    // Voxels of 2 mm round 0.5 and 2.5 mm: the reference's centres lie a quarter of the way in.
    assert.deepEqual(coarse.volume.data, Float64Array.of(0, 5, 15, 20));
    assert.equal(coarse.volume.unit, "SUV");
    assert.deepEqual([coarse.share, same.share], [1, 1]);
    assert.deepEqual(same.volume.data, reference.data);
    assert.notEqual(same.volume.data, reference.data);
  });

  it("says how much of the reference an image reaches, and where", () => {
    const [{share, reached, volume}] = alignToGrid([line([7, 7], 2)], reference, SPACE);
    assert.equal(share, 0.5);
    assert.deepEqual(reached.data, Uint8Array.of(0, 0, 1, 1));
    assert.deepEqual(volume.data, Float64Array.of(-1, -1, 7, 7));
  });

  it("follows turned axes, as resampleTo does", () => {
    const data = Float64Array.from({length: 24}, (_, i) => i);
    const image = createVolume(data, {shape: [2, 3, 4], unit: "HU"});
    const turned = createVolume(new Float64Array(24), {
      shape: [3, 2, 4],
      unit: "HU",
      direction: Float64Array.of(0, 1, 0, 1, 0, 0, 0, 0, 1),
    });
    const [{volume, share}] = alignToGrid([image], turned, SPACE);
    assert.equal(share, 1);
    assert.deepEqual(volume, resampleTo(image, turned, SPACE));
  });

  for (const [message, call] of [
    [
      "ShapeError alignToGrid: image 1 must overlap the reference in space, got 0.0 %: the image fills x 9.5 … 11.5, y -0.5 … 0.5, z -0.5 … 0.5 mm, the reference x -0.5 … 3.5, y -0.5 … 0.5, z -0.5 … 0.5 mm",
      () => alignToGrid([reference, line([1, 2], 10)], reference, SPACE),
    ],
    [
      "ShapeError alignToGrid: image 0 must reach 80 % of the reference in space, got 50.0 %: the image fills x 1.5 … 3.5, y -0.5 … 0.5, z -0.5 … 0.5 mm, the reference x -0.5 … 3.5, y -0.5 … 0.5, z -0.5 … 0.5 mm",
      () => alignToGrid([line([1, 2], 2)], reference, {...SPACE, leastShare: 0.8}),
    ],
    [
      "RangeError alignToGrid: leastShare must lie in 0 to 1, got 2",
      () => alignToGrid([reference], reference, {...SPACE, leastShare: 2}),
    ],
  ] as const) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
