import type {
  Analysis,
  AnswerItems,
  ExerciseItems,
  ItemFlag,
  TestItems,
} from "../analyse/analysis.ts";
import {escapeHtml, formatPoints} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import {textHtml} from "./safeText.ts";
import {sayIn, textIn} from "./say.ts";

/** Flags that ask for a look at the test itself; the others only tell. */
const TROUBLE: readonly ItemFlag[] = ["nobody", "negative", "weak", "timeouts"];

/** A test with a flag, and where it stands. */
export interface FlaggedTest {
  readonly exercise: string;
  readonly question: string;
  readonly test: TestItems;
}

/** Lists the tests that should be looked at. */
export function flaggedTests({items}: Analysis): FlaggedTest[] {
  return items.flatMap(({exercise, answers}) =>
    answers.flatMap(({question, tests}) =>
      tests
        .filter(({flags}) => flags.some((flag) => TROUBLE.includes(flag)))
        .map((test) => ({exercise, question, test})),
    ),
  );
}

/** Writes a number between −1 and 1 with two digits; a dash where there is none. */
export function shareText(value: number | null): string {
  return value === null ? "–" : value.toFixed(2).replace("-", "−");
}

function meter(value: number | null): string {
  if (value === null) return "–";
  const width = Math.round(Math.min(1, Math.max(0, value)) * 40);
  return `<svg class="meter" viewBox="0 0 40 8" aria-hidden="true"><rect width="40" height="8"/><rect class="full" width="${width}" height="8"/></svg> ${shareText(value)}`;
}

function flagsHtml(flags: readonly ItemFlag[], language: Language): string {
  const say = sayIn(language);
  return flags
    .map((flag) => {
      const kind = TROUBLE.includes(flag) ? "bad" : "wait";
      return `<span class="badge ${kind}" title="${say(`flag.${flag}.long`)}">${say(`flag.${flag}`)}</span>`;
    })
    .join(" ");
}

function testRow(test: TestItems, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const hidden =
    test.visibility === "hidden" ? ` <span class="soft">(${say("report.hiddenTest")})</span>` : "";
  const messages = test.messages.map(
    (message) => `<li>${message.count} × ${text({en: message.en, zh: message.zh})}</li>`,
  );
  const interval = test.difficulty_interval;
  const range =
    interval === null ? "" : ` title="95 %: ${shareText(interval[0])}–${shareText(interval[1])}"`;
  return `<tr><td class="criterion">${text(test.title)}${hidden}</td><td class="number">${test.n}</td><td class="number"${range}>${meter(test.difficulty)}</td><td class="number">${shareText(test.discrimination)}</td><td>${flagsHtml(test.flags, language)}</td><td>${messages.length === 0 ? "" : `<ol>${messages.join("")}</ol>`}</td></tr>`;
}

function answerRows(answer: AnswerItems, language: Language): string {
  const title = textIn(language)(answer.title);
  const head = `<tr class="answer-row"><th scope="rowgroup">${title} <span class="soft">/ ${formatPoints(answer.max_score)}</span></th><td class="number">${answer.n}</td><td class="number">${meter(answer.difficulty)}</td><td class="number">${shareText(answer.discrimination)}</td><td></td><td></td></tr>`;
  const tests = answer.tests.map((test) => testRow(test, language));
  return `<tbody>${head}${tests.join("")}</tbody>`;
}

function exerciseHtml(items: ExerciseItems, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const columns = ["criterion", "n", "difficulty", "discrimination", "flags", "mistakes"].map(
    (name) => {
      const kind = ["n", "difficulty", "discrimination"].includes(name) ? ' class="number"' : "";
      return `<th scope="col"${kind}>${say(`items.${name}`)}</th>`;
    },
  );
  const notes = items.notes.map((note) => `<p class="soft">${text(note)}</p>`).join("");
  const alpha =
    items.alpha_answers === null
      ? ""
      : `<p class="soft small">${say("items.alpha", {alpha: shareText(items.alpha_answers)})}</p>`;
  const body = items.answers.map((answer) => answerRows(answer, language)).join("\n");
  return `<details open><summary><strong>${text(items.title)}</strong> <span class="soft">${escapeHtml(items.exercise)}, ${say("items.graded", {n: items.n})}</span></summary>${notes}
<div class="box" tabindex="0" role="region" aria-label="${text(items.title)}"><table class="items"><thead><tr>${columns.join("")}</tr></thead>${body}</table></div>${alpha}</details>`;
}

/** Writes the item analysis: how hard each test is, how well it separates, and the mistakes behind it. */
export function itemsHtml({items, notes}: Analysis, language: Language): string {
  const say = sayIn(language);
  const text = textIn(language);
  const said = notes.map((note) => `<p>${text(note)}</p>`).join("");
  return `<section id="items"><h2>${say("items.title")}</h2><p class="soft">${say("items.about")}</p>${said}
${items.map((one) => exerciseHtml(one, language)).join("\n")}</section>`;
}

/** Writes tests whose verdict changed when they ran again. */
export function flakinessHtml({flakiness}: Analysis, language: Language): string {
  if (flakiness === null) return "";
  const say = sayIn(language);
  const rows = flakiness.tests.map(
    ({exercise, question, title, seed, submissions, changed, blame}) =>
      `<tr><td class="criterion">${textIn(language)(title)}<br><span class="soft small">${textHtml(exercise)}/${textHtml(question)}</span></td><td class="number">${changed} / ${submissions}</td><td>${say(`flaky.seed.${seed}`)}</td><td>${say(`flaky.blame.${blame}`)}</td></tr>`,
  );
  const about = `<p class="soft">${say("flaky.about", {repeat: flakiness.repeat, sampled: flakiness.sampled, of: flakiness.of})}</p>`;
  const table =
    rows.length === 0
      ? `<p>${say("flaky.none")}</p>`
      : `<div class="box" tabindex="0" role="region" aria-label="${say("flaky.title")}"><table><thead><tr><th scope="col">${say("items.criterion")}</th><th scope="col" class="number">${say("flaky.changed")}</th><th scope="col">${say("flaky.seed")}</th><th scope="col">${say("flaky.blame")}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  const failed = flakiness.failed.map(
    ({exercise, student, reason}) =>
      `<li>${textHtml(student)} ${textHtml(exercise)}: ${textHtml(reason)}</li>`,
  );
  const failures =
    failed.length === 0 ? "" : `<p>${say("flaky.failed")}</p><ul>${failed.join("")}</ul>`;
  return `<section id="flakiness"><h2>${say("flaky.title")}</h2>${about}${table}${failures}</section>`;
}
