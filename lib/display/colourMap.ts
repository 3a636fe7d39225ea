/** How values become colours: greys for images, viridis for magnitudes, a diverging pair for signs. */
export type ColourName = "grey" | "viridis" | "diverging";

/**
 * Evenly spaced control points. Viridis: Smith and van der Walt's map at ten places; diverging: ColorBrewer's
 * eleven-class RdBu, blue below zero, safe for colour-blind readers.
 */
const POINTS: Readonly<Record<ColourName, readonly string[]>> = {
  grey: ["#000000", "#ffffff"],
  viridis: [
    "#440154",
    "#482878",
    "#3e4a89",
    "#31688e",
    "#26828e",
    "#1f9e89",
    "#35b779",
    "#6ece58",
    "#b5de2b",
    "#fde725",
  ],
  diverging: [
    "#053061",
    "#2166ac",
    "#4393c3",
    "#92c5de",
    "#d1e5f0",
    "#f7f7f7",
    "#fddbc7",
    "#f4a582",
    "#d6604d",
    "#b2182b",
    "#67001f",
  ],
};

/** The colours of lines and bars, in the order of use (Okabe and Ito's set, without black and yellow). */
export const LINE_COLOURS: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#8c6d31",
];

/**
 * Computes the 256 colours of a map, by straight lines between its published control points.
 *
 * @param name - grey, viridis or diverging
 * @returns red, green and blue of each value, 0 to 255, shape [768]
 * @throws RangeError when there is no such map
 * @ref viridis2015 harrower2003
 * @example colourTable("viridis").slice(0, 3) // [68, 1, 84]
 */
export function colourTable(name: ColourName): Uint8Array {
  if (!Object.hasOwn(POINTS, name)) {
    throw new RangeError(
      `colourTable: name must be ${Object.keys(POINTS).join(", ")}, got ${String(name)}`,
    );
  }
  const points = POINTS[name];
  const table = new Uint8Array(768);
  for (let value = 0; value < 256; value++) {
    const place = (value / 255) * (points.length - 1);
    const k = Math.min(Math.floor(place), points.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      const at = 1 + 2 * channel;
      const from = Number.parseInt(points[k].slice(at, at + 2), 16);
      const to = Number.parseInt(points[k + 1].slice(at, at + 2), 16);
      table[3 * value + channel] = Math.round(from + (place - k) * (to - from));
    }
  }
  return table;
}
