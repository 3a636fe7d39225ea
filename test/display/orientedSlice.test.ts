import assert from "node:assert/strict";
import {orientedSlice} from "../../lib/display/orientedSlice.ts";
import {createVolume, voxelToWorld} from "../../lib/image/index.ts";

/** A volume whose voxels hold their own number, in one of several directions. */
function numbered(direction: readonly number[], shape: readonly [number, number, number]) {
  const data = Float32Array.from({length: shape[0] * shape[1] * shape[2]}, (_, i) => i);
  return createVolume(data, {shape, spacing: [1, 2, 3], direction, unit: "1"});
}

const RAS = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const LPS = [-1, 0, 0, 0, -1, 0, 0, 0, 1];
/** A sagittal acquisition: x runs to the back, y to the feet, z to the left. */
const PIL = [0, 0, -1, -1, 0, 0, 0, -1, 0];

describe("orientedSlice", () => {
  it("turns an RAS axial slice: the patient's right on the left, the front at the top", () => {
    const slice = orientedSlice("t", numbered(RAS, [2, 3, 1]), {axis: "z", index: 0});
    // Rows of the grid from back to front: 0 1 / 2 3 / 4 5; right is the second column.
    assert.deepEqual([...Array.from(slice.data)], [5, 4, 3, 2, 1, 0]);
    assert.deepEqual(slice.letters, {left: "R", right: "L", top: "A", bottom: "P"});
    assert.equal(slice.plane, "axial");
    assert.deepEqual(slice.spacing, [1, 2]);
  });

  it("leaves an LPS axial slice as it is stored", () => {
    const slice = orientedSlice("t", numbered(LPS, [2, 3, 1]), {axis: "axial", index: 0});
    assert.deepEqual([...Array.from(slice.data)], [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(slice.letters, {left: "R", right: "L", top: "A", bottom: "P"});
  });

  it("puts the head at the top of coronal and sagittal slices, the front on the left of sagittal ones", () => {
    const volume = numbered(LPS, [2, 3, 4]);
    const coronal = orientedSlice("t", volume, {axis: "coronal", index: 1});
    assert.deepEqual(coronal.letters, {left: "R", right: "L", top: "H", bottom: "F"});
    assert.deepEqual([coronal.columns, coronal.rows, coronal.axis], [2, 4, "y"]);
    const sagittal = orientedSlice("t", volume, {axis: "sagittal", index: 1});
    assert.deepEqual(sagittal.letters, {left: "A", right: "P", top: "H", bottom: "F"});
    assert.deepEqual([sagittal.columns, sagittal.rows, sagittal.spacing[1]], [3, 4, 3]);
  });

  it("shows the same world in the same place, however the grid is stored", () => {
    for (const direction of [RAS, LPS, PIL]) {
      const volume = numbered(direction, [3, 4, 2]);
      for (const axis of ["axial", "coronal", "sagittal"] as const) {
        const {data, columns, rows, plane} = orientedSlice("t", volume, {axis, index: 0});
        const world = (at: number): [number, number, number] => {
          const v = data[at];
          return voxelToWorld(volume, [v % 3, Math.floor(v / 3) % 4, Math.floor(v / 12)]);
        };
        const [from, right, down] = [world(0), world(columns - 1), world(columns * (rows - 1))];
        // To the right of the page lies the patient's left, or the back; down lie the back or the feet.
        const across = plane === "sagittal" ? 1 : 0;
        assert.ok(right[across] < from[across] || columns === 1, `${direction} ${axis} across`);
        const below = plane === "axial" ? 1 : 2;
        assert.ok(down[below] < from[below] || rows === 1, `${direction} ${axis} down`);
      }
    }
  });

  it("names oblique directions by two letters, as DICOM does", () => {
    const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
    const tilted = numbered([-c, s, 0, -s, -c, 0, 0, 0, 1], [2, 2, 1]);
    const slice = orientedSlice("t", tilted, {axis: "z", index: 0});
    assert.equal(slice.isOblique, true);
    assert.deepEqual(slice.letters, {left: "RA", right: "LP", top: "AL", bottom: "PR"});
  });

  it("refuses slices and axes that do not exist", () => {
    const volume = numbered(RAS, [2, 3, 1]);
    assert.throws(
      () => orientedSlice("showSlices", volume, {axis: "z", index: 1}),
      /showSlices: index along z must be a whole number from 0 to 0, got 1/,
    );
    assert.throws(() => orientedSlice("t", volume, {axis: "x", index: 0.5}), /got 0.5/);
    assert.throws(
      () => orientedSlice("t", volume, {axis: "w" as "x", index: 0}),
      /axis must be x, y, z, axial, coronal or sagittal, got w/,
    );
  });
});
