import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Notebook} from "../notebook/nbformat.ts";
import {hashText} from "./bookHash.ts";
import type {ChartSize, PlotlyFigure} from "./figure/plotlySvg.ts";
import type {ChartDrawings} from "./render/renderOutput.ts";

const CHART = "application/vnd.plotly.v1+json";
const WIDE: ChartSize = {width: 704, height: 420};
const NARROW: ChartSize = {width: 358, height: 340};

/** Collects the charts among the outputs of a notebook. */
function chartsOf(notebook: Notebook): PlotlyFigure[] {
  return notebook.cells
    .flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []))
    .flatMap((output) => ("data" in output && CHART in output.data ? [output.data[CHART]] : []))
    .map((figure) => figure as PlotlyFigure);
}

/** The author's height, where one is given, else the book's. */
function sized(figure: PlotlyFigure, size: ChartSize): ChartSize {
  const own = figure.layout?.["height"];
  return typeof own === "number" ? {...size, height: Math.min(own, size.height * 1.5)} : size;
}

/**
 * Draws every chart of a notebook in its two sizes. Drawings are kept by the hash of the figure and
 * of the program, so that a page which is rendered again costs nothing.
 */
export async function drawCharts(
  notebook: Notebook,
  {cache, programHash}: {readonly cache: string; readonly programHash: string},
  charts: Map<string, ChartDrawings>,
): Promise<void> {
  for (const figure of chartsOf(notebook)) {
    const text = JSON.stringify(figure);
    if (charts.has(text)) continue;
    const path = join(cache, `chart-${hashText(programHash + text)}.json`);
    if (existsSync(path)) {
      charts.set(text, JSON.parse(await readFile(path, "utf8")) as ChartDrawings);
      continue;
    }

    // Drawing needs a window of two seconds: it is opened for the first chart that is not kept.
    const {plotlySvg} = await import("./figure/plotlySvg.ts");
    const drawings = {
      wide: await plotlySvg(figure, sized(figure, WIDE)),
      narrow: await plotlySvg(figure, sized(figure, NARROW)),
    };
    charts.set(text, drawings);
    await mkdir(cache, {recursive: true});
    await writeFile(`${path}.${process.pid}`, JSON.stringify(drawings));
    await rename(`${path}.${process.pid}`, path);
  }
}
