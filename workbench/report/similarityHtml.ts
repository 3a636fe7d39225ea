import type {Analysis, AnswerSimilarity, Excerpt, SimilarPair} from "../analyse/analysis.ts";
import type {Language} from "../exercise/types.ts";
import {reportAddress, textHtml} from "./safeText.ts";
import {type Say, sayIn, textIn} from "./say.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function studentLink(student: string): string {
  return `<a href="${reportAddress(student)}"><bdi>${textHtml(student)}</bdi></a>`;
}

function excerptHtml(student: string, {lines, text}: Excerpt, say: Say): string {
  const [from, to] = lines;
  return `<div><p class="soft small"><bdi>${textHtml(student)}</bdi>, ${say("similar.lines", {from, to})}</p><pre><code>${textHtml(text)}</code></pre></div>`;
}

function pairHtml(pair: SimilarPair, say: Say): string {
  const {left, right, similarity, overlap, percentile, longest, fragments} = pair;
  const facts = [
    say("similar.share", {share: percent(similarity)}),
    say("similar.overlap", {share: percent(overlap)}),
    percentile === null
      ? ""
      : say("similar.percentile", {share: `${(percentile * 100).toFixed(1)} %`}),
    say("similar.longest", {longest}),
  ].filter((part) => part !== "");
  const shown = fragments.map(
    (fragment) =>
      `<div class="beside">${excerptHtml(left, fragment.left, say)}${excerptHtml(right, fragment.right, say)}</div>`,
  );
  return `<details class="pair"><summary>${studentLink(left)} · ${studentLink(right)} — <strong>${percent(similarity)}</strong></summary><p class="soft small">${facts.join("; ")}</p>${shown.join("")}</details>`;
}

function answerHtml(answer: AnswerSimilarity, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const {exercise, question, title, compared, marked, shown, notes} = answer;
  if (shown.length === 0) return "";
  const more =
    marked > shown.length
      ? `<p class="soft">${say("similar.more", {count: marked - shown.length})}</p>`
      : "";
  return `<h3>${text(title)} <span class="soft small">${textHtml(exercise)}/${textHtml(question)}, ${say("similar.compared", {compared})}</span></h3>${notes.map((note) => `<p class="soft">${text(note)}</p>`).join("")}${shown.map((pair) => pairHtml(pair, say)).join("\n")}${more}`;
}

/** Writes pairs of answers that are alike, with their common parts side by side, and other signs of sharing. */
export function similarityHtml({similarity, signs}: Analysis, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const pairs = similarity.students.map(
    ({left, right, marked, compared}) =>
      `<tr><td>${studentLink(left)}</td><td>${studentLink(right)}</td><td class="number">${marked.length} / ${compared}</td></tr>`,
  );
  const table =
    pairs.length === 0
      ? `<p>${say("similar.none")}</p>`
      : `<div class="box short" tabindex="0" role="region" aria-label="${say("similar.title")}"><table><thead><tr><th scope="col">${say("similar.left")}</th><th scope="col">${say("similar.right")}</th><th scope="col" class="number">${say("similar.answers")}</th></tr></thead><tbody>${pairs.join("")}</tbody></table></div>`;
  const found = signs.map(
    ({message, students, exercise, question}) =>
      `<li>${text(message)} <span class="soft">(${textHtml(exercise)}${question === null ? "" : `/${textHtml(question)}`}: ${students.map(studentLink).join(", ")})</span></li>`,
  );
  const others =
    found.length === 0 ? "" : `<h3>${say("similar.signs")}</h3><ul>${found.join("")}</ul>`;
  const answers = similarity.answers.map((answer) => answerHtml(answer, language)).join("\n");
  return `<section id="similarity"><h2>${say("similar.title")}</h2><p class="soft">${say("similar.about")}</p>${table}${others}${answers}</section>`;
}
