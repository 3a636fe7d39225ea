import type {CheckReport} from "../../exercise/types.ts";
import type {MimeData, Output} from "../../notebook/nbformat.ts";
import type {LiveOutput} from "../runtime/protocol.ts";
import {showChart} from "./charts.ts";
import {checkReportView} from "./checkReportView.ts";
import {makeElement} from "./makeElement.ts";
import type {PageData, Say} from "./pageData.ts";
import {safeHtml, safeSvg} from "./safeMarkup.ts";
import {addViewerButton} from "./viewerButton.ts";

const CHART = "application/vnd.plotly.v1+json";
const VOLUME = "application/vnd.voxelbook.volume+json";
const CHECK = "application/vnd.voxelbook.check+json";

/** What showing an output needs of the page. */
export interface OutputPlace {
  readonly data: PageData;
  readonly say: Say;
  onReport(report: CheckReport): void;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sign starts a colour code
const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");

/** Adds a piece of a stream, joined to the last one where it goes on. */
function addStream(box: HTMLElement, name: string, text: string): void {
  const last = box.lastElementChild;
  if (last instanceof HTMLElement && last.matches(`pre.stream.${name}`)) {
    last.append(plain(text));
    return;
  }
  box.append(makeElement("pre", {class: `stream ${name}`, tabindex: "0"}, plain(text)));
}

function addError(box: HTMLElement, output: Output & {output_type: "error"}, say: Say): void {
  const head = `${output.ename}: ${output.evalue}`;
  const where = plain(output.traceback.join("\n")).trim();
  const label = makeElement("span", {class: "error-label"}, say("error"));
  const error = makeElement(
    "div",
    {class: "error-output"},
    makeElement("p", {class: "error-head"}, label, ` ${head}`),
  );
  if (where !== "" && where !== head) error.append(makeElement("pre", {tabindex: "0"}, where));
  box.append(error);
}

/** Puts a picture into a figure with its caption and text alternative. */
function addFigure(
  box: HTMLElement,
  kind: string,
  metadata: Readonly<Record<string, unknown>>,
): {figure: HTMLElement; picture: HTMLElement} {
  const own = (metadata["voxelbook"] ?? {}) as {caption?: string; alt?: string};
  const label = own.alt ?? own.caption ?? "";
  const picture = makeElement("div", {
    class: "picture",
    ...(label === "" ? {} : {role: "img", "aria-label": label}),
  });
  const figure = makeElement("figure", {class: `figure ${kind}`}, picture);
  if (own.caption !== undefined && own.caption !== "") {
    figure.append(makeElement("figcaption", {}, own.caption));
  }
  box.append(figure);
  return {figure, picture};
}

/** Shows Markdown or LaTeX; its parser is fetched when it is first needed. */
function addRich(
  box: HTMLElement,
  kind: "markdown" | "latex",
  text: string,
  {data}: OutputPlace,
): void {
  const place = makeElement("div", {class: "html-output"}, text);
  box.append(place);
  void import("./richText.ts").then(({richText}) => {
    place.replaceChildren(safeHtml(richText(kind, text, data)));
  });
}

function addBundle(
  box: HTMLElement,
  bundle: MimeData,
  metadata: Readonly<Record<string, unknown>>,
  place: OutputPlace,
): void {
  const text = (type: string): string => String(bundle[type]);
  if (CHART in bundle) {
    const {picture} = addFigure(box, "chart", metadata);
    void showChart(picture, bundle[CHART]);
  } else if (VOLUME in bundle) {
    const {figure, picture} = addFigure(box, "volume", metadata);
    picture.append(safeSvg(text("image/svg+xml")));
    const source = makeElement(
      "script",
      {type: "application/json", class: "volume-data"},
      JSON.stringify(bundle[VOLUME]),
    );
    picture.after(source);
    addViewerButton(figure, place);
  } else if (CHECK in bundle) {
    const report = bundle[CHECK] as CheckReport;
    box.append(checkReportView(report, place.say));
    place.onReport(report);
  } else if ("image/svg+xml" in bundle) {
    addFigure(box, "drawing", metadata).picture.append(safeSvg(text("image/svg+xml")));
  } else if ("image/png" in bundle) {
    const src = `data:image/png;base64,${text("image/png").replace(/\s/g, "")}`;
    addFigure(box, "drawing", metadata).picture.append(makeElement("img", {src, alt: ""}));
  } else if ("text/html" in bundle) {
    box.append(makeElement("div", {class: "html-output"}, safeHtml(text("text/html"))));
  } else if ("text/markdown" in bundle) {
    addRich(box, "markdown", text("text/markdown"), place);
  } else if ("text/latex" in bundle) {
    addRich(box, "latex", text("text/latex"), place);
  } else {
    box.append(makeElement("pre", {class: "stream", tabindex: "0"}, plain(text("text/plain"))));
  }
}

/** Shows a display that can be changed, in a box of its own name, or puts it in its earlier one's place. */
function addLive(box: HTMLElement, output: LiveOutput, place: OutputPlace): boolean {
  const {display} = output;
  if (output.output_type !== "display_data" || display === undefined) return false;
  const own = [...box.children].find(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child.dataset["display"] === display.id,
  );
  if (display.update && own === undefined) return true;
  const holder = own ?? makeElement("div", {class: "live-output", "data-display": display.id});
  holder.replaceChildren();
  addBundle(holder, output.data, output.metadata, place);
  if (own === undefined) box.append(holder);
  return true;
}

/** Shows one output of a run below its cell, or changes an earlier one. */
export function showOutput(box: HTMLElement, output: LiveOutput, place: OutputPlace): void {
  if (addLive(box, output, place)) return;
  if (output.output_type === "stream") addStream(box, output.name, output.text);
  else if (output.output_type === "error") addError(box, output, place.say);
  else addBundle(box, output.data, output.metadata, place);
}
