import type {AnswerInfo} from "../../exercise/types.ts";
import {message} from "../../messages/message.ts";
import type {Cell, CodeCell, Control} from "../../notebook/nbformat.ts";
import {answerFormHtml} from "./answerForm.ts";
import {CLAIMS_SLUG, claimAnchor} from "./claimAnchor.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {type FigureWords, figureWords, withFigureWords} from "./figureWords.ts";
import {findConstant} from "./findConstant.ts";
import {highlight} from "./highlight.ts";
import type {PageContext} from "./pageContext.ts";
import {type OutputTools, renderOutputs} from "./renderOutput.ts";

/** How far the outputs of a page are: those of a run, or none yet. */
export interface CellOptions {
  readonly tools: OutputTools;
  /** Number of the cell among the page's code cells, from 1. */
  readonly number: number;
  /** The answers of an exercise, by the ids of the cells that hold them. */
  readonly answers: ReadonlyMap<string, AnswerInfo>;
}

const tagsOf = (cell: Cell): readonly string[] => cell.metadata.tags ?? [];

/** A slider for a top-level constant; without JavaScript it shows the value and stays disabled. */
function sliderHtml(
  cell: CodeCell,
  name: string,
  control: Control,
  {language}: PageContext,
): string {
  const value = findConstant(cell.source, name);
  if (value === undefined) {
    throw new RangeError(
      `controls of cell ${cell.id}: ${name} must be a top-level numeric constant of that cell, found none`,
    );
  }
  const id = `control-${cell.id}-${name}`;
  const label = message("page", "control.label", {label: control.label, name}, language);
  return (
    `<div class="control"><label for="${id}">${escapeHtml(label)}</label>` +
    `<input type="range" id="${id}" data-control="${escapeHtml(name)}" min="${control.min}" ` +
    `max="${control.max}" step="${control.step}" value="${value}" autocomplete="off" disabled>` +
    `<output for="${id}">${value}</output></div>`
  );
}

/** The item of a claim, linked to its row of the register where the book has one. */
function claimLink(id: string, {claims, toLanguage}: PageContext): string {
  if (!claims.has(id)) return escapeHtml(id);
  return `<a href="${toLanguage}${CLAIMS_SLUG}/index.html#${claimAnchor(id)}">${escapeHtml(id)}</a>`;
}

/** The small labels above a cell: a check, a cell meant to fail, one that needs Node. */
function notesHtml(cell: CodeCell, context: PageContext): string {
  const {language} = context;
  const tags = tagsOf(cell);
  const words = (code: string, args = {}) => escapeHtml(message("page", code, args, language));
  const notes: string[] = [];
  if (tags.includes("check")) {
    const claims = cell.metadata.voxelbook?.claims ?? [];
    const links = claims.map((id) => claimLink(id, context)).join(", ");
    const text = claims.length === 0 ? words("cell.check") : words("cell.checkClaims");
    notes.push(`<span class="note note-check">${text}${links === "" ? "" : ` ${links}`}</span>`);
  }
  if (tags.includes("raises-exception")) {
    notes.push(`<span class="note">${words("cell.raises")}</span>`);
  }
  if (tags.includes("browser-skip")) {
    const given = cell.metadata.voxelbook?.["browserSkip"] ?? cell.metadata.voxelbook?.["reason"];
    const reason =
      typeof given === "string" ? given : message("page", "cell.skipReason", {}, language);
    notes.push(`<span class="note">${words("cell.skip", {reason})}</span>`);
  }
  return notes.length === 0 ? "" : `<div class="cell-notes">${notes.join("")}</div>`;
}

function codeHtml(
  cell: CodeCell,
  label: string,
  {context, form}: {readonly context: PageContext; readonly form: string},
): string {
  const code =
    `<div class="code"><pre tabindex="0" role="group" aria-label="${escapeHtml(label)}">` +
    `<code>${highlight(cell.source, "typescript")}</code></pre></div><div class="cell-bar"></div>`;
  if (form === "" && !tagsOf(cell).includes("hide-input")) return code;
  const words = form === "" ? "cell.showCode" : "cell.showAnswerCode";
  const summary = escapeHtml(message("page", words, {}, context.language));
  return `<details class="input-fold"><summary>${summary}</summary>${code}</details>`;
}

/** A translation's words for the figure, kept for when the cell runs in the page. */
function wordsData(words: FigureWords): string {
  return Object.entries(words)
    .map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`)
    .join("");
}

function renderCodeCell(cell: CodeCell, context: PageContext, options: CellOptions): string {
  const {number, answers, tools} = options;
  const answer = answers.get(cell.id);
  const form = answer === undefined ? "" : answerFormHtml(cell, {answer, context, tools});
  const label = message(
    "page",
    answer === undefined ? "cell.label" : "cell.answerLabel",
    {number},
    context.language,
  );
  const classes = ["cell", "code-cell", ...(answer === undefined ? [] : ["answer-cell"])];
  const controls = Object.entries(cell.metadata.voxelbook?.controls ?? {})
    .map(([name, control]) => sliderHtml(cell, name, control, context))
    .join("");
  const own = figureWords(cell.metadata);
  const translated = cell.outputs.map((output) => withFigureWords(output, own));
  const outputs = renderOutputs(translated, context, tools);

  // A question comes before its answer: the outputs stay folded until the reader has committed.
  const {predict} = cell.metadata.voxelbook ?? {};
  const body = `<div class="cell-outputs">${outputs}</div>`;
  const asked =
    predict === undefined
      ? body
      : `<details class="predict"><summary>` +
        `<span class="predict-question">${tools.markdown.renderInline(predict, {page: context})}</span> ` +
        `<span class="predict-show">${escapeHtml(message("page", "predict.show", {}, context.language))}</span>` +
        `</summary>${body}</details>`;
  return (
    `<section class="${classes.join(" ")}" id="cell-${escapeHtml(cell.id)}" ` +
    `data-cell="${escapeHtml(cell.id)}" data-tags="${escapeHtml(tagsOf(cell).join(" "))}"` +
    `${wordsData(own)}>` +
    `${notesHtml(cell, context)}${form}${codeHtml(cell, label, {context, form})}` +
    `${controls === "" ? "" : `<div class="controls">${controls}</div>`}${asked}</section>\n`
  );
}

/** Renders one cell of a notebook; `hint` cells are numbered and folded. */
export function renderCell(
  cell: Cell,
  hint: number,
  context: PageContext,
  options: CellOptions,
): string {
  if (cell.cell_type === "raw") return "";
  if (cell.cell_type === "code") return renderCodeCell(cell, context, options);
  const html = options.tools.markdown.render(cell.source, {page: context});
  const id = `cell-${escapeHtml(cell.id)}`;
  if (tagsOf(cell).includes("hint")) {
    const summary = escapeHtml(message("page", "hint.title", {number: hint}, context.language));
    return `<details class="hint" id="${id}" data-hint="${hint}"><summary>${summary}</summary>${html}</details>\n`;
  }
  const answer = options.answers.get(cell.id);
  if (answer === undefined) return `<section class="cell text-cell" id="${id}">${html}</section>\n`;
  const form = answerFormHtml(cell, {answer, context, tools: options.tools});
  const source = escapeHtml(cell.source);
  return (
    `<section class="cell text-cell text-answer" id="${id}" data-cell="${escapeHtml(cell.id)}" ` +
    `data-source="${source}"><div class="text-start">${html}</div>${form}</section>\n`
  );
}
