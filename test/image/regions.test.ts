import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {createMask, createVolume, maskedValues, sliceOf, toMask} from "../../lib/image/index.ts";

const row = (values: number[]) =>
  createVolume(Float32Array.from(values), {shape: [values.length, 1, 1], unit: "1"});

describe("toMask", () => {
  it("takes the only label, or the chosen one", () => {
    assert.deepEqual(toMask(row([0, 1, 1])).data, Uint8Array.of(0, 1, 1));
    assert.deepEqual(toMask(row([0, 255, 0])).data, Uint8Array.of(0, 1, 0));
    assert.deepEqual(toMask(row([0, 1, 2]), {label: 2}).data, Uint8Array.of(0, 0, 1));
  });

  it("refuses an empty image, and a label that is not there", () => {
    assert.throws(() => toMask(row([0, 0])), {
      name: "RangeError",
      message: "toMask: the mask must hold at least one voxel of label 1, got 0 of 2",
    });
    assert.throws(() => toMask(row([0, 1]), {label: 3}), /of label 3, got 0 of 2/);
  });

  it("refuses to choose between labels, and to read a map as one", () => {
    assert.throws(() => toMask(row([0, 1, 2])), /got the labels 1, 2; choose one with label/);
    assert.throws(() => toMask(row([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])), /0\.5\d*, …; choose/);
    assert.throws(
      () => toMask(row([0, Number.NaN])),
      /a label must be a number, got NaN at index 1/,
    );
  });
});

describe("maskedValues", () => {
  const mask = (values: number[]) =>
    createMask(Uint8Array.from(values), {shape: [values.length, 1, 1]});

  it("collects what lies inside, in order", () => {
    assert.deepEqual(maskedValues(row([5, 6, 7]), mask([1, 0, 1])), Float64Array.of(5, 7));
  });

  it("refuses an empty mask and one on another grid", () => {
    assert.throws(() => maskedValues(row([5, 6]), mask([0, 0])), /at least one voxel, got 0 of 2/);
    assert.throws(() => maskedValues(row([5, 6]), mask([1])), {name: "ShapeError"});
    const moved = createMask(Uint8Array.of(1, 1), {shape: [2, 1, 1], origin: [0.5, 0, 0]});
    assert.throws(() => maskedValues(row([5, 6]), moved), /must lie on the same grid/);
  });
});

describe("sliceOf", () => {
  // Voxel (x, y, z) of this 2 × 3 × 4 block holds x + 10 y + 100 z.
  const data = Int16Array.from({length: 24}, (_, i) => {
    return (i % 2) + 10 * (Math.floor(i / 2) % 3) + 100 * Math.floor(i / 6);
  });
  const block = createVolume(data, {shape: [2, 3, 4], spacing: [1, 2, 3], unit: "HU"});

  it("cuts across each axis, the earlier axis along the columns", () => {
    const z = sliceOf(block, "z", 2);
    assert.deepEqual(z.data, Int16Array.of(200, 201, 210, 211, 220, 221));
    assert.deepEqual([z.shape, z.spacing, z.unit], [[2, 3], [1, 2], "HU"]);
    const y = sliceOf(block, "y", 1);
    assert.deepEqual(y.data, Int16Array.of(10, 11, 110, 111, 210, 211, 310, 311));
    assert.deepEqual(
      [y.shape, y.spacing],
      [
        [2, 4],
        [1, 3],
      ],
    );
    const x = sliceOf(block, "x", 1);
    assert.deepEqual(x.data, Int16Array.of(1, 11, 21, 101, 111, 121, 201, 211, 221, 301, 311, 321));
    assert.deepEqual(
      [x.shape, x.spacing],
      [
        [3, 4],
        [2, 3],
      ],
    );
  });

  it("refuses a slice that is not there", () => {
    assert.throws(
      () => sliceOf(block, "y", 3),
      /index along y must be a whole number from 0 to 2, got 3/,
    );
    assert.throws(() => sliceOf(block, "z", 0.5), /got 0\.5/);
    const axis: unknown = "w";
    assert.throws(() => sliceOf(block, axis as "x", 0), /axis must be "x", "y" or "z", got w/);
  });
});

describe("the image folder", () => {
  it("imports nothing that could touch a file, so that it runs in a page", () => {
    const folder = fileURLToPath(new URL("../../lib/image/", import.meta.url));
    for (const name of readdirSync(folder)) {
      const text = readFileSync(folder + name, "utf8");
      assert.ok(!/from "node:|require\(|from "fs"/.test(text), `${name} imports a module of Node`);
    }
  });
});
