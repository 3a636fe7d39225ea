import {type ColourName, colourTable} from "./colourMap.ts";
import type {DisplayRange} from "./displayRange.ts";
import {escapeText} from "./escapeText.ts";
import {formatNumber} from "./formatNumber.ts";
import {roundLength} from "./roundLength.ts";
import {type Panel, px, slicePanel} from "./slicePanel.ts";
import {wrapParts} from "./wrapParts.ts";

/** What a whole figure of slices needs beside its panels. */
export interface SliceFigureOptions {
  readonly range: DisplayRange;
  readonly colour: ColourName;
  /** Unit of the colour bar, "1" for none. */
  readonly unit: string;
  /** Phrases below the panels. */
  readonly footer: readonly string[];
  readonly alt: string;
}

/** Width of the drawing area, screen pixels: a text column. */
const WIDTH = 700;
const FONT = 13;
const MARGIN = 12;
const GAP = 10;
/** Room for a colour bar and its numbers. */
const BAR = 92;

/** The look of the figure: a light box's dark ground in either theme. Every rule stays within the figure. */
const STYLE = [
  `text{font:${FONT}px system-ui,sans-serif;fill:#e8e8e8}`,
  ".on{fill:#fff;font-weight:600;paint-order:stroke;stroke:#000;stroke-width:2.5px;stroke-opacity:.75}",
  "path{fill:none;stroke-linejoin:round;vector-effect:non-scaling-stroke}",
  ".rim{stroke:#000;stroke-width:3.4px;stroke-opacity:.6}",
  ".bar{stroke:#fff;stroke-width:1.6px}",
  ".mask{stroke:#ffd54a;stroke-width:1.5px}",
  ".small{font-size:12px;fill:#c4c4c4}",
]
  .map((rule) => `.vb-slices ${rule}`)
  .join("");

/** Chooses how many panels stand side by side. */
function columnsFor(count: number): number {
  if (count <= 3) return count;
  return count === 4 ? 2 : count <= 9 ? 3 : 4;
}

/** Lists round values between two ends, about four to eight of them. */
function ticksBetween(low: number, high: number): number[] {
  const step = roundLength((high - low) / 4);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Whole multiples, rounded once, so that 0.1 + 0.2 does not show its tail.
  return Array.from({length: last - first + 1}, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
}

/** Draws the colour bar with its numbers and unit. */
function colourBar(
  x: number,
  y: number,
  height: number,
  {range, colour, unit}: SliceFigureOptions,
): string {
  const table = colourTable(colour);
  const stops = Array.from({length: 11}, (_, k) => {
    const at = 3 * Math.round(25.5 * (10 - k));
    const rgb = Array.from(table.subarray(at, at + 3)).join(",");
    return `<stop offset="${k * 10}%" stop-color="rgb(${rgb})"/>`;
  }).join("");

  // The id is made of the colours' name alone: equal ids on one page then mean equal gradients.
  const id = `vb-${colour}`;
  const ticks = ticksBetween(range.low, range.high).map((value) => {
    const at = y + ((range.high - value) / (range.high - range.low)) * height;
    return `<path d="M${px(x + 14)} ${px(at)}h4" class="bar"/><text x="${px(x + 23)}" y="${px(at + 4)}">${formatNumber(value)}</text>`;
  });
  const title =
    unit === "1" ? "" : `<text x="${px(x)}" y="${px(y - 12)}">${escapeText(unit)}</text>`;
  return (
    `<defs><linearGradient id="${id}" x2="0" y2="1">${stops}</linearGradient></defs>` +
    `<rect x="${px(x)}" y="${px(y)}" width="14" height="${px(height)}" fill="url(#${id})"/>` +
    ticks.join("") +
    title
  );
}

/** Draws slices side by side on one scale, in mm and in values, as one SVG. */
export function sliceFigure(panels: readonly Panel[], options: SliceFigureOptions): string {
  const perRow = columnsFor(panels.length);
  const rowCount = Math.ceil(panels.length / perRow);
  const hasBar = options.colour !== "grey";

  // One scale for all: the widest panel fills its share of the width, the highest stays on a screen.
  const widest = Math.max(...panels.map(({slice}) => slice.columns * slice.spacing[0]));
  const narrowest = Math.min(...panels.map(({slice}) => slice.columns * slice.spacing[0]));
  const highest = Math.max(...panels.map(({slice}) => slice.rows * slice.spacing[1]));
  const room = WIDTH - 2 * MARGIN - (perRow - 1) * GAP - (hasBar ? BAR : 0);
  const tallest = panels.length === 1 ? 460 : rowCount === 1 ? 420 : 300;
  const scale = Math.min(room / perRow / widest, tallest / highest);

  const captionRoom = panels.some(({caption}) => caption !== "") ? FONT + 10 : 0;
  const cellWidth = widest * scale;
  const cellHeight = highest * scale + captionRoom;
  const content = perRow * cellWidth + (perRow - 1) * GAP + (hasBar ? BAR : 0);
  const width = Math.max(content + 2 * MARGIN, 320);
  const left = (width - content) / 2;
  const style = {
    ...options.range,
    palette: hasBar ? colourTable(options.colour) : undefined,
    scale,
    barMm: roundLength(0.35 * narrowest),
    fontSize: FONT,
  };

  let body = "";
  panels.forEach((panel, k) => {
    const {columns, rows, spacing} = panel.slice;
    const x = left + (k % perRow) * (cellWidth + GAP);
    const y = MARGIN + captionRoom + Math.floor(k / perRow) * (cellHeight + GAP);
    const dx = (cellWidth - columns * spacing[0] * scale) / 2;
    const dy = (highest * scale - rows * spacing[1] * scale) / 2;
    body += slicePanel(panel, style, x + dx, y + dy);
  });
  const bottom = MARGIN + rowCount * cellHeight + (rowCount - 1) * GAP;
  if (hasBar) {
    const x = left + perRow * cellWidth + (perRow - 1) * GAP + 16;
    body += colourBar(x, MARGIN + captionRoom + 22, Math.min(bottom - 70, 260), options);
  }
  const lines = wrapParts(options.footer, width - 2 * MARGIN);
  lines.forEach((text, k) => {
    body += `<text x="${MARGIN}" y="${px(bottom + 20 + 17 * k)}" class="small">${escapeText(text)}</text>`;
  });
  const height = bottom + 17 * lines.length + 14;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" ` +
    `style="max-width:100%;height:auto" class="vb-slices" role="img" aria-label="${escapeText(options.alt)}">` +
    `<style>${STYLE}</style><rect width="100%" height="100%" rx="6" fill="#101010"/>${body}</svg>`
  );
}
