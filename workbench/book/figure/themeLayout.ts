import type {ChartSize} from "./plotlySvg.ts";

/** Stands for the page's text colour until the SVG is written; no chart uses it otherwise. */
export const INK = "#010203";
/** Stands for the page's faint lines. */
export const FAINT = "#010204";

type Layout = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? {...(value as Record<string, unknown>)}
    : {};
}

/** Gives one axis the page's ink; a phone gets fewer ticks. */
function themeAxis(axis: unknown, narrow: boolean): Record<string, unknown> {
  const given = asObject(axis);
  const title = typeof given["title"] === "string" ? {text: given["title"]} : given["title"];
  return {
    ...given,
    ...(title === undefined ? {} : {title: {standoff: 10, ...asObject(title)}}),
    automargin: true,
    color: INK,
    gridcolor: FAINT,
    linecolor: INK,
    tickcolor: INK,
    zerolinecolor: FAINT,
    ...(narrow && given["nticks"] === undefined && given["tickvals"] === undefined
      ? {nticks: 5}
      : {}),
  };
}

/**
 * Adapts a figure's layout to the page: transparent paper, the page's text colour and size.
 * The words, ranges and colours of the data stay the author's.
 */
export function themeLayout(layout: Layout, {width}: ChartSize): Record<string, unknown> {
  const narrow = width < 500;
  const themed: Record<string, unknown> = structuredClone({...layout});
  for (const key of Object.keys(themed)) {
    if (/^[xy]axis\d*$/.test(key)) themed[key] = themeAxis(themed[key], narrow);
  }
  themed["xaxis"] ??= themeAxis({}, narrow);
  themed["yaxis"] ??= themeAxis({}, narrow);
  const legend = asObject(themed["legend"]);

  // Below the plot a legend leaves a phone's whole width to the curves.
  const place = narrow ? {orientation: "h", x: 0, xanchor: "left", y: -0.28, yanchor: "top"} : {};
  return {
    ...themed,
    autosize: false,
    font: {...asObject(themed["font"]), size: narrow ? 12 : 13, color: INK},
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    legend: {...legend, ...place, bgcolor: "rgba(0,0,0,0)"},
    margin: {
      t: 24,
      r: 16,
      b: 48,
      l: narrow ? 52 : 64,
      ...(narrow ? {} : asObject(themed["margin"])),
    },
  };
}
