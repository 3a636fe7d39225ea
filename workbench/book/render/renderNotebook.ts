import type {AnswerInfo} from "../../exercise/types.ts";
import {message} from "../../messages/message.ts";
import type {Notebook} from "../../notebook/nbformat.ts";
import {fullReference} from "../source/formatReference.ts";
import {escapeHtml} from "./escapeHtml.ts";
import type {PageContext} from "./pageContext.ts";
import {renderCell} from "./renderCell.ts";
import type {OutputTools} from "./renderOutput.ts";

/** The list of what the page cites, in the order of first mention. */
function referencesHtml(context: PageContext): string {
  if (context.cited.length === 0) return "";
  const items = context.cited.map((key) => {
    const reference = context.references.get(key)!;
    return `<li id="ref-${escapeHtml(key)}">${fullReference(reference)}</li>`;
  });
  return `<ol class="references">${items.join("")}</ol>\n`;
}

/** Returns the answers that an exercise's metadata declares, by the ids of their cells. */
export function answersOf(notebook: Notebook): ReadonlyMap<string, AnswerInfo> {
  const own = notebook.metadata["voxelbook"] as
    | {readonly answers?: readonly AnswerInfo[]}
    | undefined;
  return new Map((own?.answers ?? []).map((answer) => [answer.id, answer]));
}

/** Renders the cells of a notebook and the references below them: the body of a page. */
export function renderNotebook(
  notebook: Notebook,
  context: PageContext,
  tools: OutputTools,
): string {
  const answers = answersOf(notebook);
  let number = 0;
  let hint = 0;
  let html = "";
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") number++;
    if (cell.cell_type === "markdown" && cell.metadata.tags?.includes("hint")) hint++;
    try {
      html += renderCell(cell, hint, context, {tools, number, answers});
    } catch (error) {
      // One broken cell must not take the page away: it says what is wrong, and the build fails.
      const reason = error instanceof Error ? error.message : String(error);
      context.problems.push(`cell ${cell.id}: ${reason}`);
      html += `<section class="cell"><p class="error-head">${escapeHtml(reason)}</p></section>\n`;
    }
  }

  // The list belongs below the chapter's own heading where it ends with one.
  const list = referencesHtml(context);
  if (list === "") return html;
  const last = context.headings.at(-1);
  const named = last !== undefined && /^(references|参考文献)/i.test(last.html);
  if (named) return html + list;
  const title = escapeHtml(message("page", "references.title", {}, context.language));
  context.headings.push({level: 2, id: "references", html: title});
  return `${html}<h2 id="references">${title}</h2>\n${list}`;
}
