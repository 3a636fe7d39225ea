import type {
  CheckedManual,
  CheckedQuestion,
  CheckedTest,
  CheckReport,
  Language,
  Picture,
} from "./types.ts";
import {type MessageArgs, words} from "./words.ts";

const MARKS: Readonly<Record<string, string>> = {pass: "✓", not_run: "○"};

/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

/** Writes points with at most two digits. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}

const say = (code: string, language: Language, args: MessageArgs = {}): string =>
  words(code, args)[language];

/** The lines below a test that did not pass: message, call, expected, got, hint. */
export function testDetails(test: CheckedTest, language: Language): [string, string][] {
  const rows: [string, string][] = [];
  if (test.call !== undefined) rows.push([say("check.call", language), test.call]);
  if (test.expected !== undefined) rows.push([say("check.expected", language), test.expected]);
  if (test.got !== undefined) rows.push([say("check.got", language), test.got]);
  return rows;
}

/** Draws a picture as HTML, where the one who shows a check can. */
export type DrawPicture = (picture: Picture) => string;

function pointsOf(
  {score, maxScore, manual}: {score: number; maxScore: number; manual?: CheckedManual},
  language: Language,
): string {
  if (manual !== undefined) {
    return say("check.byPerson", language, {points: formatPoints(manual.points)});
  }
  return say("check.points", language, {
    score: formatPoints(score),
    maxScore: formatPoints(maxScore),
  });
}

function testText(test: CheckedTest, language: Language): string[] {
  const head = `  ${MARKS[test.status] ?? "✗"} ${test.title}`;
  if (test.status === "pass") return [head];
  const hint =
    test.hint === undefined ? [] : [`      ${say("check.hint", language, {hint: test.hint})}`];
  const details = testDetails(test, language).map(([key, value]) => `      ${key}: ${value}`);
  return [head, `      ${test.message}`, ...details, ...hint];
}

/** What is said of an answer that a person marks: how far it is, and what points are given for. */
function manualText({state, message, rubric}: CheckedManual, language: Language): string[] {
  const mark = state === "notAnswered" ? "○" : "•";
  const lines = rubric.map(({title, points}) => `      - ${title} (${formatPoints(points)})`);
  return [`  ${mark} ${message}`, `      ${say("manual.rubric", language)}:`, ...lines];
}

function questionText(question: CheckedQuestion, language: Language): string[] {
  const {title, tests, output, hiddenPoints, manual} = question;
  const lines = [`${title} (${pointsOf(question, language)})`];
  if (manual !== undefined) lines.push(...manualText(manual, language));
  // An answer that is not there yet needs one line, not one for each test.
  const [first] = tests;
  const waiting = tests.length > 0 && tests.every(({status}) => status === "not_run");
  lines.push(
    ...(waiting ? [`  ○ ${first.message}`] : tests.flatMap((test) => testText(test, language))),
  );
  if (hiddenPoints > 0) {
    lines.push(`    ${say("check.hidden", language, {points: formatPoints(hiddenPoints)})}`);
  }
  if (output.trim() !== "") {
    lines.push(
      `    ${say("check.output", language)}:`,
      ...output
        .trimEnd()
        .split("\n")
        .map((line) => `    | ${line}`),
    );
  }
  return lines;
}

/** Writes a check as plain text for a terminal. */
export function checkText(report: CheckReport): string {
  const {language, questions, exercise} = report;
  const title = `${say("check.title", language, {exercise})}: ${pointsOf(report, language)}`;
  return [
    title,
    "",
    ...questions.flatMap((question) => [...questionText(question, language), ""]),
  ].join("\n");
}

function testHtml(test: CheckedTest, language: Language, draw: DrawPicture): string {
  const mark = MARKS[test.status] ?? "✗";
  const status = say(`status.${test.status}`, language);
  const head = `<span aria-hidden="true">${mark}</span> <b>${escapeHtml(test.title)}</b> <small>(${status})</small>`;
  if (test.status === "pass") return `<li>${head}</li>`;
  const rows = testDetails(test, language)
    .map(
      ([key, value]) =>
        `<tr><th scope="row">${escapeHtml(key)}</th><td><code>${escapeHtml(value)}</code></td></tr>`,
    )
    .join("");
  const table = rows === "" ? "" : `<table>${rows}</table>`;
  const hint =
    test.hint === undefined
      ? ""
      : `<p><em>${say("check.hint", language, {hint: test.hint})}</em></p>`;
  const picture = test.picture === undefined ? "" : draw(test.picture);
  return `<li>${head}<p>${escapeHtml(test.message)}</p>${table}${picture}${hint}</li>`;
}

function manualHtml({message, rubric}: CheckedManual, language: Language): string {
  const lines = rubric.map(
    ({title, points}) => `<li>${escapeHtml(title)} (${formatPoints(points)})</li>`,
  );
  const head = escapeHtml(say("manual.rubric", language));
  return `<p>${escapeHtml(message)}</p><p>${head}:</p><ul>${lines.join("")}</ul>`;
}

function questionHtml(question: CheckedQuestion, language: Language, draw: DrawPicture): string {
  const {title, tests, hiddenPoints, output, manual} = question;
  const items = tests.map((test) => testHtml(test, language, draw)).join("");
  const byPerson = manual === undefined ? "" : manualHtml(manual, language);
  const hidden =
    hiddenPoints > 0
      ? `<p><small>${say("check.hidden", language, {points: formatPoints(hiddenPoints)})}</small></p>`
      : "";
  const printed =
    output.trim() === ""
      ? ""
      : `<details><summary>${say("check.output", language)}</summary><pre>${escapeHtml(output)}</pre></details>`;
  return `<section><h4>${escapeHtml(title)} <small>${pointsOf(question, language)}</small></h4>${byPerson}<ul style="list-style:none;padding-left:0">${items}</ul>${hidden}${printed}</section>`;
}

/**
 * Writes a check as a piece of HTML; every text in it is escaped.
 *
 * @param draw - draws the pictures of tests; without it they are left out
 */
export function checkHtml(report: CheckReport, draw: DrawPicture = () => ""): string {
  const {language, questions, exercise} = report;
  const title = escapeHtml(say("check.title", language, {exercise}));
  const body = questions.map((question) => questionHtml(question, language, draw)).join("");
  return `<div class="voxelbook-check" lang="${language}"><h3>${title}: ${pointsOf(report, language)}</h3>${body}</div>`;
}

/** The forms in which a notebook shows a check. */
export function checkBundle(report: CheckReport, draw?: DrawPicture): Record<string, unknown> {
  return {
    "application/vnd.voxelbook.check+json": report,
    "text/html": checkHtml(report, draw),
    "text/plain": checkText(report),
  };
}
