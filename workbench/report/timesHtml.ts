import type {Analysis, ExerciseTimes, Spread} from "../analyse/analysis.ts";
import type {Language} from "../exercise/types.ts";
import {textHtml} from "./safeText.ts";
import {durationText, sayIn, textIn, timeHtml} from "./say.ts";

const milliseconds = (spread: Spread | null): string =>
  spread === null ? "–" : `${Math.round(spread.median)} / ${Math.round(spread.p95)} ms`;

function rowHtml(times: ExerciseTimes, language: Language): string {
  const say = sayIn(language);
  const {own, first_submitted: first, last_submitted: last} = times;
  const worked =
    own === null ? "–" : say("times.own", {time: durationText(own.seconds.median, say), n: own.n});
  const slowest = times.slowest
    .slice(0, 3)
    .map(({student, ms}) => `${textHtml(student)} (${Math.round(ms)} ms)`);
  const span = first === null || last === null ? "–" : `${timeHtml(first)} – ${timeHtml(last)}`;
  return `<tr><th scope="row">${textIn(language)(times.title)}</th><td class="number">${milliseconds(times.grading_ms)}</td><td>${slowest.join(", ")}</td><td>${worked}</td><td>${span}</td><td class="number">${times.late}</td></tr>`;
}

/** Writes how long grading took, what the notebooks say of the students' time, and when they came. */
export function timesHtml({times}: Analysis, language: Language): string {
  if (times.length === 0) return "";
  const say = sayIn(language);
  const columns = ["exercise", "grading", "slowest", "worked", "submitted", "late"].map((name) => {
    const kind = ["grading", "late"].includes(name) ? ' class="number"' : "";
    return `<th scope="col"${kind}>${say(`times.${name}`)}</th>`;
  });
  return `<section id="times"><h2>${say("times.title")}</h2><p class="soft">${say("times.about")}</p>
<div class="box" tabindex="0" role="region" aria-label="${say("times.title")}"><table><thead><tr>${columns.join("")}</tr></thead><tbody>${times.map((one) => rowHtml(one, language)).join("\n")}</tbody></table></div></section>`;
}
