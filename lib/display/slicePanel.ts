import {encodePng, pngAddress} from "./encodePng.ts";
import {escapeText} from "./escapeText.ts";
import type {OrientedSlice} from "./orientedSlice.ts";
import {outline} from "./outline.ts";

/** One picture of a figure. */
export interface Panel {
  readonly slice: OrientedSlice;
  readonly mask: OrientedSlice | undefined;
  /** Words above the picture; none when empty. */
  readonly caption: string;
}

/** How the panels of a figure are drawn. */
export interface PanelStyle {
  readonly low: number;
  readonly high: number;
  /** Colours of the 256 values, or undefined for greys. */
  readonly palette: Uint8Array | undefined;
  /** Screen pixels per mm, the same for all panels. */
  readonly scale: number;
  /** Length of the scale bars, mm, the same for all panels. */
  readonly barMm: number;
  /** Height of letters, screen pixels. */
  readonly fontSize: number;
}

/** Maps values to the 256 steps of the scale; what is not a number becomes the lowest. */
function toBytes(data: ArrayLike<number>, low: number, high: number): Uint8Array {
  const bytes = new Uint8Array(data.length);
  const gain = 255 / (high - low);
  for (let i = 0; i < data.length; i++) {
    bytes[i] = Math.min(255, Math.max(0, Math.round((data[i] - low) * gain)));
  }
  return bytes;
}

/** Writes a number of screen pixels with two decimals at most. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Draws text that stays readable on any grey: light, with a dark rim. */
function label(x: number, y: number, anchor: string, text: string): string {
  return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" class="on">${escapeText(text)}</text>`;
}

/** Draws a bar of a round length, with ticks at its ends, in the lower right corner. */
function scaleBar(width: number, height: number, {scale, barMm, fontSize}: PanelStyle): string {
  const length = barMm * scale;
  const right = width - 10;
  const y = height - 10;
  const bar = `M${px(right - length)} ${px(y - 5)}v5h${px(length)}v-5`;

  // Words wider than a short bar end with it instead of standing over its middle.
  const words = `${barMm} mm`;
  const isShort = length < words.length * fontSize * 0.62;
  const at = isShort ? right : right - length / 2;
  return (
    `<path d="${bar}" class="rim"/><path d="${bar}" class="bar"/>` +
    label(at, y - 4 - fontSize / 3, isShort ? "end" : "middle", words)
  );
}

/** Draws one slice at a place of the figure: picture, outline, letters, scale bar. */
export function slicePanel(
  {slice, mask, caption}: Panel,
  style: PanelStyle,
  x: number,
  y: number,
): string {
  const {columns, rows, spacing, letters} = slice;
  const {scale, fontSize} = style;
  const width = columns * spacing[0] * scale;
  const height = rows * spacing[1] * scale;
  const bytes = toBytes(slice.data, style.low, style.high);
  const png = encodePng(bytes, {
    width: columns,
    height: rows,
    ...(style.palette === undefined ? {} : {palette: style.palette}),
  });

  // Few pixels are shown as they are; many are shown smooth, as on a workstation.
  const rendering = Math.max(columns, rows) <= 48 ? ' style="image-rendering:pixelated"' : "";
  const picture = `<image width="${px(width)}" height="${px(height)}" preserveAspectRatio="none"${rendering} href="${pngAddress(png)}"/>`;

  let border = "";
  if (mask !== undefined) {
    const path = outline(mask.data, mask);
    const scaled = `transform="scale(${spacing[0] * scale} ${spacing[1] * scale})"`;
    if (path !== "") {
      border = `<path d="${path}" ${scaled} class="rim"/><path d="${path}" ${scaled} class="mask"/>`;
    }
  }

  const middle = height / 2 + fontSize * 0.35;
  return (
    `<g transform="translate(${px(x)} ${px(y)})">` +
    picture +
    border +
    label(7, middle, "start", letters.left) +
    label(width - 7, middle, "end", letters.right) +
    label(width / 2, fontSize + 5, "middle", letters.top) +
    label(width / 2, height - 8, "middle", letters.bottom) +
    scaleBar(width, height, style) +
    (caption === ""
      ? ""
      : `<text x="${px(width / 2)}" y="-7" text-anchor="middle">${escapeText(caption)}</text>`) +
    "</g>"
  );
}
