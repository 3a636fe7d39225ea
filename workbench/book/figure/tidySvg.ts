import {FAINT, INK} from "./themeLayout.ts";

/** Writes the colour of a sentinel as plotly does in style attributes. */
function asRgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}

/**
 * Makes plotly's SVG fit for a page: scales with its box, takes the page's text colour, carries
 * ids of its own (`prefix`) instead of random ones, and drops what draws nothing.
 */
export function tidySvg(svg: string, prefix: string): string {
  // The random part of plotly's ids is six hexadecimal digits after `defs-`.
  const random = /id="(?:top)?defs-([0-9a-f]{6})"/.exec(svg)?.[1];
  let tidy = random === undefined ? svg : svg.replaceAll(random, prefix);
  tidy = tidy.replace(/ trace[0-9a-f]{6}(?=[" ])/g, "");

  tidy = tidy
    .replaceAll(asRgb(INK), "currentColor")
    .replaceAll(INK, "currentColor")
    .replaceAll(asRgb(FAINT), "var(--grid)")
    .replaceAll(FAINT, "var(--grid)");

  // The box of the page decides the size; the font is the page's.
  tidy = tidy
    .replace(/^<svg([^>]*?) width="(\d+)" height="(\d+)"/, "<svg$1")
    .replace(/^(<svg[^>]*?) style="[^"]*"/, "$1")
    .replace(/font-family: [^;"]*;?/g, "")
    .replace(/ ?(?:stroke-opacity|fill-opacity|opacity): 1;/g, "")
    .replace(/-webkit-[a-z-]+: [^;"]*;/g, "")
    .replace(/ data-(?:unformatted|math|notex)="[^"]*"/g, "")
    .replace(/white-space: pre;/g, "")
    .replace(/ style="\s*"/g, "");

  // Empty groups nest: take them away from the inside out.
  let before = "";
  while (before !== tidy) {
    before = tidy;
    tidy = tidy.replace(/<(g|defs)(?: [^>]*?)?(?:\/>|(?<!\/)><\/\1>)/g, "");
  }
  return tidy;
}
