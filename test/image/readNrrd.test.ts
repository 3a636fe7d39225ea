import assert from "node:assert/strict";
import {gzipSync} from "fflate";
import {FormatError} from "../../lib/core/index.ts";
import {affineOf, orientationOf, readNrrd} from "../../lib/image/index.ts";

const GOOD: Record<string, string> = {
  type: "short",
  dimension: "3",
  space: "left-posterior-superior",
  sizes: "2 1 2",
  "space directions": "(2,0,0) (0,3,0) (0,0,4)",
  endian: "little",
  encoding: "raw",
  "space origin": "(5,6,7)",
};
const VOXELS = Uint8Array.of(1, 0, 2, 0, 255, 255, 0, 1);

/** Makes a file of the good header with fields changed or (undefined) left out, and its data. */
function file(changes: Record<string, string | undefined> = {}, data = VOXELS): Uint8Array {
  const fields = Object.entries({...GOOD, ...changes}).filter(([, value]) => value !== undefined);
  const text = `NRRD0004\n# made for a test\n${fields.map(([k, v]) => `${k}: ${v}\n`).join("")}note:=a: b\n\n`;
  return Uint8Array.of(...new TextEncoder().encode(text), ...data);
}

/** Asserts that a file is refused, and how. */
function refuses(bytes: Uint8Array, pattern: RegExp): void {
  assert.throws(
    () => readNrrd(bytes, {name: "bad.nrrd"}),
    (error) => {
      assert.ok(error instanceof FormatError, String(error));
      assert.match(error.message, /^readNrrd: bad\.nrrd: /);
      assert.match(error.message, pattern);
      return true;
    },
  );
}

describe("readNrrd", () => {
  it("reads raw voxels and turns LPS to RAS", () => {
    const volume = readNrrd(file(), {unit: "HU"});
    assert.deepEqual(volume.data, Int16Array.of(1, 2, -1, 256));
    assert.deepEqual([volume.shape, volume.spacing, volume.unit], [[2, 1, 2], [2, 3, 4], "HU"]);
    assert.deepEqual(volume.origin, [-5, -6, 7]);
    assert.equal(orientationOf(volume), "LPS");
  });

  it("reads gzip, text, either byte order and Windows' line ends alike", () => {
    const expected = readNrrd(file());
    const text = new TextEncoder().encode("1 2\n-1 256\n");
    const crlf = new TextEncoder().encode(
      new TextDecoder().decode(file({encoding: "text"}, text)).replaceAll("\n", "\r\n"),
    );
    const same = [
      file({encoding: "gzip"}, gzipSync(VOXELS)),
      file({encoding: "gz"}, gzipSync(VOXELS)),
      file({encoding: "ascii", endian: undefined}, text),
      file({endian: "big"}, Uint8Array.of(0, 1, 0, 2, 255, 255, 1, 0)),
      crlf,
    ];
    for (const bytes of same) assert.deepEqual(readNrrd(bytes), expected);
  });

  it("reads every number type", () => {
    const types: [string, number[], string][] = [
      ["signed char", [1, 2, 255, 0], "Int8Array"],
      ["uchar", [1, 2, 255, 0], "Uint8Array"],
      ["unsigned short", [1, 0, 2, 0, 3, 0, 4, 0], "Uint16Array"],
      ["int", [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0], "Int32Array"],
      ["uint32", [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0], "Uint32Array"],
      ["float", [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0], "Float32Array"],
      ["double", [...new Array(6).fill(0), 240, 63, ...new Array(24).fill(0)], "Float64Array"],
      ["longlong", [1, ...new Array(31).fill(0)], "Float64Array"],
      ["unsigned long long int", [1, ...new Array(31).fill(0)], "Float64Array"],
    ];
    for (const [type, bytes, kind] of types) {
      const {data} = readNrrd(file({type}, Uint8Array.from(bytes)));
      assert.equal(data.constructor.name, kind, type);
      assert.equal(data[0], 1, type);
    }
  });

  it("reads the spaces it knows, and asks for one it does not", () => {
    const along = (space: string) => orientationOf(readNrrd(file({space})));
    assert.deepEqual(["RAS", "LAS", "LPS"].map(along), ["RAS", "LAS", "LPS"]);
    refuses(file({space: "scanner-xyz"}), /space must be RAS, LAS or LPS .* got scanner-xyz; pass/);
    refuses(file({space: undefined}), /got none; pass space/);
    assert.equal(orientationOf(readNrrd(file({space: undefined}), {space: "LPS"})), "LPS");
  });

  it("stands at the origin where the file names spacings only", () => {
    const plain = {space: undefined, "space directions": undefined, "space origin": undefined};
    const volume = readNrrd(file({...plain, spacings: "1 2 3"}));
    assert.deepEqual(
      affineOf(volume),
      Float64Array.of(1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1),
    );
    const plane = readNrrd(file({...plain, dimension: "2", sizes: "2 2", spacings: "1 2"}));
    assert.deepEqual(plane.shape, [2, 2, 1]);
    refuses(file(plain), /must have "space directions" or "spacings", got neither/);
    refuses(
      file({...plain, spacings: "1 0 1"}),
      /spacings must be 3 finite sizes above 0, got "1 0 1"/,
    );
    refuses(file({...plain, spacings: "1 nan 1"}), /spacings must be/);
  });

  it("skips bytes and lines where the header says so", () => {
    const skipped = Uint8Array.of(9, 9, ...VOXELS);
    assert.equal(readNrrd(file({"byte skip": "2"}, skipped)).data[3], 256);
    assert.equal(readNrrd(file({"byte skip": "-1"}, skipped)).data[3], 256);
    assert.equal(readNrrd(file({"line skip": "1"}, Uint8Array.of(65, 10, ...VOXELS))).data[3], 256);
    refuses(file({"line skip": "9"}, Uint8Array.of(65)), /line skip must not pass the end/);
    refuses(file({"byte skip": "-2"}), /byte skip must be a whole number/);
  });

  it("refuses what is no NRRD file, or one whose header has no end", () => {
    refuses(
      new TextEncoder().encode("NRRD0009\n\n"),
      /must be NRRD0001 to NRRD0006, got "NRRD0009"/,
    );
    refuses(new Uint8Array(0), /must end with an empty line, got none in 0 bytes/);
    refuses(file().slice(0, 60), /must end with an empty line, got none in 60 bytes/);
    refuses(
      new TextEncoder().encode("NRRD0004\nsizes\n\n"),
      /must be "field: value", got "sizes" at byte 9/,
    );
  });

  it("refuses too few, too many and broken bytes", () => {
    refuses(file({}, VOXELS.slice(1)), /promise 8 bytes, got 7: the file is truncated/);
    refuses(file({}, Uint8Array.of(...VOXELS, 0)), /promise 8 bytes, got 9/);
    refuses(
      file({encoding: "gzip"}, gzipSync(VOXELS).slice(0, -9)),
      /gzip stream .* must be whole/,
    );
    refuses(
      file({encoding: "gzip"}, gzipSync(new Uint8Array(1e6))),
      /at most 8 bytes \(as its sizes/,
    );
    refuses(
      file({encoding: "text"}, new TextEncoder().encode("1 2 3")),
      /promise 4 numbers, got 3/,
    );
    refuses(
      file({encoding: "text"}, new TextEncoder().encode("1 2 3 x")),
      /number 3 must be a int16, got x/,
    );
    refuses(file({encoding: "text"}, new TextEncoder().encode("1 2 3 99999")), /got 99999/);
    assert.deepEqual(
      readNrrd(file({}, Uint8Array.of(...VOXELS, 0)), {trailing: "ignore"}).data.length,
      4,
    );
  });

  it("refuses sizes, types, encodings and places it cannot take", () => {
    refuses(file({sizes: "2 0 2"}), /sizes must be 3 whole numbers of at least 1, got "2 0 2"/);
    refuses(file({sizes: "100000 100000 100000"}), /promise 2000000000000000 bytes, got 8/);
    refuses(file({dimension: "4", sizes: "2 1 2 1"}), /dimension must be 2 or 3, got 4/);
    refuses(file({type: "block"}), /type must be a number type of NRRD, .* got block/);
    refuses(file({encoding: "bzip2"}), /encoding must be raw, gzip or ascii, got bzip2/);
    refuses(file({endian: undefined}), /endian must be little or big for int16, got none/);
    refuses(
      file({"data file": "other.raw"}),
      /must lie in the same file, got data file "other\.raw"/,
    );
    refuses(
      file({"space directions": "(2,0,0) (2,0,0) (0,0,4)"}),
      /must be perpendicular and not 0/,
    );
    refuses(
      file({"space directions": "(0,0,0) (0,3,0) (0,0,4)"}),
      /must be perpendicular and not 0/,
    );
    refuses(
      file({"space directions": "none (0,3,0) (0,0,4)"}),
      /3 vectors of three finite numbers/,
    );
    refuses(file({"space origin": "(1,nan,3)"}), /space origin must be 1 vectors/);
  });
});
