import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {createVolume} from "voxelbook/image";
import {estimateNoise} from "voxelbook/pipeline";
import {outcome} from "../outcome.ts";
import {numbered} from "./numbered.ts";

describe("estimateNoise", () => {
  it("sees through a ramp, steps and padding", () => {
    const ramp = numbered([8, 8, 2]);
    assert.equal(estimateNoise(ramp), 0);
    const padded = createVolume(
      Float64Array.from({length: 64 * 64}, (_, i) => {
        const [x, y] = [i % 64, Math.floor(i / 64)];
        if (x < 32) return -1000;
        return (y < 32 ? 0 : 500) + createRng(`${i}`).normal() * 3;
      }),
      {shape: [64, 64, 1], unit: "HU"},
    );
    // About 2000 blocks: within a tenth.
    assert.ok(Math.abs(estimateNoise(padded) - 3) < 0.3, String(estimateNoise(padded)));
  });

  it("finds nothing in a flat image, and leaves out what is not finite", () => {
    const flat = createVolume(new Float64Array(4).fill(7), {shape: [2, 2, 1], unit: "1"});
    assert.equal(estimateNoise(flat), 0);
    const values = Float64Array.of(Number.NaN, 0, 1, 0, 0, 0);
    const torn = createVolume(values, {shape: [3, 2, 1], unit: "1"});
    assert.ok(Math.abs(estimateNoise(torn) - 0.5 / 0.6744897501960817) < 1e-12);
  });

  it("needs two lines", () => {
    assert.equal(
      outcome(() => estimateNoise(numbered([5, 1, 3]))),
      "RangeError estimateNoise: a slice must have at least 2 × 2 voxels, got 5 × 1",
    );
  });
});
