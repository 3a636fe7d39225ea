import assert from "node:assert/strict";
import {JSDOM} from "jsdom";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {reportHtml} from "../../workbench/report/reportHtml.ts";
import type {ShownFigure} from "../../workbench/report/studentFigures.ts";
import {
  both,
  FAILED_TEST,
  HIDDEN_TEST,
  madeRecord,
  manualQuestion,
  MASKS,
  testQuestion,
} from "./madeRecords.ts";

const HOSTILE = `</title></script><script>alert(1)</script><img src=x onerror="alert(1)">'"\u202egnp`;
const noFigure = async (): Promise<ShownFigure> => ({ok: false, code: "figure.notFigure"});

async function pageOf(
  records: readonly GradeRecord[],
  language: "en" | "zh-CN" = "en",
  showFigure = noFigure,
): Promise<{html: string; document: Document; text: string}> {
  const html = await reportHtml(records, {language, showFigure});
  const {document} = new JSDOM(html).window;
  return {html, document, text: document.body.textContent ?? ""};
}

describe("the report of a student", () => {
  it("says criterion, verdict, points, call, expected, got and hint of a public test", async () => {
    const {text} = await pageOf([madeRecord()]);
    assert.match(
      text,
      /two becomes four — not right, 0 of 5 points\s+the sign is turned\s*Open hint 2\.\s*calldouble\(2\)expected4got-4/,
    );
    assert.match(text, /Printed by the answerprinted here/);
  });

  it("says the same in Chinese, by the same record", async () => {
    const {text, document} = await pageOf([madeRecord()], "zh-CN");
    assert.equal(document.documentElement.lang, "zh-CN");
    assert.match(text, /two becomes four·中 — 不正确/);
    assert.match(text, /请打开提示 2/);
  });

  it("shows of a hidden test its title, its verdict and its message, and nothing else", async () => {
    const {html, text} = await pageOf([madeRecord({questions: [testQuestion([HIDDEN_TEST])]})]);
    assert.match(text, /any number \(instructor's test\) — not right, 0 of 5 points\s+not right/);
    assert.ok(!html.includes("secret"));
    assert.ok(!html.includes("<img"));
  });

  it("shows where an image differs", async () => {
    const test = {...FAILED_TEST, picture: MASKS};
    const {document} = await pageOf([madeRecord({questions: [testQuestion([test])]})]);
    const alts = [...document.querySelectorAll("figure img")].map((image) =>
      image.getAttribute("alt"),
    );
    assert.deepEqual(alts, [
      "Mask of 4 × 2 pixels, 5 of them inside",
      "Mask of 4 × 2 pixels, 3 of them inside",
      "Difference of the two masks: 2 pixels in both, 3 only expected, 1 only in the answer",
    ]);
  });

  it("says once, not for each test, that an answer is not there", async () => {
    const absent = {
      ...FAILED_TEST,
      status: "not_run" as const,
      message: {code: "answer.notAnswered", args: {}, ...both("Not answered yet.")},
    };
    const questions = [testQuestion([absent, {...absent, id: "double.public.2"}])];
    const {text} = await pageOf([madeRecord({questions})]);
    assert.equal(text.split("Not answered yet.").length, 2);
  });

  it("shows a written answer as Markdown, its rubric, its points and the comment", async () => {
    const mark = {
      points: {idea: 2, words: 0.5},
      comment: "Well seen.\nMore words next time.",
      marked_at: "2026-01-03T00:00:00.000Z",
      answer_sha256: "",
    };
    const question = {...manualQuestion("Because **air** is empty.", {mark}), score: 2.5};
    const {document, text} = await pageOf([madeRecord({questions: [question]})]);
    assert.equal(document.querySelector(".answer strong")?.textContent, "air");
    assert.match(text, /The idea is right22The words are right0\.51\.5/);
    assert.match(text, /Well seen\.\nMore words next time\./);
    assert.ok(!text.includes("waits for a person"));
  });

  it("says that an answer waits for a person, or that nothing was handed in", async () => {
    const waiting = await pageOf([madeRecord({questions: [manualQuestion("Because.")]})]);
    assert.match(waiting.text, /waits for a person/);
    const empty = await pageOf([madeRecord({questions: [manualQuestion("")]})]);
    assert.match(empty.text, /Nothing was handed in\./);
    assert.ok(!empty.text.includes("waits for a person"));
  });

  it("shows a figure as a picture inside the page, or says why not", async () => {
    const question = manualQuestion('{"data": []}', {kind: "figure"});
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const drawn = await pageOf([madeRecord({questions: [question]})], "en", async () => ({
      ok: true,
      svg,
      file: "figures/a.svg",
      title: 'Drift "over" time',
    }));
    const image = drawn.document.querySelector("img.figure");
    assert.equal(image?.getAttribute("alt"), 'The figure that was handed in: Drift "over" time');
    const base64 = Buffer.from(svg).toString("base64");
    assert.equal(image?.getAttribute("src"), `data:image/svg+xml;base64,${base64}`);
    const refused = await pageOf([madeRecord({questions: [question]})]);
    assert.match(refused.text, /The answer is not a figure/);
    assert.match(refused.text, /\{"data": \[\]\}/);
  });

  for (const [seconds, time] of [
    [20, "1 min"],
    [3_540, "59 min"],
    [7_500, "2 h 5 min"],
    [180_000, "2 d 2 h"],
  ] as const) {
    it(`says that ${seconds} s late is ${time}`, async () => {
      const {text} = await pageOf([madeRecord({late_seconds: seconds})]);
      assert.ok(text.includes(`late by ${time}`), text.slice(0, 400));
    });
  }

  it("says why an exercise was not graded, and shows no tests of it", async () => {
    const reason = {code: "submission.empty", args: {}, ...both("the file is empty")};
    const {text} = await pageOf([madeRecord({status: "not_gradable", reason})]);
    assert.match(text, /Reason: the file is empty/);
    assert.ok(!text.includes("two becomes four"));
  });

  it("sums several exercises so that ten tenths make one, and lists them first", async () => {
    const records = Array.from({length: 10}, (_, i) =>
      madeRecord({assignment: `00-small/e${i}`, score: 0.1, max_score: 0.3}),
    );
    const {text, document} = await pageOf(records);
    assert.match(text, /1 of 3 points/);
    assert.equal(document.querySelectorAll("table.exercises tbody tr").length, 10);
    for (const link of document.querySelectorAll<HTMLAnchorElement>("table.exercises a")) {
      assert.ok(document.querySelector(link.getAttribute("href") ?? ""), link.outerHTML);
    }
  });

  it("runs and loads nothing that a student wrote, wherever they wrote it", async () => {
    const test = {
      ...FAILED_TEST,
      title: both(HOSTILE),
      output: HOSTILE,
      call: HOSTILE,
      expected: HOSTILE,
      got: HOSTILE.repeat(20),
      message: {code: "author", args: {}, ...both(HOSTILE)},
    };
    const written = manualQuestion(`${HOSTILE}\n\n![p](http://elsewhere.example/p.png)`);
    const notes = [{code: "note.extra", args: {}, ...both(HOSTILE)}];
    const record = madeRecord({
      student: HOSTILE,
      questions: [testQuestion([test]), written],
      notes,
    });
    const {document, html} = await pageOf([record]);
    assert.equal(document.querySelectorAll("script, iframe, object, embed, base, form").length, 0);
    for (const element of document.querySelectorAll("*")) {
      for (const {name, value} of element.attributes) {
        assert.ok(!name.startsWith("on"), `${element.tagName} has ${name}`);
        assert.ok(name !== "src" || value.startsWith("data:image/"), value);
      }
    }
    assert.ok(!html.includes("\u202e"), "a character that turns the line is shown by its number");
    assert.match(html, /⟨U\+202E⟩/);
    assert.match(html, /content="default-src 'none'[^"]*"/);
    assert.ok(!html.includes("script-src"));
  });

  it("takes an answer of a megabyte", async () => {
    const {text} = await pageOf([
      madeRecord({questions: [manualQuestion("$$a\n".repeat(250_000))]}),
    ]);
    assert.match(text, /Too long to be read as Markdown/);
    assert.ok(text.length > 1_000_000);
  });
});
