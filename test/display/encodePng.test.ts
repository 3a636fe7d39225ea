import assert from "node:assert/strict";
import fc from "fast-check";
import {crc32} from "node:zlib";
import {unzlibSync} from "fflate";
import {encodePng, pngAddress} from "../../lib/display/encodePng.ts";

/** Splits a PNG into its chunks, and checks each one's sum against Node's. */
function chunksOf(png: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (crc32 !== undefined) {
      assert.equal(view.getUint32(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length)));
    }
    found.set(name, png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** Undoes the row filters, written from the specification and apart from the encoder. */
function decode(png: Uint8Array, width: number, height: number): number[] {
  const rows = unzlibSync(chunksOf(png).get("IDAT") ?? new Uint8Array());
  const pixels: number[] = [];
  const get = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : pixels[y * width + x]);
  for (let y = 0; y < height; y++) {
    const type = rows[y * (width + 1)];
    for (let x = 0; x < width; x++) {
      const [a, b, c] = [get(x - 1, y), get(x, y - 1), get(x - 1, y - 1)];
      const nearest = [a, b, c].sort(
        (p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q),
      )[0];
      const guess = [0, a, b, Math.floor((a + b) / 2), nearest][type];
      pixels.push((rows[y * (width + 1) + 1 + x] + guess) % 256);
    }
  }
  return pixels;
}

describe("encodePng", () => {
  it("writes a PNG of one black and one white pixel", () => {
    const png = encodePng(Uint8Array.of(0, 255), {width: 2, height: 1});
    assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
    const chunks = chunksOf(png);
    assert.deepEqual([...chunks.keys()], ["IHDR", "IDAT", "IEND"]);
    assert.deepEqual([...(chunks.get("IHDR") ?? [])], [0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    assert.deepEqual(decode(png, 2, 1), [0, 255]);
  });

  it("gives back every pixel of any picture", () => {
    const picture = fc.tuple(fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 12}));
    fc.assert(
      fc.property(picture, fc.infiniteStream(fc.integer({min: 0, max: 255})), ([w, h], stream) => {
        const pixels = Uint8Array.from([...stream.take(w * h)]);
        assert.deepEqual(decode(encodePng(pixels, {width: w, height: h}), w, h), [...pixels]);
      }),
      {seed: 10, numRuns: 60},
    );
  });

  it("makes a smooth ramp small by predicting it", () => {
    const ramp = Uint8Array.from({length: 256 * 256}, (_, i) => ((i % 256) + (i >> 8)) / 2);
    assert.ok(encodePng(ramp, {width: 256, height: 256}).length < 2000);
  });

  it("carries a palette", () => {
    const palette = new Uint8Array(768).fill(7);
    const chunks = chunksOf(encodePng(Uint8Array.of(0), {width: 1, height: 1, palette}));
    assert.equal(chunks.get("IHDR")?.[9], 3);
    assert.deepEqual(chunks.get("PLTE"), palette);
  });

  it("becomes a data address", () => {
    const png = encodePng(new Uint8Array(20_000), {width: 200, height: 100});
    const address = pngAddress(png);
    const base64 = address.replace("data:image/png;base64,", "");
    assert.deepEqual(new Uint8Array(Buffer.from(base64, "base64")), png);
  });

  it("refuses pixels that do not fill the picture", () => {
    assert.throws(() => encodePng(new Uint8Array(3), {width: 2, height: 2}), /2 × 2, got 3/);
    assert.throws(() => encodePng(new Uint8Array(0), {width: 0, height: 2}), /got 0/);
  });
});
