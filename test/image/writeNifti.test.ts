import assert from "node:assert/strict";
import fc from "fast-check";
import type {PlainType, Volume, VoxelArray} from "../../lib/image/index.ts";
import {
  affineOf,
  createMask,
  createVolume,
  readNifti,
  readNiftiHeader,
  toMask,
  writeNifti,
} from "../../lib/image/index.ts";
import {countOf, randomGrid} from "./grids.ts";

const KINDS: Record<PlainType, (n: number) => VoxelArray> = {
  int8: (n) => new Int8Array(n),
  uint8: (n) => new Uint8Array(n),
  int16: (n) => new Int16Array(n),
  uint16: (n) => new Uint16Array(n),
  int32: (n) => new Int32Array(n),
  uint32: (n) => new Uint32Array(n),
  float32: (n) => new Float32Array(n),
  float64: (n) => new Float64Array(n),
};

/** Fills an array with random bits, whatever they mean in its format. */
function randomVoxels(type: PlainType, count: number, bytes: readonly number[]): VoxelArray {
  const data = KINDS[type](count);
  const raw = new Uint8Array(data.buffer);
  for (let i = 0; i < raw.length; i++) raw[i] = bytes[i % bytes.length];
  return data;
}

describe("writeNifti", () => {
  const types = Object.keys(KINDS) as PlainType[];
  for (const type of types) {
    it(`and readNifti give back ${type} voxels bit by bit, in either order, version and packing`, () => {
      const bytes = fc.array(fc.integer({min: 0, max: 255}), {minLength: 1, maxLength: 97});
      const byteOrder = fc.constantFrom("little" as const, "big" as const);
      const version = fc.constantFrom(1 as const, 2 as const);
      fc.assert(
        fc.property(randomGrid, bytes, byteOrder, version, fc.boolean(), (grid, b, o, v, gzip) => {
          const data = randomVoxels(type, countOf(grid), b);
          const volume = createVolume(data, {...grid, unit: "1"});
          const file = writeNifti(volume, {byteOrder: o, version: v, gzip});
          const back = readNifti(file);
          assert.equal(back.data.constructor, data.constructor);
          assert.deepEqual(new Uint8Array(back.data.buffer), new Uint8Array(data.buffer));
          assert.deepEqual(back.shape, volume.shape);
          assert.equal(readNiftiHeader(file).littleEndian, o === "little");

          // Version 1 keeps the grid in float32: half an ulp is 6e-8; version 2 in double.
          const tolerance = v === 1 ? 1e-7 * 500 : 1e-12;
          for (const transform of ["sform", "qform"] as const) {
            const affine = affineOf(readNifti(file, {transform}));
            affineOf(volume).forEach((value, i) => {
              // Near half a turn the first part of the quaternion is a root of rounding: sqrt(6e-8)
              // or sqrt(1e-16) of a voxel of up to 10 mm.
              const root = v === 1 ? 1e-2 : 1e-6;
              const allowed = transform === "qform" ? root : 10 * tolerance;
              assert.ok(Math.abs(value - affine[i]) <= allowed, `${transform} ${i}`);
            });
          }
        }),
        {numRuns: 40},
      );
    });
  }

  it("writes the same bytes for the same image, gzip or not", () => {
    const volume = createVolume(Float32Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"});
    for (const gzip of [false, true]) {
      assert.deepEqual(writeNifti(volume, {gzip}), writeNifti(volume, {gzip}));
    }
  });

  it("writes a mask that reads back as one", () => {
    const mask = createMask(Uint8Array.of(0, 1, 1), {shape: [3, 1, 1], spacing: [2, 2, 2]});
    assert.deepEqual(toMask(readNifti(writeNifti(mask))), mask);
  });

  it("converts where the format holds every voxel, and refuses the first it does not", () => {
    const volume = (values: number[]): Volume =>
      createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "1"});
    const file = writeNifti(volume([-1, 300]), {datatype: "int16"});
    assert.deepEqual(readNifti(file).data, Int16Array.of(-1, 300));
    for (const [value, datatype] of [
      [0.5, "int16"],
      [256, "uint8"],
      [-1, "uint32"],
      [Number.NaN, "int32"],
    ] as const) {
      assert.throws(() => writeNifti(volume([0, value]), {datatype}), {
        name: "RangeError",
        message: `writeNifti: ${datatype} must hold every voxel exactly, got ${value} at index 1`,
      });
    }
  });

  it("does not touch the image, also in big-endian order", () => {
    const data = Int16Array.of(1, 2);
    writeNifti(createVolume(data, {shape: [2, 1, 1], unit: "1"}), {byteOrder: "big"});
    assert.deepEqual(data, Int16Array.of(1, 2));
  });

  it("asks for version 2 where an axis is too long for version 1", () => {
    const long = createVolume(new Uint8Array(32768), {shape: [32768, 1, 1], unit: "1"});
    assert.throws(
      () => writeNifti(long),
      /at most 32767 voxels, got 32768 × 1 × 1; pass version: 2/,
    );
    assert.deepEqual(readNifti(writeNifti(long, {version: 2})).shape, [32768, 1, 1]);
  });

  it("refuses a format it does not write", () => {
    const volume = createVolume(Uint8Array.of(1), {shape: [1, 1, 1], unit: "1"});
    const datatype: unknown = "complex64";
    assert.throws(
      () => writeNifti(volume, {datatype: datatype as "int8"}),
      /datatype must be int8, .* float64, got complex64/,
    );
  });
});
