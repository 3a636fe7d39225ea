import {makeElement} from "./makeElement.ts";
import type {Say} from "./pageData.ts";

interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
}

/** The part of plotly.js that pages use. */
interface Plotly {
  newPlot(target: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  relayout(target: HTMLElement, layout: unknown): Promise<unknown>;
  purge(target: HTMLElement): void;
}

const live = new Set<HTMLElement>();
let loading: Promise<Plotly> | undefined;

/** Fetches plotly once, when the first chart becomes interactive. */
function loadPlotly(): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const script = makeElement("script", {src: new URL(PLOTLY_FILE, import.meta.url).href});
    script.addEventListener("load", () => {
      const {Plotly: loaded} = globalThis as {Plotly?: Plotly};
      if (loaded === undefined) reject(new Error("plotly.js did not start"));
      else resolve(loaded);
    });
    script.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")));
    document.head.append(script);
  });
  return loading;
}

/** The colours of the page's theme for text, lines and grid. */
function themeColours(): {ink: string; grid: string} {
  const probe = makeElement("span", {style: "color: var(--grid); position: absolute"});
  document.body.append(probe);
  const grid = getComputedStyle(probe).color;
  probe.remove();
  return {ink: getComputedStyle(document.body).color, grid};
}

/** Gives a figure's layout the page's colours and the width of its place. */
function themed(layout: Readonly<Record<string, unknown>>, width: number, height: number) {
  const {ink, grid} = themeColours();
  const result: Record<string, unknown> = {...structuredClone({...layout})};
  for (const key of new Set([...Object.keys(result), "xaxis", "yaxis"])) {
    if (!/^[xy]axis\d*$/.test(key)) continue;
    const lines = {
      color: ink,
      gridcolor: grid,
      linecolor: ink,
      tickcolor: ink,
      zerolinecolor: grid,
    };
    result[key] = {...((result[key] ?? {}) as object), ...lines, automargin: true};
  }
  const clear = "rgba(0,0,0,0)";
  const font = {...((result["font"] ?? {}) as object), color: ink, size: width < 500 ? 12 : 13};
  const narrow = {orientation: "h", x: 0, xanchor: "left", y: -0.28, yanchor: "top"};
  const legend = {
    ...((result["legend"] ?? {}) as object),
    ...(width < 500 ? narrow : {}),
    bgcolor: clear,
  };
  const margin = {t: 24, r: 16, b: 48, l: width < 500 ? 52 : 64};
  return {
    ...result,
    width,
    height,
    font,
    legend,
    margin,
    autosize: false,
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    modebar: {bgcolor: clear, color: grid, activecolor: ink},
  };
}

const CONFIG = {
  displaylogo: false,
  responsive: false,
  modeBarButtonsToRemove: ["lasso2d", "select2d"],
};

/** Draws a figure that can be pointed at and zoomed, in the place of whatever stood there. */
export async function showChart(place: HTMLElement, figure: unknown): Promise<void> {
  const {data, layout = {}} = figure as Figure;
  const width = Math.max(280, Math.round(place.getBoundingClientRect().width));
  const own = layout["height"];
  const height =
    place.getBoundingClientRect().height > 100
      ? Math.round(place.getBoundingClientRect().height)
      : typeof own === "number"
        ? own
        : width < 500
          ? 340
          : 420;
  place.style.minHeight = `${height}px`;
  const plotly = await loadPlotly();
  const target = makeElement("div");
  await plotly.newPlot(target, structuredClone(data), themed(layout, width, height), CONFIG);
  place.replaceChildren(target);
  live.add(target);
}

/** Gives the interactive charts the colours of a new theme. */
export async function recolourCharts(): Promise<void> {
  if (live.size === 0) return;
  const plotly = await loadPlotly();
  const {ink, grid} = themeColours();
  for (const target of live) {
    if (!target.isConnected) {
      plotly.purge(target);
      live.delete(target);
      continue;
    }
    const axes = ["xaxis", "yaxis"].flatMap((axis) => [
      [`${axis}.color`, ink],
      [`${axis}.linecolor`, ink],
      [`${axis}.tickcolor`, ink],
      [`${axis}.gridcolor`, grid],
      [`${axis}.zerolinecolor`, grid],
    ]);
    await plotly.relayout(target, {"font.color": ink, ...Object.fromEntries(axes)});
  }
}

/** Offers to make a chart of the book interactive: nothing is fetched before the reader asks. */
export function offerInteraction(figure: HTMLElement, say: Say): void {
  const source = figure.querySelector("script.chart-data");
  const picture = figure.querySelector<HTMLElement>(".picture");
  if (source === null || picture === null) return;
  const button = makeElement(
    "button",
    {type: "button", class: "figure-action"},
    say("interactive"),
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    void showChart(picture, JSON.parse(source.textContent ?? "{}")).then(() => button.remove());
  });
  figure.append(button);
}
