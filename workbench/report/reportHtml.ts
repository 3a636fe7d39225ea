import {addPoints} from "../exercise/score.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import {noteForStudent} from "../grader/noteForStudent.ts";
import type {GradeRecord, RecordQuestion, RecordStatus} from "../grader/record.ts";
import {htmlPage} from "./htmlPage.ts";
import {manualHtml} from "./manualHtml.ts";
import {REPORT_STYLE} from "./reportStyle.ts";
import {textHtml} from "./safeText.ts";
import {durationText, type Say, sayIn, textIn, timeHtml} from "./say.ts";
import type {ShownFigure} from "./studentFigures.ts";
import {scoreText, testHtml} from "./testHtml.ts";

/** What a report is written in and with. */
export interface ReportContext {
  readonly language: Language;
  readonly courseTitle?: string;
  /** The student's name, where a list gives one. */
  readonly name?: string;
  /** Draws a figure that was handed in, given as JSON. */
  readonly showFigure: (json: string) => Promise<ShownFigure>;
}

const KINDS: Readonly<Record<RecordStatus, string>> = {
  graded: "good",
  needs_manual: "wait",
  not_gradable: "bad",
  infrastructure_error: "bad",
};

/** Shows how a submission ended, and whether it came late. */
export function stateBadges({status, late_seconds: late = 0}: GradeRecord, say: Say): string {
  const state = `<span class="badge ${KINDS[status]}">${say(`state.${status}`)}</span>`;
  if (late <= 0) return state;
  return `${state} <span class="badge wait">${say("report.late", {time: durationText(late, say)})}</span>`;
}

async function questionHtml(
  question: RecordQuestion,
  {language, showFigure}: ReportContext,
): Promise<string> {
  const say = sayIn(language);
  const title = textIn(language)(question.title);
  const points = scoreText(question.score, question.max_score, say);
  const head = `<h3>${title} <span class="soft">${points}</span></h3>`;
  const {manual, tests} = question;
  if (manual !== undefined) {
    const drawn = manual.kind === "figure" && manual.answer !== "";
    const figure = drawn ? await showFigure(manual.answer) : undefined;
    return `<section>${head}${manualHtml(manual, language, figure)}</section>`;
  }
  // An answer that is not there needs one message, not one for each test.
  const [first] = tests;
  const absent =
    tests.length > 1 &&
    tests.every(({status, message}) => status === "not_run" && message?.en === first.message?.en);
  const said = absent && first.message !== null ? `<p>${textIn(language)(first.message)}</p>` : "";
  const items = tests.map((test) => testHtml(absent ? {...test, message: null} : test, language));
  return `<section>${head}\n${said}<ul class="tests">${items.join("\n")}</ul></section>`;
}

/** Where an exercise stands in a report. */
export function exerciseAnchor(exercise: string): string {
  return `exercise-${exercise.replace(/[^a-zA-Z0-9-]/g, "-")}`;
}

async function recordHtml(record: GradeRecord, context: ReportContext): Promise<string> {
  const say = sayIn(context.language);
  const text = textIn(context.language);
  const points = scoreText(record.score, record.max_score, say);
  const judged = record.status === "graded" || record.status === "needs_manual";
  const questions: string[] = [];
  // One after the other: figures are drawn on one thread.
  for (const question of judged ? record.questions : []) {
    questions.push(await questionHtml(question, context));
  }
  const reason =
    record.reason === null ? "" : `<p>${say("report.reason")}: ${text(record.reason)}</p>`;
  const notes =
    record.notes.length === 0
      ? ""
      : `<p>${say("report.notes")}:</p><ul>${record.notes.map((note) => `<li>${text(noteForStudent(note))}</li>`).join("")}</ul>`;
  return `<section class="exercise" id="${exerciseAnchor(record.assignment)}"><h2>${text(record.title)} <span class="soft small">${textHtml(record.assignment)}</span></h2>
<p><strong>${points}</strong> ${stateBadges(record, say)}</p>${reason}${notes}
${questions.join("\n")}</section>`;
}

/** A line for each exercise, when there are several. */
function contentsHtml(records: readonly GradeRecord[], language: Language): string {
  if (records.length < 2) return "";
  const say = sayIn(language);
  const rows = records.map(
    (record) =>
      `<tr><th scope="row"><a href="#${exerciseAnchor(record.assignment)}">${textIn(language)(record.title)}</a></th><td class="number">${formatPoints(record.score)} / ${formatPoints(record.max_score)}</td><td>${stateBadges(record, say)}</td></tr>`,
  );
  return `<div class="scroll"><table class="exercises"><thead><tr><th scope="col">${say("report.exercise")}</th><th scope="col" class="number">${say("report.score")}</th><th scope="col">${say("report.status")}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** From what and how each exercise was graded, small at the end. */
function provenanceHtml(records: readonly GradeRecord[], language: Language): string {
  const say = sayIn(language);
  const lines = records.map(({assignment, attempt, submitted_at, graded_at, provenance}) => {
    const {submission_sha256, tests_sha256, lib_version, runtime, isolation} = provenance;
    const parts = [
      submitted_at === null ? "" : `${say("report.submittedAt")} ${timeHtml(submitted_at)}`,
      `${say("report.gradedAt")} ${timeHtml(graded_at)}`,
      `${say("report.attempt")} ${attempt}`,
      `${say("report.isolation")} ${textHtml(isolation)}`,
      `${say("report.submission")} <code>${textHtml(submission_sha256.slice(0, 16))}</code>`,
      `${say("report.tests")} <code>${textHtml(tests_sha256.slice(0, 16))}</code>`,
      `voxelbook ${textHtml(lib_version)}, ${textHtml(runtime)}`,
    ];
    return `<p>${textHtml(assignment)}: ${parts.filter((part) => part !== "").join("; ")}</p>`;
  });
  return `<footer>${lines.join("\n")}</footer>`;
}

/** Writes the report of one student over all their exercises: one page that loads and runs nothing. */
export async function reportHtml(
  records: readonly GradeRecord[],
  context: ReportContext,
): Promise<string> {
  const {language, courseTitle, name} = context;
  const say = sayIn(language);
  const student = textHtml(records[0]?.student ?? "");
  const who = name === undefined ? student : `${textHtml(name)} (${student})`;
  const title = `${say("report.title")}: ${who}`;
  const score = addPoints(records.map((record) => record.score));
  const maxScore = addPoints(records.map((record) => record.max_score));
  const sections: string[] = [];
  for (const record of records) sections.push(await recordHtml(record, context));
  const course = courseTitle === undefined ? "" : `<p class="soft">${textHtml(courseTitle)}</p>`;
  const body = `<header>${course}<h1>${say("report.title")}: <bdi>${who}</bdi></h1>
<p class="total"><strong>${scoreText(score, maxScore, say)}</strong></p>
${contentsHtml(records, language)}
<p class="soft small">${say("report.expectedHidden")}</p></header>
<main>${sections.join("\n")}</main>
${provenanceHtml(records, language)}`;
  return htmlPage({title, body, language, style: REPORT_STYLE});
}
