import assert from "node:assert/strict";
import {gzipSync} from "fflate";
import {createVolume, readImage, writeNifti} from "../../lib/image/index.ts";
import {dicomFile} from "./dicomBytes.ts";

describe("readImage", () => {
  const volume = createVolume(Int16Array.of(3, -4), {shape: [2, 1, 1], unit: "HU"});
  const nrrd = new TextEncoder().encode(
    "NRRD0004\ntype: short\ndimension: 3\nsizes: 2 1 1\nencoding: ascii\nspacings: 1 1 1\n\n3 -4",
  );

  it("tells NIfTI, NRRD and DICOM by their content, whatever their name", () => {
    for (const options of [{}, {gzip: true}, {version: 2}, {byteOrder: "big"}] as const) {
      const read = readImage(writeNifti(volume, options), {name: "scan.png", unit: "HU"});
      assert.deepEqual(read, volume);
    }
    assert.deepEqual(readImage(nrrd, {name: "x", unit: "HU"}), volume);
    assert.equal(readImage(dicomFile(), {name: "IM0001"}).unit, "HU");
    assert.equal(readImage(dicomFile(), {name: "IM0001", unit: "1"}).unit, "1");
    assert.equal(readImage(nrrd, {name: "x"}).unit, "1");
  });

  it("names what it cannot read, and the bytes it found", () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0);
    assert.throws(() => readImage(png, {name: "a.nii"}), {
      name: "FormatError",
      message:
        "readImage: a.nii: content must be NIfTI (.nii, .nii.gz), NRRD or DICOM, got 10 bytes beginning 89 50 4e 47 0d 0a 1a 0a",
    });
    assert.throws(() => readImage(new Uint8Array(0), {name: "a"}), /got 0 bytes beginning nowhere/);
    assert.throws(
      () => readImage(gzipSync(nrrd), {name: "a"}),
      /got gzip-compressed nrrd; unpack it/,
    );
    assert.throws(() => readImage(gzipSync(png), {name: "a"}), /beginning 89 50/);
  });

  it("passes the reader's own message on, with the file's name", () => {
    const cut = writeNifti(volume).slice(0, 354);
    assert.throws(
      () => readImage(cut, {name: "cut.nii"}),
      /^FormatError: readNifti: cut\.nii: .*truncated/,
    );
    assert.throws(() => readImage(nrrd.slice(0, -3), {name: "n"}), /^FormatError: readNrrd: n: /);
  });
});
