import assert from "node:assert/strict";
import fc from "fast-check";
import {
  affineOf,
  createMask,
  createVolume,
  orientationOf,
  requireSameGrid,
  sameGrid,
  voxelIndex,
  voxelToWorld,
  worldToVoxel,
} from "../../lib/image/index.ts";
import {countOf, randomGrid} from "./grids.ts";

const one = Float32Array.of(1);
const shape = [1, 1, 1] as const;

describe("createVolume", () => {
  it("fills in a grid of 1 mm at the origin and keeps the array", () => {
    const data = Int16Array.of(1, 2);
    const volume = createVolume(data, {shape: [2, 1, 1], unit: "HU"});
    assert.equal(volume.data, data);
    assert.deepEqual(volume.spacing, [1, 1, 1]);
    assert.deepEqual(volume.origin, [0, 0, 0]);
    assert.deepEqual(volume.direction, Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1));
  });

  it("refuses data that do not fill the shape, and prints both", () => {
    assert.throws(() => createVolume(one, {shape: [2, 3, 4], unit: "1"}), {
      name: "ShapeError",
      message: "createVolume: data must hold 2 × 3 × 4 = 24 voxels, got 1",
    });
  });

  for (const spacing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses a spacing of ${spacing}`, () => {
      assert.throws(() => createVolume(one, {shape, spacing: [1, spacing, 1], unit: "1"}), {
        name: "RangeError",
        message: `createVolume: spacing must be three finite sizes above 0 mm, got [1, ${spacing}, 1]`,
      });
    });
  }

  it("refuses an impossible shape, origin, direction, unit and array", () => {
    const bad = (options: object, pattern: RegExp) =>
      assert.throws(() => createVolume(one, {shape, unit: "1", ...options}), pattern);
    bad({shape: [0, 1, 1]}, /shape must be three whole numbers of at least 1, got \[0, 1, 1\]/);
    bad({shape: [1.5, 1, 1]}, /shape must be three whole numbers/);
    bad({shape: [1, 1]}, /shape must be three whole numbers/);
    bad({origin: [0, Number.NaN, 0]}, /origin must be three finite positions in mm, got/);
    bad(
      {direction: [1, 0, 0, 0, 1, 0, 0, 0, 0]},
      /direction must be nine numbers .* determinant 0/,
    );
    bad({direction: [1, 0.1, 0, 0, 1, 0, 0, 0, 1]}, /orthonormal columns/);
    bad({direction: [1, 0, 0, 0, Number.NaN, 0, 0, 0, 1]}, /orthonormal columns/);
    bad({direction: [1, 0, 0]}, /orthonormal columns/);
    bad({unit: "kg"}, /unit must be one of HU, SUV, 1\/cm, zscore, 1, got kg/);
    const list: unknown = [1];
    assert.throws(
      () => createVolume(list as Float32Array, {shape, unit: "1"}),
      /^TypeError: createVolume: data must be a typed array of numbers, got Array$/,
    );
  });
});

describe("createMask", () => {
  it("accepts 0 and 1 only, and names the first other value", () => {
    assert.deepEqual(createMask(Uint8Array.of(0, 1), {shape: [2, 1, 1]}).data, Uint8Array.of(0, 1));
    assert.throws(() => createMask(Uint8Array.of(1, 2), {shape: [2, 1, 1]}), {
      name: "RangeError",
      message: "createMask: values must be 0 or 1, got 2 at index 1",
    });
  });

  it("refuses other kinds of array", () => {
    const floats: unknown = one;
    assert.throws(
      () => createMask(floats as Uint8Array, {shape}),
      /must be a Uint8Array, got Float32Array/,
    );
  });
});

describe("voxelIndex", () => {
  it("counts x fastest", () => {
    assert.equal(voxelIndex(1, 0, 0, [4, 5, 6]), 1);
    assert.equal(voxelIndex(0, 1, 0, [4, 5, 6]), 4);
    assert.equal(voxelIndex(0, 0, 1, [4, 5, 6]), 20);
  });

  it("refuses voxels outside, on every side", () => {
    for (const voxel of [
      [-1, 0, 0],
      [4, 0, 0],
      [0, 5, 0],
      [0, 0, 6],
      [0.5, 0, 0],
    ]) {
      assert.throws(
        () => voxelIndex(voxel[0], voxel[1], voxel[2], [4, 5, 6]),
        /the voxel must lie inside 4 × 5 × 6, got/,
      );
    }
  });
});

describe("affineOf, voxelToWorld and worldToVoxel", () => {
  it("place the third voxel of a turned row by hand", () => {
    // x runs to the back (−A), 2 mm a step, from (10, 20, 30): the third voxel lies 4 mm further back.
    const direction = [0, 1, 0, -1, 0, 0, 0, 0, 1];
    const row = createVolume(new Uint8Array(3), {
      shape: [3, 1, 1],
      spacing: [2, 3, 4],
      origin: [10, 20, 30],
      direction,
      unit: "1",
    });
    assert.deepEqual(voxelToWorld(row, [2, 0, 0]), [10, 16, 30]);
    assert.deepEqual(worldToVoxel(row, [10, 16, 30]), [2, 0, 0]);
    assert.deepEqual(
      affineOf(row),
      Float64Array.of(0, 3, 0, 10, -2, 0, 0, 20, 0, 0, 4, 30, 0, 0, 0, 1),
    );
  });

  it("are each other's inverse on any grid", () => {
    const index = fc.double({min: -100, max: 100, noNaN: true});
    fc.assert(
      fc.property(randomGrid, fc.tuple(index, index, index), (grid, voxel) => {
        const mask = createMask(new Uint8Array(countOf(grid)), grid);
        const back = worldToVoxel(mask, voxelToWorld(mask, voxel));

        // Positions up to 2,000 mm keep 13 digits; dividing by 0.1 mm leaves 1e-9 of a voxel.
        back.forEach((value, axis) => {
          assert.ok(Math.abs(value - voxel[axis]) < 1e-9);
        });
      }),
    );
  });

  it("agree: the affine times a voxel is its world position", () => {
    fc.assert(
      fc.property(randomGrid, (grid) => {
        const mask = createMask(new Uint8Array(countOf(grid)), grid);
        const a = affineOf(mask);
        const world = voxelToWorld(mask, [3, -2, 5]);
        for (let row = 0; row < 3; row++) {
          const dot = 3 * a[4 * row] - 2 * a[4 * row + 1] + 5 * a[4 * row + 2] + a[4 * row + 3];
          assert.ok(Math.abs(dot - world[row]) < 1e-10);
        }
      }),
    );
  });

  it("refuse points that are none", () => {
    const mask = createMask(Uint8Array.of(1), {shape});
    assert.throws(
      () => voxelToWorld(mask, [0, Number.NaN, 0]),
      /voxel must be three finite numbers/,
    );
    assert.throws(() => worldToVoxel(mask, [0, 0]), /position must be three finite numbers/);
  });
});

describe("orientationOf", () => {
  const lettersOf = (direction: number[]) =>
    orientationOf(createMask(Uint8Array.of(1), {shape, direction}));

  it("names the patient's axes", () => {
    assert.equal(lettersOf([1, 0, 0, 0, 1, 0, 0, 0, 1]), "RAS");
    assert.equal(lettersOf([-1, 0, 0, 0, -1, 0, 0, 0, 1]), "LPS");
    // A sagittal slice stack: columns to the back, rows to the feet, slices to the left.
    assert.equal(lettersOf([0, 0, -1, -1, 0, 0, 0, -1, 0]), "PIL");
  });

  it("gives an oblique axis its nearest letter, and no letter twice", () => {
    const c = Math.cos(0.9);
    const s = Math.sin(0.9);
    assert.equal(lettersOf([c, -s, 0, s, c, 0, 0, 0, 1]), "ALS");
    fc.assert(
      fc.property(randomGrid, (grid) => {
        const mask = createMask(new Uint8Array(countOf(grid)), grid);
        const sorted = orientationOf(mask)
          .replace("L", "R")
          .replace("P", "A")
          .replace("I", "S")
          .split("")
          .sort()
          .join("");
        assert.equal(sorted, "ARS");
      }),
    );
  });
});

describe("sameGrid and requireSameGrid", () => {
  const grid = {shape: [100, 1, 1] as const, spacing: [1, 1, 1] as const};
  const base = createMask(new Uint8Array(100), grid);

  it("allow rounding in the header, but not a drift over the image", () => {
    const near = createMask(new Uint8Array(100), {...grid, spacing: [1.000001, 1, 1]});
    const drift = createMask(new Uint8Array(100), {...grid, spacing: [1.0001, 1, 1]});
    assert.ok(sameGrid(base, near));
    assert.ok(!sameGrid(base, drift));
    assert.ok(sameGrid(base, drift, {tolerance: 0.1}));
  });

  it("see a layer's other thickness and other side", () => {
    const thick = createMask(new Uint8Array(100), {...grid, spacing: [1, 1, 5]});
    const turned = createMask(new Uint8Array(100), {
      ...grid,
      direction: [1, 0, 0, 0, 1, 0, 0, 0, -1],
    });
    assert.ok(!sameGrid(base, thick));
    assert.ok(!sameGrid(base, turned));
  });

  it("print both grids when they differ", () => {
    const other = createMask(new Uint8Array(50), {...grid, shape: [50, 1, 1]});
    assert.throws(
      () => requireSameGrid("dice", base, other),
      /^ShapeError: dice: both must lie on the same grid, got 100 × 1 × 1 voxels .* and 50 × 1 × 1 voxels/,
    );
  });
});
