import {escapeHtml, formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import type {GradeRecord} from "./record.ts";
import {page, sayIn, textIn} from "./reportHtml.ts";

/** Writes the overview for the instructor: a row for each student and exercise, linked to the student's report. */
export function indexHtml(records: readonly GradeRecord[], language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const rows = records.map((record) => {
    const link = `${encodeURIComponent(record.student)}/report.html`;
    const reason = record.reason === null ? "" : text(record.reason);
    const notes = record.notes.map(text).join("; ");
    return `<tr><th scope="row"><a href="${link}">${escapeHtml(record.student)}</a></th><td>${escapeHtml(record.assignment)}</td>
<td class="number">${formatPoints(record.score)}</td><td class="number">${formatPoints(record.max_score)}</td>
<td>${say(`report.${record.status}`)}</td><td>${[reason, notes].filter((part) => part !== "").join("; ")}</td></tr>`;
  });
  const students = new Set(records.map(({student}) => student)).size;
  const [first] = records;
  const isolation =
    first === undefined
      ? ""
      : `; ${say("report.isolation")}: ${escapeHtml(first.provenance.isolation)}`;
  const body = `<h1>${say("report.course")}</h1>
<p class="soft">${students} ${say("report.students")}${isolation}</p>
<div class="scroll"><table class="overview">
<thead><tr><th scope="col">${say("report.student")}</th><th scope="col">${say("report.exercise")}</th><th scope="col" class="number">${say("report.score")}</th><th scope="col" class="number">/</th><th scope="col">${say("report.status")}</th><th scope="col">${say("report.notes")}</th></tr></thead>
<tbody>${rows.join("\n")}</tbody>
</table></div>`;
  return page(say("report.course"), body, language);
}
