import type {Language} from "../exercise/types.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import {waitsForPerson} from "../grader/applyMarks.ts";
import type {ManualPart} from "../grader/record.ts";
import {markdownHtml, MAX_MARKDOWN} from "./markdownHtml.ts";
import {textHtml} from "./safeText.ts";
import {sayIn, textIn, timeHtml} from "./say.ts";
import type {ShownFigure} from "./studentFigures.ts";

/** Shows a figure that was handed in, or why it is not drawn. */
export function figureHtml(
  figure: ShownFigure,
  json: string,
  language: Language,
  address: string,
): string {
  const say = sayIn(language);
  if (figure.ok) {
    const alt =
      figure.title.trim() === ""
        ? say("figure.alt")
        : say("figure.altTitle", {title: figure.title});
    return `<img class="figure" width="640" height="400" src="${textHtml(address)}" alt="${alt}">`;
  }
  const start = textHtml(json.slice(0, 2_000));
  const more = json.length > 2_000 ? "…" : "";
  return `<p>${say(figure.code)}</p><details><summary>${say("figure.source")}</summary><pre>${start}${more}</pre></details>`;
}

/** Shows what a student wrote, with a line when it is too long to be read as Markdown. */
export function writtenHtml(answer: string, language: Language): string {
  const long =
    answer.length > MAX_MARKDOWN ? `<p class="soft">${sayIn(language)("manual.long")}</p>` : "";
  return long + markdownHtml(answer);
}

function rubricHtml({rubric, mark}: ManualPart, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const rows = rubric.map(({id, title, points}) => {
    const given = mark === null ? "–" : formatPoints(mark.points[id] ?? 0);
    return `<tr><th scope="row">${text(title)}</th><td class="number">${given}</td><td class="number">${formatPoints(points)}</td></tr>`;
  });
  return `<div class="scroll"><table class="rubric"><thead><tr><th scope="col">${say("manual.criterion")}</th><th scope="col" class="number">${say("manual.given")}</th><th scope="col" class="number">${say("manual.most")}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/**
 * Writes an answer that a person marks: what was handed in, the rubric with the points given, the comment.
 *
 * @param figure - of an answer that is a figure: its picture, shown inside the page
 */
export function manualHtml(
  manual: ManualPart,
  language: Language,
  figure: ShownFigure | undefined,
): string {
  const say = sayIn(language);
  const {answer, mark} = manual;
  const inline = figure?.ok
    ? `data:image/svg+xml;base64,${Buffer.from(figure.svg).toString("base64")}`
    : "";
  const shown =
    answer === ""
      ? `<p class="soft">${say("manual.empty")}</p>`
      : `<div class="answer">${figure === undefined ? writtenHtml(answer, language) : figureHtml(figure, answer, language, inline)}</div>`;
  const state = waitsForPerson(manual)
    ? `<p><span class="badge wait">${say("manual.waits")}</span></p>`
    : "";
  const comment =
    mark === null || mark.comment.trim() === ""
      ? ""
      : `<p class="soft">${say("manual.comment")}:</p><div class="comment">${textHtml(mark.comment)}</div>`;
  const when =
    mark === null
      ? ""
      : `<p class="soft small">${say("manual.markedAt")} ${timeHtml(mark.marked_at)}</p>`;
  return `${shown}${state}${rubricHtml(manual, language)}${comment}${when}`;
}
