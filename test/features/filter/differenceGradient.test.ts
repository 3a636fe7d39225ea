import assert from "node:assert/strict";
import {differenceGradient} from "../../../lib/features/filter/differenceGradient.ts";
import {createVolume} from "../../../lib/image/index.ts";
import {assertNear, constant, marked, pattern, row} from "./images.ts";

describe("differenceGradient", () => {
  it("is the slope of a plane inside, and half of it across a border", () => {
    const data = Float64Array.from({length: 27}, (_, i) => 4 * (i % 3));
    const image = createVolume(data, {shape: [3, 3, 3], spacing: [2, 1, 1], unit: "1"});
    assert.deepEqual(row(differenceGradient(image), 1, 1), [1, 2, 1]);
    assert.deepEqual(row(differenceGradient(image, {useSpacing: false}), 1, 1), [2, 4, 2]);
  });

  it("is 0 on a constant and along an axis of one voxel", () => {
    assertNear(differenceGradient(constant([3, 1, 2], 5)).data, new Float64Array(6), 0);
  });

  it("gives the numbers of SimpleITK 2.5.7, in single precision", () => {
    // sitk.GradientMagnitude, row y = 2, z = 1.
    const wanted = [
      6.046693325042725, 4.854122161865234, 16.47915267944336, 7.537406921386719, 9.476945877075195,
      15.217177391052246,
    ];
    const image = pattern([6, 5, 4], [1, 1.5, 2]);
    const found = differenceGradient(image);
    assert.ok(found.data instanceof Float32Array);
    assert.deepEqual(row(found, 2, 1), wanted);
    const part = differenceGradient(image, {}, marked(image, [1, 2, 1], [4, 2, 1]));
    assert.deepEqual(Array.from(part.data), wanted.slice(1, 5));
  });
});
