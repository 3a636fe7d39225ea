import assert from "node:assert/strict";
import {createMask} from "../../../lib/image/index.ts";
import {boxInside, measureSegmentation} from "../../../lib/pipeline/index.ts";
import {outcome} from "../../outcome.ts";

const row = (...values: number[]) =>
  createMask(Uint8Array.from(values), {shape: [values.length, 1, 1], spacing: [2, 5, 10]});

describe("measureSegmentation", () => {
  it("measures overlap, distances and volumes of a row that can be checked by hand", () => {
    // Surfaces at 0 and 1 against 1 and 2: each side has one distance of 2 mm and one of 0.
    const measures = measureSegmentation(row(1, 1, 0, 0), row(0, 1, 1, 0));
    assert.equal(measures.dice, 0.5);
    assert.equal(measures.assd, 1);
    assert.ok(Math.abs(measures.hd95Max - 1.9) < 1e-12, `${measures.hd95Max}`);
    assert.ok(Math.abs(measures.hd95Pooled - 2) < 1e-12, `${measures.hd95Pooled}`);
    assert.equal(measures.volumeMl, 0.2);
    assert.equal(measures.referenceMl, 0.2);
  });

  it("gives 0 and Infinity where nothing was outlined", () => {
    const {dice, hd95Pooled, hd95Max, assd, volumeMl} = measureSegmentation(row(0, 0), row(0, 1));
    assert.deepEqual([dice, hd95Pooled, hd95Max, assd], [0, Infinity, Infinity, Infinity]);
    assert.equal(volumeMl, 0);
  });
});

describe("boxInside", () => {
  it("keeps the voxels whose centre lies at least the margin from both sides", () => {
    // Centres at 1, 3, 5, 7, 9 mm of 10.
    assert.deepEqual([...boxInside(row(0, 0, 0, 0, 0), {marginMm: 3}).data], [0, 1, 1, 1, 0]);
    assert.deepEqual([...boxInside(row(0, 0, 0, 0, 0), {marginMm: 3.1}).data], [0, 0, 1, 0, 0]);
    assert.deepEqual([...boxInside(row(0, 0), {marginMm: 0}).data], [1, 1]);
  });

  it("keeps the middle of an image that is narrower than both margins", () => {
    assert.deepEqual([...boxInside(row(0, 0, 0), {marginMm: 50}).data], [0, 1, 0]);
    assert.deepEqual([...boxInside(row(0, 0, 0, 0), {marginMm: 50}).data], [0, 1, 1, 0]);
  });

  it("refuses a margin that is no distance", () => {
    for (const marginMm of [-1, Number.NaN]) {
      assert.equal(
        outcome(() => boxInside(row(0), {marginMm})),
        `RangeError boxInside: marginMm must be at least 0, got ${marginMm}`,
      );
    }
  });
});
