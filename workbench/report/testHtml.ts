import type {Language} from "../exercise/types.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import type {RecordTest} from "../grader/record.ts";
import {pictureHtml} from "./pictureHtml.ts";
import {textHtml} from "./safeText.ts";
import {type Say, sayIn, textIn} from "./say.ts";

/** Longest value that is shown open; longer ones are folded. */
const LONG = 400;

/** Writes score and maximum. */
export function scoreText(score: number, maxScore: number, say: Say): string {
  return say("check.points", {score: formatPoints(score), maxScore: formatPoints(maxScore)});
}

function valueHtml(value: string): string {
  const code = `<code>${textHtml(value)}</code>`;
  if (value.length <= LONG) return code;
  const start = textHtml(value.slice(0, 80));
  return `<details><summary><code>${start}…</code></summary>${code}</details>`;
}

function details(test: RecordTest, say: Say): string {
  const rows = [
    ["check.call", test.call],
    ["check.expected", test.expected],
    ["check.got", test.got],
  ] as const;
  const shown = rows.flatMap(([code, value]) =>
    value === undefined ? [] : [`<dt>${say(code)}</dt><dd>${valueHtml(value)}</dd>`],
  );
  return shown.length === 0 ? "" : `<dl>${shown.join("")}</dl>`;
}

function printedHtml(output: string, say: Say): string {
  if (output.trim() === "") return "";
  return `<details><summary>${say("check.output")}</summary><pre>${textHtml(output)}</pre></details>`;
}

/** What is shown of a public test beside its message. */
function openParts(test: RecordTest, say: Say): string {
  const picture = test.picture === undefined ? "" : pictureHtml(test.picture, say);
  return details(test, say) + picture + printedHtml(test.output, say);
}

/**
 * Writes one test: criterion, verdict, points and, where it did not pass, why. Of a hidden one the record holds
 * title, verdict and the author's words, so no more can be shown; nor is it.
 */
export function testHtml(test: RecordTest, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const kind = test.status === "pass" || test.status === "not_run" ? test.status : "bad";
  const mark = {pass: "✓", not_run: "○", bad: "✗"}[kind];
  const open = test.visibility === "visible";
  const hidden = open ? "" : ` <span class="soft">(${say("report.hiddenTest")})</span>`;
  const points = scoreText(test.score, test.max_score, say);
  const message = test.message === null ? "" : `<p>${text(test.message)}</p>`;
  const hint =
    test.hint === undefined ? "" : `<p class="hint">${say("check.hint", {hint: test.hint})}</p>`;
  return `<li class="${kind}"><span class="mark" aria-hidden="true">${mark}</span>
<p>${text(test.title)}${hidden} — <span class="state">${say(`status.${test.status}`)}</span>, ${points}</p>
${message}${hint}${open ? openParts(test, say) : ""}</li>`;
}
