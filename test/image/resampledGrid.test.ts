import assert from "node:assert/strict";
import {createVolume, resampledGrid} from "../../lib/image/index.ts";

/** A grid of cubes whose size a header has kept in single precision. */
function cubes(n: number, spacing: number) {
  const size = Math.fround(spacing);
  return createVolume(new Uint8Array(n ** 3), {
    shape: [n, n, n],
    spacing: [size, size, size],
    unit: "1",
  });
}

describe("resampledGrid", () => {
  it("gives no voxel more where only the header's digits keep a size from a whole number", () => {
    for (const [spacing, wanted] of [
      [0.6, 6],
      [0.8, 8],
      [1.1, 11],
      [1.2, 12],
      [0.7, 7],
    ] as const) {
      const {shape} = resampledGrid(cubes(20, spacing), {
        spacing: [2, 2, 2],
        align: "centre",
        size: "ceil",
      });
      assert.deepEqual(shape, [wanted, wanted, wanted], `${spacing} mm`);
    }
  });

  it("counts a part of a voxel as one where sizes are rounded up", () => {
    const options = {spacing: [2, 2, 2], align: "centre", size: "ceil"} as const;
    assert.deepEqual(resampledGrid(cubes(20, 0.61), options).shape, [7, 7, 7]);
  });
});
