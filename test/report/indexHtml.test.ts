import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {JSDOM} from "jsdom";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {indexHtml, type Overview} from "../../workbench/report/indexHtml.ts";
import {MarkingAnswers} from "../../workbench/report/markingAnswers.ts";
import {overviewRow} from "../../workbench/report/overviewRow.ts";
import type {OverviewData} from "../../workbench/report/page/pageData.ts";
import {madeAnalysis} from "./madeAnalysis.ts";
import {both, madeMark, madeRecord, manualQuestion, testQuestion} from "./madeRecords.ts";

const HOSTILE = `</script><script>alert(1)</script><!--<img src=x onerror="alert(1)">'\u202e`;

async function overviewOf(
  records: readonly GradeRecord[],
  part: Partial<Overview> = {},
): Promise<{html: string; document: Document; data: OverviewData}> {
  const language = part.language ?? "en";
  const marking = new MarkingAnswers(language, {"00-small/double/why": ["Say why."]});
  for (const record of records) {
    await marking.add(record, async () => ({ok: false, code: "figure.notFigure"}));
  }
  const html = indexHtml({
    language,
    courseTitle: undefined,
    rows: records.map(overviewRow),
    names: new Map(),
    found: {state: "absent"},
    marking: marking.parts(),
    script: "void 0;",
    ...part,
  });
  const {document} = new JSDOM(html).window;
  const data = JSON.parse(document.querySelector("#data")?.textContent ?? "") as OverviewData;
  return {html, document, data};
}

const reason = (code: string): GradeRecord["reason"] => ({code, args: {}, ...both(code)});

/** A class in which each thing that the first screen counts occurs. */
const CLASS: readonly GradeRecord[] = [
  madeRecord({student: "s001", questions: [testQuestion(), manualQuestion("Because.")]}),
  madeRecord({student: "s002", late_seconds: 7_200, score: 5}),
  madeRecord({student: "s003", status: "not_gradable", reason: reason("submission.json")}),
  madeRecord({student: "s004", status: "not_gradable", reason: reason("submission.missing")}),
  madeRecord({
    student: "s005",
    status: "infrastructure_error",
    reason: reason("submission.infrastructure"),
  }),
];

describe("the overview", () => {
  it("says first what needs the instructor: waiting, not graded here, not gradable, late", async () => {
    const {document} = await overviewOf(CLASS);
    const needs = [...document.querySelectorAll(".needs li")].map((item) => item.textContent);
    assert.deepEqual(needs, [
      "1 Answers waiting for a person",
      "1 Submissions that could not be graded here: grade again",
      "1 Submissions that cannot be graded as they are",
      "1 Exercises not handed in",
      "1 Submissions that came late",
    ]);
    assert.match(document.querySelector("#needs")?.textContent ?? "", /voxelbook analyse/);
  });

  it("says that nothing waits when nothing does", async () => {
    const {document} = await overviewOf([madeRecord()]);
    assert.match(document.querySelector("#needs")?.textContent ?? "", /Nothing waits for you/);
  });

  it("adds pairs that are alike, signs, tests to look at and changed verdicts", async () => {
    const {document} = await overviewOf(CLASS, {
      found: {state: "there", analysis: madeAnalysis()},
    });
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".needs a")].map((link) => [
      link.getAttribute("href"),
      link.querySelector("strong")?.textContent,
    ]);
    assert.deepEqual(links.slice(-4), [
      ["#similarity", "1"],
      ["#similarity", "1"],
      ["#items", "1"],
      ["#flakiness", "1"],
    ]);
    for (const [address] of links) {
      assert.ok(document.querySelector(address ?? ""), `${address} is in the page`);
    }
    const beside = [...document.querySelectorAll(".pair pre")].map((one) => one.textContent);
    assert.deepEqual(beside, ["const a = 1;", "const b = 1;"]);
  });

  it("has a row for each student and a column for each exercise, with the total", async () => {
    const records = ["a", "b"].flatMap((student) =>
      ["00-small/one", "00-small/two"].map((assignment) =>
        madeRecord({student, assignment, title: both(assignment), score: 0.1, max_score: 2}),
      ),
    );
    const {document} = await overviewOf(records.slice(0, 3), {names: new Map([["b", "Doe B"]])});
    const rows = [...document.querySelectorAll("#grades tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    assert.deepEqual(rows, [
      ["a", "0.2", "0.1", "0.1"],
      ["b Doe B", "0.1", "0.1", ""],
    ]);
    const link = document.querySelector("#grades tbody a");
    assert.equal(link?.getAttribute("href"), "a/report.html");
  });

  it("marks each score with a sign that is explained below the table", async () => {
    const {document} = await overviewOf(CLASS);
    const signs = [...document.querySelectorAll("#grades tbody tr")].map((row) => [
      row.getAttribute("data-m"),
      row.querySelector("td b")?.getAttribute("title") ?? null,
    ]);
    assert.deepEqual(signs, [
      ["w", "waits for a person"],
      ["l", "late by 2 h 0 min"],
      ["n", "submission.json"],
      ["m", "submission.missing"],
      ["x", "submission.infrastructure"],
    ]);
    assert.equal(document.querySelectorAll("ul.signs li").length, 6);
  });

  it("draws how the scores are spread, of graded submissions only, with titles on both axes", async () => {
    const {document} = await overviewOf(CLASS);
    const figure = document.querySelector("#distribution figure");
    assert.match(figure?.textContent ?? "", /Points\s*Students\s*n = 2, median 2\.5 of 8\.5/);
    assert.match(figure?.querySelector("svg")?.getAttribute("aria-label") ?? "", /2 students/);
  });

  it("hands the answers to the marking without telling names by their order", async () => {
    const records = Array.from({length: 12}, (_, i) =>
      madeRecord({
        student: `s${String(i).padStart(3, "0")}`,
        questions: [manualQuestion(`Answer ${i}`)],
      }),
    );
    const {document, data} = await overviewOf(records);
    const students = data.answers.map(({student}) => student);
    assert.notDeepEqual(students, [...students].sort());
    assert.equal(new Set(data.answers.map(({key}) => key)).size, 12);
    data.answers.forEach(({student}, i) => {
      const template = document.querySelector<HTMLTemplateElement>(`#answer-${i}`);
      const written = template?.content.textContent?.trim();
      assert.equal(written, `Answer ${Number(student.slice(1))}`);
    });
    assert.deepEqual(data.questions[0].comments, ["Say why."]);
  });

  it("keeps the keys of drafts when it is written again, and changes them with the course's secret", async () => {
    const record = madeRecord({questions: [manualQuestion("One")]});
    const keys = async (one: GradeRecord): Promise<string> =>
      (await overviewOf([one])).data.answers[0].key;
    const changed = madeRecord({questions: [manualQuestion("Two")]});
    assert.equal(await keys(record), await keys(changed));
    assert.notEqual(await keys(record), await keys({...record, seed: "another"}));
  });

  it("hands on marks that are there", async () => {
    const {student: _student, exercise: _exercise, question: _question, ...mark} = madeMark("One");
    const {data} = await overviewOf([madeRecord({questions: [manualQuestion("One", {mark})]})]);
    assert.deepEqual(data.answers[0].mark, mark);
  });

  it("runs its own script and nothing that a student wrote, wherever they wrote it", async () => {
    const record = madeRecord({
      student: HOSTILE,
      questions: [testQuestion(), manualQuestion(HOSTILE)],
      notes: [{code: "note.extra", args: {}, ...both(HOSTILE)}],
    });
    const analysis = madeAnalysis(HOSTILE);
    const {document, html, data} = await overviewOf([record], {
      courseTitle: HOSTILE,
      names: new Map([[HOSTILE, HOSTILE]]),
      found: {state: "there", analysis},
    });
    const scripts = [...document.querySelectorAll("script")];
    assert.deepEqual(
      scripts.map(({type, id}) => [type, id]),
      [
        ["application/json", "data"],
        ["", ""],
      ],
    );
    const hash = createHash("sha256").update("void 0;").digest("base64");
    assert.ok(html.includes(`script-src 'sha256-${hash}'`));
    assert.equal(document.querySelectorAll("img, iframe, object, base, form").length, 0);
    for (const element of document.querySelectorAll("*")) {
      for (const {name} of element.attributes) assert.ok(!name.startsWith("on"), name);
    }
    assert.equal(data.answers[0].student, HOSTILE);
    assert.ok(
      !document.body.textContent?.replaceAll(JSON.stringify(data), "").includes("\u202enope"),
    );
  });

  it("shows the start of an answer of a megabyte, with the way to the whole", async () => {
    const {html, document} = await overviewOf([
      madeRecord({questions: [manualQuestion("a".repeat(1_000_000))]}),
    ]);
    assert.ok(html.length < 100_000, String(html.length));
    const link = document
      .querySelector<HTMLTemplateElement>("#answer-0")
      ?.content.querySelector("a");
    assert.equal(link?.getAttribute("href"), "s001/report.html");
  });

  it("is in Chinese by the same rows", async () => {
    const {document} = await overviewOf(CLASS, {language: "zh-CN"});
    assert.equal(document.documentElement.lang, "zh-CN");
    assert.match(document.body.textContent ?? "", /现在需要处理[\s\S]*等待人工评分的答案/);
  });
});
