import {LINE_COLOURS} from "./colourMap.ts";

/** A plain JSON object, as plotly's figures are made of. */
export type PlotlyObject = Readonly<Record<string, unknown>>;

/** Grey that reads on white and on black (4.3 to 1 on both); the page puts its own text colour in its place. */
const TEXT = "#7b7b7b";
const GRID = "rgba(128,128,128,0.22)";

/** The look that every axis has unless the caller says otherwise. */
const AXIS: PlotlyObject = {
  automargin: true,
  gridcolor: GRID,
  linecolor: "rgba(128,128,128,0.7)",
  showline: true,
  ticks: "outside",
  tickcolor: "rgba(128,128,128,0.7)",
  zeroline: false,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null &&
  typeof value === "object" &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value);

/** Lays the caller's wishes over the house's, object by object. */
function over(house: PlotlyObject, own: PlotlyObject): Record<string, unknown> {
  const both: Record<string, unknown> = {...house};
  for (const [key, value] of Object.entries(own)) {
    const mine = both[key];
    both[key] = isObject(mine) && isObject(value) ? over(mine, value) : value;
  }
  return both;
}

/** Lays a caller's layout over the house's: transparent ground, quiet axes, colours safe for colour-blind readers. */
export function houseLayout(own: PlotlyObject): Record<string, unknown> {
  const house: Record<string, unknown> = {
    font: {family: "system-ui, sans-serif", size: 13, color: TEXT},
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    margin: {l: 64, r: 18, t: own["title"] === undefined ? 18 : 46, b: 54},
    colorway: LINE_COLOURS,
    height: 380,
    hovermode: "closest",
    legend: {orientation: "h", x: 0, y: 1.02, yanchor: "bottom"},
    xaxis: AXIS,
    yaxis: AXIS,
  };
  for (const [key, axis] of Object.entries(own)) {
    if (!/^[xy]axis\d*$/.test(key)) continue;
    // Powers of ten all along: letters such as µ would change from tick to tick, and look like units.
    const isLog = isObject(axis) && axis["type"] === "log";
    house[key] = isLog ? {...AXIS, exponentformat: "power"} : AXIS;
  }
  return over(house, own);
}
