import {requireAxisTitle} from "./axisTitle.ts";
import {LINE_COLOURS} from "./colourMap.ts";
import {formatNumber} from "./formatNumber.ts";
import {houseLayout, type PlotlyObject} from "./houseLayout.ts";
import {plainJson} from "./plainJson.ts";
import {type FigureText, requireFigureText, show} from "./show.ts";
import {word} from "./words.ts";

/** A plotly figure: traces and layout. */
export interface Chart {
  /** Traces, as plotly takes them; typed arrays are welcome. */
  readonly data: readonly PlotlyObject[];
  /** Layout, laid over the house's; every axis in use needs a title with its unit. */
  readonly layout: PlotlyObject;
}

/** Traces that have no axes of x and y. */
const WITHOUT_AXES: readonly string[] = [
  "pie",
  "sunburst",
  "treemap",
  "indicator",
  "table",
  "sankey",
];
const SPATIAL: readonly string[] = [
  "scatter3d",
  "surface",
  "mesh3d",
  "isosurface",
  "volume",
  "cone",
];

/** Returns the title of an axis object. */
function titleOf(axes: unknown, name: string): unknown {
  const axis = (axes as PlotlyObject | undefined)?.[name];
  return (axis as PlotlyObject | undefined)?.["title"];
}

/** Checks that every axis that a trace uses has a title with a unit. */
function requireTitles(data: readonly PlotlyObject[], layout: PlotlyObject): void {
  for (const trace of data) {
    const type = String(trace["type"] ?? "scatter");
    if (WITHOUT_AXES.includes(type)) continue;
    const inSpace = SPATIAL.includes(type);
    for (const letter of inSpace ? ["x", "y", "z"] : ["x", "y"]) {
      const number = inSpace ? "" : String(trace[`${letter}axis`] ?? letter).slice(1);
      const name = `${letter}axis${number}`;
      const axes = inSpace ? layout[String(trace["scene"] ?? "scene")] : layout;
      // A hidden or shared axis is named by its twin.
      const axis = (axes as PlotlyObject | undefined)?.[name] as PlotlyObject | undefined;
      if (axis?.["showticklabels"] === false || axis?.["matches"] !== undefined) continue;
      requireAxisTitle("showChart", `layout.${name}.title`, titleOf(axes, name));
    }
  }
}

/** Says in one line what a trace shows, for a terminal. */
function traceSummary(trace: PlotlyObject): string {
  const values = trace["y"] ?? trace["x"] ?? trace["z"] ?? [];
  const flat = [values].flat(3).flatMap((item) => {
    return ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : [item];
  });
  const numbers = flat.filter((item): item is number => Number.isFinite(item));
  if (numbers.length === 0) return String(trace["name"] ?? trace["type"] ?? "");
  const low = numbers.reduce((a, b) => Math.min(a, b));
  const high = numbers.reduce((a, b) => Math.max(a, b));
  return word("series", {
    name: String(trace["name"] ?? trace["type"] ?? "1"),
    count: numbers.length,
    low: formatNumber(low),
    high: formatNumber(high),
  });
}

/** Returns the words of a title, whichever way it was written. */
function words(title: unknown): string {
  if (typeof title === "string") return title;
  const text = (title as {text?: unknown} | undefined)?.text;
  return typeof text === "string" ? text : "";
}

/**
 * Shows a plotly figure in the house's look.
 *
 * @param chart - traces and layout; every axis in use has a title with its unit
 * @param text - caption (what to see) and alt (what it shows)
 * @throws RangeError when caption, alt or an axis title is missing, or more than seven traces take house colours
 */
export function showChart({data, layout}: Chart, text: FigureText): void {
  requireFigureText("showChart", text);
  if (data.length === 0)
    throw new RangeError("showChart: data must hold at least one trace, got 0");
  requireTitles(data, layout);
  const uncoloured = data.filter(
    (trace) => trace["marker"] === undefined && trace["line"] === undefined,
  );
  if (uncoloured.length > LINE_COLOURS.length) {
    throw new RangeError(
      `showChart: at most ${LINE_COLOURS.length} traces can be told apart by colour, got ${uncoloured.length}; group them, or give marker or line`,
    );
  }
  const figure = plainJson({
    data,
    layout: houseLayout(layout),
    config: {displaylogo: false, responsive: true},
  });
  const axes = ["xaxis", "yaxis"].map((name) => words(titleOf(layout, name))).filter(Boolean);
  const plain = [text.caption, axes.join(" → "), ...data.map(traceSummary)];
  show(
    {
      "application/vnd.plotly.v1+json": figure,
      "text/plain": plain.filter((line) => line !== "").join("\n"),
    },
    text,
  );
}
