import type {Language} from "../exercise/types.ts";
import {flaggedTests} from "./itemsHtml.ts";
import type {OverviewRow} from "./overviewRow.ts";
import type {FoundAnalysis} from "./readAnalysis.ts";
import {sayIn, textIn} from "./say.ts";
import {countMark} from "./tableHtml.ts";

/** One thing that waits for the instructor: how many, of what, and where. */
interface Need {
  readonly count: number;
  readonly code: string;
  readonly link: string;
  /** The rows that the table then shows. */
  readonly mark?: string;
  readonly urgent: boolean;
}

function needsOf(rows: readonly OverviewRow[], found: FoundAnalysis): Need[] {
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0);
  const table = (mark: string, urgent: boolean): Need => ({
    count: countMark(rows, mark),
    code: `need.${mark}`,
    link: "#table",
    mark,
    urgent,
  });
  const needs = [
    {count: waiting, code: "need.w", link: "#marking", urgent: true},
    table("x", true),
    table("n", true),
    table("m", false),
    table("l", false),
  ];
  if (found.state === "there") {
    const {similarity, signs} = found.analysis;
    const flaky = found.analysis.flakiness?.tests.length ?? 0;
    needs.push(
      {count: similarity.students.length, code: "need.pairs", link: "#similarity", urgent: true},
      {count: signs.length, code: "need.signs", link: "#similarity", urgent: true},
      {
        count: flaggedTests(found.analysis).length,
        code: "need.tests",
        link: "#items",
        urgent: true,
      },
      {count: flaky, code: "need.flaky", link: "#flakiness", urgent: true},
    );
  }
  return needs.filter(({count}) => count > 0);
}

/** Why submissions could not be graded here, each reason once. */
function faultsHtml(rows: readonly OverviewRow[], language: Language): string {
  const text = textIn(language);
  const reasons = rows.flatMap(({status, reason}) =>
    status === "infrastructure_error" && reason !== null ? [text(reason)] : [],
  );
  const distinct = [...new Set(reasons)].slice(0, 5);
  return distinct.length === 0
    ? ""
    : `<ul>${distinct.map((reason) => `<li>${reason}</li>`).join("")}</ul>`;
}

/** Writes what waits for the instructor now: the first thing of the overview. */
export function needsHtml(
  rows: readonly OverviewRow[],
  found: FoundAnalysis,
  language: Language,
): string {
  const say = sayIn(language);
  const needs = needsOf(rows, found);
  const items = needs.map(({count, code, link, mark, urgent}) => {
    const which = mark === undefined ? "" : ` data-which="${mark}"`;
    return `<li class="${urgent ? "urgent" : "calm"}"><a href="${link}"${which}><strong>${count}</strong> <span>${say(code)}</span></a></li>`;
  });
  const analysis =
    found.state === "there" ? "" : `<p class="soft">${say(`analysis.${found.state}`)}</p>`;
  const nothing = needs.some(({urgent}) => urgent) ? "" : `<p>${say("need.nothing")}</p>`;
  return `<section id="needs"><h2>${say("need.title")}</h2>${nothing}<ul class="needs">${items.join("")}</ul>${faultsHtml(rows, language)}${analysis}</section>`;
}
