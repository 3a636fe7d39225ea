import {message} from "../../messages/message.ts";
import type {AnswerInfo, AnswerOption} from "../../exercise/types.ts";
import type {Cell} from "../../notebook/nbformat.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {readLiteral} from "./literalText.ts";
import type {PageContext} from "./pageContext.ts";
import type {OutputTools} from "./renderOutput.ts";

/** What a form is made for and with. */
interface FormPlace {
  readonly answer: AnswerInfo;
  readonly context: PageContext;
  readonly tools: OutputTools;
}

const inline = (text: string, {tools, context}: FormPlace): string =>
  tools.markdown.renderInline(text, {page: context});

/** Options with a button each; without a script they are a list to read. */
function choiceHtml(place: FormPlace): string {
  const {id, options = [], several = false} = place.answer;
  const type = several ? "checkbox" : "radio";
  return options
    .map(
      (option) =>
        `<label class="option"><input type="${type}" name="option-${escapeHtml(id)}" ` +
        `value="${escapeHtml(option.id)}" autocomplete="off" disabled>` +
        `<span>${inline(option.text, place)}</span></label>`,
    )
    .join("");
}

/** Items to be moved; their places follow the cell. */
function orderHtml(place: FormPlace): string {
  const item = ({id, text}: AnswerOption): string =>
    `<li data-item="${escapeHtml(id)}"><span class="order-text">${inline(text, place)}</span></li>`;
  return `<ol class="order-items">${(place.answer.items ?? []).map(item).join("")}</ol>`;
}

/** What a person gives points for, so that the learner knows before writing. */
function rubricHtml(place: FormPlace): string {
  const lines = (place.answer.rubric ?? []).map(
    ({points, title}) =>
      `<li>${inline(title, place)} <span class="rubric-points">(${points})</span></li>`,
  );
  return `<ul class="rubric">${lines.join("")}</ul>`;
}

/** True for a mask that is painted: one slice, and a text in the cell that holds it. */
function isPainted({shape = []}: AnswerInfo): boolean {
  return shape.length === 2 || shape[2] === 1;
}

function bodyOf(place: FormPlace): string {
  const {answer} = place;
  if (answer.kind === "choice") return choiceHtml(place);
  if (answer.kind === "order") return orderHtml(place);
  if (answer.kind === "text") return rubricHtml(place);
  return "";
}

/**
 * Makes the form in which an answer is given without writing code: options, an order, arrows, a painted
 * region, a text. The page's script fills it in and writes what is chosen into the cell.
 *
 * @returns HTML; empty for an answer that is given as code
 */
export function answerFormHtml(cell: Cell, place: FormPlace): string {
  const {answer, context} = place;
  const {kind, name, nodes, shape, image} = answer;
  const formed =
    kind === "text" ||
    ((kind === "choice" ||
      kind === "order" ||
      kind === "graph" ||
      (kind === "mask" && isPainted(answer))) &&
      readLiteral(cell.source, name) !== undefined);
  if (!formed) return "";
  const data = {
    kind,
    name,
    ...(nodes && {nodes: JSON.stringify(nodes)}),
    ...(shape && {shape: shape.join("x")}),
    ...(image && {image}),
  };
  const attributes = Object.entries(data)
    .map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`)
    .join("");
  const help = escapeHtml(message("page", `answer.${kind}`, {}, context.language));
  const title = inline(answer.title, place);
  return (
    `<fieldset class="answer-form"${attributes}><legend>${title}</legend>` +
    `<p class="answer-help js-only">${help}</p>${bodyOf(place)}</fieldset>`
  );
}
