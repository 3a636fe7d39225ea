import {addPoints} from "../exercise/score.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import type {OverviewExercise, OverviewRow} from "./overviewRow.ts";
import {reportAddress, textHtml} from "./safeText.ts";
import {durationText, type Say, sayIn, textIn} from "./say.ts";

/** The rows of one student. */
export interface StudentRows {
  readonly student: string;
  readonly name: string | undefined;
  readonly rows: readonly OverviewRow[];
}

/** Groups rows, which come sorted by student. */
export function byStudent(
  rows: readonly OverviewRow[],
  names: ReadonlyMap<string, string>,
): StudentRows[] {
  const groups = new Map<string, OverviewRow[]>();
  for (const row of rows) {
    const own = groups.get(row.student);
    if (own === undefined) groups.set(row.student, [row]);
    else own.push(row);
  }
  return [...groups].map(([student, own]) => ({student, name: names.get(student), rows: own}));
}

/**
 * What a row of the table is found by: `w` an answer waits for a person, `n` handed in but not gradable, `m` nothing handed
 * in, `x` this machine could not grade it, `l` late, `t` there are notes.
 */
export function marksOf(row: OverviewRow): string {
  const missing = row.reasonCode === "submission.missing";
  const status = {
    graded: "",
    needs_manual: "w",
    not_gradable: missing ? "m" : "n",
    infrastructure_error: "x",
  }[row.status];
  return status + ((row.lateSeconds ?? 0) > 0 ? "l" : "") + (row.notes.length > 0 ? "t" : "");
}

/** The marks that stand beside a score, each with its sign. */
export const SIGNS: Readonly<Record<string, string>> = {
  w: "…",
  n: "!",
  m: "–",
  x: "✕",
  l: "L",
  t: "*",
};

function signTitle(mark: string, row: OverviewRow, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  if (mark === "l") return say("report.late", {time: durationText(row.lateSeconds ?? 0, say)});
  if (mark === "t") return row.notes.map(text).join("; ");
  return row.reason === null ? say(`mark.${mark}`) : text(row.reason);
}

function cellHtml(row: OverviewRow | undefined, language: Language): string {
  if (row === undefined) return "<td></td>";
  const marks = [...marksOf(row)].map(
    (mark) => `<b class="${mark}" title="${signTitle(mark, row, language)}">${SIGNS[mark]}</b>`,
  );
  return `<td data-v="${row.score}">${formatPoints(row.score)}${marks.join("")}</td>`;
}

function rowHtml(
  {student, name, rows}: StudentRows,
  exercises: readonly OverviewExercise[],
  language: Language,
): string {
  const byExercise = new Map(rows.map((row) => [row.exercise, row]));
  const total = addPoints(rows.map(({score}) => score));
  const marks = [...new Set(rows.map(marksOf).join(""))].join("");
  const cells = exercises.map(({id}) => cellHtml(byExercise.get(id), language));
  const named = name === undefined ? "" : ` <span class="soft">${textHtml(name)}</span>`;
  return `<tr data-m="${marks}"><th scope="row"><a href="${reportAddress(student)}"><bdi>${textHtml(student)}</bdi></a>${named}</th><td data-v="${total}"><strong>${formatPoints(total)}</strong></td>${cells.join("")}</tr>`;
}

function headHtml(exercises: readonly OverviewExercise[], language: Language): string {
  const say = sayIn(language);
  const most = addPoints(exercises.map(({maxScore}) => maxScore));
  const cell = (title: string, below: string, kind: string): string =>
    `<th scope="col" aria-sort="none" data-kind="${kind}"><span class="sort">${title}</span><span class="soft small">${below}</span></th>`;
  const columns = exercises.map(({id, title, maxScore}) =>
    cell(
      textIn(language)(title),
      `<span title="${textHtml(id)}">/ ${formatPoints(maxScore)}</span>`,
      "number",
    ),
  );
  return `<thead><tr>${cell(say("report.student"), "&nbsp;", "text")}${cell(say("overview.total"), `/ ${formatPoints(most)}`, "number")}${columns.join("")}</tr></thead>`;
}

function legendHtml(say: Say): string {
  const items = Object.entries(SIGNS).map(
    ([mark, sign]) => `<li><b class="${mark}">${sign}</b> ${say(`mark.${mark}`)}</li>`,
  );
  return `<ul class="signs">${items.join("")}</ul>`;
}

/** Controls of the table, shown by the page's script. */
function controlsHtml(say: Say): string {
  const options = ["", "w", "x", "n", "m", "l", "t"].map(
    (mark) =>
      `<option value="${mark}">${say(mark === "" ? "overview.allRows" : `mark.${mark}`)}</option>`,
  );
  return `<div class="controls" id="table-controls" hidden><label>${say("overview.find")} <input type="search" id="find" autocomplete="off"></label>
<label>${say("overview.show")} <select id="which">${options.join("")}</select></label> <output id="shown" class="soft"></output></div>`;
}

/** Writes the table of students and exercises; it is whole without the script, which sorts and filters it. */
export function tableHtml(
  students: readonly StudentRows[],
  exercises: readonly OverviewExercise[],
  language: Language,
): string {
  const say = sayIn(language);
  const rows = students.map((student) => rowHtml(student, exercises, language));
  return `<section id="table"><h2>${say("overview.table")}</h2>${controlsHtml(say)}
<div class="box" tabindex="0" role="region" aria-label="${say("overview.table")}"><table class="grades" id="grades">${headHtml(exercises, language)}
<tbody>${rows.join("\n")}</tbody></table></div>
${legendHtml(say)}</section>`;
}

/** Writes whether there are rows of the table that carry a mark, and how many submissions they are. */
export function countMark(rows: readonly OverviewRow[], mark: string): number {
  return rows.filter((row) => marksOf(row).includes(mark)).length;
}
