import {ShapeError} from "../core/index.ts";
import {LINE_COLOURS} from "./colourMap.ts";
import type {PlotlyObject} from "./houseLayout.ts";
import type {FigureText} from "./show.ts";
import {showChart} from "./showChart.ts";

/** How a line is broken. */
export type Dash = "solid" | "dash" | "dot" | "dashdot" | "longdash";
/** How points are marked; "none" draws the line alone. */
export type Marker = "none" | "circle" | "square" | "diamond" | "triangle-up" | "x" | "cross";

/** One line of a chart. */
export interface Series {
  readonly name: string;
  /** Its own abscissae; the chart's `x` unless given. */
  readonly x?: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Half the height of its error bars, for each point. */
  readonly error?: ArrayLike<number>;
  /** Chosen by its place among the series unless given, so that lines differ not by colour alone. */
  readonly dash?: Dash;
  /** "none" unless given. */
  readonly marker?: Marker;
  /** Draws the points without a line. */
  readonly pointsOnly?: boolean;
}

/** A line chart. */
export interface LineChart {
  /** Abscissae of the series that have none of their own. */
  readonly x?: ArrayLike<number>;
  readonly series: readonly Series[];
  /** Quantity and unit, such as "thickness (cm)". */
  readonly xLabel: string;
  readonly yLabel: string;
  /** Logarithmic axes; the titles should say so. */
  readonly logX?: boolean;
  readonly logY?: boolean;
}

const DASHES: readonly Dash[] = ["solid", "dash", "dot", "dashdot", "longdash"];
const MARKERS: readonly Marker[] = ["circle", "square", "diamond", "triangle-up", "x", "cross"];

/** Turns one series into a trace. */
function traceOf(series: Series, k: number, shared: ArrayLike<number> | undefined): PlotlyObject {
  const x = series.x ?? shared;
  if (x === undefined) {
    throw new RangeError(`lineChart: series ${series.name} has no x, and neither has the chart`);
  }
  for (const [name, values] of [
    ["x", x],
    ["error", series.error ?? series.y],
  ] as const) {
    if (values.length !== series.y.length) {
      throw new ShapeError(
        `lineChart: ${name} and y of series ${series.name} must have one length, got ${values.length} and ${series.y.length}`,
      );
    }
  }
  const color = LINE_COLOURS[k % LINE_COLOURS.length];
  const {dash = DASHES[k % DASHES.length], pointsOnly = false} = series;
  const {marker = pointsOnly ? MARKERS[k % MARKERS.length] : "none"} = series;
  const mode = pointsOnly ? "markers" : marker === "none" ? "lines" : "lines+markers";
  return {
    type: "scatter",
    mode,
    name: series.name,
    x,
    y: series.y,
    ...(pointsOnly ? {} : {line: {color, dash, width: 2}}),
    ...(marker === "none" ? {} : {marker: {color, symbol: marker, size: 7}}),
    ...(series.error === undefined
      ? {}
      : {error_y: {type: "data", array: series.error, color, thickness: 1.2}}),
  };
}

/**
 * Shows lines over a common abscissa.
 *
 * @param chart - series of at most seven; labels with units; lines differ by dash as well as by colour
 * @param text - caption (what to see) and alt (what it shows)
 * @throws RangeError when a label has no unit, there are no or more than seven series, or a series has no x
 * @throws ShapeError when x and y of a series differ in length
 */
export function lineChart(
  {x, series, xLabel, yLabel, logX = false, logY = false}: LineChart,
  text: FigureText,
): void {
  if (series.length < 1 || series.length > LINE_COLOURS.length) {
    throw new RangeError(
      `lineChart: series must number 1 to ${LINE_COLOURS.length}, got ${series.length}; more lines cannot be told apart`,
    );
  }
  const axis = (title: string, log: boolean): PlotlyObject => ({
    title: {text: title},
    ...(log ? {type: "log"} : {}),
  });
  showChart(
    {
      data: series.map((one, k) => traceOf(one, k, x)),
      layout: {
        xaxis: axis(xLabel, logX),
        yaxis: axis(yLabel, logY),
        showlegend: series.length > 1,
      },
    },
    text,
  );
}
