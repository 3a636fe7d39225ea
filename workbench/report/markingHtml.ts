import type {Language} from "../exercise/types.ts";
import type {MarkingParts} from "./markingAnswers.ts";
import {type Say, sayIn} from "./say.ts";

/** Where a question is chosen, and how far the marking is. */
function headHtml(say: Say): string {
  return `<div class="marking-head"><p><a href="#top">${say("marking.back")}</a></p>
<label>${say("marking.question")} <select id="m-question"></select></label>
<label><input type="checkbox" id="m-names"> ${say("marking.names")}</label>
<span class="progress"><progress id="m-progress" value="0" max="1"></progress> <span id="m-progress-text"></span></span></div>`;
}

/** The answer on one side, rubric and comment on the other. */
function bodyHtml(say: Say): string {
  return `<div class="beside"><article><h3 id="m-title" tabindex="-1"></h3>
<p id="m-student" hidden><a id="m-report"></a></p><div id="m-notices"></div><div id="m-answer" class="answer"></div></article>
<div class="giving"><div id="m-rubric"></div>
<p>${say("marking.total")}: <strong id="m-total"></strong></p>
<label for="m-comment">${say("marking.comment")}</label><textarea id="m-comment" rows="5"></textarea>
<p><button type="button" id="m-keep">${say("marking.keep")}</button></p>
<ul id="m-saved" aria-label="${say("marking.saved")}"></ul>
<p class="steps"><button type="button" id="m-prev">${say("marking.previous")}</button> <button type="button" id="m-next">${say("marking.next")}</button> <button type="button" id="m-open">${say("marking.nextOpen")}</button> <button type="button" id="m-clear">${say("marking.clear")}</button></p>
<p id="m-unkept" class="notice" hidden>${say("marking.unkept")}</p></div></div>`;
}

function keysHtml(say: Say): string {
  const keys = [
    ["0–9", "digits"],
    ["f", "full"],
    ["↑ ↓", "items"],
    ["← →", "answers"],
    ["n", "open"],
    ["c", "comment"],
    ["Esc", "leave"],
    ["Ctrl Enter", "done"],
  ];
  const rows = keys.map(
    ([key, code]) => `<dt><kbd>${key}</kbd></dt><dd>${say(`keys.${code}`)}</dd>`,
  );
  return `<details class="keys"><summary>${say("marking.keys")}</summary><dl>${rows.join("")}</dl></details>`;
}

function filesHtml(say: Say): string {
  return `<div class="files"><p>${say("marking.files")}</p>
<p><button type="button" id="m-export" class="main">${say("marking.export")}</button> <label class="file">${say("marking.import")} <input type="file" id="m-import" accept=".json,application/json"></label></p>
<p><output id="m-files"></output></p></div>`;
}

/** Writes the marking: its skeleton, which the page's script fills, and the answers as inert templates. */
export function markingHtml(
  {answers, templates}: MarkingParts,
  waiting: number,
  language: Language,
): string {
  const say = sayIn(language);
  if (answers.length === 0) return "";
  const kept = templates.map((html, i) => `<template id="answer-${i}">${html}</template>`);
  const count = say("marking.count", {waiting, count: answers.length});
  return `<section id="marking"><h2>${say("marking.title")}</h2>
<div class="marking-intro"><p>${count}</p><p id="m-noscript">${say("marking.noscript")}</p><p id="m-start" hidden><a class="button" href="#marking">${say("marking.start")}</a></p></div>
<div id="m-area" hidden>${headHtml(say)}${bodyHtml(say)}${filesHtml(say)}${keysHtml(say)}</div>
${kept.join("\n")}</section>`;
}
