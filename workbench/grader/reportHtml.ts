import {escapeHtml, formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import {type MessageArgs, words} from "../exercise/words.ts";
import type {GradeRecord, RecordQuestion, RecordTest, RecordWords} from "./record.ts";
import {REPORT_STYLE} from "./reportStyle.ts";

/** Words of the report, by code and language. */
export type Say = (code: string, args?: MessageArgs) => string;

/** Returns the reader of the report's words. */
export function sayIn(language: Language): Say {
  return (code, args = {}) => escapeHtml(words(code, args)[language]);
}

/** Picks the language of a text of the record, escaped. */
export function textIn(language: Language): (text: RecordWords) => string {
  return ({en, zh}) => escapeHtml(language === "zh-CN" ? zh : en);
}

/** Wraps a page: no script, no outside address, nothing but what is in the file. */
export function page(title: string, body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Writes score and maximum. */
export function scoreText(score: number, maxScore: number, say: Say): string {
  return say("check.points", {score: formatPoints(score), maxScore: formatPoints(maxScore)});
}

function details(test: RecordTest, say: Say): string {
  const rows = [
    ["check.call", test.call],
    ["check.expected", test.expected],
    ["check.got", test.got],
  ] as const;
  const shown = rows.flatMap(([code, value]) =>
    value === undefined ? [] : [`<dt>${say(code)}</dt><dd><code>${escapeHtml(value)}</code></dd>`],
  );
  return shown.length === 0 ? "" : `<dl>${shown.join("")}</dl>`;
}

/** One test. Of a hidden one the record holds title, verdict and the author's words, so no more can be shown. */
function testHtml(test: RecordTest, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const kind = test.status === "pass" || test.status === "not_run" ? test.status : "bad";
  const mark = {pass: "✓", not_run: "○", bad: "✗"}[kind];
  const hidden =
    test.visibility === "hidden" ? ` <span class="soft">(${say("report.hiddenTest")})</span>` : "";
  const hint = test.hint === undefined ? "" : `<p>${say("check.hint", {hint: test.hint})}</p>`;
  const open = test.visibility === "visible";
  const printed =
    open && test.output.trim() !== ""
      ? `<details><summary>${say("check.output")}</summary><pre>${escapeHtml(test.output)}</pre></details>`
      : "";
  return `<li class="${kind}"><span class="mark" aria-hidden="true">${mark}</span>
<p>${text(test.title)}${hidden} — <span class="state">${say(`status.${test.status}`)}</span>, ${scoreText(test.score, test.max_score, say)}</p>
${test.message === null ? "" : `<p>${text(test.message)}</p>`}${open ? details(test, say) : ""}${hint}${printed}</li>`;
}

function questionHtml(question: RecordQuestion, language: Language): string {
  const tests = question.tests.map((test) => testHtml(test, language)).join("\n");
  const title = textIn(language)(question.title);
  const points = scoreText(question.score, question.max_score, sayIn(language));
  return `<h3>${title} <span class="soft">${points}</span></h3>\n<ul class="tests">${tests}</ul>`;
}

function recordHtml(record: GradeRecord, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const {provenance} = record;
  const points = scoreText(record.score, record.max_score, say);
  const status = say(`report.${record.status}`);
  const reason =
    record.reason === null ? "" : `<p>${say("report.reason")}: ${text(record.reason)}</p>`;
  const notes =
    record.notes.length === 0
      ? ""
      : `<p>${say("report.notes")}:</p><ul>${record.notes.map((note) => `<li>${text(note)}</li>`).join("")}</ul>`;
  const questions =
    record.status === "graded"
      ? record.questions.map((question) => questionHtml(question, language)).join("\n")
      : "";
  const sha256 = provenance.submission_sha256.slice(0, 16);
  return `<section><h2>${text(record.title)} <span class="soft">${escapeHtml(record.assignment)}</span></h2>
<p><strong>${points}</strong> (${status})</p>${reason}${notes}
${questions}
<p class="soft">${say("report.gradedAt")} <time>${escapeHtml(record.graded_at)}</time>; ${say("report.isolation")}: ${escapeHtml(provenance.isolation)}; ${say("report.submission")}: <code>${escapeHtml(sha256)}</code></p></section>`;
}

/** Writes the report of one student over all graded exercises. */
export function reportHtml(records: readonly GradeRecord[], language: Language): string {
  const say = sayIn(language);
  const student = escapeHtml(records[0]?.student ?? "");
  const score = records.reduce((sum, record) => sum + record.score, 0);
  const maxScore = records.reduce((sum, record) => sum + record.max_score, 0);
  const body = `<h1>${say("report.title")}: ${student}</h1>
<p>${say("report.score")}: <strong>${scoreText(score, maxScore, say)}</strong></p>
<p class="soft">${say("report.expectedHidden")}</p>
${records.map((record) => recordHtml(record, language)).join("\n")}`;
  return page(`${say("report.title")}: ${student}`, body, language);
}
