import {createHash} from "node:crypto";
import {plotlyWindow} from "./plotlyWindow.ts";
import {tidySvg} from "./tidySvg.ts";
import {themeLayout} from "./themeLayout.ts";

/** A plotly figure as notebooks carry it under `application/vnd.plotly.v1+json`. */
export interface PlotlyFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

// Drawn by WebGL or from map servers: these need a browser, and hang a window without a screen.
const NEEDS_BROWSER =
  /gl$|3d$|^surface$|^isosurface$|^volume$|^cone$|^streamtube$|^splom$|^parcoords$|geo$|mapbox$|(?<!^heat|^tree)map$/;

/** Throws RangeError when a trace cannot be drawn without a browser. */
export function requireSvgTraces(figure: PlotlyFigure): void {
  for (const trace of figure.data) {
    const type = String(trace["type"] ?? "scatter");
    if (NEEDS_BROWSER.test(type)) {
      throw new RangeError(
        `plotlySvg: trace type must be drawn as SVG (scatter, bar, heatmap, …), got ${type}`,
      );
    }
  }
}

/** The two sizes of a static chart: one for the text column, one for a phone. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Draws a plotly figure as an SVG text that takes its text colour from the page. */
export async function plotlySvg(figure: PlotlyFigure, size: ChartSize): Promise<string> {
  requireSvgTraces(figure);
  const {plotly, makeTarget} = await plotlyWindow();
  const target = makeTarget();
  const layout = {...themeLayout(figure.layout ?? {}, size), ...size};
  try {
    // Plotly writes into what it is given: a copy keeps the notebook as it was.
    await plotly.newPlot(target, structuredClone(figure.data), layout, {staticPlot: true});
    const uri = await plotly.toImage(target, {format: "svg", ...size});
    const svg = decodeURIComponent(uri.slice(uri.indexOf(",") + 1));
    const name = createHash("sha256")
      .update(JSON.stringify([figure, size]))
      .digest("hex");
    return tidySvg(svg, `p${name.slice(0, 8)}`);
  } finally {
    plotly.purge(target);
  }
}
