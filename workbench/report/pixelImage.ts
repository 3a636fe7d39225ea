import {toBase64} from "../exercise/wire.ts";
import {encodePng} from "../book/figure/rasterCanvas.ts";

/** A colour: red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Pictures are shown at about this size, CSS pixels. */
const WANTED = 264;

/** How many CSS pixels each pixel of the data takes. */
export function enlargement(shape: readonly [number, number]): number {
  return Math.max(1, Math.floor(WANTED / Math.max(...shape)));
}

/**
 * Draws data as a PNG. The page enlarges it without smoothing; only patterns need pixels of their own.
 *
 * @param shape - columns, rows
 * @param colourOf - colour of a pixel of the data (its index) at a place of the picture (x, y), for patterns
 * @param scale - pixels of the picture for each pixel of the data, along each side
 * @returns the picture as the address of an image
 */
export function pixelImage(
  [columns, rows]: readonly [number, number],
  colourOf: (index: number, x: number, y: number) => Colour,
  scale = 1,
): string {
  const [width, height] = [columns * scale, rows * scale];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = Math.floor(x / scale) + columns * Math.floor(y / scale);
      const [red, green, blue] = colourOf(index, x, y);
      const at = (y * width + x) * 4;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255;
    }
  }
  return `data:image/png;base64,${toBase64(encodePng(pixels, width, height))}`;
}
