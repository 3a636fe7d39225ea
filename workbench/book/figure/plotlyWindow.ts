import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {JSDOM} from "jsdom";
import {type RasterContext, rasterCanvas} from "./rasterCanvas.ts";
import {drawnBox, localBox, type MeasuredElement} from "./textBox.ts";

/** The part of plotly.js that the build uses. */
export interface Plotly {
  newPlot(target: object, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  toImage(target: object, options: {format: "svg"; width: number; height: number}): Promise<string>;
  purge(target: object): void;
}

/** Plotly in a window without a screen. */
export interface PlotlyWindow {
  readonly plotly: Plotly;
  /** Makes an element to draw into. */
  makeTarget(): object;
}

/** Gives each canvas element plain pixels to draw on. */
function installCanvas(window: JSDOM["window"]): void {
  const contexts = new WeakMap<object, RasterContext>();
  const contextOf = (canvas: {width: number; height: number}): RasterContext => {
    const known = contexts.get(canvas);
    if (known !== undefined) return known;
    const made = rasterCanvas(canvas.width, canvas.height);
    contexts.set(canvas, made);
    return made;
  };
  Object.defineProperties(window.HTMLCanvasElement.prototype, {
    getContext: {
      value(this: HTMLCanvasElement, kind: string) {
        return kind === "2d" ? contextOf(this) : null;
      },
    },
    toDataURL: {
      value(this: HTMLCanvasElement) {
        return contextOf(this).toDataURL();
      },
    },
  });
}

/** Adds what jsdom lacks and plotly asks for: measured text, a canvas, text coding, workers. */
function install(window: JSDOM["window"]): void {
  const missing = {TextDecoder, TextEncoder, Blob, performance, Worker: class NoWorker {}};
  for (const [name, value] of Object.entries(missing)) {
    if (!(name in window)) Object.defineProperty(window, name, {value});
  }
  Object.defineProperty(window.URL, "createObjectURL", {value: () => "blob:none"});
  Object.defineProperties(window.SVGElement.prototype, {
    getBBox: {
      value(this: MeasuredElement) {
        return localBox(this);
      },
    },
    getComputedTextLength: {
      value(this: MeasuredElement) {
        return localBox(this).width;
      },
    },
  });
  // Plotly measures texts by the client rectangle of the drawn element.
  Object.defineProperty(window.SVGElement.prototype, "getBoundingClientRect", {
    value(this: MeasuredElement) {
      const {x, y, width, height} = drawnBox(this);
      return {x, y, width, height, left: x, top: y, right: x + width, bottom: y + height};
    },
  });
  installCanvas(window);
}

let opened: Promise<PlotlyWindow> | undefined;

async function open(): Promise<PlotlyWindow> {
  const require = createRequire(import.meta.url);
  const source = await readFile(require.resolve("plotly.js-dist-min"), "utf8");
  const {window} = new JSDOM("<!doctype html><html><body></body></html>", {
    runScripts: "outside-only",
    pretendToBeVisual: true,
  });
  install(window);
  window.eval(source);
  const plotly = (window as {readonly Plotly?: Plotly}).Plotly;
  if (plotly === undefined)
    throw new Error("plotlyWindow: plotly.js must define Plotly, it did not");
  return {
    plotly,
    makeTarget: () => {
      const target = window.document.createElement("div");
      window.document.body.append(target);
      return target;
    },
  };
}

/** Opens the window once per process; about two seconds, so that it is opened only when needed. */
export function plotlyWindow(): Promise<PlotlyWindow> {
  opened ??= open();
  return opened;
}
