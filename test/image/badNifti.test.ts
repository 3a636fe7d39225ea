import assert from "node:assert/strict";
import fc from "fast-check";
import {gzipSync} from "fflate";
import {FormatError} from "../../lib/core/index.ts";
import {readNifti, readNiftiHeader} from "../../lib/image/index.ts";
import {FIELD, goodFile, patched} from "./patched.ts";

/** Asserts that a file is refused, in packed form too, with a message that names it. */
function refuses(file: Uint8Array, pattern: RegExp): void {
  for (const bytes of [file, gzipSync(file)]) {
    assert.throws(
      () => readNifti(bytes, {name: "bad.nii"}),
      (error) => {
        assert.ok(error instanceof FormatError, String(error));
        assert.match(error.message, /^readNifti: bad\.nii: /);
        assert.match(error.message, pattern);
        return true;
      },
    );
  }
}

describe("a bad NIfTI file", () => {
  it("may be no NIfTI file at all", () => {
    refuses(new Uint8Array(400), /sizeof_hdr must be 348 or 540, got 0 at byte 0/);
    refuses(
      new TextEncoder().encode("hello, this is text"),
      /sizeof_hdr must be 348 or 540, got \d+/,
    );
    assert.throws(() => readNifti(new Uint8Array(0)), /at least 348 bytes, got 0/);
  });

  it("may end inside its header or its voxels", () => {
    refuses(
      goodFile().slice(0, 200),
      /a NIfTI-1 header must hold 348 bytes, got 200: .* truncated/,
    );
    refuses(goodFile().slice(0, 360), /the header promises 368 bytes, got 360: .* truncated/);
    refuses(goodFile().slice(0, 352), /the header promises 368 bytes, got 352/);
  });

  it("may go on behind its voxels, which the caller may allow", () => {
    const long = new Uint8Array(378);
    long.set(goodFile());
    assert.throws(() => readNifti(long), /promises 368 bytes, got 378.*trailing: "ignore"/);
    assert.throws(() => readNifti(gzipSync(long)), /at most 368 bytes .*trailing: "ignore"/);
    assert.equal(readNifti(long, {trailing: "ignore"}).data[7], 8);
    assert.equal(readNifti(gzipSync(long), {trailing: "ignore"}).data[7], 8);
  });

  it("may have four axes", () => {
    const four = patched((view) => {
      [4, 2, 2, 1, 2].forEach((n, i) => {
        view.setInt16(FIELD.dim + 2 * i, n, true);
      });
    });
    refuses(four, /dim\[4\] must be 1, got 2 at byte 48: an image of 2 × 2 × 1 × 2 has 4 axes/);
    assert.deepEqual(readNiftiHeader(four).shape, [2, 2, 1, 2]);
  });

  it("may have axes that are none, or none at all", () => {
    const dim = (index: number, n: number) =>
      patched((view) => view.setInt16(FIELD.dim + 2 * index, n, true));
    refuses(dim(2, 0), /dim\[2\] must be a whole number of at least 1, got 0 at byte 44/);
    refuses(dim(1, -7), /dim\[1\] must be .* got -7 at byte 42/);
    refuses(dim(0, 0), /dim\[0\] must be 1 to 7, got 0 at byte 40/);
    refuses(dim(0, 8), /dim\[0\] must be 1 to 7, got 8/);
  });

  it("may promise more voxels than any memory holds", () => {
    const huge = patched((view) => {
      for (let i = 1; i <= 3; i++) view.setInt16(FIELD.dim + 2 * i, 32767, true);
    });
    refuses(huge, /at most 2147483648 bytes \(maxBytes\), its header promises 70362301923678/);
    const large = patched((view) => view.setInt16(FIELD.dim + 2, 20000, true));
    refuses(large, /the header promises 160352 bytes, got 368/);
    assert.throws(() => readNifti(goodFile(), {maxBytes: 360}), /at most 360 bytes/);
  });

  it("may have a number format that nobody knows, or whose size is a lie", () => {
    const type = (code: number) => patched((view) => view.setInt16(FIELD.datatype, code, true));
    refuses(type(3), /datatype must be one of 2 \(uint8\), .* got 3 at byte 70/);
    refuses(type(1), /got 1 at byte 70/);
    refuses(type(16), /bitpix must be 32 for float32, got 16 at byte 72/);
  });

  it("may have voxels of no size", () => {
    for (const size of [0, -2, Number.NaN, Number.POSITIVE_INFINITY]) {
      const file = patched((view) => view.setFloat32(FIELD.pixdim + 8, size, true));
      refuses(
        file,
        new RegExp(`pixdim\\[2\\] must be a finite size above 0, got ${size} at byte 84`),
      );
    }
  });

  it("may have a flat, sheared or undefined sform", () => {
    const srow = (index: number, value: number) =>
      patched((view) => view.setFloat32(FIELD.srow + 4 * index, value, true));
    refuses(srow(5, 0), /sform must have finite columns that are not 0, got .* at byte 280/);
    refuses(srow(0, Number.NaN), /sform must have finite columns .* pass transform: "qform"/);
    refuses(srow(1, 1), /sform must have perpendicular columns .*sheared or degenerate/);
    const parallel = patched((view) => {
      [2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0].forEach((value, i) => {
        view.setFloat32(FIELD.srow + 4 * i, value, true);
      });
    });
    refuses(parallel, /cosine of 1\.00: a sheared or degenerate grid/);
    assert.deepEqual(readNifti(srow(5, 0), {transform: "qform"}).spacing, [2, 3, 4]);
  });

  it("may have a quaternion that is none", () => {
    const file = (b: number) =>
      patched((view) => {
        view.setInt16(FIELD.sformCode, 0, true);
        view.setFloat32(FIELD.quaternion, b, true);
      });
    refuses(file(1.5), /b² \+ c² \+ d² of at most 1, got 2\.25 at byte 256/);
    refuses(file(Number.NaN), /got NaN at byte 256/);
    const offset = patched((view) => {
      view.setInt16(FIELD.sformCode, 0, true);
      view.setFloat32(FIELD.quaternion + 12, Number.NaN, true);
    });
    refuses(offset, /qoffset must be finite, got \[NaN, 6, 7\] at byte 268/);
  });

  it("may put its voxels outside itself, or into its header", () => {
    const at = (offset: number) =>
      patched((view) => view.setFloat32(FIELD.voxOffset, offset, true));
    refuses(at(100000), /the header promises 100016 bytes, got 368/);
    refuses(at(0), /vox_offset must be a whole number of at least 352, got 0 at byte 108/);
    refuses(at(-1), /got -1 at byte 108/);
    refuses(at(352.5), /got 352\.5/);
    refuses(at(Number.NaN), /got NaN/);
  });

  it("may be half of a pair, or Analyze", () => {
    const magic = (letters: string) =>
      patched((view) => {
        for (let i = 0; i < 4; i++) view.setUint8(FIELD.magic + i, letters.charCodeAt(i) || 0);
      });
    refuses(magic("ni1"), /got "ni1" at byte 344: the voxels of this \.hdr lie in an \.img file/);
    refuses(magic(""), /got "" at byte 344: an Analyze 7\.5 header/);
    refuses(magic("n+3"), /magic must be "n\+1", got "n\+3"/);
  });

  it("never ends in anything but a volume or a FormatError, whatever its header says", () => {
    const byte = fc.integer({min: 0, max: 255});
    const changes = fc.array(fc.tuple(fc.integer({min: 0, max: 351}), byte), {maxLength: 6});
    fc.assert(
      fc.property(changes, fc.integer({min: 0, max: 368}), (list, length) => {
        const file = goodFile();
        for (const [at, value] of list) file[at] = value;
        try {
          assert.equal(readNifti(file.slice(0, length)).data.length > 0, true);
        } catch (error) {
          assert.ok(error instanceof FormatError, String(error));
        }
      }),
      {numRuns: 2000},
    );
  });
});
