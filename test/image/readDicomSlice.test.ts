import assert from "node:assert/strict";
import {FormatError} from "../../lib/core/index.ts";
import {orientationOf, readDicomSlice} from "../../lib/image/index.ts";
import type {DicomValue} from "./dicomBytes.ts";
import {dicomFile, EXPLICIT, SLICE} from "./dicomBytes.ts";

const HU = Float32Array.of(0, 1, 2, -1024, 3071, -1024);

/** Asserts that a slice with elements changed is refused, and how. */
function refuses(changes: Record<string, DicomValue | undefined>, pattern: RegExp): void {
  refusesBytes(dicomFile(changes), pattern);
}

function refusesBytes(bytes: Uint8Array, pattern: RegExp): void {
  assert.throws(
    () => readDicomSlice(bytes, {name: "bad.dcm"}),
    (error) => {
      assert.ok(error instanceof FormatError, String(error));
      assert.match(error.message, /^readDicomSlice: bad\.dcm: /);
      assert.match(error.message, pattern);
      return true;
    },
  );
}

describe("readDicomSlice", () => {
  it("reads, rescales and places a slice in RAS", () => {
    const slice = readDicomSlice(dicomFile());

    // Stored 0x0400 is 1024, so 0 HU; the last voxel's four high bits belong to nobody.
    assert.deepEqual(slice.data, HU);
    assert.deepEqual([slice.shape, slice.unit], [[3, 2, 1], "HU"]);
    assert.deepEqual(slice.spacing, [0.6, 0.7, 5]);
    assert.deepEqual(slice.origin, [10, 20, 30]);
    assert.equal(orientationOf(slice), "LPS");
  });

  it("reads the four uncompressed transfer syntaxes alike", () => {
    const swapped = Uint8Array.of(4, 0, 4, 1, 4, 2, 0, 0, 15, 255, 240, 0);
    const big = dicomFile(
      {"7fe00010": ["OW", swapped]},
      {syntax: "1.2.840.10008.1.2.2", explicit: true, littleEndian: false},
    );
    const implicit = {syntax: "1.2.840.10008.1.2", explicit: false, littleEndian: true};
    const deflated = {...EXPLICIT, syntax: "1.2.840.10008.1.2.1.99", deflated: true};
    for (const bytes of [big, dicomFile({}, implicit), dicomFile({}, deflated)]) {
      assert.deepEqual(readDicomSlice(bytes), readDicomSlice(dicomFile()));
    }
  });

  it("gives signed numbers of fewer bits their sign", () => {
    const slice = readDicomSlice(
      dicomFile({
        "00280103": ["US", 1],
        "00281052": undefined,
        "00281053": undefined,
        "7fe00010": ["OW", Uint8Array.of(255, 15, 0, 8, 255, 7, 1, 0, 0, 0, 0, 0)],
      }),
    );
    assert.deepEqual(slice.data, Int16Array.of(-1, -2048, 2047, 1, 0, 0));
  });

  it("reads 8-bit voxels with their byte of padding", () => {
    const slice = readDicomSlice(
      dicomFile({
        "00280011": ["US", 1],
        "00280010": ["US", 3],
        "00280100": ["US", 8],
        "00280101": ["US", 8],
        "00280102": ["US", 7],
        "00281053": ["DS", "2"],
        "00281052": ["DS", "0.5"],
        "7fe00010": ["OW", Uint8Array.of(1, 2, 255, 0)],
      }),
    );
    assert.deepEqual(slice.data, Float32Array.of(2.5, 4.5, 510.5));
  });

  it("takes the unit from the modality, unless told", () => {
    assert.equal(readDicomSlice(dicomFile({"00080060": ["CS", "MR"]})).unit, "1");
    assert.equal(readDicomSlice(dicomFile({"00281054": ["LO", "US"]})).unit, "1");
    assert.equal(readDicomSlice(dicomFile(), {unit: "zscore"}).unit, "zscore");
  });

  it("follows oblique rows and columns to the slice's normal", () => {
    const slice = readDicomSlice(dicomFile({"00200037": ["DS", "0\\1\\0\\0\\0\\-1"]}));
    assert.equal(orientationOf(slice), "PIR");
  });

  it("refuses compressed voxels by name", () => {
    const jpeg = {...EXPLICIT, syntax: "1.2.840.10008.1.2.4.90"};
    refusesBytes(dicomFile({}, jpeg), /got 1\.2\.840\.10008\.1\.2\.4\.90 \(JPEG 2000 lossless\)/);
    refusesBytes(dicomFile({}, {...EXPLICIT, syntax: "1.2.840.10008.1.2.5"}), /\(RLE lossless\)/);
    refusesBytes(dicomFile({}, {...EXPLICIT, syntax: "1.2.3"}), /\(an unknown transfer syntax\)/);
  });

  it("refuses what is no DICOM file, and one that is cut", () => {
    refusesBytes(new Uint8Array(200), /must have DICM at byte 128/);
    refusesBytes(new Uint8Array(0), /in 0 bytes/);
    const good = dicomFile();
    for (const cut of [good.length - 4, good.length - 30, 200, 140, 133]) {
      refusesBytes(good.slice(0, cut), /must be whole|must hold 12 bytes|must be/);
    }
  });

  it("refuses contours and segmentations, which are no slices, and says what to do", () => {
    const contours = {"00080060": ["CS", "RTSTRUCT"], "00280010": undefined} as const;
    refuses(contours, /Modality \(0008,0060\) .* got RTSTRUCT; turn it into a label image/);
    refuses({"00080060": ["CS", "SEG"]}, /got SEG; turn it/);
  });

  it("refuses colours, frames and impossible bits", () => {
    refuses({"00280004": ["CS", "RGB"], "00280002": ["US", 3]}, /MONOCHROME2 .*got RGB with 3/);
    refuses({"00280008": ["IS", "4"]}, /NumberOfFrames \(0028,0008\) must be 1, got 4/);
    refuses({"00280100": ["US", 12]}, /BitsAllocated .* got 12, 12 and 11/);
    refuses({"00280101": ["US", 17]}, /got 16, 17 and 11/);
    refuses({"00280102": ["US", 5]}, /got 16, 12 and 5/);
    refuses({"00280103": undefined}, /PixelRepresentation \(0028,0103\) must be there, got none/);
  });

  it("refuses voxels that do not fill the plane", () => {
    refuses(
      {"00280010": ["US", 200]},
      /must hold 1200 bytes for 3 × 200 voxels of 16 bits, got 12/,
    );
    refuses({"00280010": ["US", 1]}, /must hold 6 bytes for 3 × 1 voxels of 16 bits, got 12/);
    refuses({"00280010": ["US", 0]}, /Rows and Columns must be at least 1, got 0 and 3/);
    refuses({"7fe00010": undefined}, /PixelData \(7fe0,0010\) must hold 12 bytes .* got none/);
  });

  it("refuses a slice that lies nowhere", () => {
    refuses(
      {"00280030": undefined},
      /PixelSpacing \(0028,0030\) must be 2 finite numbers, got none/,
    );
    refuses({"00280030": ["DS", "0\\1"]}, /PixelSpacing .* must be above 0 mm, got 0 and 1/);
    refuses({"00180050": ["DS", "-5"]}, /SliceThickness .* must be above 0 mm, got -5/);
    refuses({"00180050": ["DS", "thick"]}, /SliceThickness \(0018,0050\) .* got "thick"/);
    refuses({"00200032": undefined}, /ImagePositionPatient/);
    refuses({"00200037": ["DS", "1\\0\\0\\1\\0\\0"]}, /two perpendicular unit vectors/);
    refuses({"00281053": ["DS", "0"]}, /RescaleSlope \(0028,1053\) must not be 0/);
    refuses(
      {"00281053": undefined},
      /RescaleSlope \(0028,1053\) must be 1 finite numbers, got none/,
    );
  });

  it("leaves the given bytes as they were", () => {
    const bytes = dicomFile();
    const copy = bytes.slice();
    readDicomSlice(bytes);
    assert.deepEqual(bytes, copy);
    assert.equal(SLICE["00280010"]?.[1], 2);
  });
});
