import assert from "node:assert/strict";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {type Browser, type BrowserContext, chromium, type Page} from "playwright-core";
import {applyMarks} from "../../workbench/grader/applyMarks.ts";
import {parseMarks} from "../../workbench/grader/readMarks.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {MarkableAnswers, mergeMarks} from "../../workbench/report/mergeMarks.ts";
import {writeReports} from "../../workbench/report/writeReports.ts";
import {madeAnalysis} from "../report/madeAnalysis.ts";
import {
  both,
  FAILED_TEST,
  madeRecord,
  manualQuestion,
  MASKS,
  testQuestion,
} from "../report/madeRecords.ts";
import {findChromium} from "./support/findChromium.ts";
import {measureContrast} from "./support/measureContrast.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

const HOSTILE = `x</script><script>window.evil = 1</script><img src=x onerror="window.evil = 1">\u202e`;

/** Twelve students; the answer of s002 is hostile, and s003 is late. */
function made(answerOf: (i: number) => string): GradeRecord[] {
  return Array.from({length: 12}, (_, i) => {
    const answer = i === 2 ? HOSTILE : answerOf(i);
    const test = {...FAILED_TEST, picture: MASKS, output: HOSTILE};
    return madeRecord({
      student: i === 2 ? `s002${HOSTILE.replaceAll("/", "")}` : `s${String(i).padStart(3, "0")}`,
      title: both("Doubling what was measured"),
      questions: [testQuestion([{...test, score: i % 6}]), manualQuestion(answer)],
      ...(i === 3 ? {late_seconds: 3_600} : {}),
    });
  });
}

describe("the overview in a browser", function () {
  this.timeout(120_000);
  let out: string;
  let browser: Browser;
  let context: BrowserContext;
  let records: GradeRecord[];
  const errors: string[] = [];
  const outside: string[] = [];

  async function write(answerOf: (i: number) => string): Promise<void> {
    records = made(answerOf);
    for (const record of records) {
      const path = join(out, record.student, "00-small/double.json");
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, JSON.stringify(record));
    }
    await writeReports(out, {language: "en"});
  }

  async function open(path: string, from = context): Promise<Page> {
    const page = await from.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => errors.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${path}: ${message.text()}`);
    });
    page.on("request", (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) outside.push(request.url());
    });
    const [file, hash = ""] = path.split("#");
    await page.goto(`${pathToFileURL(join(out, file))}${hash === "" ? "" : `#${hash}`}`);
    return page;
  }

  before(async function () {
    skipWithoutChromium(this);
    out = await mkdtemp(join(tmpdir(), "voxelbook-overview-"));
    await writeFile(join(out, "analysis.json"), JSON.stringify(madeAnalysis(HOSTILE)));
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser = await chromium.launch({executablePath: findChromium()!, args});
    await write((i) => `Answer **${i}**`);
  });
  beforeEach(async () => {
    context = await browser.newContext({viewport: {width: 1280, height: 900}});
  });
  afterEach(async () => {
    await context?.close();
    assert.deepEqual(errors.splice(0), []);
    assert.deepEqual(outside.splice(0), []);
  });
  after(async () => {
    await browser?.close();
    if (out !== undefined) await rm(out, {recursive: true, force: true});
  });

  it("sorts and filters its table, and follows the first screen's links", async () => {
    const page = await open("index.html");
    const totals = (): Promise<string[]> =>
      page.locator("#grades tbody tr:visible td:nth-child(2)").allTextContents();
    await page.getByRole("button", {name: "Total"}).click();
    const sorted = (await totals()).map(Number);
    assert.deepEqual(
      sorted,
      [...sorted].sort((a, b) => b - a),
    );
    await page.getByRole("button", {name: "Total"}).click();
    assert.deepEqual((await totals()).map(Number), sorted.toReversed());
    await page.locator("#find").fill("s01");
    assert.equal((await totals()).length, 2);
    await page.locator("#find").fill("");
    await page.getByRole("link", {name: /came late/}).click();
    assert.equal((await totals()).length, 1);
    assert.equal(await page.locator("#shown").textContent(), "1 of 12 shown");
  });

  it("is whole without its script", async () => {
    const plain = await browser.newContext({javaScriptEnabled: false});
    const page = await open("index.html", plain);
    assert.equal(await page.locator("#grades tbody tr").count(), 12);
    assert.equal(await page.locator("#table-controls").isVisible(), false);
    assert.ok(await page.getByText("Marking needs this page's script.").isVisible());
    await plain.close();
  });

  it("runs nothing that a student wrote, in any view", async () => {
    for (const path of ["index.html", "index.html#marking", `${records[2].student}/report.html`]) {
      const page = await open(path.replaceAll("%", "%25"));
      assert.equal(await page.evaluate("window.evil"), undefined, path);
    }
    const page = await open("index.html#marking");
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate("window.evil"), undefined);
    assert.equal(await page.evaluate("document.images.length"), 0);
  });

  it("is marked by keyboard alone, keeps the marks over a reload, and writes them to a file", async () => {
    const page = await open("index.html#marking");
    assert.equal(await page.locator("#m-title").textContent(), "Answer 1 of 12");
    assert.equal(await page.locator("#m-student").isVisible(), false, "names are hidden");

    // Points of two items by digits, a comment, and on to the next that waits.
    await page.keyboard.press("2");
    await page.keyboard.press("1");
    await page.keyboard.press("c");
    await page.keyboard.type("Well seen.");
    await page.locator("#m-keep").click();
    await page.locator("#m-comment").press("Control+Enter");
    assert.equal(await page.locator("#m-title").textContent(), "Answer 2 of 12");
    assert.equal(await page.locator("#m-progress-text").textContent(), "1 of 12 marked");

    // A digit beyond the item's points is refused; full points and a kept comment.
    await page.keyboard.press("9");
    assert.equal(await page.locator("#m-total").textContent(), "0 / 3.5");
    await page.keyboard.press("f");
    await page.keyboard.press("f");
    assert.equal(await page.locator("#m-total").textContent(), "3.5 / 3.5");
    await page.getByRole("button", {name: "Well seen.", exact: true}).click();

    await page.reload();
    assert.equal(await page.locator("#m-title").textContent(), "Answer 3 of 12");
    assert.equal(await page.locator("#m-progress-text").textContent(), "2 of 12 marked");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#m-export").click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const file = parseMarks(text, "marks.json");
    const given = file.marks.map(({points, comment}) => [points, comment]);
    assert.deepEqual(
      new Set(given.map((one) => JSON.stringify(one))),
      new Set([
        JSON.stringify([{idea: 2, words: 1}, "Well seen."]),
        JSON.stringify([{idea: 2, words: 1.5}, "Well seen."]),
      ]),
    );
    assert.deepEqual(file.comments, {"00-small/double/why": ["Well seen."]});

    // What the page wrote, the command takes.
    const answers = new MarkableAnswers();
    for (const record of records) answers.add(record);
    const empty = {schema: 1, marks: [], comments: {}} as const;
    const {taken, marks} = mergeMarks(empty, file, answers, new Date());
    assert.equal(taken.length, 2);
    const marked = records.map((record) => applyMarks(record, marks));
    assert.equal(marked.filter(({status}) => status === "graded").length, 2);

    // Another browser reads the file.
    const other = await browser.newContext();
    const second = await open("index.html#marking", other);
    await second.locator("#m-import").setInputFiles(await download.path());
    await second.getByText("Taken: 2.").waitFor();
    assert.equal(await second.locator("#m-progress-text").textContent(), "2 of 12 marked");
    await other.close();
  });

  it("takes points by click and by number, and takes them back", async () => {
    const page = await open("index.html#marking");
    const items = page.locator("#m-rubric fieldset");
    await items.nth(1).getByRole("button", {name: "0.75"}).click();
    await items.nth(0).locator("input").fill("1.25");
    assert.equal(await page.locator("#m-total").textContent(), "2 / 3.5");
    await items.nth(0).locator("input").fill("7");
    assert.equal(await page.locator("#m-total").textContent(), "2 / 3.5");
    await page.locator("#m-clear").click();
    assert.equal(await page.locator("#m-total").textContent(), "0 / 3.5");
  });

  it("shows a name only when it is asked for", async () => {
    const page = await open("index.html#marking");
    await page.locator("#m-names").check();
    const name = await page.locator("#m-report").textContent();
    assert.match(name ?? "", /^s\d{3}/);
    assert.ok(await page.locator("#m-student").isVisible());
  });

  it("asks for another look when an answer has changed since it was marked", async () => {
    const page = await open("index.html#marking");
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("f");
      await page.keyboard.press("f");
      await page.keyboard.press("n");
    }
    assert.equal(await page.locator("#m-progress-text").textContent(), "12 of 12 marked");
    await write((i) => `Answer **${i}**${i === 5 ? " and more" : ""}`);

    // What a page keeps reaches the browser's other processes a moment later, on a busy machine after a reload.
    await page.waitForTimeout(1000);
    await page.reload();
    assert.equal(await page.locator("#m-progress-text").textContent(), "11 of 12 marked");
    assert.match((await page.locator("#m-answer").textContent()) ?? "", /Answer 5 and more/);
    assert.match((await page.locator("#m-notices").textContent()) ?? "", /changed.*3\.5 points/);
    assert.equal(await page.locator("#m-total").textContent(), "0 / 3.5");
    await page.getByRole("button", {name: "Give the same points again"}).click();
    assert.equal(await page.locator("#m-progress-text").textContent(), "12 of 12 marked");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      it(`can be read at ${width} px in ${colorScheme}: nothing beyond the side, enough contrast`, async () => {
        const narrow = await browser.newContext({colorScheme, viewport: {width, height: 800}});
        for (const path of ["index.html", "index.html#marking", "s003/report.html"]) {
          const page = await open(path, narrow);
          const wide = await page.evaluate("document.documentElement.scrollWidth");
          assert.equal(wide, width, path);
          // The loader that runs this file names its functions by a helper that the page lacks.
          await page.evaluate("globalThis.__name = (named) => named");
          assert.deepEqual(await page.evaluate(measureContrast, 4.5), [], path);
        }
        await narrow.close();
      });
    }
  }
});
