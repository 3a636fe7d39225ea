import {zlibSync} from "fflate";

/** An 8-bit picture: one byte a pixel, rows from the top. */
export interface PngOptions {
  readonly width: number;
  readonly height: number;
  /** Colours of the 256 values, red green blue, shape [768]; greys when left out. */
  readonly palette?: Uint8Array;
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** The CRC of each byte, as the PNG specification's annex D computes it. */
const CRC_TABLE = Uint32Array.from({length: 256}, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** Packs one chunk: length, name, data, CRC of name and data. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = name.charCodeAt(i);
  out.set(data, 8);
  let crc = 0xffffffff;
  for (let i = 4; i < out.length - 4; i++) crc = CRC_TABLE[(crc ^ out[i]) & 255] ^ (crc >>> 8);
  view.setUint32(out.length - 4, (crc ^ 0xffffffff) >>> 0);
  return out;
}

/** Predicts a pixel from its left, upper and upper left neighbours (Paeth). */
function paeth(left: number, up: number, corner: number): number {
  const p = left + up - corner;
  const toLeft = Math.abs(p - left);
  const toUp = Math.abs(p - up);
  const toCorner = Math.abs(p - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Puts the mark of an unfiltered row before each row. */
function plainRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    out.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return out;
}

/** Filters each row by what its neighbours predict, with the filter that leaves the smallest rest. */
function filterRows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array((width + 1) * height);
  const row = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    let smallest = Number.POSITIVE_INFINITY;
    // 0 keeps the bytes, 1 predicts by the left, 2 by the upper neighbour, 4 by Paeth's choice.
    for (const type of [0, 1, 2, 4]) {
      let rest = 0;
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const left = x > 0 ? pixels[at - 1] : 0;
        const up = y > 0 ? pixels[at - width] : 0;
        const corner = x > 0 && y > 0 ? pixels[at - width - 1] : 0;
        const guess =
          type === 0 ? 0 : type === 1 ? left : type === 2 ? up : paeth(left, up, corner);
        row[x] = pixels[at] - guess;
        rest += Math.min(row[x], 256 - row[x]);
      }
      if (rest >= smallest) continue;
      smallest = rest;
      out[y * (width + 1)] = type;
      out.set(row, y * (width + 1) + 1);
    }
  }
  return out;
}

/** Encodes an 8-bit picture as PNG, in greys or with a palette; needs no canvas. */
export function encodePng(pixels: Uint8Array, {width, height, palette}: PngOptions): Uint8Array {
  if (width < 1 || height < 1 || pixels.length !== width * height) {
    throw new RangeError(
      `encodePng: pixels must number width × height = ${width} × ${height}, got ${pixels.length}`,
    );
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = palette === undefined ? 0 : 3;
  const parts = [SIGNATURE, chunk("IHDR", header)];
  if (palette !== undefined) parts.push(chunk("PLTE", palette));

  // Prediction makes smooth pictures small and noisy ones larger: keep the better of both.
  const [raw, filtered] = [plainRows(pixels, width, height), filterRows(pixels, width, height)].map(
    (rows) => zlibSync(rows, {level: 6}),
  );
  parts.push(chunk("IDAT", raw.length <= filtered.length ? raw : filtered));
  parts.push(chunk("IEND", new Uint8Array(0)));

  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    png.set(part, offset);
    offset += part.length;
  }
  return png;
}

/** Writes bytes as a data address, so that an SVG can carry a picture. */
export function pngAddress(png: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < png.length; i += 8192) {
    binary += String.fromCharCode(...png.subarray(i, i + 8192));
  }
  return `data:image/png;base64,${btoa(binary)}`;
}
