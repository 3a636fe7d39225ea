import type {
  CheckedManual,
  CheckedQuestion,
  CheckedTest,
  CheckReport,
  Language,
  Picture,
} from "../../exercise/types.ts";
import {makeElement} from "./makeElement.ts";
import type {Say} from "./pageData.ts";
import {safeHtml} from "./safeMarkup.ts";

/** Puts pictures of what was expected and got into a place; what draws them is fetched then. */
async function addPicture(place: HTMLElement, picture: Picture, language: Language): Promise<void> {
  const {pictureHtml} = await import("../../report/pictureHtml.ts");
  const {sayIn} = await import("../../report/say.ts");
  place.append(safeHtml(pictureHtml(picture, sayIn(language))));
}

function testView(test: CheckedTest, say: Say, language: Language): HTMLElement {
  const passed = test.status === "pass";
  const mark = makeElement("span", {class: "mark"}, passed ? "✓" : "✗");
  const verdict = makeElement("span", {class: "visually-hidden"}, say(passed ? "pass" : "fail"));
  const item = makeElement(
    "li",
    {class: passed ? "passed" : "failed"},
    mark,
    verdict,
    ` ${test.title}`,
  );
  if (passed) return item;
  if (test.message !== "") item.append(makeElement("p", {class: "why"}, test.message));

  // The call, what it should give and what it gave stand below each other, to be compared.
  const facts = makeElement("dl");
  const rows = [
    [say("call"), test.call],
    [say("expected"), test.expected],
    [say("got"), test.got],
  ] as const;
  for (const [name, value] of rows) {
    if (value === undefined) continue;
    facts.append(
      makeElement("dt", {}, name),
      makeElement("dd", {}, makeElement("code", {}, value)),
    );
  }
  if (facts.childElementCount > 0) item.append(facts);
  if (test.picture !== undefined) {
    const place = makeElement("div", {class: "check-picture"});
    item.append(place);
    void addPicture(place, test.picture, language);
  }
  if (test.hint !== undefined) {
    const open = makeElement(
      "button",
      {type: "button", class: "open-hint"},
      say("hint", {number: test.hint}),
    );
    open.dataset["openHint"] = String(test.hint);
    item.append(open);
  }
  return item;
}

/** What is said of an answer that a person marks: how far it is, and what points are given for. */
function manualView({message, rubric}: CheckedManual): HTMLElement[] {
  const lines = rubric.map(({title, points}) => `${title} (${round(points)})`);
  return [
    makeElement("p", {class: "why"}, message),
    makeElement("ul", {class: "rubric"}, ...lines.map((line) => makeElement("li", {}, line))),
  ];
}

function questionView(question: CheckedQuestion, say: Say, language: Language): HTMLElement {
  const {title, score, maxScore, hiddenPoints, tests, output, manual} = question;
  const points = say("questionScore", {score: round(score), maxScore: round(maxScore)});
  const marked = manual === undefined ? [makeElement("span", {class: "points"}, points)] : [];
  const view = makeElement(
    "section",
    {class: "question"},
    makeElement("h4", {}, title, ...marked),
    ...(manual === undefined ? [] : manualView(manual)),
    makeElement("ul", {}, ...tests.map((test) => testView(test, say, language))),
  );
  if (hiddenPoints > 0) {
    view.append(
      makeElement(
        "p",
        {class: "hidden-points"},
        say("hiddenPoints", {points: round(hiddenPoints)}),
      ),
    );
  }
  if (output !== "") view.append(makeElement("pre", {class: "stream", tabindex: "0"}, output));
  return view;
}

/** Points with at most two decimals. */
function round(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Shows the report of a check: each test with criterion, expected, got, and the hint that helps. */
export function checkReportView(report: CheckReport, say: Say): HTMLElement {
  const [score, maxScore] = [round(report.score), round(report.maxScore)];
  const total = say("score", {score, maxScore});
  const all = score >= maxScore;
  return makeElement(
    "div",
    {class: "check-report"},
    // Where a person marks everything, tests give no points that could be added up.
    ...(maxScore > 0 ? [makeElement("p", {class: all ? "total all" : "total"}, total)] : []),
    ...report.questions.map((question) => questionView(question, say, report.language)),
  );
}
