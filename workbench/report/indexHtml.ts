import {addPoints} from "../exercise/score.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import {CATALOGUES} from "../messages/message.ts";
import {histogramSvg, medianOf} from "./histogramSvg.ts";
import {htmlPage} from "./htmlPage.ts";
import {flakinessHtml, itemsHtml} from "./itemsHtml.ts";
import type {MarkingParts} from "./markingAnswers.ts";
import {markingHtml} from "./markingHtml.ts";
import {needsHtml} from "./needsHtml.ts";
import {exercisesOf, type OverviewExercise, type OverviewRow} from "./overviewRow.ts";
import {OVERVIEW_STYLE} from "./overviewStyle.ts";
import type {OverviewData} from "./page/pageData.ts";
import {madeMeta} from "./readMade.ts";
import type {FoundAnalysis} from "./readAnalysis.ts";
import {textHtml} from "./safeText.ts";
import {type Say, sayIn, textIn, timeHtml} from "./say.ts";
import {similarityHtml} from "./similarityHtml.ts";
import {byStudent, type StudentRows, tableHtml} from "./tableHtml.ts";
import {timesHtml} from "./timesHtml.ts";

/** What the overview is made of. */
export interface Overview {
  readonly language: Language;
  readonly courseTitle: string | undefined;
  /** Sorted by student, then by exercise. */
  readonly rows: readonly OverviewRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly found: FoundAnalysis;
  readonly marking: MarkingParts;
  /** The page's own script. */
  readonly script: string;
}

/** True for a row that has a score which means something. */
const counted = ({status}: OverviewRow): boolean =>
  status === "graded" || status === "needs_manual";

function figureHtml(title: string, scores: readonly number[], maxScore: number, say: Say): string {
  const facts = say("overview.facts", {
    n: scores.length,
    median: formatPoints(medianOf(scores)),
    maxScore: formatPoints(maxScore),
  });
  return `<figure><h3>${title}</h3>${histogramSvg(scores, maxScore, say)}<figcaption>${facts}</figcaption></figure>`;
}

/** Writes how the scores are spread: of each exercise, and of the totals where there are several. */
function distributionHtml(
  rows: readonly OverviewRow[],
  students: readonly StudentRows[],
  exercises: readonly OverviewExercise[],
  language: Language,
): string {
  const say = sayIn(language);
  const graded = rows.filter(counted);
  const totals = students
    .filter((student) => student.rows.some(counted))
    .map((student) => addPoints(student.rows.map(({score}) => score)));
  const most = addPoints(exercises.map(({maxScore}) => maxScore));
  const figures = exercises.map(({id, title, maxScore}) => {
    const scores = graded.filter(({exercise}) => exercise === id).map(({score}) => score);
    return figureHtml(textIn(language)(title), scores, maxScore, say);
  });
  const all = exercises.length > 1 ? figureHtml(say("overview.total"), totals, most, say) : "";
  return `<section id="distribution"><h2>${say("overview.distribution")}</h2><p class="soft">${say("overview.counted")}</p><div class="histograms">${all}${figures.join("")}</div></section>`;
}

/** Data for the script as JSON that cannot end the element it stands in. */
function dataHtml({language, marking}: Overview): string {
  const catalogue = Object.entries(CATALOGUES.report[language]);
  const words = Object.fromEntries(catalogue.filter(([code]) => code.startsWith("client.")));
  const {questions, answers} = marking;
  const data: OverviewData = {words, questions, answers};
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `<script type="application/json" id="data">${json}</script>`;
}

/** How the newest record was made, small at the end. */
function footerHtml(rows: readonly OverviewRow[], say: Say): string {
  const newest = rows.reduce((latest, {gradedAt}) => (gradedAt > latest ? gradedAt : latest), "");
  const tiers = [...new Set(rows.map(({isolation}) => isolation))].map(textHtml).join(", ");
  if (newest === "") return "";
  return `<footer class="soft small">${say("report.gradedAt")} ${timeHtml(newest)}; ${say("report.isolation")} ${tiers}</footer>`;
}

/** Writes the overview for the instructor: one page that opens from disk and loads nothing from elsewhere. */
export function indexHtml(overview: Overview): string {
  const {language, courseTitle, rows, names, found, marking, script} = overview;
  const say = sayIn(language);
  const exercises = exercisesOf(rows);
  const students = byStudent(rows, names);
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0);
  const parts = found.state === "there" ? found.analysis : undefined;
  const sections = [
    needsHtml(rows, found, language),
    markingHtml(marking, waiting, language),
    tableHtml(students, exercises, language),
    distributionHtml(rows, students, exercises, language),
    parts === undefined ? "" : itemsHtml(parts, language),
    parts === undefined ? "" : similarityHtml(parts, language),
    parts === undefined ? "" : flakinessHtml(parts, language),
    parts === undefined ? "" : timesHtml(parts, language),
  ].filter((section) => section !== "");
  const contents = sections.map((section) => {
    const [, id, title] = /^<section id="(\w+)"><h2>(.*?)<\/h2>/.exec(section) ?? [];
    return `<li><a href="#${id}">${title}</a></li>`;
  });
  const title = courseTitle === undefined ? say("overview.title") : textHtml(courseTitle);
  const counts = say("overview.counts", {students: students.length, exercises: exercises.length});
  const body = `<header id="top"><h1>${title}</h1><p class="soft">${counts}</p><nav><ul>${contents.join("")}</ul></nav></header>
<main>${sections.join("\n")}</main>
${footerHtml(rows, say)}
${dataHtml(overview)}`;
  const head = madeMeta(overview);
  return htmlPage({title, body, language, style: OVERVIEW_STYLE, script, head});
}
