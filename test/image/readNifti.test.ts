import assert from "node:assert/strict";
import {affineOf, orientationOf, readNifti, readNiftiHeader} from "../../lib/image/index.ts";
import {FIELD, goodFile, patched, twoVoxels} from "./patched.ts";

/** Lays numbers out through a DataView of the given size. */
function bytesOf(size: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  fill(new DataView(bytes.buffer));
  return bytes;
}

describe("readNifti", () => {
  it("reads voxels and grid", () => {
    const volume = readNifti(goodFile(), {unit: "HU"});
    assert.deepEqual(volume.data, Int16Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    assert.deepEqual(volume.spacing, [2, 3, 4]);
    assert.deepEqual(volume.origin, [5, 6, 7]);
    assert.equal(volume.unit, "HU");
  });

  it("reads bytes that begin anywhere in their buffer", () => {
    const good = goodFile();
    const shifted = new Uint8Array(good.length + 3);
    shifted.set(good, 3);
    assert.deepEqual(readNifti(shifted.subarray(3)).data, readNifti(good).data);
  });

  it("counts missing axes and trailing axes of one as nothing", () => {
    const plane = patched((view) => {
      [2, 4, 2, 9, 9].forEach((n, i) => {
        view.setInt16(FIELD.dim + 2 * i, n, true);
      });
      view.setInt16(FIELD.sformCode, 0, true);
      view.setFloat32(FIELD.pixdim + 12, 0, true);
    });
    assert.deepEqual(readNifti(plane).shape, [4, 2, 1]);
    assert.deepEqual(readNifti(plane).spacing, [2, 3, 1]);
    const five = patched((view) => view.setInt16(FIELD.dim, 5, true));
    assert.deepEqual(readNifti(five).shape, [2, 2, 2]);
  });

  it("rescales in double, and takes slope 0 or NaN for none", () => {
    const scaled = (slope: number, intercept: number) =>
      readNifti(
        patched((view) => {
          view.setFloat32(FIELD.slope, slope, true);
          view.setFloat32(FIELD.intercept, intercept, true);
        }),
      ).data;
    assert.deepEqual(scaled(2, -10), Float32Array.of(-8, -6, -4, -2, 0, 2, 4, 6));
    assert.deepEqual(scaled(0, 5), Int16Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    assert.deepEqual(scaled(Number.NaN, Number.NaN), Int16Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    assert.throws(
      () => scaled(1, Number.NaN),
      /scl_inter must be finite where scl_slope is 1, got NaN/,
    );
  });

  it("keeps a rescaled 32-bit number's digits", () => {
    const voxels = bytesOf(8, (view) => {
      view.setInt32(0, 2147483647, true);
      view.setInt32(4, -1, true);
    });
    const file = twoVoxels(8, 32, voxels);
    new DataView(file.buffer).setFloat32(FIELD.slope, 0.5, true);
    assert.deepEqual(readNifti(file).data, Float64Array.of(1073741823.5, -0.5));
  });

  it("turns metres and micrometres to mm", () => {
    const inUnit = (code: number) =>
      readNifti(patched((view) => view.setUint8(FIELD.units, code))).spacing;
    assert.deepEqual(inUnit(1), [2000, 3000, 4000]);
    assert.deepEqual(inUnit(0), [2, 3, 4]);
    inUnit(3).forEach((size, axis) => {
      assert.ok(Math.abs(size - (axis + 2) / 1000) < 1e-15);
    });
  });
});

describe("the grid of a NIfTI file", () => {
  /** sform: a turn of x to the back; qform: half a turn round z, qfac as given; both placed apart. */
  const both = (sform: number, qform: number, qfac = 1) =>
    patched((view) => {
      view.setInt16(FIELD.sformCode, sform, true);
      view.setInt16(FIELD.qformCode, qform, true);
      view.setFloat32(FIELD.pixdim, qfac, true);
      [0, 0, 1, 11, 12, 13].forEach((value, i) => {
        view.setFloat32(FIELD.quaternion + 4 * i, value, true);
      });
      [0, 3, 0, 21, -2, 0, 0, 22, 0, 0, 4, 23].forEach((value, i) => {
        view.setFloat32(FIELD.srow + 4 * i, value, true);
      });
    });

  it("is the sform's when its code is above 0, else the qform's, else pixdim's", () => {
    assert.equal(orientationOf(readNifti(both(1, 4))), "PRS");
    assert.deepEqual(readNifti(both(1, 4)).origin, [21, 22, 23]);
    assert.equal(orientationOf(readNifti(both(0, 1))), "LPS");
    assert.deepEqual(readNifti(both(0, 1)).origin, [11, 12, 13]);
    assert.equal(orientationOf(readNifti(both(0, 0))), "RAS");
    assert.deepEqual(readNifti(both(0, 0)).origin, [0, 0, 0]);
    assert.equal(readNiftiHeader(both(0, 0)).transform, "pixdim");
  });

  it("can be chosen, if it is there", () => {
    assert.equal(orientationOf(readNifti(both(1, 1), {transform: "qform"})), "LPS");
    assert.throws(
      () => readNifti(both(1, 0), {transform: "qform"}),
      /transform "qform" needs qform_code above 0, got 0/,
    );
  });

  it("turns the third axis round where qfac is -1, and takes 0 for 1", () => {
    assert.equal(orientationOf(readNifti(both(0, 1, -1))), "LPI");
    assert.equal(orientationOf(readNifti(both(0, 1, 0))), "LPS");
  });

  it("follows the quaternion of a known turn", () => {
    // 90° round z: b = c = 0, d = sin 45°; x runs to the front, y to the left.
    const turned = patched((view) => {
      view.setInt16(FIELD.sformCode, 0, true);
      view.setFloat32(FIELD.quaternion + 8, Math.SQRT1_2, true);
    });
    const expected = [0, -3, 0, 5, 2, 0, 0, 6, 0, 0, 4, 7, 0, 0, 0, 1];

    // The header keeps sin 45° in float32: 6e-8 of 4 mm.
    affineOf(readNifti(turned)).forEach((value, i) => {
      assert.ok(Math.abs(value - expected[i]) < 5e-7, `${i}: ${value}`);
    });
  });
});

describe("NIfTI number formats that need care", () => {
  it("reads 64-bit whole numbers that a double holds, and refuses or rounds others", () => {
    const signed = (a: bigint, b: bigint, little = true) =>
      bytesOf(16, (view) => {
        view.setBigInt64(0, a, little);
        view.setBigInt64(8, b, little);
      });
    assert.deepEqual(
      readNifti(twoVoxels(1024, 64, signed(-5n, 9007199254740991n))).data,
      Float64Array.of(-5, 9007199254740991),
    );
    assert.deepEqual(
      readNifti(twoVoxels(1024, 64, signed(-(2n ** 63n), 2n ** 60n))).data,
      Float64Array.of(-(2 ** 63), 2 ** 60),
    );
    const odd = twoVoxels(1024, 64, signed(1n, 9007199254740993n));
    assert.throws(
      () => readNifti(odd, {name: "odd.nii"}),
      /^FormatError: readNifti: odd\.nii: a 64-bit number must be exact in a double, got 9007199254740993 at byte 360; pass wideIntegers: "rounded"/,
    );
    assert.deepEqual(
      readNifti(odd, {wideIntegers: "rounded"}).data,
      Float64Array.of(1, 9007199254740992),
    );
    const unsigned = twoVoxels(1280, 64, signed(-1n, 1n));
    assert.throws(() => readNifti(unsigned), /got 18446744073709551615 at byte 352/);
    assert.equal(readNifti(unsigned, {wideIntegers: "rounded"}).data[0], 2 ** 64);
  });

  it("reads complex voxels by the chosen part only", () => {
    const voxels = bytesOf(16, (view) => {
      [3, 4, 0, -2].forEach((value, i) => {
        view.setFloat32(4 * i, value, true);
      });
    });
    const file = twoVoxels(32, 64, voxels);
    assert.deepEqual(readNifti(file, {component: "real"}).data, Float32Array.of(3, 0));
    assert.deepEqual(readNifti(file, {component: "imaginary"}).data, Float32Array.of(4, -2));
    assert.deepEqual(readNifti(file, {component: "magnitude"}).data, Float32Array.of(5, 2));
    assert.deepEqual(
      readNifti(file, {component: "phase"}).data,
      Float32Array.of(Math.atan2(4, 3), -Math.PI / 2),
    );
    assert.throws(
      () => readNifti(file),
      /component must be one of real, imaginary, magnitude, phase for complex64 voxels, got none/,
    );
    assert.throws(() => readNifti(file, {component: "red"}), /got red/);
  });

  it("reads colours by the chosen channel only", () => {
    const rgb = twoVoxels(128, 24, Uint8Array.of(1, 2, 3, 4, 5, 6));
    assert.deepEqual(readNifti(rgb, {component: "green"}).data, Uint8Array.of(2, 5));
    assert.throws(() => readNifti(rgb, {component: "alpha"}), /one of red, green, blue for rgb24/);
    const rgba = twoVoxels(2304, 32, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    assert.deepEqual(readNifti(rgba, {component: "alpha"}).data, Uint8Array.of(4, 8));
    assert.throws(() => readNifti(rgba), /got none/);
    assert.throws(
      () => readNifti(goodFile(), {component: "red"}),
      /component must be left out for int16 voxels, got red/,
    );
  });

  it("reads 16-byte floats as what the caller says they are", () => {
    // 1.5 is 0x3fff8 and zeros as binary128; as x87, exponent 0x3fff and mantissa 0xc000….
    const quad = bytesOf(32, (view) => {
      view.setBigUint64(8, 0x3fff800000000000n, true);
      view.setBigUint64(24, 0xc000400000000000n, true);
    });
    const x87 = bytesOf(32, (view) => {
      view.setBigUint64(0, 0xc000000000000000n, true);
      view.setUint16(8, 0x3fff, true);
      view.setBigUint64(16, 0xa000000000000000n, true);
      view.setUint16(24, 0xc000, true);
    });
    const file = (bytes: Uint8Array) => twoVoxels(1536, 128, bytes);
    assert.deepEqual(
      readNifti(file(quad), {longDouble: "binary128"}).data,
      Float64Array.of(1.5, -2.5),
    );
    assert.deepEqual(readNifti(file(x87), {longDouble: "x87"}).data, Float64Array.of(1.5, -2.5));
    assert.throws(
      () => readNifti(file(x87)),
      /longDouble must be "binary128" or "x87" for float128/,
    );
    const pair = twoVoxels(2048, 256, Uint8Array.of(...quad, ...quad));
    assert.deepEqual(
      readNifti(pair, {longDouble: "binary128", component: "imaginary"}).data,
      Float64Array.of(-2.5, -2.5),
    );
  });

  it("gives the ends of the 16-byte range as doubles do", () => {
    const quad = bytesOf(32, (view) => {
      view.setBigUint64(8, 0x7fff000000000000n, true);
      view.setBigUint64(24, 0x7fff800000000000n, true);
    });
    const read = (bytes: Uint8Array) =>
      readNifti(twoVoxels(1536, 128, bytes), {longDouble: "binary128"}).data;
    assert.deepEqual(read(quad), Float64Array.of(Infinity, Number.NaN));
    const extremes = bytesOf(32, (view) => {
      view.setBigUint64(8, 0x7ffe000000000000n, true);
      view.setBigUint64(24, 0x0001000000000000n, true);
    });
    assert.deepEqual(read(extremes), Float64Array.of(Infinity, 0));
  });
});
