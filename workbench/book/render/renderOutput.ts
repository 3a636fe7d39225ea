import type {MarkdownIt} from "markdown-it";
import {message} from "../../messages/message.ts";
import type {MimeData, Output} from "../../notebook/nbformat.ts";
import type {PlotlyFigure} from "../figure/plotlySvg.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {renderFormula} from "./mathPlugin.ts";
import type {PageContext} from "./pageContext.ts";
import {moveDrawing, movePictures} from "./movePictures.ts";

/** The static drawings of one chart: for the text column and for a phone. */
export interface ChartDrawings {
  readonly wide: string;
  readonly narrow: string;
}

/** What outputs need besides the page: the Markdown parser and the charts drawn beforehand. */
export interface OutputTools {
  readonly markdown: MarkdownIt;
  /** Drawings by the JSON text of the figure. */
  readonly charts: ReadonlyMap<string, ChartDrawings>;
}

/** A volume message of `showVolume`. */
export interface VolumeMessage {
  readonly dataset: string | null;
  readonly mask: string | null;
  readonly window: {readonly level: number; readonly width: number} | null;
  readonly caption: string;
}

const CHART = "application/vnd.plotly.v1+json";
const VOLUME = "application/vnd.voxelbook.volume+json";

/** Takes the colour codes of terminals out of a text. */
export function withoutAnsi(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sign starts a colour code
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");
}

/** Returns the caption and the text alternative that a figure carries. */
function wordsOf(metadata: Readonly<Record<string, unknown>>): {caption: string; alt: string} {
  const own = (metadata["voxelbook"] ?? {}) as {caption?: unknown; alt?: unknown};
  const caption = typeof own.caption === "string" ? own.caption : "";
  return {caption, alt: typeof own.alt === "string" ? own.alt : caption};
}

/** JSON for the inside of a script element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

function figureHtml(
  kind: string,
  inner: string,
  metadata: Readonly<Record<string, unknown>>,
  context: PageContext,
  {markdown}: OutputTools,
  after = "",
): string {
  const {caption, alt} = wordsOf(metadata);
  const label = alt === "" ? "" : ` role="img" aria-label="${escapeHtml(alt)}"`;
  const words = caption === "" ? "" : markdown.renderInline(caption, {page: context});
  const natural = /^\s*<(?:svg|img)\b[^>]*?\swidth="(\d+)/.exec(inner)?.[1];
  const size = natural === undefined ? "" : ` style="--natural: ${natural}px"`;
  return (
    `<figure class="figure ${kind}"><div class="picture"${label}${size}>${inner}</div>${after}` +
    `${words === "" ? "" : `<figcaption>${words}</figcaption>`}</figure>\n`
  );
}

function chartHtml(
  data: MimeData,
  metadata: Record<string, unknown>,
  context: PageContext,
  tools: OutputTools,
): string {
  const figure = data[CHART] as PlotlyFigure;
  const drawings = tools.charts.get(JSON.stringify(figure));
  if (drawings === undefined) throw new RangeError("renderOutput: each chart must be drawn first");
  const inner = movePictures(
    `<div class="wide">${drawings.wide}</div><div class="narrow">${drawings.narrow}</div>`,
    context,
  );
  const source = `<script type="application/json" class="chart-data">${jsonForScript(figure)}</script>`;
  return figureHtml("chart", inner, metadata, context, tools, source);
}

function volumeHtml(
  data: MimeData,
  metadata: Record<string, unknown>,
  context: PageContext,
  tools: OutputTools,
): string {
  const volume = data[VOLUME] as VolumeMessage;
  const montage = moveDrawing(String(data["image/svg+xml"] ?? ""), context);
  const source = `<script type="application/json" class="volume-data">${jsonForScript(volume)}</script>`;
  return figureHtml("volume", montage, metadata, context, tools, source);
}

/** Renders the richest form of a display that the page can show. */
export function renderBundle(
  data: MimeData,
  metadata: Record<string, unknown>,
  context: PageContext,
  tools: OutputTools,
): string {
  const text = (type: string) => String(data[type]);
  if (CHART in data) return chartHtml(data, metadata, context, tools);
  if (VOLUME in data) return volumeHtml(data, metadata, context, tools);
  if ("image/svg+xml" in data) {
    const svg = moveDrawing(text("image/svg+xml"), context);
    return figureHtml("drawing", svg, metadata, context, tools);
  }
  if ("image/png" in data) {
    const img = `<img src="data:image/png;base64,${text("image/png").replace(/\s/g, "")}" alt="">`;
    return figureHtml("drawing", movePictures(img, context), metadata, context, tools);
  }
  if ("text/html" in data) return `<div class="html-output">${ownHtml(text("text/html"))}</div>\n`;
  if ("text/markdown" in data) return tools.markdown.render(text("text/markdown"), {page: context});
  if ("text/latex" in data) {
    const latex = text("text/latex").replace(/^\s*\$\$?|\$\$?\s*$/g, "");
    return `<div class="equation"><div class="equation-body">${renderFormula(latex, true, context)}</div></div>\n`;
  }
  return `<pre class="stream" tabindex="0">${escapeHtml(withoutAnsi(String(data["text/plain"] ?? "")))}</pre>\n`;
}

/** HTML that our own chapters made: scripts are taken out, wide tables get a box of their own. */
function ownHtml(html: string): string {
  return html
    .replace(/<script\b[\s\S]*?<\/script>/gi, "")
    .replace(/<table\b/g, '<div class="table-box" tabindex="0"><table')
    .replace(/<\/table>/g, "</table></div>");
}

function errorHtml(
  {ename, evalue, traceback}: {ename: string; evalue: string; traceback: readonly string[]},
  {language}: PageContext,
): string {
  const where = withoutAnsi(traceback.join("\n")).trim();
  const head = `${ename}: ${evalue}`;
  const trace =
    where === "" || where === head ? "" : `<pre tabindex="0">${escapeHtml(where)}</pre>`;
  const label = message("page", "output.error", {}, language);
  return (
    `<div class="error-output"><p class="error-head"><span class="error-label">${label}</span> ` +
    `${escapeHtml(head)}</p>${trace}</div>\n`
  );
}

/** Renders the outputs of one cell; neighbouring pieces of a stream are joined. */
export function renderOutputs(
  outputs: readonly Output[],
  context: PageContext,
  tools: OutputTools,
): string {
  let html = "";
  for (let i = 0; i < outputs.length; i++) {
    const output = outputs[i]!;
    if (output.output_type === "stream") {
      let text = output.text;
      for (let next = outputs[i + 1]; next?.output_type === "stream"; next = outputs[i + 1]) {
        if (next.name !== output.name) break;
        text += next.text;
        i++;
      }
      const clean = escapeHtml(withoutAnsi(text).replace(/\n$/, ""));
      html += `<pre class="stream ${output.name}" tabindex="0">${clean}</pre>\n`;
    } else if (output.output_type === "error") {
      html += errorHtml(output, context);
    } else {
      html += renderBundle(output.data, output.metadata, context, tools);
    }
  }
  return html;
}
