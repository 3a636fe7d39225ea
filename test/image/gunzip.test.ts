import assert from "node:assert/strict";
import {gzipSync as nodeGzip} from "node:zlib";
import fc from "fast-check";
import {gzipSync} from "fflate";
import {gunzip, gunzipHead, gunzipPortable} from "../../lib/image/gunzip.ts";
import {readNifti} from "../../lib/image/index.ts";
import {FIELD, goodFile, patched} from "./patched.ts";

const options = {who: "readNifti: x.nii.gz", maxBytes: 1e6, limit: "maxBytes"};
const ways = {"Node's zlib": gunzip, fflate: gunzipPortable};

for (const [name, unpack] of Object.entries(ways)) {
  describe(`gunzip by ${name}`, () => {
    it("gives back what was packed", () => {
      const bytes = fc.uint8Array({maxLength: 3000});
      fc.assert(
        fc.property(bytes, (data) => {
          assert.deepEqual(unpack(gzipSync(data), options), data);
          assert.deepEqual(unpack(new Uint8Array(nodeGzip(data)), options), data);
        }),
      );
    });

    it("joins the members of a stream", () => {
      const joined = Uint8Array.of(...gzipSync(Uint8Array.of(1, 2)), ...gzipSync(Uint8Array.of(3)));
      assert.deepEqual(unpack(joined, options), Uint8Array.of(1, 2, 3));
    });

    it("names a stream that is cut, or whose content does not match its checksum", () => {
      const packed = gzipSync(Uint8Array.from({length: 5000}, (_, i) => (i * i) % 251));
      for (const end of [12, 100, packed.length - 9, packed.length - 1]) {
        assert.throws(() => unpack(packed.slice(0, end), options), {
          name: "FormatError",
          message: new RegExp(
            `^readNifti: x\\.nii\\.gz: gzip stream of ${end} bytes must be whole, got`,
          ),
        });
      }
      const wrong = packed.slice();
      wrong[packed.length - 6] ^= 1;
      assert.throws(() => unpack(wrong, options), /must be whole, got .*incorrect data check/);
      const bent = packed.slice();
      bent[60] ^= 0xff;
      assert.throws(() => unpack(bent, options), {name: "FormatError"});
    });

    it("stops a bomb at the limit", () => {
      const bomb = new Uint8Array(nodeGzip(new Uint8Array(50_000_000)));
      assert.ok(bomb.length < 60_000);
      assert.throws(() => unpack(bomb, options), {
        name: "FormatError",
        message:
          "readNifti: x.nii.gz: gzip must unpack to at most 1000000 bytes (maxBytes), got more",
      });
    });

    it("does not believe a length that lies", () => {
      const packed = gzipSync(Uint8Array.of(1, 2, 3));
      packed.set([0xff, 0xff, 0xff, 0x7f], packed.length - 4);
      assert.throws(() => unpack(packed, options), {name: "FormatError"});
    });
  });
}

describe("a packed NIfTI file", () => {
  it("that unpacks to more than its header promises is stopped there", () => {
    const header = goodFile();
    const bomb = new Uint8Array(50_000_000);
    bomb.set(header);
    const packed = new Uint8Array(nodeGzip(bomb));
    assert.throws(
      () => readNifti(packed, {name: "bomb.nii.gz"}),
      /^FormatError: readNifti: bomb\.nii\.gz: gzip must unpack to at most 368 bytes \(as its header promises/,
    );
  });

  it("that promises too much is refused before it is unpacked", () => {
    const file = patched((view) => {
      for (let i = 1; i <= 3; i++) view.setInt16(FIELD.dim + 2 * i, 2000, true);
    });
    assert.throws(() => readNifti(gzipSync(file)), /at most 2147483648 bytes \(maxBytes\)/);
  });

  it("shows its header without the rest being unpacked", () => {
    const packed = gzipSync(goodFile());
    assert.deepEqual(gunzipHead(packed, 10, "x"), goodFile().slice(0, 10));
    assert.deepEqual(gunzipHead(gzipSync(Uint8Array.of(7)), 10, "x"), Uint8Array.of(7));
  });
});
