import {zlibSync} from "fflate";

const CRC = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function pngChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(body, 8);
  let crc = 0xffffffff;
  for (let i = 4; i < 8 + body.length; i++) crc = CRC[(crc ^ chunk[i]!) & 255]! ^ (crc >>> 8);
  view.setUint32(8 + body.length, (crc ^ 0xffffffff) >>> 0);
  return chunk;
}

/** Writes RGBA pixels as a PNG file. */
export function encodePng(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width * 4 + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const parts = [
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", zlibSync(rows, {level: 9})),
    pngChunk("IEND", new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** Reads `rgb(…)`, `rgba(…)` and `#rrggbb` into four bytes. */
function readColour(text: string): readonly [number, number, number, number] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex !== null) {
    return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16), 255];
  }
  const parts = /^rgba?\(([^)]*)\)$/.exec(text)?.[1]?.split(",").map(Number);
  if (parts === undefined || parts.length < 3) {
    throw new RangeError(`rasterCanvas: colour must be rgb(), rgba() or #rrggbb, got ${text}`);
  }
  return [parts[0]!, parts[1]!, parts[2]!, Math.round((parts[3] ?? 1) * 255)];
}

/** The few drawing calls that a heat map of plotly makes on its canvas. */
export interface RasterContext {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  createImageData(width: number, height: number): {data: Uint8ClampedArray; width: number};
  putImageData(image: {data: Uint8ClampedArray; width: number}, x: number, y: number): void;
  toDataURL(): string;
}

/** Makes a canvas of plain pixels, so that heat maps can be drawn without a browser. */
export function rasterCanvas(width: number, height: number): RasterContext {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const fill = (x: number, y: number, w: number, h: number, colour: readonly number[]): void => {
    const x1 = Math.min(width, Math.round(x + w));
    const y1 = Math.min(height, Math.round(y + h));
    for (let row = Math.max(0, Math.round(y)); row < y1; row++) {
      for (let column = Math.max(0, Math.round(x)); column < x1; column++) {
        pixels.set(colour, (row * width + column) * 4);
      }
    }
  };
  return {
    fillStyle: "#000000",
    fillRect(x, y, w, h) {
      fill(x, y, w, h, readColour(this.fillStyle));
    },
    clearRect: (x, y, w, h) => fill(x, y, w, h, [0, 0, 0, 0]),
    createImageData: (w, h) => ({data: new Uint8ClampedArray(w * h * 4), width: w}),
    putImageData: (image, x, y) => {
      const rowBytes = image.width * 4;
      for (let row = 0; row * rowBytes < image.data.length; row++) {
        const line = image.data.subarray(row * rowBytes, (row + 1) * rowBytes);
        pixels.set(line, ((row + y) * width + x) * 4);
      }
    },
    toDataURL: () => {
      const png = Buffer.from(encodePng(pixels, width, height)).toString("base64");
      return `data:image/png;base64,${png}`;
    },
  };
}
